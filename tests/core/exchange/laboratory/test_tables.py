"""Tables of any laboratory: the columns are guessed and told, and each line is taken, or says why not."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from core.case.course import Laboratory
from core.errors import CalcitrackError, InvalidInput
from core.exchange.arrival import Arrival, State
from core.exchange.laboratory.decoding import decode
from core.exchange.laboratory.mapping import Column, Mapping, Role
from core.exchange.laboratory.sheets import read_text_table, read_workbook
from core.exchange.laboratory.vocabulary import unit_of
from core.exchange.reading import Format, format_of, open_laboratory
from tests.core.exchange.laboratory.files import FOLDER, bring, bring_file, told

MORNING = datetime.fromisoformat("2026-10-19T08:10:00+08:00")


def values(arrival: Arrival) -> dict[str, tuple[Any, str]]:
    entries = [row.entry for row in arrival.rows if isinstance(row.entry, Laboratory)]
    return {entry.analyte: (entry.value, entry.unit) for entry in entries}


@pytest.mark.parametrize("name", ["long_semicolons_latin1.csv", "long_semicolons_utf8_bom.csv"])
def test_a_result_a_row_with_semicolons_and_decimal_commas(name: str) -> None:
    arrival = bring_file(name)
    assert [patient.identity.record_number for patient in arrival.patients] == ["CUA-9", "CUA-10"]
    assert arrival.patients[1].identity.name == "MÜLLER Jörg"
    assert arrival.patients[0].identity.birth_date == date(1964, 3, 11)
    assert [told(row) for row in arrival.rows] == [
        ("new", ""),
        ("new", ""),
        ("new", ""),
        ("new", ""),
        ("not_understood", "laboratory.reason.unknown_analyte"),
        ("refused", "error.laboratory.unit"),
        ("new", ""),
        ("not_understood", "laboratory.reason.preliminary"),
    ]
    phosphate, _, crp = (row.entry for row in arrival.rows[:3])
    assert isinstance(phosphate, Laboratory)
    assert isinstance(crp, Laboratory)
    assert (phosphate.value, phosphate.at) == (Decimal("2.31"), MORNING)
    assert (phosphate.range_low, phosphate.range_high) == (Decimal("0.81"), Decimal("1.45"))
    assert (crp.value, crp.value_si, crp.range_high) == ("<0.5", Decimal(5), Decimal("0.5"))
    assert arrival.rows[0].place.params == {"line": 3}


def test_chinese_headers_names_and_dates_in_gb18030() -> None:
    arrival = bring_file("long_gb18030.csv")
    assert arrival.patients[0].identity.name == "张梅"
    assert arrival.patients[0].identity.birth_date == date(1964, 3, 11)
    assert values(arrival) == {
        "phosphate": (Decimal("2.31"), "mmol/L"),
        "pth": (Decimal(685), "pg/mL"),
        "albumin": (Decimal(28), "g/L"),
    }
    assert arrival.notes[0].key == "laboratory.note.encoding_guessed"


def test_a_column_an_analyte_with_units_in_the_headers() -> None:
    file = open_laboratory((FOLDER / "wide.tsv").read_bytes(), "wide.tsv")
    assert [(column.role.value, column.analyte, column.unit) for column in file.guessed.columns] == [
        ("record_number", None, None),
        ("day", None, None),
        ("time", None, None),
        ("result", "calcium_total", "mmol/L"),
        ("result", "phosphate", "mmol/L"),
        ("result", "pth", "pg/mL"),
        ("result", "hba1c", None),
        ("ignored", None, None),
    ]
    assert file.guessed.dates == "dmy"
    arrival = bring_file("wide.tsv")
    assert len(arrival.rows) == 5  # an empty cell was not measured
    first = arrival.rows[0].entry
    assert isinstance(first, Laboratory)
    assert first.at == MORNING


HEADER = "MRN,Test,Result,Units,Collected at\n"


def one(line: str, **mapping: Any) -> tuple[str, str]:
    """How a single line goes in, by the guess or with parts of the mapping told."""
    file = open_laboratory((HEADER + line + "\n").encode(), "one.csv")
    arrival = bring((HEADER + line + "\n").encode(), file.guessed.model_copy(update=mapping))
    (row,) = arrival.rows
    return told(row)


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("CUA-9,Phosphate,2.1,mmol/L,2026-10-19", ("new", "")),
        ("CUA-9,14879-1,2.1,mmol/L,2026-10-19", ("new", "")),
        ("CUA-9,Phosphate,2.1,,2026-10-19", ("refused", "error.laboratory.no_unit")),
        ("CUA-9,pH,7.41,,2026-10-19", ("new", "")),
        ("CUA-9,HbA1c,7.1,%,2026-10-19", ("refused", "error.laboratory.unit")),
        ("CUA-9,Phosphate,21,mmol/L,2026-10-19", ("refused", "error.case_file.problem.implausible")),
        ("CUA-9,Phosphate,=2+2,mmol/L,2026-10-19", ("refused", "error.laboratory.formula")),
        ("CUA-9,Phosphate,,mmol/L,2026-10-19", ("not_understood", "laboratory.reason.no_value")),
        ("CUA-9,Phosphate,2.1,mmol/L,", ("refused", "laboratory.reason.no_moment")),
        ("CUA-9,Phosphate,2.1,mmol/L,04/05/2026", ("refused", "error.laboratory.ambiguous_date")),
        (",Phosphate,2.1,mmol/L,2026-10-19", ("refused", "laboratory.reason.nobody")),
        ("CUA-9,Phosphate", ("not_understood", "laboratory.reason.no_value")),
    ],
)
def test_a_line_is_taken_or_says_why_not(line: str, how: tuple[str, str]) -> None:
    assert one(line) == how


def test_what_the_facility_says_is_believed() -> None:
    assert one("CUA-9,Phosphate,2.1,,2026-10-19", units={"phosphate": "mmol/L"}) == ("new", "")
    assert one("CUA-9,Phosphate,2.1,mmol/L,04/05/2026", dates="dmy") == ("new", "")
    assert one("CUA-9,PHOSX,2.1,mmol/L,2026-10-19", words={"phosx": "phosphate"}) == ("new", "")
    assert one("CUA-9,Phosphate,2.1,mmol/L,2026-10-19", words={"phosphate": ""})[1] == "laboratory.reason.left_out"


def test_a_number_of_two_people_is_refused_with_all_its_lines() -> None:
    table = "MRN,Name,Test,Result,Units,Date\nA,Zhang Mei,CRP,3,mg/L,2026-10-19\nA,Li Wei,CRP,4,mg/L,2026-10-19\n"
    arrival = bring(table.encode())
    assert arrival.patients == ()
    assert {told(row) for row in arrival.rows} == {("refused", "laboratory.reason.two_people")}


def test_a_mapping_without_a_moment_says_what_is_missing() -> None:
    with pytest.raises(InvalidInput, match="mapping_incomplete") as refused:
        bring(b"MRN,Test,Result\nA,CRP,3\n")
    (role,) = refused.value.text.params["roles"]  # type: ignore[misc]
    assert role.key == "laboratory.role.at"


def test_ids_carry_the_sender_so_that_two_laboratories_may_number_alike() -> None:
    header = ("MRN", "Result ID", "Test", "Result", "Units", "Date")
    roles = (Role.RECORD_NUMBER, Role.RESULT_ID, Role.ANALYTE, Role.VALUE, Role.UNIT, Role.DAY)
    columns = tuple(Column(header=name, role=role) for name, role in zip(header, roles, strict=True))
    table = (",".join(header) + "\nA,7,CRP,3,mg/L,2026-10-19\n").encode()
    arrival = bring(table, Mapping(columns=columns, sender="Central"))
    assert arrival.rows[0].entry is not None
    assert arrival.rows[0].entry.id == "Central/7"
    assert arrival.source == "Central"


@pytest.mark.parametrize(
    ("analyte", "written", "unit"),
    [
        ("creatinine", "µmol/L", "umol/L"),
        ("creatinine", "μmol/l", "umol/L"),
        ("leucocytes", "×10⁹/L", "10*9/L"),
        ("leucocytes", "G/L", "G/L"),
        ("albumin", "G/L", "g/L"),
        ("egfr", "mL/min/1.73 m²", "mL/min/1.73m2"),
        ("phosphate", "g/L", None),
        ("phosphate", "", None),
    ],
)
def test_units_are_known_by_their_spellings_or_not_at_all(analyte: str, written: str, unit: str | None) -> None:
    assert unit_of(analyte, written) == unit


@pytest.mark.parametrize(
    ("encoding", "sample"),
    [("utf-8", "张梅,µmol/L"), ("utf-8-sig", "张梅"), ("gb18030", "患者张梅,磷"), ("latin-1", "Müller,µmol/L,Ärzte")],
)
def test_the_encoding_is_found_by_what_fits(encoding: str, sample: str) -> None:
    decoded = decode(sample.encode(encoding))
    assert (decoded.text, decoded.encoding) == (sample, encoding.removesuffix("-sig"))


def test_an_encoding_that_does_not_fit_names_the_line() -> None:
    with pytest.raises(InvalidInput, match="not_in_encoding") as refused:
        decode(b"a\nb\n\xff\xfe\xfa", "utf-8")
    assert refused.value.text.params["line"] == 3


def test_a_table_that_breaks_off_inside_quotes_names_the_line() -> None:
    with pytest.raises(InvalidInput, match="broken_table") as refused:
        read_text_table(b'a,b\n1,2\n3,"4\n5,6\n')
    assert refused.value.text.params["line"] == 3


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    book.active.append(("Laboratory",))
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_brings_its_dates_and_numbers_and_no_formula() -> None:
    data = workbook(
        ("MRN", "Test", "Result", "Units", "Collected at"),
        ("CUA-9", "Phosphate", 2.31, "mmol/L", datetime(2026, 10, 19, 8, 10)),
        ("CUA-9", "CRP", "=1+1", "mg/L", datetime(2026, 10, 19, 8, 10)),
    )
    assert format_of(data) is Format.WORKBOOK
    arrival = bring(data, name="file.xlsx")
    assert [told(row) for row in arrival.rows] == [("new", ""), ("refused", "error.laboratory.formula")]
    entry = arrival.rows[0].entry
    assert isinstance(entry, Laboratory)
    assert (entry.value, entry.at) == (Decimal("2.31"), MORNING)


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one member replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return target.getvalue()


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    bomb = repacked(workbook(("a", "b")), "xl/worksheets/sheet1.xml", b" " * 300_000_000)
    assert len(bomb) < 1_000_000
    with pytest.raises(InvalidInput, match="workbook_too_large"):
        read_workbook(bomb)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_entities_of_its_own_is_refused(encoding: str) -> None:
    hostile = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'.encode(encoding)
    with pytest.raises(InvalidInput, match="damaged_workbook"):
        read_workbook(repacked(workbook(("a", "b")), "xl/worksheets/sheet1.xml", hostile))


def test_a_sheet_that_lies_about_its_size_is_read_for_what_it_has() -> None:
    data = workbook(("MRN", "Test"), ("A", "CRP"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    start = sheet.index(b"<dimension")
    end = sheet.index(b"/>", start)
    lying = sheet[:start] + b'<dimension ref="A1:XFD1048576"' + sheet[end:]
    found = read_workbook(repacked(data, "xl/worksheets/sheet1.xml", lying))
    assert found.header == ("MRN", "Test")
    assert [line.cells for line in found.lines] == [("A", "CRP")]


@given(st.binary(max_size=400))
def test_any_bytes_are_an_answer_or_an_error_that_a_person_understands(data: bytes) -> None:
    for encoding in (None, "gb18030"):
        try:
            file = open_laboratory(data, "any", encoding)
            arrival = bring(data, file.guessed)
        except CalcitrackError:
            continue
        assert all(row.state in State for row in arrival.rows)


@given(st.binary(max_size=200), st.integers(0, 5000))
def test_any_workbook_is_an_answer_or_an_error(noise: bytes, at: int) -> None:
    data = workbook(("MRN", "Test"), ("A", "CRP"))
    spoilt = data[: at % len(data)] + noise + data[at % len(data) + len(noise) :]
    try:
        read_workbook(spoilt)
    except CalcitrackError:
        return


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_any_cells_are_an_answer_or_an_error(rows: list[tuple[str, str, str]]) -> None:
    table = "MRN,Test,Result,Units,Collected at\n" + "".join(
        f"A,{test.replace(chr(34), '')},{value.replace(chr(34), '')},mmol/L,{at.replace(chr(34), '')}\n"
        for test, value, at in rows
    )
    try:
        bring(table.encode("utf-8", "replace"))
    except CalcitrackError:
        return


def test_the_day_of_the_reader_plays_no_part() -> None:
    future = f"CUA-9,Phosphate,2.1,mmol/L,{datetime.now(UTC).year + 1}-01-01"
    assert one(future) == ("new", "")  # that it has not come yet is for the record's clock to say
