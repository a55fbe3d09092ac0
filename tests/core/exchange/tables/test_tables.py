"""Tables: what is in them is what was signed, and their dictionary leaves nothing unsaid."""

import csv
import io
import tempfile
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.analytes import to_si
from core.case.base import standing
from core.case.case import Case
from core.case.course import Pain
from core.case.patient import Patient
from core.demo.clinic import make_clinic
from core.exchange.tables.codes import code_lists
from core.exchange.tables.columns import Kind
from core.exchange.tables.csv_file import csv_bytes
from core.exchange.tables.long_form import long_form
from core.exchange.tables.parquet_file import parquet_bytes
from core.exchange.tables.tables import TABLES, Filled, Heading, filled
from core.exchange.tables.workbook import workbook_bytes
from core.texts import LANGUAGES, Language, catalogue
from tests.core.record.random_cases import cases


@pytest.fixture(scope="module")
def two() -> tuple[Case, ...]:
    clinic = make_clinic(2, 8, today=datetime(2026, 11, 24, tzinfo=UTC))
    return tuple(patient.case for patient in clinic)


def read_csv(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def table(tables: tuple[Filled, ...], name: str) -> Filled:
    return next(each for each in tables if each.name == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dictionary_tells_of_every_column_and_every_word_used(two: tuple[Case, ...], language: Language) -> None:
    tables = filled(two, language)
    told = {(row[0], row[1]): row for row in table(tables, "dictionary").rows}
    for each in tables[:-2]:
        for heading in each.headings:
            row = told[each.name, heading.name]
            assert row[2] not in catalogue(language), "a key without its text"
            assert heading.meaning == row[2]
    listed = {(row[0], row[1]) for row in table(tables, "codes").rows}
    for each in TABLES:
        for at, column in enumerate(each.columns):
            if column.codes is not None:
                words = {word for row in table(tables, each.name).rows for word in str(row[at] or "").split()}
                assert {(column.codes, word) for word in words} <= listed, (each.name, column.name)


def test_every_list_that_a_column_names_exists() -> None:
    named = {column.codes for each in TABLES for column in each.columns if column.codes}
    assert named - code_lists().keys() == set()
    worded = [column for each in TABLES for column in each.columns if column.kind in (Kind.WORD, Kind.WORDS)]
    assert all(column.codes for column in worded)


def test_a_row_of_observations_says_whose_when_and_whether_it_stands(two: tuple[Case, ...]) -> None:
    leading = ["patient", "lesion", "entry", "observed_at", "observed_on", "method", "state"]
    for each in TABLES[2:]:
        assert [column.name for column in each.columns[:7]] == leading, each.name


def test_assessments_are_as_they_were_signed(two: tuple[Case, ...]) -> None:
    signed = {entry.id: entry for case in two for lesion in case.lesions for entry in lesion.assessments}
    rows = read_csv(csv_bytes(table(filled(two, "en"), "assessments")))
    assert len(rows) == len(signed)
    for row in rows:
        entry = signed[row["entry"]]
        assert row["observed_at"] == entry.at.isoformat()
        assert row["wound_area_mm2"] == ("" if entry.wound_area_mm2 is None else repr(entry.wound_area_mm2))
        assert row["stage"] == (entry.stage or "")


def test_what_does_not_stand_says_so(two: tuple[Case, ...]) -> None:
    case = two[0]
    lesion = case.lesions[0]
    first, *others = lesion.assessments
    amended = first.model_copy(update={"id": "new", "amends": first.id, "amendment_reason": "slip"})
    changed = case.model_copy(
        update={"lesions": (lesion.model_copy(update={"assessments": (first, amended, *others)}),)}
    )
    rows = read_csv(csv_bytes(table(filled([changed], "en"), "assessments")))
    by_entry = {row["entry"]: row["state"] for row in rows}
    assert (by_entry[first.id or ""], by_entry["new"]) == ("amended", "standing")
    assert sum(state == "standing" for state in by_entry.values()) == len(standing(changed.lesions[0].assessments))


def test_outlines_are_measured_as_the_assessment_was(two: tuple[Case, ...]) -> None:
    signed = {entry.id: entry for case in two for lesion in case.lesions for entry in lesion.assessments}
    rows = read_csv(csv_bytes(table(filled(two, "en"), "regions")))
    wounds = [row for row in rows if row["tissue"] == "wound" and row["area_mm2"]]
    assert wounds
    for row in wounds:
        entry = signed[row["entry"]]
        if entry.measured_by == row["method"] and len(entry.photographs) == 1:
            assert float(row["area_mm2"]) == pytest.approx(entry.wound_area_mm2, rel=1e-3)


def test_laboratory_values_stand_as_entered_and_in_si(two: tuple[Case, ...]) -> None:
    rows = read_csv(csv_bytes(table(filled(two, "en"), "laboratory")))
    assert rows
    for row in rows:
        assert Decimal(row["value_si"]) == to_si(row["analyte"], Decimal(row["value"]), row["unit"])


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "  =HYPERLINK(1)", "＝1"])
def test_no_text_is_a_formula(typed: str) -> None:
    rows: list[list[object]] = [[typed, Decimal("-2.50")]]
    made = Filled("t", (Heading("note", Kind.TEXT), Heading("n", Kind.NUMBER)), rows)  # type: ignore[arg-type]
    (row,) = read_csv(csv_bytes(made))
    assert row == {"note": f"'{typed}", "n": "-2.50"}
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([made]))).active
    assert sheet is not None
    assert (sheet["A2"].data_type, sheet["B2"].value) == ("s", -2.5)
    assert str(sheet["A2"].value).strip() == typed.strip()


