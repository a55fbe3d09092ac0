"""HL7 v2 messages: taken apart as the standard says, and read for what they bring."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.course import Laboratory
from core.errors import CalcitrackError, InvalidInput
from core.exchange.arrival import Arrival
from core.exchange.laboratory.mapping import Mapping
from core.exchange.laboratory.messages import read_messages
from core.exchange.reading import Format, format_of, open_laboratory
from tests.core.exchange.laboratory.files import FOLDER, bring, bring_file, told

MSH = "MSH|^~\\&|LIS|CENTRAL|CALCITRACK|WARD7|20261019101500+0800||ORU^R01|M1|P|2.5.1"
PID = "PID|1||CUA-9^^^WARD7^MR||ZHANG^Mei||19640311|F"
OBR = "OBR|1|P77|F77^LIS|CHEM|||20261019081000+0800"
OBX = "OBX|1|NM|14879-1^Phosphate^LN||2.31|mmol/L|0.81-1.45|H|||F"


def message(*segments: str, ending: str = "\r") -> bytes:
    return ending.join(segments).encode()


def entries(arrival: Arrival) -> list[Laboratory]:
    return [row.entry for row in arrival.rows if isinstance(row.entry, Laboratory)]


def test_an_oru_message_is_read_for_what_it_brings() -> None:
    arrival = bring_file("oru_r01.hl7")
    (patient,) = arrival.patients
    said = patient.identity
    assert (said.record_number, said.name, said.native_name) == ("CUA-9", "ZHANG Mei", "张梅")
    assert (said.sex, said.birth_date) == ("female", date(1964, 3, 11))
    assert [told(row) for row in arrival.rows] == [
        ("new", ""),
        ("new", ""),
        ("not_understood", "laboratory.reason.unknown_analyte"),
        ("not_understood", "hl7.reason.value_type"),
        ("not_understood", "laboratory.reason.preliminary"),
    ]
    phosphate, crp = entries(arrival)
    assert phosphate.at == datetime.fromisoformat("2026-10-19T08:10:00+08:00")
    assert (phosphate.value, phosphate.range_low) == (Decimal("2.31"), Decimal("0.81"))
    assert (crp.value, crp.unit) == ("<0.5", "mg/dL")
    assert phosphate.id == "LIS CENTRAL/F77/14879-1/"
    assert arrival.source == "LIS CENTRAL"


def test_a_local_code_is_learnt_and_never_taken_for_a_name() -> None:
    file = open_laboratory((FOLDER / "oru_r01.hl7").read_bytes(), "oru_r01.hl7")
    assert file.unknown_words(Mapping()) == {"XPTH": "XPTH · Par&hormone"}
    learnt = bring_file("oru_r01.hl7", Mapping(words={"xpth": "pth"}))
    assert "pth" in {entry.analyte for entry in entries(learnt)}
    local = message(MSH, PID, OBR, "OBX|1|NM|CA^Tumour marker 125^L||35|U/mL|||||F")
    assert told(bring(local).rows[0]) == ("not_understood", "laboratory.reason.unknown_analyte")


def test_a_deletion_without_a_value_names_what_it_takes_back() -> None:
    (row,) = bring(message(MSH, PID, OBR, "OBX|1|NM|14879-1^Phosphate^LN||||||||D")).rows
    assert (row.withdraws, row.withdrawn, row.entry) == (True, "LIS CENTRAL/F77/14879-1/", None)


def test_a_batch_brings_corrections_and_deletions_and_says_what_it_cannot_read() -> None:
    arrival = bring_file("batch_with_corrections.hl7")
    corrected, deleted, other = arrival.rows
    assert corrected.corrects
    assert deleted.withdraws
    assert told(other) == ("not_understood", "hl7.reason.message_type")
    assert corrected.entry is not None
    assert corrected.entry.id == "LIS CENTRAL/F77/14879-1/"


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n"])
def test_lines_may_end_as_any_system_ends_them(ending: str) -> None:
    wire = b"\x0b" + message(MSH, PID, OBR, OBX, ending=ending) + b"\x1c\r"
    assert format_of(wire) is Format.HL7
    assert len(entries(bring(wire))) == 1


def test_the_signs_are_those_that_the_message_declares() -> None:
    other = message(
        "MSH#@*!%#LIS#CENTRAL###20261019101500##ORU@R01#M1#P#2.5",
        "PID#1##CUA-9@@@W@MR##ZHANG@Mei##19640311#F",
        "OBR#1#P#F1#C###202610190810",
        "OBX#1#NM#14879-1@P!F!hosphate@LN##2.31#mmol/L#####F",
    )
    (entry,) = entries(bring(other))
    assert entry.at == datetime.fromisoformat("2026-10-19T08:10:00+08:00")


def test_escapes_mean_the_signs_again() -> None:
    (found,) = read_messages(message(MSH, "PID|1||A\\F\\B\\S\\C\\T\\D\\R\\E\\E\\F\\X41\\\\H\\G"))
    assert found.segments[1].component(3) == "A|B^C&D~E\\FAG"


@pytest.mark.parametrize(
    ("charset", "encoding"), [("UNICODE UTF-8", "utf-8"), ("GB 18030-2000", "gb18030"), ("", "gb18030")]
)
def test_the_character_set_is_the_one_that_the_message_names(charset: str, encoding: str) -> None:
    header = f"{MSH}||||||{charset}"
    text = "\r".join((header, "PID|1||CUA-9^^^W^MR||张^梅||19640311|F", OBR, OBX))
    arrival = bring(text.encode(encoding))
    assert arrival.patients[0].identity.name == "张 梅"


def test_a_character_set_that_is_not_read_is_said() -> None:
    with pytest.raises(InvalidInput, match="charset"):
        read_messages(message(f"{MSH}||||||ISO IR87"))


@pytest.mark.parametrize(
    ("segments", "how"),
    [
        ((MSH.replace("|P|2.5.1", "|T|2.5.1"), PID, OBR, OBX), ("refused", "hl7.reason.training")),
        ((MSH, OBR, OBX), ("refused", "laboratory.reason.nobody")),
        ((MSH, PID, OBR, OBX.replace("|||F", "|||X")), ("not_understood", "laboratory.reason.no_value")),
        ((MSH, PID, OBR, OBX.replace("|||F", "|||Q")), ("refused", "laboratory.reason.unknown_status")),
        ((MSH, PID, OBR, OBX.replace("mmol/L", "")), ("refused", "error.laboratory.no_unit")),
        ((MSH, PID, OBX), ("refused", "laboratory.reason.no_moment")),
        (
            (MSH, PID, OBR, OBX.replace("|NM|", "|SN|").replace("|2.31|", "|^1^-^3|")),
            ("refused", "error.laboratory.not_a_number"),
        ),
    ],
)
def test_what_is_not_taken_says_why(segments: tuple[str, ...], how: tuple[str, str]) -> None:
    (row,) = bring(message(*segments)).rows
    assert told(row) == how


def test_two_patients_in_one_message_are_two_and_a_number_of_two_people_is_refused() -> None:
    other = PID.replace("CUA-9", "CUA-10").replace("ZHANG^Mei", "LI^Wei")
    arrival = bring(message(MSH, PID, OBR, OBX, other, OBR, OBX))
    assert [patient.key for patient in arrival.patients] == ["CUA-9", "CUA-10"]
    confused = PID.replace("19640311", "19700101")
    arrival = bring(message(MSH, PID, OBR, OBX, confused, OBR, OBX))
    assert [told(row) for row in arrival.rows] == [("new", ""), ("refused", "laboratory.reason.two_people")]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (message("MSH|", PID), "no_signs"),
        (message("FHS|^~\\&|LIS", PID), "outside_message"),
        (message("FHS|^~\\&|LIS", "FTS|0"), "no_message"),
    ],
)
def test_a_file_that_is_no_messages_names_the_line(data: bytes, key: str) -> None:
    with pytest.raises(InvalidInput, match=key):
        read_messages(data)


def test_a_message_that_breaks_off_brings_what_stands_whole() -> None:
    whole = message(MSH, PID, OBR, OBX, OBX.replace("14879-1", "1751-7"))
    arrival = bring(whole[:-25])
    assert [row.state.value for row in arrival.rows][:1] == ["new"]
    assert len(entries(arrival)) == 1


@given(st.binary(max_size=300))
def test_any_bytes_after_a_header_are_an_answer_or_an_error(noise: bytes) -> None:
    for data in (MSH.encode() + b"\r" + noise, b"MSH|" + noise, message(MSH, PID, OBR) + b"\rOBX|1|" + noise):
        try:
            bring(data)
        except CalcitrackError:
            continue
