"""A photograph as VL Photographic Image (PS3.3 A.32.4): the original JPEG's own bytes wherever DICOM can carry them.

A baseline JPEG that lies as it was held is encapsulated bit for bit. Any other photograph (turned by its camera's note,
progressive, HEIC, PNG, TIFF, WebP) is written upright, in sRGB, without loss and uncompressed, and says so.
"""

import io
from dataclasses import dataclass
from typing import Final

from PIL import ImageCms, JpegImagePlugin
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, JPEGBaseline8Bit, VLPhotographicImageStorage

from core.case.photo import Photograph
from core.errors import InvalidInput
from core.exchange.dicom.calibration import spacing
from core.exchange.dicom.common import Maker, Study, begun, written
from core.exchange.dicom.jpeg import JpegFrame, read_frame
from core.exchange.dicom.own import put_own
from core.exchange.dicom.pictured import Pictured
from core.exchange.dicom.values import clean, code, codes, person_name, put_moment, terms, uid
from core.imaging.decode import Decoded, decode
from core.texts import Language, render, text

_UPRIGHT: Final = 1
_LONGEST: Final = 65_535
"""Pixels of a side: rows and columns are counted with 16 bits."""
_NOTES_SIDE: Final = 64
"""Pixels: of a photograph whose bytes go as they are, only what its file says is read."""


@dataclass(frozen=True)
class PhotographFile:
    """A DICOM file. `as_it_came`: the original's bytes are inside, bit for bit."""

    data: bytes
    as_it_came: bool


def photograph_file(pictured: Pictured, original: bytes, maker: Maker, language: Language) -> PhotographFile:
    """One photograph as a DICOM file.

    Parameters
    ----------
    pictured
        The photograph with its lesion and assessment. Outlines and everything else that DICOM has no place for go
        along in a private block (`core.exchange.dicom.own`), so that our own files come back whole.
    original
        The bytes of the original file.
    maker
        Who lets it out.
    language
        Of the descriptions.

    Raises
    ------
    InvalidInput
        `error.dicom.record_number` and `error.dicom.too_long` for what DICOM has no room for; for an original that
        cannot be read, as `core.imaging.decode.decode`.
    """
    made = begun(pictured.case.patient, _study(pictured, language), maker)
    _put_series(made, pictured, language)
    frame = read_frame(original)
    as_it_came = frame is not None and frame.baseline and frame.photometric is not None
    picture = decode(original, _NOTES_SIDE if as_it_came else None)
    if as_it_came and picture.notes.orientation != _UPRIGHT:
        as_it_came, picture = False, decode(original)
    made.Manufacturer = clean(picture.notes.make or "")
    if picture.notes.model:
        made.ManufacturerModelName = clean(picture.notes.model)
    if frame is not None and as_it_came:
        _put_jpeg(made, frame, original)
    else:
        _put_pixels(made, picture)
    _put_compression(made, picture, len(original))
    _put_calibration(made, pictured.photograph)
    put_own(made, pictured, len(original))
    return PhotographFile(written(made, JPEGBaseline8Bit if as_it_came else ExplicitVRLittleEndian), as_it_came)


def _study(pictured: Pictured, language: Language) -> Study:
    lesion, assessment = pictured.lesion, pictured.assessment
    key = assessment.id or f"{lesion.id} {assessment.at.isoformat()}"
    said = text("dicom.study", lesion=lesion.label or "", site=text(f"word.site.{lesion.site}"))
    return Study(uid("study", pictured.case.patient.id, key), assessment.at, render(said, language))


def _put_series(made: Dataset, pictured: Pictured, language: Language) -> None:
    """The modules General Series, General Image, VL Image and SOP Common."""
    lesion, photograph = pictured.lesion, pictured.photograph
    made.Modality = "XC"
    made.SeriesInstanceUID = uid("series", made.StudyInstanceUID)
    made.SeriesNumber = 1
    made.SeriesDescription = made.StudyDescription
    if photograph.recorded_by:
        made.OperatorsName = person_name(photograph.recorded_by)
    made.SOPClassUID = VLPhotographicImageStorage
    made.SOPInstanceUID = uid("photograph", made.StudyInstanceUID, photograph.id or photograph.sha256)
    made.InstanceNumber = pictured.number
    made.PatientOrientation = ""
    put_moment(made, photograph.at)
    made.AcquisitionContextSequence = Sequence()
    region = terms()["regions"].get(lesion.site)
    if region is not None:
        made.AnatomicRegionSequence = codes(code(region["code"], region["meaning"]))
    side = terms()["laterality"].get(lesion.side)
    if side is not None:
        made.ImageLaterality = side
    made.ImageComments = made.StudyDescription


def _put_jpeg(made: Dataset, frame: JpegFrame, original: bytes) -> None:
    made.ImageType = ["ORIGINAL", "PRIMARY"]
    _put_pixel_facts(made, frame.height, frame.width, frame.components, str(frame.photometric))
    made.PixelData = encapsulate([original])
    made["PixelData"].is_undefined_length = True
    profile = _profile_of(original)
    if profile:
        made.ICCProfile = profile


def _put_pixels(made: Dataset, picture: Decoded) -> None:
    if max(picture.rgb.shape) > _LONGEST:
        raise InvalidInput("error.dicom.too_long", longest=_LONGEST)
    made.ImageType = ["DERIVED", "PRIMARY"]
    made.DerivationDescription = f"Upright, sRGB, without loss, from an original {picture.media_type}"
    height, width, components = picture.rgb.shape
    _put_pixel_facts(made, height, width, components, "RGB")
    pixels = picture.rgb.tobytes()
    made.PixelData = pixels + b"\0" * (len(pixels) % 2)
    made.ICCProfile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _put_pixel_facts(made: Dataset, rows: int, columns: int, components: int, photometric: str) -> None:
    made.SamplesPerPixel = components
    made.PhotometricInterpretation = photometric
    if components > 1:
        made.PlanarConfiguration = 0
    made.Rows, made.Columns = rows, columns
    made.BitsAllocated, made.BitsStored, made.HighBit = 8, 8, 7
    made.PixelRepresentation = 0


def _put_compression(made: Dataset, picture: Decoded, size: int) -> None:
    """Loss stays loss: what a camera threw away does not come back by writing the rest without loss."""
    lossy = picture.media_type in (*terms()["lossy"], "image/webp")
    made.LossyImageCompression = "01" if lossy else "00"
    if lossy:
        made.LossyImageCompressionRatio = f"{max(1.0, picture.width_px * picture.height_px * 3 / size):.2f}"
        method = terms()["lossy"].get(picture.media_type)
        if method is not None:
            made.LossyImageCompressionMethod = method


def _put_calibration(made: Dataset, photograph: Photograph) -> None:
    scale = photograph.tracing.scale if photograph.tracing is not None else None
    found = spacing(scale, photograph.width_px, photograph.height_px)
    if found is None or scale is None:
        return
    made.PixelSpacing = [f"{found.down_mm:.8g}", f"{found.across_mm:.8g}"]
    made.PixelSpacingCalibrationType = "FIDUCIAL"
    made.PixelSpacingCalibrationDescription = clean(f"{scale.method}; at the centre; tilt {found.tilt_deg:.1f} deg")


def _profile_of(original: bytes) -> bytes | None:
    with JpegImagePlugin.JpegImageFile(io.BytesIO(original)) as image:
        profile = image.info.get("icc_profile")
    return profile if isinstance(profile, bytes) and profile else None
