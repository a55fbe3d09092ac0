"""Files that leave under a passphrase, and come back with it.

A PDF is encrypted as such: AES-256, revision 6 of ISO 32000-2, 7.6.4. Everything else goes into a zip whose members are
encrypted by AES-256 as WinZip describes it (https://www.winzip.com/en/support/aes-encryption/), in its second version,
which keeps no checksum of what was encrypted. Nothing is ever written unencrypted on the way.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

import pikepdf
import pyzipper

from core.case.archive import METHODS, MOST_MEMBERS, entries
from core.case.file import MAX_PHOTOGRAPH_BYTES
from core.errors import InvalidInput

LONGEST: Final = 127
"""Bytes of a passphrase that a PDF takes; what follows would not count (ISO 32000-2, 7.6.4.3.3)."""
_ENCRYPTED: Final = 0x1
"""The bit of a member's flags (APPNOTE.TXT 4.4.4)."""
_BROKEN: Final = (
    zipfile.BadZipFile,
    pyzipper.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)
"""What the libraries are known to raise for damaged archives."""


class Puts(Protocol):
    """Takes files by their names."""

    def put(self, name: str, data: bytes) -> None:
        """Take one file."""


def check_signs(passphrase: str) -> None:
    """A passphrase must mean the same to every program that opens the file.

    Letters outside ASCII are encoded differently by common readers of zip files, so they are not taken.

    Raises
    ------
    InvalidInput
        For an empty one, for signs beyond letters, digits and marks of a plain keyboard, and for more than `LONGEST`.
    """
    if not passphrase:
        raise InvalidInput("error.protected.needed")
    if not (passphrase.isascii() and passphrase.isprintable()):
        raise InvalidInput("error.protected.signs")
    if len(passphrase) > LONGEST:
        raise InvalidInput("error.protected.too_long", most=LONGEST)


def protected_pdf(pdf: bytes, passphrase: str) -> bytes:
    """The document, unchanged, that opens with the passphrase alone; whoever has it may do everything with it."""
    check_signs(passphrase)
    # One passphrase for both: an owner's that is empty would open the document to everybody.
    encryption = pikepdf.Encryption(owner=passphrase, user=passphrase, R=6, aes=True, metadata=True)
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(target, encryption=encryption)
    return target.getvalue()


@contextmanager
def protected_zip(path: Path, passphrase: str) -> Iterator[Puts]:
    """An archive at `path`. Names, number and sizes of its members can be read without the passphrase."""
    check_signs(passphrase)
    with pyzipper.AESZipFile(path, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
        archive.setpassword(passphrase.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256, force_wz_aes_version=pyzipper.zipfile_aes.WZ_AES_V2)
        yield _Members(archive)


def worth_packing(name: str) -> bool:
    """Whether a member gets smaller: pictures, PDFs and archives are compressed already."""
    return name.endswith((".csv", ".json", ".txt", ".xml"))


def is_protected(data: bytes) -> bool:
    """Whether a file is an archive with a member that asks for a passphrase. A damaged one is none."""
    if not data.startswith(b"PK") or entries(data) > MOST_MEMBERS:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(member.flag_bits & _ENCRYPTED for member in archive.infolist())
    except _BROKEN:
        return False


def opened_by(data: bytes, passphrase: str) -> bytes:
    """What an encrypted archive holds: its one file, or all of them as an archive without encryption, in memory.

    Raises
    ------
    InvalidInput
        For a wrong passphrase, for an archive that is damaged or was changed, and for one that unfolds too far.
    """
    if entries(data) > MOST_MEMBERS:
        raise InvalidInput("error.case_file.too_large")
    try:
        with pyzipper.AESZipFile(io.BytesIO(data)) as archive:
            archive.setpassword(passphrase.encode())
            members = [member for member in archive.infolist() if not member.is_dir()]
            if not members or any(member.compress_type not in METHODS for member in members):
                raise InvalidInput("error.case_file.damaged_zip")
            found = list(_unfolded(archive, members))
    except _BROKEN:
        raise InvalidInput("error.case_file.damaged_zip") from None
    except RuntimeError:  # what the library says of a wrong passphrase
        raise InvalidInput("error.protected.wrong") from None
    return found[0][1] if len(found) == 1 else _plain_zip(found)


def _unfolded(
    archive: pyzipper.AESZipFile, members: list[pyzipper.zipfile_aes.AESZipInfo]
) -> Iterator[tuple[str, bytes]]:
    """All of them together have one limit: a small archive may unfold without end."""
    left = MAX_PHOTOGRAPH_BYTES
    for member in members:
        with archive.open(member) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise InvalidInput("error.case_file.too_large")
        yield member.filename, content


def _plain_zip(found: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in found:
            archive.writestr(name, content)
    return target.getvalue()


class _Members:
    def __init__(self, archive: pyzipper.AESZipFile) -> None:
        self._archive = archive

    def put(self, name: str, data: bytes) -> None:
        # A fixed date: when somebody exported is nobody's business.
        member = pyzipper.zipfile_aes.AESZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        packing = pyzipper.ZIP_DEFLATED if worth_packing(name) else pyzipper.ZIP_STORED
        self._archive.writestr(member, data, packing)
