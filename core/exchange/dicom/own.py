"""What DICOM has no place for, in a private block (PS3.5 §7.8): so that our own photographs come back whole.

The block holds the original's fingerprint and size, and the lesion with the one assessment as a case file would write
them: outlines, scale, consent, authors.
"""

from dataclasses import dataclass
from typing import Final

from pydicom.dataset import Dataset

from core.case.case import Case
from core.case.file import read_case
from core.exchange.dicom.pictured import Pictured

_GROUP: Final = 0x0011
_CREATOR: Final = "CALCITRACK 1"
_SHA256: Final = 0x01
_BYTES: Final = 0x02
_RECORD: Final = 0x03


@dataclass(frozen=True)
class Own:
    """What the block says: SHA-256 and size of the original file, and the lesion with the assessment."""

    sha256: str
    size: int
    case: Case


def put_own(made: Dataset, pictured: Pictured, size: int) -> None:
    """Write the block."""
    # A parent is another lesion, and no reference may lead out of the fragment.
    lesion = pictured.lesion.model_copy(update={"assessments": (pictured.assessment,), "parents": ()})
    fragment = Case(patient=pictured.case.patient, lesions=(lesion,))
    block = made.private_block(_GROUP, _CREATOR, create=True)
    block.add_new(_SHA256, "LO", pictured.photograph.sha256)
    block.add_new(_BYTES, "UL", size)
    block.add_new(_RECORD, "UT", fragment.model_dump_json())


def read_own(found: Dataset) -> Own | None:
    """What the block says; `None` for a file that is not ours.

    Raises
    ------
    InvalidInput
        When the record in the block was changed and is no case any more.
    """
    try:
        block = found.private_block(_GROUP, _CREATOR)
        sha256, size, record = (block[at].value for at in (_SHA256, _BYTES, _RECORD))
    except KeyError:
        return None
    return Own(str(sha256), int(size), read_case(str(record).encode()))
