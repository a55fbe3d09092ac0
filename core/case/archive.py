"""A .zip from outside: its members are read by name up to a limit, and nothing is written to a path of it."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from core.errors import InvalidInput

MOST_MEMBERS: Final = 20_000

_ENTRY: Final = b"PK\x01\x02"
"""How an entry of the archive's own list begins (APPNOTE.TXT 6.3.10, 4.3.12)."""
METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What case files, workbooks and picture archives are packed with. Others may ask for gigabytes at once."""
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)
"""What the library is known to raise for damaged archives."""


def entries(data: bytes) -> int:
    """How many members an archive may have at most, counted before its list is read."""
    return data.count(_ENTRY)


@contextmanager
def opened(data: bytes, *, damaged: str, too_large: str) -> Iterator[zipfile.ZipFile]:
    """The archive in a file's bytes.

    Parameters
    ----------
    data
        The file.
    damaged, too_large
        Keys of the two refusals.

    Raises
    ------
    InvalidInput
        `damaged`, also while a member is read in the block, for one that is packed in a way that nobody needs; and
        `too_large` for more than `MOST_MEMBERS` of them, before their list is read.
    """
    if entries(data) > MOST_MEMBERS:
        raise InvalidInput(too_large)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if any(member.compress_type not in METHODS or not member.filename for member in archive.infolist()):
                raise InvalidInput(damaged)
            yield archive
    except _DAMAGED:
        raise InvalidInput(damaged) from None
