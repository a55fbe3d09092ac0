"""A photograph in a DICOM file, ours or anybody's, as something that arrives.

Of our own files everything comes back: the original's bytes, its lesion and its assessment. Of anybody else's the
picture, its day, and whose it says that it is; which lesion it shows, a person says.
"""

import hashlib
import io
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

import numpy as np
from PIL import Image
from pydicom import dcmread
from pydicom.config import IGNORE, settings
from pydicom.dataset import FileDataset
from pydicom.encaps import generate_frames
from pydicom.pixels.utils import pixel_array
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, JPEGBaseline8Bit, VLPhotographicImageStorage

from core.case.case import Case
from core.case.lesion import Assessment
from core.case.moments import DayOrInstant, parse_moment
from core.case.photo import Photograph
from core.errors import InvalidInput
from core.exchange.arrival import Arrival, ArrivingPatient, Identity, fingerprint, identity_of, row_of, rows_of
from core.exchange.dicom.own import Own, read_own
from core.imaging.decode import MAX_MEGAPIXELS
from core.imaging.formats import JPEG, PNG
from core.imaging.ingest import TakenPhotograph, take_in
from core.texts import Text, text

# What the library says of a value that its kind does not allow has the value in it, and goes to the terminal.
settings.reading_validation_mode = IGNORE

MAX_MEGABYTES: Final = 400
_SEXES: Final = {"F": "female", "M": "male", "O": "other"}
_HEAD: Final = 2048
"""Bytes at the beginning in which a file says how it is written."""
_PREFIX: Final = b"DICM"
_PATIENT: Final = "patient"


def is_dicom(data: bytes) -> bool:
    """Whether a file begins as DICOM files do (PS3.10 §7.1)."""
    return data[128:132] == _PREFIX


def read_dicom(data: bytes, name: str) -> Arrival:
    """What a DICOM file brings: one photograph, its patient as the file calls them, and when it was taken.

    Parameters
    ----------
    data
        The file.
    name
        What it is called; the source, where the file names no institution.

    Raises
    ------
    InvalidInput
        `error.dicom.…`: not DICOM, damaged, larger than `MAX_MEGABYTES`, no single photograph, a compression or a date
        that cannot be read; for a picture that cannot be shown, as `core.imaging.decode.decode`.
    """
    if len(data) > MAX_MEGABYTES * 1024 * 1024:
        raise InvalidInput("error.dicom.too_large", limit=MAX_MEGABYTES)
    if not is_dicom(data):
        raise InvalidInput("error.dicom.not_dicom")
    if DeflatedExplicitVRLittleEndian.encode() in data[:_HEAD]:
        # A small deflated file may unfold without end, and nobody writes photographs so.
        raise InvalidInput("error.dicom.compression", name=DeflatedExplicitVRLittleEndian.name)
    try:
        found = dcmread(io.BytesIO(data))
        return _arrival(found, data, name)
    except InvalidInput:
        raise
    except Exception as error:
        raise InvalidInput("error.dicom.damaged") from error


def _arrival(found: FileDataset, data: bytes, name: str) -> Arrival:
    _refuse_what_is_no_photograph(found)
    own, notes = _trusted(read_own(found), found)
    picture, media_type = _picture(found, own)
    source = str(found.get("InstitutionName") or name)
    taken = take_in(picture)
    if own is not None:
        return _own_arrival(own, picture, taken, source, fingerprint(data))
    at = _moment(found, notes)
    _note_calibration(found, notes)
    photograph = Photograph(
        id=str(found.SOPInstanceUID),
        at=at,
        sha256=taken.sha256,
        media_type=media_type,
        width_px=taken.width_px,
        height_px=taken.height_px,
        bytes=taken.byte_size,
    )
    assessment = Assessment(id=str(found.SOPInstanceUID), at=at, photographs=(photograph,))
    place = text("dicom.place")
    patient = ArrivingPatient(_PATIENT, _identity(found), place)
    rows = (row_of(place, assessment, patient=_PATIENT),)
    return Arrival(source, "dicom", fingerprint(data), (patient,), rows, tuple(notes), {taken.sha256: picture})


def _trusted(own: Own | None, found: FileDataset) -> tuple[Own | None, list[Text]]:
    """An archive may have given the file to another person: it changes what everybody reads, and leaves a private block
    as it was. Such a block counts for nothing."""
    if own is None:
        return None, []
    identity, patient = _identity(found), own.case.patient
    if (identity.record_number, identity.birth_date) == (patient.record_number, patient.birth_date):
        return own, []
    return None, [text("dicom.note.identity_changed")]


def _own_arrival(own: Own, picture: bytes, taken: TakenPhotograph, source: str, mark: str) -> Arrival:
    case: Case = own.case
    notes: tuple[Text, ...] = ()
    if taken.sha256 != own.sha256:
        # The original could not be carried as it was: what came is its picture, and the record says so.
        case, notes = _with_picture(case, own.sha256, taken), (text("dicom.note.not_the_original"),)
    patient = ArrivingPatient(_PATIENT, identity_of(case.patient), text("dicom.place"))
    return Arrival(source, "dicom", mark, (patient,), rows_of(case, _PATIENT), notes, {taken.sha256: picture})


