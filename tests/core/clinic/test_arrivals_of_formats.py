"""Each format by its content, from the file into the record: whole where it is ours, nothing twice, nobody guessed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.case.file import write_case, write_case_zip
from core.clinic.commands.arrivals import take_in
from core.clinic.context import Context
from core.clinic.views.arrivals import Match, propose, weigh
from core.clinic.views.chart import chart
from core.demo.clinic import DemoPatient, make_clinic
from core.errors import InvalidInput
from core.exchange.arrival import State
from core.exchange.dicom.photograph import photograph_file
from core.exchange.fhir.export import export_bundle
from core.exchange.reading import Format, check_size, format_of, read_whole
from core.record.cases import case_of
from core.texts import text
from tests.core.exchange.dicom.shown import MAKER, original_of, pictured
from tests.core.exchange.laboratory.files import FOLDER

AT = datetime(2026, 11, 24, 10, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def patient() -> DemoPatient:
    return next(make_clinic(1, today=datetime.now(UTC)))


def bundle(patient: DemoPatient, form: str) -> bytes:
    return export_bundle(patient.case, at=AT, author="RN Li", form=form, photographs=patient.photographs)  # type: ignore[arg-type]


@pytest.mark.parametrize("made", ["json", "zip", "fhir json", "fhir xml"])
def test_a_whole_record_of_any_form_comes_in_as_it_is_and_only_once(
    context: Context, patient: DemoPatient, made: str
) -> None:
    data = {
        "json": lambda: write_case(patient.case),
        "zip": lambda: write_case_zip(patient.case, patient.photographs),
        "fhir json": lambda: bundle(patient, "json"),
        "fhir xml": lambda: bundle(patient, "xml"),
    }[made]()
    arrival = read_whole(data, "file")
    (arriving,) = arrival.patients
    assert arriving.whole == patient.case
    taken, _ = take_in(context, arrival, {arriving.key: Match()})
    made_id = taken.patients[arriving.key]
    with context.store.read() as session:
        assert case_of(session, made_id, for_export=True) == patient.case
    (proposal,) = propose(context, arrival)
    assert proposal.certain == made_id
    again = weigh(context, arrival, {arriving.key: Match(made_id)})
    assert {row.state for row in again.rows} == {State.KNOWN}


def test_our_own_dicom_photograph_is_known_to_the_record_that_it_left(context: Context, patient: DemoPatient) -> None:
    found = pictured(patient)
    file = photograph_file(found, original_of(patient, found), MAKER, "en")
    arrival = read_whole(file.data, "photo")
    (arriving,) = arrival.patients
    whole = read_whole(write_case(patient.case), "case")
    taken, _ = take_in(context, whole, {whole.patients[0].key: Match()})
    made = taken.patients[whole.patients[0].key]
    before = chart(context, made).case
    again, _ = take_in(context, arrival, {arriving.key: Match(made)})
    assert State.NEW not in {row.state for row in again.rows}
    assert chart(context, made).case.lesions == before.lesions


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("oru_r01.hl7", Format.HL7),
        ("batch_with_corrections.hl7", Format.HL7),
        ("wide.tsv", Format.TABLE),
        ("long_gb18030.csv", Format.TABLE),
    ],
)
def test_files_are_told_apart_by_content(name: str, kind: Format) -> None:
    assert format_of((FOLDER / name).read_bytes()) is kind


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "error.arrival.empty"),
        (b"  \n", "error.arrival.empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "error.arrival.unknown_format"),
        (b"PK\x03\x04broken", "error.case_file.damaged_zip"),
        (b"a,b\n1,2\n", "error.arrival.unknown_format"),
    ],
)
def test_what_is_no_whole_record_says_so(data: bytes, key: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_whole(data, "file")
    assert refused.value.text.key == key


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(500_000_000)
    with pytest.raises(InvalidInput) as refused:
        check_size(huge.stat().st_size)
    assert refused.value.text == text("error.arrival.too_large", size=500, most=419)
