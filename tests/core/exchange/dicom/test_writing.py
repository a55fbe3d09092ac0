"""DICOM files that leave: valid by an independent checker, and with the original's bytes wherever that is possible."""

import io
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from pydicom import dcmread
from pydicom.encaps import generate_frames
from pydicom.sr import _concepts_dict
from pydicom.uid import ExplicitVRLittleEndian, JPEGBaseline8Bit

from core.case.photo import Scale
from core.case.words import lists
from core.demo.clinic import DemoPatient
from core.errors import InvalidInput
from core.exchange.dicom.calibration import spacing
from core.exchange.dicom.document import report_file
from core.exchange.dicom.jpeg import read_frame
from core.exchange.dicom.photograph import photograph_file
from core.exchange.dicom.values import person_name, terms
from core.imaging.ingest import upright
from core.imaging.plane import project
from tests.core.exchange.dicom.shown import (
    AT,
    HOMOGRAPHY,
    MAKER,
    errors,
    file_of,
    on_a_plane,
    original_of,
    pictured,
    renamed,
)


def picture(mode: str = "RGB") -> Image.Image:
    shades = np.linspace(0, 255, 60 * 80 * 3).reshape(60, 80, 3).astype(np.uint8)
    return Image.fromarray(shades).convert(mode)


def exif_turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Maker"
    return exif.tobytes()


@pytest.mark.parametrize(
    ("data", "as_it_came"),
    [
        (file_of(picture(), "JPEG"), True),
        (file_of(picture(), "JPEG", subsampling=0), True),
        (file_of(picture("L"), "JPEG"), True),
        (file_of(picture(), "JPEG", exif=exif_turned(1)), True),
        (file_of(picture(), "JPEG", exif=exif_turned(6)), False),
        (file_of(picture(), "JPEG", progressive=True), False),
        (file_of(picture("CMYK"), "JPEG"), False),
        (file_of(picture(), "PNG"), False),
        (file_of(picture(), "TIFF"), False),
        (file_of(picture(), "WEBP"), False),
    ],
    ids=["jpeg", "4:4:4", "grey", "exif", "turned", "progressive", "cmyk", "png", "tiff", "webp"],
)
def test_every_kind_of_photograph_is_valid_and_only_baseline_jpeg_stays_itself(
    mei: DemoPatient, tmp_path: Path, data: bytes, as_it_came: bool
) -> None:
    made = photograph_file(pictured(mei), data, MAKER, "en")
    assert made.as_it_came == as_it_came
    found = dcmread(io.BytesIO(made.data))
    assert found.file_meta.TransferSyntaxUID == (JPEGBaseline8Bit if as_it_came else ExplicitVRLittleEndian)
    if as_it_came:
        frame = next(iter(generate_frames(found.PixelData, number_of_frames=1)))
        assert frame[: len(data)] == data
    else:
        assert np.array_equal(found.pixel_array, upright(data))
        assert "without loss" in found.DerivationDescription
    assert found.LossyImageCompression == ("01" if data[:2] == b"\xff\xd8" or data[:4] == b"RIFF" else "00")
    assert errors(made.data, tmp_path) == []


def test_a_photograph_says_whose_what_where_and_when(mei: DemoPatient, tmp_path: Path) -> None:
    shown = on_a_plane(mei)
    made = photograph_file(shown, original_of(mei, shown), MAKER, "zh_CN")
    found = dcmread(io.BytesIO(made.data))
    assert errors(made.data, tmp_path) == []
    assert (found.PatientName.alphabetic, found.PatientName.ideographic) == ("Zhang^Mei", "张梅")
    assert (found.PatientID, found.PatientSex) == (mei.case.patient.record_number, "F")
    assert found.PatientBirthDate == mei.case.patient.birth_date.strftime("%Y%m%d")
    region = terms()["regions"][shown.lesion.site]
    assert found.AnatomicRegionSequence[0].CodeValue == region["code"]
    assert found.ImageLaterality == terms()["laterality"][shown.lesion.side]
    at = shown.photograph.at
    assert found.AcquisitionDateTime == at.strftime("%Y%m%d%H%M%S.%f+0000")
    assert found.TimezoneOffsetFromUTC == "+0000"


def test_pixel_spacing_is_that_of_the_plane_at_the_centre(mei: DemoPatient) -> None:
    shown = on_a_plane(mei)
    made = photograph_file(shown, original_of(mei, shown), MAKER, "en")
    found = dcmread(io.BytesIO(made.data))
    down, across = (float(each) for each in found.PixelSpacing)
    x, y = shown.photograph.width_px / 2, shown.photograph.height_px / 2
    matrix = np.array(HOMOGRAPHY).reshape(3, 3)
    left, right, above, below = project(matrix, np.array([(x - 0.5, y), (x + 0.5, y), (x, y - 0.5), (x, y + 0.5)]))
    assert across == pytest.approx(float(np.linalg.norm(right - left)), rel=1e-6)
    assert down == pytest.approx(float(np.linalg.norm(below - above)), rel=1e-6)
    assert found.PixelSpacingCalibrationType == "FIDUCIAL"
    assert "tilt" in found.PixelSpacingCalibrationDescription


