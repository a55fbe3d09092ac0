"""DICOM files that arrive: ours come back whole, anybody's bring a picture and its day, and rubbish is told apart."""

import io
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydicom import dcmread
from pydicom.dataset import FileDataset
from pydicom.examples import get_path
from pydicom.uid import DeflatedExplicitVRLittleEndian, MultiFrameTrueColorSecondaryCaptureImageStorage

from core.case.lesion import Assessment
from core.demo.clinic import DemoPatient
from core.errors import CalcitrackError, InvalidInput
from core.exchange.arrival import Arrival
from core.exchange.dicom.document import report_file
from core.exchange.dicom.photograph import photograph_file
from core.exchange.dicom.reading import read_dicom
from core.imaging.ingest import upright
from tests.core.exchange.dicom.shown import AT, MAKER, file_of, on_a_plane, original_of, pictured


def ours(mei: DemoPatient) -> bytes:
    shown = on_a_plane(mei)
    return photograph_file(shown, original_of(mei, shown), MAKER, "en").data


def foreign(mei: DemoPatient, **changed: object) -> bytes:
    """The same photograph as a camera of somebody else would send it."""
    found = dcmread(io.BytesIO(ours(mei)))
    for element in list(found.group_dataset(0x0011)):
        del found[element.tag]
    for name, value in changed.items():
        if value is None:
            del found[name]
        else:
            setattr(found, name, value)
    return saved(found)


def saved(found: FileDataset) -> bytes:
    target = io.BytesIO()
    found.save_as(target)
    return target.getvalue()


def assessment_of(arrival: Arrival) -> Assessment:
    (entry,) = [row.entry for row in arrival.rows if isinstance(row.entry, Assessment)]
    return entry


def test_ours_come_back_whole(mei: DemoPatient) -> None:
    shown = on_a_plane(mei)
    arrival = read_dicom(ours(mei), "a.dcm")
    assert assessment_of(arrival) == shown.assessment
    assert arrival.photographs == {shown.photograph.sha256: original_of(mei, shown)}
    (patient,) = arrival.patients
    assert (patient.identity.record_number, patient.identity.birth_date) == (
        mei.case.patient.record_number,
        mei.case.patient.birth_date,
    )


def test_what_could_not_be_carried_as_it_was_says_so_and_shows_the_same(mei: DemoPatient) -> None:
    original = file_of(Image.fromarray(np.arange(60 * 80 * 3, dtype=np.uint8).reshape(60, 80, 3)), "PNG")
    made = photograph_file(pictured(mei, width_px=80, height_px=60), original, MAKER, "en")
    arrival = read_dicom(made.data, "a.dcm")
    ((sha256, data),) = arrival.photographs.items()
    assert np.array_equal(upright(data), upright(original))
    assert assessment_of(arrival).photographs[0].sha256 == sha256
    assert [note.key for note in arrival.notes] == ["dicom.note.not_the_original"]


def test_a_foreign_photograph_brings_its_bytes_its_instant_and_whose_it_says_it_is(mei: DemoPatient) -> None:
    shown = pictured(mei)
    arrival = read_dicom(foreign(mei), "a.dcm")
    entry = assessment_of(arrival)
    assert list(arrival.photographs.values()) == [original_of(mei, shown)]
    assert entry.at == shown.photograph.at
    assert entry.photographs[0].tracing is None
    identity = arrival.patients[0].identity
    assert (identity.name, identity.native_name, identity.sex) == ("Zhang, Mei", "张梅", "female")
    assert [note.key for note in arrival.notes] == ["dicom.note.calibrated"]


def test_a_time_without_a_zone_is_not_taken_for_ours(mei: DemoPatient) -> None:
    naive = foreign(mei, AcquisitionDateTime="20261103101500", TimezoneOffsetFromUTC=None, PixelSpacing=None)
    arrival = read_dicom(naive, "a.dcm")
    assert assessment_of(arrival).at == date(2026, 11, 3)
    assert [note.key for note in arrival.notes] == ["dicom.note.zone"]
    told = foreign(mei, AcquisitionDateTime="20261103101500.5-0930", TimezoneOffsetFromUTC=None)
    west = timezone(-timedelta(hours=9, minutes=30))
    assert assessment_of(read_dicom(told, "a.dcm")).at == datetime(2026, 11, 3, 10, 15, tzinfo=west)
    only_a_day = foreign(mei, AcquisitionDateTime=None, ContentDate="20261102", ContentTime="")
    assert assessment_of(read_dicom(only_a_day, "a.dcm")).at == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"AcquisitionDateTime": None, "ContentDate": "", "StudyDate": ""}, "error.dicom.no_date"),
        ({"NumberOfFrames": 2}, "error.dicom.several_frames"),
        ({"Rows": 60_000, "Columns": 60_000}, "error.photo.too_many_pixels"),
        (
            {"Modality": "CT", "SOPClassUID": MultiFrameTrueColorSecondaryCaptureImageStorage},
            "error.dicom.no_picture",
        ),
    ],
)
def test_what_cannot_be_taken_in_says_why(mei: DemoPatient, changed: dict[str, object], key: str) -> None:
    with pytest.raises(InvalidInput) as told:
        read_dicom(foreign(mei, **changed), "a.dcm")
    assert told.value.text.key == key


def test_a_report_an_x_ray_and_a_deflated_file_are_no_photographs(mei: DemoPatient) -> None:
    report = report_file(mei.case.patient, b"%PDF-1.4", "Handover", AT, MAKER)
    deflated = dcmread(io.BytesIO(ours(mei)))
    deflated.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    for data, key in (
        (report, "error.dicom.no_picture"),
        (Path(get_path("ct")).read_bytes(), "error.dicom.no_picture"),
        (saved(deflated), "error.dicom.compression"),
        (b"%PDF-1.4", "error.dicom.not_dicom"),
        (b"", "error.dicom.not_dicom"),
    ):
        with pytest.raises(InvalidInput) as told:
            read_dicom(data, "a.dcm")
        assert told.value.text.key == key


def test_a_photograph_exchanged_for_another_is_noticed(mei: DemoPatient) -> None:
    data = bytearray(ours(mei))
    at = data.rindex(b"\xff\xd9")
    data[at - 20] ^= 0xFF
    with pytest.raises(InvalidInput) as told:
        read_dicom(bytes(data), "a.dcm")
    assert told.value.text.key == "error.dicom.changed"


@given(st.data())
def test_a_damaged_file_gets_an_answer_or_a_clear_no(mei: DemoPatient, data: st.DataObject) -> None:
    whole = foreign(mei)
    length = data.draw(st.integers(0, 3000) | st.integers(0, len(whole)))
    broken = bytearray(whole[:length])
    for at in data.draw(st.lists(st.integers(0, max(0, length - 1)), max_size=4)):
        if broken:
            broken[at] = data.draw(st.integers(0, 255))
    try:
        arrival = read_dicom(bytes(broken), "a.dcm")
    except CalcitrackError:
        return
    assert len(arrival.photographs) == 1


def test_a_file_that_an_archive_gave_to_another_person_is_that_persons(mei: DemoPatient) -> None:
    found = dcmread(io.BytesIO(ours(mei)))
    found.PatientID, found.PatientName = "OTHER-9", "Wei^Lan"
    arrival = read_dicom(saved(found), "a.dcm")
    assert arrival.patients[0].identity.record_number == "OTHER-9"
    assert arrival.patients[0].identity.id is None
    assert assessment_of(arrival).wound_area_mm2 is None
    assert "dicom.note.identity_changed" in [note.key for note in arrival.notes]
