"""The few notes of the camera that are used: how the picture was held, when it says it was taken, and with what lens.

Read here rather than by Pillow, because a damaged block must cost no more than its own contents: no exception and no
Python warning.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

_BIG_TIFF: Final = 43
"""Its directory has another shape; Pillow turns such a picture by itself, and its time is not proposed."""

_ORIENTATION: Final = 0x0112
_CHANGED: Final = 0x0132
_EXIF_DIRECTORY: Final = 0x8769
_TAKEN: Final = 0x9003
_DIGITIZED: Final = 0x9004
_MAKE: Final = 0x010F
_MODEL: Final = 0x0110
_FOCAL: Final = 0x920A
_FOCAL_35MM: Final = 0xA405
_OFFSETS: Final = {_TAKEN: 0x9011, _DIGITIZED: 0x9012, _CHANGED: 0x9010}

_TEXT: Final = 2
_FRACTION: Final = 5
_WHOLE: Final = {1: "B", 3: "H", 4: "I"}


@dataclass(frozen=True)
class CameraNotes:
    """`orientation` 1–8 as EXIF 2.32 §4.6.4 defines it; `taken_at` without a zone when the camera named none.

    `focal_mm` is the lens's own focal length, `focal_35mm` that of a 36 × 24 mm frame with the same diagonal view.
    """

    orientation: int = 1
    taken_at: datetime | None = None
    damaged: bool = False
    make: str | None = None
    model: str | None = None
    focal_mm: float | None = None
    focal_35mm: float | None = None


def read_notes(block: bytes) -> CameraNotes:
    """The notes in an EXIF block (with or without the `Exif` prefix), or in a TIFF file. Never raises.

    Parameters
    ----------
    block
        The block's bytes; empty when the file has none.
    """
    if not block:
        return CameraNotes()
    block = block.removeprefix(b"Exif\x00\x00")
    try:
        order = {b"II": "<", b"MM": ">"}[block[:2]]
        if struct.unpack_from(order + "H", block, 2) == (_BIG_TIFF,):
            return CameraNotes()
        (start,) = struct.unpack_from(order + "I", block, 4)
        found = dict(_directory(block, order, start))
        inner = found.get(_EXIF_DIRECTORY)
        if isinstance(inner, int):
            found |= _directory(block, order, inner)
    except (KeyError, struct.error):
        return CameraNotes(damaged=True)
    # Some cameras write 0 for "not known": the picture then lies as it is stored.
    orientation = found.get(_ORIENTATION, 1) or 1
    sound = isinstance(orientation, int) and 1 <= orientation <= 8
    return CameraNotes(
        int(orientation) if sound else 1,
        _taken_at(found),
        damaged=not sound,
        make=_words(found.get(_MAKE)),
        model=_words(found.get(_MODEL)),
        focal_mm=_length(found.get(_FOCAL)),
        focal_35mm=_length(found.get(_FOCAL_35MM)),
    )


def _words(value: int | float | str | None) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _length(value: int | float | str | None) -> float | None:
    """A focal length; 0 is how cameras write that they do not know it."""
    return float(value) if isinstance(value, int | float) and value > 0 else None


def _directory(block: bytes, order: str, start: int) -> Mapping[int, int | float | str]:
    found: dict[int, int | float | str] = {}
    (count,) = struct.unpack_from(order + "H", block, start)
    for entry in range(start + 2, start + 2 + 12 * count, 12):
        tag, kind, number = struct.unpack_from(order + "HHI", block, entry)
        if kind == _TEXT and number <= 64:
            (at,) = struct.unpack_from(order + "I", block, entry + 8) if number > 4 else (entry + 8,)
            found[tag] = block[at : at + number].split(b"\x00")[0].decode("ascii", "replace")
        elif kind == _FRACTION and number == 1:
            (at,) = struct.unpack_from(order + "I", block, entry + 8)
            above, below = struct.unpack_from(order + "II", block, at) if at + 8 <= len(block) else (0, 0)
            found[tag] = above / below if below else 0.0
        elif kind in _WHOLE and number == 1:
            (found[tag],) = struct.unpack_from(order + _WHOLE[kind], block, entry + 8)
    return found


def _taken_at(found: Mapping[int, int | float | str]) -> datetime | None:
    for tag, offset_tag in _OFFSETS.items():
        try:
            moment = datetime.strptime(str(found[tag]).strip(), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 the zone comes apart
        except (KeyError, ValueError):
            continue
        return moment.replace(tzinfo=_zone(str(found.get(offset_tag, "")).strip()))
    return None


def _zone(offset: str) -> timezone | None:
    try:
        moment = datetime.strptime(offset, "%z")
    except ValueError:
        return None
    return timezone(moment.utcoffset() or timedelta())