def test_without_a_plane_no_spacing_is_claimed(mei: DemoPatient) -> None:
    shown = pictured(mei, tracing=None)
    found = dcmread(io.BytesIO(photograph_file(shown, original_of(mei, shown), MAKER, "en").data))
    assert "PixelSpacing" not in found


@given(st.none() | st.tuples(*[st.floats(-1e6, 1e6)] * 9), st.integers(1, 9000), st.integers(1, 9000))
def test_any_plane_gives_a_spacing_or_none(numbers: tuple[float, ...] | None, width: int, height: int) -> None:
    found = spacing(Scale(method="card", homography=numbers, mm_per_px=1.0), width, height)
    if found is not None:
        assert 0 < found.down_mm < 1000
        assert 0 < found.across_mm < 1000
        assert 0 <= found.tilt_deg <= 90


def test_a_day_stays_a_day(mei: DemoPatient, tmp_path: Path) -> None:
    shown = pictured(mei, at=date(2026, 11, 3))
    made = photograph_file(shown, original_of(mei, shown), MAKER, "en")
    found = dcmread(io.BytesIO(made.data))
    assert (found.AcquisitionDate, found.ContentDate) == ("20261103", "20261103")
    assert "AcquisitionDateTime" not in found
    assert "ContentTime" not in found
    assert errors(made.data, tmp_path) == []


def test_the_same_photograph_gives_the_same_file_and_an_assessment_one_study(mei: DemoPatient) -> None:
    shown = pictured(mei)
    other = pictured(mei, id="another", sha256="0" * 64)
    files = [photograph_file(each, original_of(mei, shown), MAKER, "en").data for each in (shown, shown, other)]
    assert files[0] == files[1]
    one, two = dcmread(io.BytesIO(files[0])), dcmread(io.BytesIO(files[2]))
    assert one.StudyInstanceUID == two.StudyInstanceUID
    assert one.SeriesInstanceUID == two.SeriesInstanceUID
    assert one.SOPInstanceUID != two.SOPInstanceUID
    assert all(uid.startswith("2.25.") and len(uid) <= 64 for uid in (one.StudyInstanceUID, one.SOPInstanceUID))


def test_a_colour_profile_goes_along(mei: DemoPatient) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = file_of(picture(), "JPEG", icc_profile=profile)
    found = dcmread(io.BytesIO(photograph_file(pictured(mei), data, MAKER, "en").data))
    assert found.ICCProfile[: len(profile)] == profile
    without = dcmread(io.BytesIO(photograph_file(pictured(mei), file_of(picture(), "JPEG"), MAKER, "en").data))
    assert "ICCProfile" not in without


def test_a_report_is_carried_whole(mei: DemoPatient, tmp_path: Path) -> None:
    pdf = b"%PDF-1.4 odd"
    data = report_file(mei.case.patient, pdf + b"!", "交班报告", AT, MAKER)
    found = dcmread(io.BytesIO(data))
    assert found.EncapsulatedDocument[: found.EncapsulatedDocumentLength] == pdf + b"!"
    assert found.DocumentTitle == "交班报告"
    assert errors(data, tmp_path) == []


@pytest.mark.parametrize(
    ("name", "native_name", "written"),
    [
        ("Zhang, Mei", "张梅", "Zhang^Mei=张梅"),
        ("ZHANG Mei", None, "ZHANG Mei"),
        ("A^B=C\\D\nE", None, "A B C D E"),
        ("x" * 200, None, "x" * 64),
    ],
)
def test_a_name_is_never_read_as_something_else(name: str, native_name: str | None, written: str) -> None:
    assert person_name(name, native_name) == written


@pytest.mark.parametrize("number", ["9" * 65, "A\\B", "A\nB"])
def test_a_record_number_is_never_shortened(mei: DemoPatient, number: str) -> None:
    shown = renamed(pictured(mei), "A", None, number)
    with pytest.raises(InvalidInput) as told:
        photograph_file(shown, original_of(mei, shown), MAKER, "en")
    assert told.value.text.key == "error.dicom.record_number"


def test_the_codes_are_those_of_the_standard_and_the_sites_ours() -> None:
    published = {
        (code, meaning) for named in _concepts_dict.concepts["SCT"].values() for code, (meaning, _) in named.items()
    }
    for site, region in terms()["regions"].items():
        assert site in lists()["site"]
        assert (region["code"], region["meaning"]) in published
    assert terms()["laterality"].keys() == set(lists()["side"])


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xc0\x00\x02", b"\xff\xd8\xff\xff\xff\xff", b"no"])
def test_what_is_no_jpeg_has_no_frame(data: bytes) -> None:
    assert read_frame(data) is None
