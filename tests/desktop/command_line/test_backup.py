"""`backup` and `restore` as IT uses them: the contract's names, the report of the drill, one line for an error."""

import json
from pathlib import Path

import pytest

from core.clinic import opening
from desktop.command_line.app import run
from desktop.command_line.terminal import now
from tests.stores import PASSPHRASE

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "case-example.json"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CALCITRACK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CALCITRACK_LANGUAGE", "en")
    monkeypatch.delenv("CALCITRACK_ACCOUNT", raising=False)
    folder = tmp_path / "clinic"
    opening.close(opening.make_store(folder, "admin", PASSPHRASE, "Ward 7", "Asia/Shanghai", now).context)
    assert calcitrack("import", EXAMPLE, "--store", folder) == 0
    return folder


def calcitrack(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert calcitrack(*arguments) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    return told.err


def test_a_drill_in_one_command(clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disk, new = tmp_path / "disk", tmp_path / "new"
    capsys.readouterr()
    assert calcitrack("backup", "--to", disk, "--store", clinic, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert Path(made["folder"]).parent == disk
    assert made["trail"][0].count("#") == 2
    assert calcitrack("restore", "--from", disk, "--store", new, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["whole"], report["findings"], report["backup"]) == (True, [], made["backup"])
    assert report["counts"]["patient"] == {"backup": 1, "restored": 1}
    assert report["trail"] == made["trail"]
    assert report["hidden_photographs"] == 0
    again = tmp_path / "again.json"
    assert calcitrack("export", "case", "--patient", "CUA-001", "--out", again, "--store", new) == 0
    assert json.loads(again.read_bytes()) == json.loads(EXAMPLE.read_bytes())


def test_a_drill_in_words(clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert calcitrack("backup", "--to", tmp_path / "disk", "--store", clinic) == 0
    assert calcitrack("restore", "--from", tmp_path / "disk", "--store", tmp_path / "new") == 0
    said = capsys.readouterr().out
    assert "patient: 1 of 1" in said
    assert "withdrawn or erased in it: 0. Of what was withdrawn or erased later it knows nothing" in said
    assert "the audit trail is whole up to the backup’s anchors." in said


def test_a_backup_runs_beside_the_window(clinic: Path, tmp_path: Path) -> None:
    window = opening.open_store(clinic, "admin", PASSPHRASE, now)
    assert calcitrack("backup", "--to", tmp_path / "disk", "--store", clinic) == 0
    opening.close(window)


def test_what_is_refused_is_told_in_a_line(
    clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = tmp_path / "disk"
    assert "no backup here" in refused(capsys, "restore", "--from", tmp_path, "--store", tmp_path / "new")
    assert "a folder of their own" in refused(capsys, "backup", "--to", tmp_path, "--store", clinic)
    assert "not there" in refused(capsys, "backup", "--to", tmp_path / "a" / "b", "--store", clinic)
    assert calcitrack("backup", "--to", disk, "--store", clinic) == 0
    assert "empty folder" in refused(capsys, "restore", "--from", disk, "--store", clinic)
    monkeypatch.setenv("CALCITRACK_PASSPHRASE", "a heron elsewhere")
    assert "passphrase is not right" in refused(capsys, "restore", "--from", disk, "--store", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_damaged_photograph_file_is_told_and_the_rest_restored(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = opening.open_store(clinic, "admin", PASSPHRASE, now)
    writer.store.photographs.put(b"picture", "image/jpeg")
    opening.close(writer)
    assert calcitrack("backup", "--to", tmp_path / "disk", "--store", clinic) == 0
    (tmp_path / "disk" / "photographs" / "000001.db").write_bytes(b"damaged")
    capsys.readouterr()
    assert calcitrack("restore", "--from", tmp_path / "disk", "--store", tmp_path / "new", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["whole"] is False
    assert "photographs/000001.db" in report["findings"][0]
    assert report["counts"]["patient"] == {"backup": 1, "restored": 1}
