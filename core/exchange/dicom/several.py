"""Many DICOM files that arrive as one thing: the folder or the archive that a picture archive gives out."""

import hashlib
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from core.case.archive import opened
from core.case.file import MAX_PHOTOGRAPH_BYTES
from core.errors import InvalidInput
from core.exchange.arrival import Arrival, ArrivingPatient, Identity, Row, State, problem_row
from core.exchange.dicom.reading import is_dicom, read_dicom
from core.texts import Text, text

MAX_FILES: Final = 2000
_DIRECTORY: Final = "DICOMDIR"
"""A list of the files beside it (PS3.10 §8.6): it says nothing that they do not."""

File = tuple[str, bytes]
"""A name within the folder or archive, and the bytes."""


def read_archive(data: bytes, name: str) -> Arrival:
    """What the DICOM files of a .zip bring. Nothing is written to a path from the archive.

    Raises
    ------
    InvalidInput
        For a damaged archive, one that unfolds to more than is taken, and one without a DICOM file.
    """
    with opened(data, damaged="error.case_file.damaged_zip", too_large="error.case_file.too_large") as archive:
        return read_several(_members(archive), name)


def read_folder(folder: Path) -> Arrival:
    """What the DICOM files of a folder and of those in it bring; links are not followed.

    Raises
    ------
    InvalidInput
        For a folder of more files or bytes than is taken, and one without a DICOM file.
    OSError
        When it cannot be read.
    """
    return read_several(_files(folder), folder.name)


def read_several(files: Iterable[File], name: str) -> Arrival:
    """What several DICOM files bring as one arrival. A file that cannot be read is a row that says why.

    Raises
    ------
    InvalidInput
        When none of them is DICOM.
    """
    gathered = _Gathered()
    for file_name, data in files:
        if is_dicom(data) and PurePosixPath(file_name).name != _DIRECTORY:
            gathered.add(file_name, data, name)
    if not gathered.rows:
        raise InvalidInput("error.dicom.none_here")
    source = next(iter(gathered.sources)) if len(gathered.sources) == 1 else name
    return Arrival(
        source,
        "dicom",
        gathered.mark.hexdigest(),
        tuple(gathered.patients.values()),
        tuple(gathered.rows),
        tuple(gathered.notes),
        gathered.photographs,
    )


class _Gathered:
    """What the files so far bring. Files that name the same person speak of one patient."""

    def __init__(self) -> None:
        self.patients: dict[Identity, ArrivingPatient] = {}
        self.rows: list[Row] = []
        self.notes: dict[Text, None] = {}
        self.photographs: dict[str, bytes] = {}
        self.sources: set[str] = set()
        self.mark = hashlib.sha256()

    def add(self, file_name: str, data: bytes, name: str) -> None:
        place = text("arrival.place.path", path=file_name)
        self.mark.update(hashlib.sha256(data).digest())
        try:
            one = read_dicom(data, name)
        except InvalidInput as error:
            self.rows.append(problem_row(place, "other", text("dicom.says"), State.NOT_UNDERSTOOD, error.text))
            return
        (patient,) = one.patients
        key = f"patient-{len(self.patients) + 1}"
        known = self.patients.setdefault(patient.identity, replace(patient, key=key, place=place))
        self.rows += [replace(row, patient=known.key, place=place) for row in one.rows]
        self.notes |= dict.fromkeys(one.notes)
        self.photographs |= one.photographs
        self.sources.add(one.source)


def _members(archive: zipfile.ZipFile) -> Iterator[File]:
    left = MAX_PHOTOGRAPH_BYTES
    members = [member for member in archive.infolist() if not member.is_dir()]
    _check_number(len(members))
    for member in sorted(members, key=lambda one: one.filename):
        # What a member says of its own size may be a lie: it is read up to what is left, and no further.
        with archive.open(member) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        _check_left(left)
        yield member.filename, content


def _files(folder: Path) -> Iterator[File]:
    left = MAX_PHOTOGRAPH_BYTES
    paths = []
    for path in folder.rglob("*"):
        if stat.S_ISREG(path.lstat().st_mode):
            paths.append(path)
            _check_number(len(paths))
    for path in sorted(paths):
        left -= path.stat().st_size
        _check_left(left)
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _check_number(files: int) -> None:
    if files > MAX_FILES:
        raise InvalidInput("error.dicom.too_many_files", limit=MAX_FILES)


def _check_left(left: int) -> None:
    if left < 0:
        raise InvalidInput("error.dicom.too_large_together", limit=MAX_PHOTOGRAPH_BYTES // (1024 * 1024))
