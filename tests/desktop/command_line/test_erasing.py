"""`erase-withdrawn`, and the purpose of photographs that are exported: what a script relies on."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.clinic import opening
from core.clinic.commands.consent import withdraw
from core.clinic.context import Context
from desktop.command_line.terminal import now
from tests.core.clinic.photographed import photographed, said
from tests.desktop.command_line.test_commands import calcitrack, clinic
from tests.stores import PASSPHRASE, made_store
from tests.wards import admit

__all__ = ["clinic", "made_store"]


@contextmanager
def signed_in(folder: Path) -> Iterator[Context]:
    context = opening.open_store(folder, "admin", PASSPHRASE, now)
    yield context
    opening.close(context)


@pytest.fixture
def withdrawn(clinic: Path) -> str:
    """SHA-256 of a photograph that was withdrawn; another one stays."""
    with signed_in(clinic) as context:
        patient, lesion = admit(context)
        gone = photographed(context, patient, lesion, 1)
        photographed(context, patient, lesion, 2, ("care", "teaching"))
        withdraw(context, patient, [gone], said(context), "no more")
    return gone


def test_withdrawn_bytes_are_erased_and_the_store_is_whole(
    clinic: Path, withdrawn: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert calcitrack("erase-withdrawn", "--store", clinic, "--json") == 0
    erased = json.loads(capsys.readouterr().out)
    assert erased == {"photographs": [withdrawn], "patients": 1, "reports": 0, "reports_kept": 0}
    assert calcitrack("verify", "--store", clinic) == 0
    capsys.readouterr()
    assert calcitrack("erase-withdrawn", "--store", clinic) == 0
    told = capsys.readouterr().out
    assert "Photographs erased: 0" in told and "Backups made before still hold them" in told


def test_photographs_leave_for_the_purpose_that_is_named(
    clinic: Path, withdrawn: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {}
    for purpose in ("care", "teaching", "publication"):
        capsys.readouterr()
        out = tmp_path / purpose
        kind = "dicom" if purpose == "care" else "research"
        order = ("export", kind, "--patient", "CUA-9", "--purpose", purpose, "--out", out, "--store", clinic)
        assert calcitrack(*order, "--json") == 0
        found = json.loads(capsys.readouterr().out)
        counts[purpose] = (found["photographs"], found["withheld"], found["withdrawn"])
    assert counts == {"care": (1, 0, 1), "teaching": (1, 0, 1), "publication": (0, 1, 1)}
    assert (
        calcitrack("export", "research", "--all", "--purpose", "care", "--out", tmp_path / "no", "--store", clinic) == 1
    )
    assert "cannot leave for care" in capsys.readouterr().err
    dicom = ("export", "dicom", "--patient", "CUA-9", "--purpose", "teaching", "--out", tmp_path / "no")
    assert calcitrack(*dicom, "--store", clinic) == 1
    assert "there is the research export" in capsys.readouterr().err
    assert not (tmp_path / "no").exists()