def _with_picture(case: Case, sha256: str, taken: TakenPhotograph) -> Case:
    facts = {"sha256": taken.sha256, "media_type": taken.media_type, "bytes": taken.byte_size}
    (lesion,) = case.lesions
    (assessment,) = lesion.assessments
    photographs = tuple(
        each.model_copy(update=facts) if each.sha256 == sha256 else each for each in assessment.photographs
    )
    held = lesion.model_copy(update={"assessments": (assessment.model_copy(update={"photographs": photographs}),)})
    return case.model_copy(update={"lesions": (held,)})


def _refuse_what_is_no_photograph(found: FileDataset) -> None:
    if "PixelData" not in found:
        raise InvalidInput("error.dicom.no_picture", name=UID(found.SOPClassUID).name)
    frames = int(found.get("NumberOfFrames") or 1)
    if frames != 1:
        raise InvalidInput("error.dicom.several_frames", count=frames)
    visible = found.SOPClassUID == VLPhotographicImageStorage or found.get("Modality") in _MODALITIES
    if int(found.Rows) * int(found.Columns) > MAX_MEGAPIXELS * 1_000_000:
        raise InvalidInput("error.photo.too_many_pixels", limit=MAX_MEGAPIXELS)
    if not visible:
        raise InvalidInput("error.dicom.no_picture", name=UID(found.SOPClassUID).name)


_MODALITIES: Final = frozenset({"XC", "GM", "OT", "DMS", "ES"})
"""What photographs come as: external camera, general microscopy, other, dermoscopy, endoscopy. Never an X-ray."""


def _picture(found: FileDataset, own: Own | None) -> tuple[bytes, str]:
    """The file that the photograph came as, or a PNG of its pixels."""
    syntax = found.file_meta.TransferSyntaxUID
    if syntax == JPEGBaseline8Bit:
        frame = next(iter(generate_frames(found.PixelData, number_of_frames=1)))
        if own is None:
            return frame.removesuffix(b"\0") if frame.endswith(b"\xff\xd9\0") else frame, JPEG
        original = frame[: own.size]
        if hashlib.sha256(original).hexdigest() != own.sha256:
            raise InvalidInput("error.dicom.changed")
        return original, JPEG
    try:
        pixels = pixel_array(found)
    except (RuntimeError, NotImplementedError, AttributeError):
        raise InvalidInput("error.dicom.compression", name=UID(syntax).name) from None
    written = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels.astype(np.uint8))).save(written, "PNG")
    return written.getvalue(), PNG


def _identity(found: FileDataset) -> Identity:
    name = found.get("PatientName")
    alphabetic = str(name.alphabetic).strip("^") if name else ""
    born = str(found.get("PatientBirthDate") or "")
    return Identity(
        record_number=str(found.get("PatientID") or "") or None,
        name=", ".join(part for part in alphabetic.split("^", 1) if part).replace("^", " ") or None,
        native_name=str(name.ideographic).replace("^", "") or None if name else None,
        sex=_SEXES.get(str(found.get("PatientSex") or "")),
        birth_date=_day(born),
    )


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _moment(found: FileDataset, notes: list[Text]) -> DayOrInstant:
    """When it was taken: an instant only where the file names its zone."""
    stamp = str(found.get("AcquisitionDateTime") or "")
    shift = stamp[-5:] if stamp[-5:-4] in ("+", "-") else str(found.get("TimezoneOffsetFromUTC") or "")
    clock = stamp.removesuffix(shift) if shift else stamp
    if not clock:
        taken_on = str(found.get("AcquisitionDate") or found.get("ContentDate") or found.get("StudyDate") or "")
        taken_at = str(found.get("AcquisitionTime") or found.get("ContentTime") or "")
        clock = taken_on + taken_at.partition(".")[0]
    on = _day(clock[:8])
    if on is None:
        raise InvalidInput("error.dicom.no_date")
    time = clock[8:14]
    if len(time) < 4:
        return parse_moment(on)
    zone = _zone(shift)
    if zone is None:
        notes.append(text("dicom.note.zone"))
        return parse_moment(on)
    at = datetime.strptime(clock[:8] + time.ljust(6, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007 – its zone follows
    return parse_moment(at.replace(tzinfo=zone))


def _zone(shift: str) -> timezone | None:
    if len(shift) != 5 or shift[0] not in "+-" or not shift[1:].isdigit():
        return None
    gone = timedelta(hours=int(shift[1:3]), minutes=int(shift[3:]))
    return timezone(-gone if shift[0] == "-" else gone)


def _note_calibration(found: FileDataset, notes: list[Text]) -> None:
    """A foreign calibration is told and not taken over: whether the wound lay in its plane, nobody here has seen."""
    spacing = found.get("PixelSpacing")
    if spacing is not None and len(spacing) == 2:
        down, across = (float(each) for each in spacing)
        notes.append(text("dicom.note.calibrated", down=round(down, 4), across=round(across, 4)))
