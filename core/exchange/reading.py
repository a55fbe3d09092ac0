"""Any file that the program takes in: what it is, told by its content, and what it brings."""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from core.case.archive import opened
from core.case.file import RECORD_NAME, read_case_file
from core.errors import InvalidInput
from core.exchange.arrival import Arrival, ArrivingPatient, fingerprint, identity_of, rows_of
from core.exchange.laboratory import guessing, mapping, messages, own, reports, tables
from core.exchange.laboratory.guessing import guess
from core.exchange.laboratory.mapping import Mapping
from core.exchange.laboratory.messages import Message
from core.exchange.laboratory.sheets import Sheet, read_text_table, read_workbook
from core.exchange.laboratory.vocabulary import limits
from core.exchange.protecting import is_protected
from core.texts import Text, text

_PREAMBLE: Final = 128
_BYTE_ORDER_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_BEGINNING: Final = 4096
_LOOKED_INTO: Final = 100
"""Members of an archive that are looked into to see whether it is one of DICOM files."""


class Format(StrEnum):
    """What a file is."""

    CASE = "case"
    FHIR = "fhir"
    DICOM = "dicom"
    HL7 = "hl7_v2"
    WORKBOOK = "workbook"
    TABLE = "table"


LABORATORY: Final = frozenset({Format.HL7, Format.WORKBOOK, Format.TABLE})
"""The formats that are read by a mapping."""


@dataclass(frozen=True)
class LaboratoryFile:
    """A laboratory file taken apart: a table or messages, waiting for a mapping. `shape` is what a kept one is found
    by; `guessed` a first mapping with the reasons of its columns."""

    name: str
    format: Format
    fingerprint: str
    shape: str
    guessed: Mapping
    reasons: tuple[Text, ...] = ()
    sheet: Sheet | None = None
    messages: tuple[Message, ...] = ()

    def unknown_words(self, by: Mapping) -> dict[str, str]:
        """What the file calls analytes that neither the program nor the mapping knows → as people read it."""
        if self.sheet is not None:
            return guessing.unknown_words(self.sheet, by)
        return reports.unknown_words(self.messages, by)


def check_size(size: int) -> None:
    """Refuse a file by its size, before a byte of it is read.

    Raises
    ------
    InvalidInput
        With the size and the most that is taken.
    """
    if size > largest():
        raise InvalidInput("error.arrival.too_large", size=size // 1_000_000, most=largest() // 1_000_000)


def largest() -> int:
    """How many bytes any file may have: a case with all its photographs is the largest there is."""
    from core.case.file import MAX_PHOTOGRAPH_BYTES

    return MAX_PHOTOGRAPH_BYTES


def format_of(data: bytes) -> Format:
    """What a file is, by its first bytes.

    Raises
    ------
    InvalidInput
        For an empty file, for an archive that asks for a passphrase, and for one that is none of them.
    """
    if not data.strip():
        raise InvalidInput("error.arrival.empty")
    if is_protected(data):
        raise InvalidInput("error.protected.asks")
    if data.startswith(b"PK"):
        return _archive(data)
    if data[_PREAMBLE : _PREAMBLE + 4] == b"DICM":
        return Format.DICOM
    if messages.is_hl7(data):
        return Format.HL7
    start = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return Format.FHIR
    if start.startswith(b"{"):
        return Format.FHIR if b'"resourceType"' in data else Format.CASE
    if b"\0" in start and not data.startswith(_BYTE_ORDER_MARKS):
        raise InvalidInput("error.arrival.unknown_format")
    return Format.TABLE


def _archive(data: bytes) -> Format:
    with opened(data, damaged="error.case_file.damaged_zip", too_large="error.case_file.too_large") as archive:
        names = archive.namelist()
        if RECORD_NAME in names:
            return Format.CASE
        if any(name.startswith("xl/") for name in names):
            return Format.WORKBOOK
        if _holds_dicom(archive):
            return Format.DICOM
    raise InvalidInput("error.arrival.unknown_format")


def _holds_dicom(archive: zipfile.ZipFile) -> bool:
    for member in archive.infolist()[:_LOOKED_INTO]:
        with archive.open(member) as stream:
            if stream.read(_PREAMBLE + 4)[_PREAMBLE:] == b"DICM":
                return True
    return False


def open_laboratory(data: bytes, name: str, encoding: str | None = None) -> LaboratoryFile:
    """A laboratory file taken apart, in a given encoding or in the one that fits.

    Raises
    ------
    InvalidInput
        For a file larger than any of its kind, and for one that is damaged, with the line.
    """
    if len(data) > limits().file_bytes:
        most = limits().file_bytes // 1_000_000
        raise InvalidInput("error.arrival.too_large", size=len(data) // 1_000_000, most=most)
    kind, print_ = format_of(data), fingerprint(data)
    if kind is Format.HL7:
        found = messages.read_messages(data, encoding)
        return LaboratoryFile(name, kind, print_, reports.shape_of(found), Mapping(encoding=encoding), messages=found)
    sheet = read_workbook(data) if kind is Format.WORKBOOK else read_text_table(data, encoding)
    if not sheet.header or not sheet.lines:
        raise InvalidInput("error.laboratory.no_table")
    if own.is_own(sheet):
        sheet = own.as_laboratory(sheet)
    guessed = guess(sheet)
    return LaboratoryFile(
        name, kind, print_, mapping.shape_of(sheet.header), guessed.mapping, guessed.reasons, sheet=sheet
    )


def read_laboratory(file: LaboratoryFile, by: Mapping, zone: ZoneInfo) -> Arrival:
    """What a laboratory file brings, read by a mapping; `zone` is the facility's.

    Raises
    ------
    InvalidInput
        When the mapping does not say enough.
    """
    if file.sheet is not None:
        return tables.read_table(file.sheet, by, zone, name=file.name, fingerprint=file.fingerprint)
    return reports.read_reports(file.messages, by, zone, name=file.name, fingerprint=file.fingerprint)


def read_whole(data: bytes, name: str) -> Arrival:
    """What a file of the other formats brings: a case file, a FHIR Bundle, a DICOM object or a .zip of them.

    Raises
    ------
    InvalidInput
        With the place of what is wrong.
    """
    match format_of(data):
        case Format.CASE:
            return _read_case(data, name)
        case Format.FHIR:
            from core.exchange.fhir.reading import read_bundle  # its models take a second to load

            return read_bundle(data, name)
        case Format.DICOM:
            from core.exchange.dicom.reading import read_dicom
            from core.exchange.dicom.several import read_archive

            return read_archive(data, name) if data.startswith(b"PK") else read_dicom(data, name)
        case _:
            raise InvalidInput("error.arrival.unknown_format")


def read_folder(folder: Path) -> Arrival:
    """What a folder of DICOM files brings, as one thing.

    Raises
    ------
    InvalidInput
        For a folder without a DICOM file, of too many files, or that cannot be read.
    """
    from core.exchange.dicom.several import read_folder as read_dicom_folder

    try:
        return read_dicom_folder(folder)
    except OSError as error:
        raise InvalidInput("error.arrival.cannot_read_folder", problem=error.strerror or "") from None


def _read_case(data: bytes, name: str) -> Arrival:
    file = read_case_file(data)
    place = text("arrival.place.path", path="patient")
    patient = ArrivingPatient(file.case.patient.id, identity_of(file.case.patient), place, file.case)
    rows = rows_of(file.case, patient.key)
    return Arrival(name, Format.CASE, fingerprint(data), (patient,), rows, photographs=file.photographs)
