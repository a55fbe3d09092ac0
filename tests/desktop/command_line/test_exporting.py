"""`export`: the contract's names and paths, and one line for what stays."""

import json
from pathlib import Path

import pytest

from desktop.command_line.app import run
from tests.desktop.command_line.test_commands import EXAMPLE, calcitrack, clinic
from tests.stores import made_store

__all__ = ["clinic", "made_store"]


@pytest.fixture
def ward(clinic: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The clinic with the example patient."""
    assert calcitrack("import", EXAMPLE, "--store", clinic, "--json") == 0
    capsys.readouterr()
    return clinic


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("csv", "a.csv"),
        ("csv", "a.zip"),
        ("xlsx", "a.xlsx"),
        ("parquet", "a.parquet"),
        ("case", "a.zip"),
        ("fhir", "a.json"),
        ("fhir", "a.xml"),
    ],
)
def test_one_patient_in_one_file(ward: Path, tmp_path: Path, name: str, file: str) -> None:
    out = tmp_path / file
    assert calcitrack("export", name, "--patient", "CUA-001", "--out", out, "--store", ward) == 0
    assert out.is_file()
    assert out.stat().st_size > 0


@pytest.mark.parametrize(
    ("name", "file"),
    [("csv", "CUA-001.csv"), ("xlsx", "CUA-001.xlsx"), ("case", "CUA-001.json"), ("fhir", "CUA-001.json")],
)
def test_everybody_is_a_folder_with_a_file_a_patient(ward: Path, tmp_path: Path, name: str, file: str) -> None:
    out = tmp_path / "all"
    assert calcitrack("export", name, "--all", "--out", out, "--store", ward) == 0
    assert [path.name for path in out.iterdir()] == [file]


def test_everybody_in_one_file_when_a_file_is_named(ward: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    assert calcitrack("export", "xlsx", "--all", "--out", out, "--store", ward) == 0
    assert out.is_file()


def test_research_says_as_data_how_exposed_patients_are(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, key = tmp_path / "research", tmp_path / "key"
    key.write_bytes(b"k" * 32)
    arguments = ("export", "research", "--all", "--out", out, "--key", key, "--store", ward, "--json")
    assert calcitrack(*arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["patients"], told["smallest_group"], told["exposed_patients"]) == (1, 1, 1)
    first = (out / "patients.csv").read_bytes()
    assert b"CUA-001" not in first
    assert calcitrack(*arguments) == 0
    assert (out / "patients.csv").read_bytes() == first
    key.write_bytes(b"short")
    assert calcitrack(*arguments) == 1


def test_dicom_of_a_patient_without_pictures_says_so(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "dicom"
    arguments = ("export", "dicom", "--patient", "CUA-001", "--out", out, "--store", ward)
    assert calcitrack(*arguments, "--report") == 0
    assert (out / "report-0001.dcm").is_file()
    assert "files 1" in capsys.readouterr().out


def test_without_a_patient_or_all_one_line_says_what_is_missing(
    ward: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calcitrack("export", "csv", "--out", tmp_path / "x.csv", "--store", ward) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("name", ["case", "fhir", "dicom", "csv", "xlsx", "parquet", "research"])
def test_every_format_has_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", name, "--help"]) == 0
    assert "--out" in capsys.readouterr().out
