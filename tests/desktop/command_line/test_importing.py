"""`import` takes files of any format, told by content; whose they are must be certain, or be said."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from core.demo.clinic import make_clinic
from core.exchange.dicom.photograph import photograph_file
from tests.core.exchange.dicom.shown import MAKER, original_of, pictured, renamed
from tests.desktop.command_line.test_commands import EXAMPLE, calcitrack, clinic, made_store, refused, store_folder

__all__ = ["clinic", "made_store", "store_folder"]

HEADER = "MRN,Name,Date of birth,Test,Result,Units,Collected at\n"
LINE = "CUA-001,WANG Fang,1964-03-11,Phosphate,2.11,mmol/L,2026-10-20 08:10\n"


@pytest.fixture
def patient(clinic: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The example patient, taken in from a case file."""
    assert calcitrack("import", EXAMPLE, "--store", clinic) == 0
    capsys.readouterr()
    person: dict[str, Any] = json.loads(EXAMPLE.read_bytes())["patient"]
    return person


def table(tmp_path: Path, *lines: str, name: str = "results") -> Path:
    """A laboratory file whose name says nothing of what it is."""
    path = tmp_path / name
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def line_of(patient: dict[str, Any], value: str = "2.11") -> str:
    return f"{patient['record_number']},,{patient['birth_date']},Phosphate,{value},mmol/L,2026-10-20 08:10\n"


def imported(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    (found,) = json.loads(capsys.readouterr().out)["imported"]
    return dict(found)


def states(found: dict[str, Any]) -> list[str]:
    return [row["state"] for row in found["rows"]]


def test_a_laboratory_table_goes_to_whom_number_and_birth_date_name(
    clinic: Path, tmp_path: Path, patient: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, line_of(patient))
    assert calcitrack("import", path, "--store", clinic, "--json") == 0
    assert states(imported(capsys)) == ["new"]
    assert calcitrack("import", path, "--store", clinic, "--json") == 0
    assert states(imported(capsys)) == ["known"]


def test_without_certainty_it_is_refused_and_says_what_to_pass(
    clinic: Path, tmp_path: Path, patient: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    other_day = table(tmp_path, line_of(patient | {"birth_date": "1950-01-01"}))
    told = refused(capsys, "import", other_day, "--store", clinic)
    assert "--patient" in told
    assert patient["record_number"] in told
    assert calcitrack("import", other_day, "--patient", patient["record_number"], "--store", clinic) == 0


def test_a_new_patient_is_made_when_that_is_said(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, LINE)
    assert "--new" in refused(capsys, "import", path, "--store", clinic)
    assert calcitrack("import", path, "--new", "--store", clinic, "--json") == 0
    assert len(imported(capsys)["patients"]) == 1


def test_a_preview_writes_nothing(
    clinic: Path, tmp_path: Path, patient: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, line_of(patient))
    for _ in range(2):
        assert calcitrack("import", path, "--preview", "--store", clinic, "--json") == 0
        assert states(imported(capsys)) == ["new"]


def test_a_preview_shows_the_rows_of_whom_nobody_knows_yet(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calcitrack("import", table(tmp_path, LINE), "--preview", "--store", clinic) == 0
    told = capsys.readouterr()
    assert "--new" in told.err
    assert "new 1" in told.out


def test_rows_that_stay_out_are_told_by_their_place(
    clinic: Path, tmp_path: Path, patient: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, line_of(patient), line_of(patient, "much"))
    assert calcitrack("import", path, "--store", clinic) == 0
    told = capsys.readouterr()
    assert "line 3" in told.err
    assert "refused 1" in told.out


def test_the_same_case_again_adds_nothing(
    clinic: Path, patient: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert calcitrack("import", EXAMPLE, "--store", clinic, "--json") == 0
    assert set(states(imported(capsys))) == {"known"}


def test_a_mapping_is_given_as_a_file(
    clinic: Path, tmp_path: Path, patient: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(f"a,b,c,d\n{patient['record_number']},2.11,2026-10-20,x\n", encoding="utf-8")
    refused(capsys, "import", path, "--patient", patient["record_number"], "--store", clinic)
    roles = [("a", "record_number"), ("b", "result"), ("c", "day"), ("d", "ignored")]
    columns = [{"header": header, "role": role} for header, role in roles]
    columns[1] |= {"analyte": "phosphate", "unit": "mmol/L"}
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"columns": columns}), encoding="utf-8")
    arguments = ("import", path, "--patient", patient["record_number"], "--mapping", mapping, "--store", clinic)
    assert calcitrack(*arguments, "--json") == 0
    assert states(imported(capsys)) == ["new"]
    mapping.write_text('{"columns": [{"header": 1}]}', encoding="utf-8")
    assert "columns.0.header" in refused(capsys, *arguments)


def test_a_file_too_large_is_refused_before_it_is_read(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(500_000_000)
    assert "500 MB" in refused(capsys, "import", huge, "--store", clinic)


def test_what_is_none_of_them_is_said(clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "results.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    refused(capsys, "import", picture, "--store", clinic)
    refused(capsys, "import", picture, "--patient", "A", "--new", "--store", clinic)


def test_a_folder_of_photographs_comes_in_as_one_thing(
    clinic: Path, tmp_path: Path, patient: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    demo = next(make_clinic(1, 4, today=datetime(2026, 10, 1, tzinfo=UTC)))
    number = patient["record_number"]
    found = renamed(pictured(demo), patient["name"], None, number)
    born = found.case.patient.model_copy(update={"birth_date": date.fromisoformat(patient["birth_date"])})
    shown = replace(found, case=found.case.model_copy(update={"patient": born}))
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "a.dcm").write_bytes(photograph_file(shown, original_of(demo, found), MAKER, "en").data)
    assert calcitrack("import", folder, "--store", clinic, "--json") == 0
    first = imported(capsys)
    assert first["patient"] is not None
    assert set(states(first)) == {"new"}
    assert calcitrack("import", folder, "--store", clinic, "--json") == 0
    assert set(states(imported(capsys))) == {"known"}
    assert "DICOM" in refused(capsys, "import", _empty(tmp_path), "--store", clinic)


def _empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder
