"""`account …` and `rotate-key` as IT uses them: the contract's names, and no passphrase as an argument."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.clinic import opening, signing_in
from core.clinic.commands import server
from core.errors import StoreError
from desktop.command_line.app import run
from desktop.command_line.terminal import now
from tests.servers import own_server
from tests.stores import PASSPHRASE

OWN = "seven slow herons in the reeds"


@pytest.fixture
def signs_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Whose passphrase the environment holds."""
    monkeypatch.setenv("CALCITRACK_LANGUAGE", "en")
    monkeypatch.delenv("CALCITRACK_ACCOUNT", raising=False)
    monkeypatch.delenv("CALCITRACK_NEW_PASSPHRASE", raising=False)
    return lambda passphrase: monkeypatch.setenv("CALCITRACK_PASSPHRASE", passphrase)


@pytest.fixture
def clinic(tmp_path: Path, signs_in: Callable[[str], None]) -> Path:
    signs_in(PASSPHRASE)
    folder = tmp_path / "clinic"
    opening.close(opening.make_store(folder, "admin", PASSPHRASE, "Ward 7", "UTC", now).context)
    return folder


def calcitrack(*arguments: object) -> int:
    return run([str(argument) for argument in arguments])


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert calcitrack(*arguments) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert calcitrack(*arguments) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    return told.err


def test_somebody_comes_forgets_and_goes(clinic, signs_in, capsys, monkeypatch) -> None:
    made = json.loads(
        said(capsys, "account", "add", "Li", "--role", "nurse", "--display-name", "RN Li", "--store", clinic, "--json")
    )
    assert made["account"] == "Li"
    signs_in(made["passphrase"])
    assert "choose your own" in refused(capsys, "verify", "--store", clinic, "--account", "li")
    assert "CALCITRACK_NEW_PASSPHRASE" in refused(capsys, "account", "passphrase", "--store", clinic, "--account", "Li")
    monkeypatch.setenv("CALCITRACK_NEW_PASSPHRASE", "too short")
    assert "at least 15" in refused(capsys, "account", "passphrase", "--store", clinic, "--account", "Li")
    monkeypatch.setenv("CALCITRACK_NEW_PASSPHRASE", OWN)
    said(capsys, "account", "passphrase", "--store", clinic, "--account", "Li")
    signs_in(OWN)
    assert "Roles that may: administrator" in refused(capsys, "account", "list", "--store", clinic, "--account", "li")
    said(capsys, "verify", "--store", clinic, "--account", "LI")
    signs_in(PASSPHRASE)
    assert "RN Li" in said(capsys, "account", "list", "--store", clinic)
    assert "clinician" in said(capsys, "account", "role", "li", "--role", "clinician", "--store", clinic)
    said(capsys, "account", "rename", "li", "--display-name", "Dr Li", "--store", clinic)
    assert json.loads(said(capsys, "account", "reset", "li", "--store", clinic, "--json"))["passphrase"]
    said(capsys, "account", "deactivate", "li", "--store", clinic)
    (admin, li) = json.loads(said(capsys, "account", "list", "--store", clinic, "--json"))["accounts"]
    assert (admin["account"], admin["active"]) == ("admin", True)
    assert (li["display_name"], li["role"], li["active"], li["opens"]) == ("Dr Li", "clinician", False, False)
    assert "deactivated" in said(capsys, "account", "list", "--store", clinic)
    assert "It is shown once" in said(capsys, "account", "reactivate", "li", "--store", clinic)


def test_what_cannot_be_is_one_line(clinic, capsys) -> None:
    assert "last administrator" in refused(capsys, "account", "deactivate", "admin", "--store", clinic)
    assert "Nobody called Chen" in refused(capsys, "account", "reset", "Chen", "--store", clinic)
    assert "no role physician" in refused(capsys, "account", "add", "Chen", "--role", "physician", "--store", clinic)
    assert "server" in refused(capsys, "rotate-key", "--store", "postgresql+psycopg:///nowhere")


def test_a_new_key(clinic, capsys, signs_in) -> None:
    key = json.loads(said(capsys, "rotate-key", "--store", clinic, "--json"))
    assert key["left_out"] == []
    said(capsys, "verify", "--store", clinic)
    assert "shown once" in said(capsys, "rotate-key", "--store", clinic)
    with pytest.raises(StoreError, match="wrong_recovery_key"):
        opening.open_with_recovery(clinic, key["recovery_key"], "admin", OWN, now)
    signs_in("a guess")
    assert "passphrase is not right" in refused(capsys, "rotate-key", "--store", clinic)


@pytest.mark.postgres
def test_on_a_server_the_login_is_made_with_the_account(capsys, signs_in, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    with own_server("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n") as machine:
        first = server.FirstAccount("Ward 7", "UTC")
        server.set_up(machine.url, None, now, first=first, login="admin", new_passphrase=lambda: PASSPHRASE)
        there = f"postgresql+psycopg://127.0.0.1:{machine.port}/postgres?sslmode=disable"
        signs_in(PASSPHRASE)
        made = json.loads(said(capsys, "account", "add", "Li", "--role", "nurse", "--store", there, "--json"))
        assert "then chooses their own" in said(capsys, "account", "reset", "Li", "--store", there)
        made = json.loads(said(capsys, "account", "reset", "Li", "--store", there, "--json"))
        signs_in(made["passphrase"])
        monkeypatch.setenv("CALCITRACK_NEW_PASSPHRASE", OWN)
        said(capsys, "account", "passphrase", "--store", there, "--account", "Li")
        assert "not right" in refused(capsys, "verify", "--store", there, "--account", "Li")
        signs_in(OWN)
        said(capsys, "verify", "--store", there, "--account", "Li")
        nurse = opening.open_postgres(there, "Li", now, OWN)
        signing_in.unlock(nurse, OWN)
        with pytest.raises(StoreError, match="wrong_passphrase"):
            signing_in.unlock(nurse, PASSPHRASE)
        nurse.store.close()
        signs_in(PASSPHRASE)
        said(capsys, "account", "deactivate", "Li", "--store", there)
        signs_in(OWN)
        refused(capsys, "verify", "--store", there, "--account", "Li")
