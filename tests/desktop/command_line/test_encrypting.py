"""`--encrypt`: a passphrase from the environment or asked for twice, never an argument; and back by `import`."""

import io
import json
from pathlib import Path

import pikepdf
import pytest

from core.exchange.protecting import is_protected, opened_by
from core.reports.choices import KINDS
from desktop.command_line import terminal
from desktop.command_line.app import run
from desktop.command_line.exporting import COMMANDS
from tests.desktop.command_line.test_commands import EXAMPLE, calcitrack, clinic
from tests.stores import made_store

__all__ = ["clinic", "made_store"]

PASSPHRASE = "seven herons under a bridge"


@pytest.fixture
def ward(clinic: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clinic with the example patient, and a passphrase for files in the environment."""
    assert calcitrack("import", EXAMPLE, "--store", clinic, "--json") == 0
    monkeypatch.setenv("CALCITRACK_EXPORT_PASSPHRASE", PASSPHRASE)
    capsys.readouterr()
    return clinic


@pytest.mark.parametrize("kind", KINDS)
def test_every_report_can_be_encrypted(ward: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "report.pdf"
    assert calcitrack("report", kind, "--patient", "CUA-001", "--out", out, "--encrypt", "--store", ward) == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password=PASSPHRASE) as document:
        assert document.encryption.R == 6


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_export_can_be_encrypted(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = tmp_path / "out.zip"
    more = ("--report",) if name == "dicom" else ()
    arguments = ("export", name, "--all", "--out", out, *more, "--encrypt", "--store", ward)
    assert calcitrack(*arguments, "--json") == 0
    assert json.loads(capsys.readouterr().out)["encrypted"] is True
    data = out.read_bytes()
    assert is_protected(data)
    assert b"CUA-001" not in data
    assert calcitrack(*arguments) == 0
    assert "cannot be recovered" in capsys.readouterr().out


def test_the_audit_trail_can_be_encrypted(ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, sealed = tmp_path / "trail.csv", tmp_path / "trail.zip"
    assert calcitrack("trail", "--out", plain, "--store", ward) == 0
    assert "outside the program's protection" in capsys.readouterr().out
    assert calcitrack("trail", "--patient", "CUA-001", "--out", sealed, "--encrypt", "--store", ward) == 0
    assert "cannot be recovered" in capsys.readouterr().out
    everything = plain.read_text("utf-8-sig").splitlines()
    one = opened_by(sealed.read_bytes(), PASSPHRASE).decode("utf-8-sig").splitlines()
    assert 1 < len(one) < len(everything)
    assert all("CUA-001" in line for line in one[1:])
    assert calcitrack("trail", "--out", tmp_path / "trail.txt", "--encrypt", "--store", ward) == 1
    assert not (tmp_path / "trail.txt").exists()


def test_a_plain_export_says_where_protection_ends(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (("export", "case"), ("report", "handover")):
        out = tmp_path / arguments[1]
        assert calcitrack(*arguments, "--patient", "CUA-001", "--out", out, "--store", ward) == 0
        assert "outside the program's protection" in capsys.readouterr().out


def test_an_encrypted_case_comes_back_and_a_wrong_passphrase_brings_nothing(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "case.zip"
    assert calcitrack("export", "case", "--patient", "CUA-001", "--out", out, "--encrypt", "--store", ward) == 0
    monkeypatch.setenv("CALCITRACK_EXPORT_PASSPHRASE", "another one")
    assert calcitrack("import", out, "--store", ward, "--preview") == 1
    assert "does not open this file" in capsys.readouterr().err
    monkeypatch.setenv("CALCITRACK_EXPORT_PASSPHRASE", PASSPHRASE)
    assert calcitrack("import", out, "--store", ward, "--preview", "--json") == 0
    assert json.loads(capsys.readouterr().out)["imported"][0]["format"] == "case"


def test_the_passphrase_is_asked_for_twice_and_is_no_argument(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CALCITRACK_EXPORT_PASSPHRASE")
    out = tmp_path / "report.pdf"
    arguments = ("report", "handover", "--patient", "CUA-001", "--out", out, "--encrypt", "--store", ward)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert calcitrack(*arguments) == 1
    assert "CALCITRACK_EXPORT_PASSPHRASE" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter([PASSPHRASE, "seven herons", PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr(terminal, "getpass", lambda _asked: next(answers))
    assert calcitrack(*arguments) == 1
    assert not out.exists()
    assert calcitrack(*arguments) == 0
    assert out.exists()
    assert run(["report", "handover", "--encrypt", PASSPHRASE]) == 2


def test_a_weak_passphrase_writes_nothing(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALCITRACK_EXPORT_PASSPHRASE", "password")
    for name, out in (("export case", tmp_path / "a.zip"), ("report handover", tmp_path / "a.pdf")):
        arguments = (*name.split(), "--patient", "CUA-001", "--out", out, "--encrypt", "--store", ward)
        assert calcitrack(*arguments) == 1
        assert not out.exists()
        assert "guess" in capsys.readouterr().err