def test_a_workbook_has_a_sheet_a_table_and_no_formula(two: tuple[Case, ...]) -> None:
    data = workbook_bytes(filled(two, "zh_CN"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [each.name for each in TABLES] + ["dictionary", "codes"]
    assert isinstance(book["assessments"]["E2"].value, datetime)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "sheets/" in name)


def test_no_sheet_lies_in_a_temporary_file(two: tuple[Case, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """The library would put each there first, unencrypted."""
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    data = workbook_bytes(filled(two, "en"))
    assert openpyxl.load_workbook(io.BytesIO(data))["patients"].max_row == len(two) + 1


def test_signs_that_excel_cannot_hold_are_marked_and_long_texts_say_that_they_were_cut() -> None:
    rows: list[list[object]] = [["a\x00b"], ["x" * 40_000]]
    made = Filled("t", (Heading("note", Kind.TEXT),), rows)  # type: ignore[arg-type]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([made]))).active
    assert sheet is not None
    assert sheet["A2"].value == "a\ufffdb"
    assert str(sheet["A3"].value).endswith("[…]")


def test_parquet_has_types_units_and_nulls(two: tuple[Case, ...]) -> None:
    read = pq.read_table(io.BytesIO(parquet_bytes(table(filled(two, "en"), "assessments"))))
    field = read.schema.field("wound_area_mm2")
    assert (str(field.type), field.metadata[b"unit"]) == ("double", b"mm2")
    assert str(read.schema.field("observed_on").type) == "date32[day]"
    assert isinstance(read["observed_on"][0].as_py(), date)
    assert read["limb_circumference_mm"].null_count > 0


def test_one_long_table_holds_every_cell_that_says_something(two: tuple[Case, ...]) -> None:
    tables = filled(two, "en")
    rows = read_csv(csv_bytes(long_form(tables, "en")))
    said = sum(cell is not None for each in tables for row in each.rows for cell in row)
    whose = sum(len(each.rows) for each in tables if each.headings[0].name == "patient")
    assert len(rows) == said - whose
    assert {row["table"] for row in rows if row["patient"]} <= {each.name for each in TABLES}


@given(st.lists(cases(), max_size=2))
def test_any_case_makes_tables_in_every_format(some: list[Case]) -> None:
    tables = filled(some, "en")
    for each in tables:
        assert len(read_csv(csv_bytes(each))) == len(each.rows)
        assert pq.read_table(io.BytesIO(parquet_bytes(each))).num_rows == len(each.rows)
    assert workbook_bytes(tables).startswith(b"PK")


def test_a_patient_asleep_has_no_score_and_says_so() -> None:
    who = Patient(id="p", record_number="1", name="A", sex="female", birth_date=date(1960, 1, 1))
    levels = (Pain(at=date(2026, 1, 1), instrument="poss", score="S"),)
    levels += (Pain(at=date(2026, 1, 2), instrument="poss", score=Decimal(3)),)
    levels += (Pain(at=date(2026, 1, 3), instrument="nrs", score=Decimal(7)),)
    rows = read_csv(csv_bytes(table(filled([Case(patient=who, pain=levels)], "en"), "pain")))
    assert [(row["score"], row["asleep"]) for row in rows] == [("", "true"), ("3", "false"), ("7", "")]
