"""`diagnostics`: with a store and without, as text, as JSON and as a file; and what happens when a command breaks."""

import json
import zipfile
from pathlib import Path

import pytest

from core.clinic.views import search
from core.store.store import Store
from tests.desktop.command_line.test_commands import EXAMPLE, calcitrack, clinic, made_store
from tests.stores import PASSPHRASE

__all__ = ["clinic", "made_store"]


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("facts", "journal", "crashes"):
        monkeypatch.setattr(f"desktop.support.{module}.log_folder", lambda: tmp_path / "log")
    monkeypatch.setenv("CALCITRACK_LANGUAGE", "en")
    return tmp_path / "log"


def test_without_a_store_nobody_is_asked_for_a_passphrase(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CALCITRACK_PASSPHRASE", raising=False)
    assert calcitrack("diagnostics", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() == {"program", "machine", "journal", "settings", "folders", "libraries"}
    assert calcitrack("diagnostics") == 0
    assert "This computer" in capsys.readouterr().out


def test_a_store_that_is_named_is_told_of(clinic: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calcitrack("import", EXAMPLE, "--store", clinic)
    capsys.readouterr()
    assert calcitrack("diagnostics", "--json", "--store", clinic) == 0
    record = json.loads(capsys.readouterr().out)["record"]
    assert (record["kind"], record["patients"], record["backup"]) == ("folder", 1, "no_plan")
    assert record["schema"] and record["record_bytes"] > 0 and record["trail_problems"] == []


def test_a_store_that_cannot_be_opened_is_told_and_the_rest_all_the_same(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALCITRACK_PASSPHRASE", "not this one")
    out = tmp_path / "support.zip"
    assert calcitrack("diagnostics", "--bundle", out, "--store", clinic) == 1
    assert "passphrase" in capsys.readouterr().err
    assert calcitrack("diagnostics", "--store", clinic) == 1
    told = capsys.readouterr().out
    assert "The record cannot be read: The account or the passphrase is not right" in told and "error." not in told
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("diagnostics.json"))["record"] == {"problem": "error.store.wrong_passphrase"}


def test_a_support_file_of_a_store_stands_in_its_trail(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calcitrack("diagnostics", "--bundle", tmp_path / "support.zip", "--store", clinic) == 0
    assert str(tmp_path / "support.zip") in capsys.readouterr().out
    store = Store.open(clinic, "admin", PASSPHRASE)
    with store.read() as session:
        rows = session.connection().exec_driver_sql("SELECT action FROM audit").scalars().all()
    store.close()
    assert "support.saved" in rows


def test_a_command_that_breaks_says_its_kind_and_keeps_the_place(
    clinic: Path, log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_given: object) -> None:
        raise ZeroDivisionError("ZHANG Mei, CUA-001")

    monkeypatch.setattr(search, "patient_named", breaks)
    assert calcitrack("report", "handover", "--patient", "CUA-001", "--out", log, "--store", clinic) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1 and "ZeroDivisionError" in told.err
    assert "ZHANG" not in told.out + told.err
    (report,) = log.glob("crash-*.json")
    assert json.loads(report.read_text())["where"][-1].endswith("breaks") and "ZHANG" not in report.read_text()
    assert "ZHANG" not in (log / "calcitrack.log").read_text()
