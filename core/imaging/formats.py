"""What a file is, read from its first bytes and never from its name."""

import struct
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
TIFF: Final = "image/tiff"
WEBP: Final = "image/webp"
HEIC: Final = "image/heic"
HEIF: Final = "image/heif"

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {JPEG: "JPEG", PNG: "PNG", TIFF: "TIFF", WEBP: "WebP", HEIC: "HEIC", HEIF: "HEIC"}
)
_ENDINGS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "JPEG": frozenset({".jpg", ".jpeg", ".jpe", ".jfif"}),
        "PNG": frozenset({".png", ".apng"}),
        "TIFF": frozenset({".tif", ".tiff"}),
        "WebP": frozenset({".webp"}),
        "HEIC": frozenset({".heic", ".heif", ".hif"}),
        "GIF": frozenset({".gif"}),
        "BMP": frozenset({".bmp", ".dib"}),
        "AVIF": frozenset({".avif"}),
        "PDF": frozenset({".pdf"}),
        "RAW": frozenset({".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".raf", ".rw2"}),
    }
)
_READ: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)
_KNOWN_BUT_NOT_READ: Final[tuple[tuple[bytes, str], ...]] = (
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"IIRO", "RAW"),
    (b"IIU\x00", "RAW"),
)
_HEVC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_HEIF_BRANDS: Final = frozenset({b"mif1", b"mif2", b"msf1", b"heif"})


def media_type(data: bytes) -> str | None:
    """The media type of a picture that can be read, else `None`."""
    for start, kind in _READ:
        if data.startswith(start):
            return None if _is_canon_raw(data) else kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    brands = _brands(data)
    if brands & _HEVC_BRANDS:
        return HEIC
    if brands & _HEIF_BRANDS and b"avif" not in brands:
        return HEIF
    return None


def known_name(data: bytes) -> str | None:
    """What people call a format that is recognised but not read, else `None`."""
    for start, name in _KNOWN_BUT_NOT_READ:
        if data.startswith(start):
            return name
    if _is_canon_raw(data):
        return "RAW"
    brands = _brands(data)
    if not brands:
        return None
    if b"crx " in brands:
        return "RAW"
    return "AVIF" if brands & {b"avif", b"avis"} else "video"


def name_of(kind: str) -> str:
    """What people call a media type that is read."""
    return _NAMES[kind]


def kind_of_ending(ending: str) -> str | None:
    """What people expect behind a file name's ending (`.jpg`, lower case), `None` for endings that say nothing."""
    return next((name for name, endings in _ENDINGS.items() if ending in endings), None)


def webp_size(data: bytes) -> tuple[int, int] | None:
    """Width and height that a WebP file's header promises (RFC 9649, §2.5–2.7), `None` when it has none.

    Pillow makes room for the whole picture as soon as it opens one.
    """
    match data[12:16]:
        case b"VP8X" if len(data) >= 30:
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        case b"VP8L" if len(data) >= 25:
            packed = int.from_bytes(data[21:25], "little")
            return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
        case b"VP8 " if len(data) >= 30:
            return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
        case _:
            return None


def tiff_pictures(data: bytes, most: int) -> int:
    """How many pictures the directories of a TIFF file name, counted no further than `most` (TIFF 6.0 and BigTIFF).

    Pillow reads every directory to its end for this; a small file may hold a million.
    """
    order = "<" if data[:2] == b"II" else ">"
    big = data[2:4] in (b"+\x00", b"\x00+")
    start, offset, number, entry = (8, "Q", "Q", 20) if big else (4, "I", "H", 12)
    found = 0
    try:
        (at,) = struct.unpack_from(order + offset, data, start)
        while at and found < most:
            (entries,) = struct.unpack_from(order + number, data, at)
            (at,) = struct.unpack_from(order + offset, data, at + struct.calcsize(order + number) + entry * entries)
            found += 1
    except struct.error:
        pass  # broken off: what was counted so far
    return max(1, found)


def looks_truncated(kind: str, data: bytes) -> bool:
    """Whether the file's own structure says that its end is missing."""
    match kind:
        case "image/jpeg":
            return _jpeg_truncated(data)
        case "image/png":
            return _png_truncated(data)
        case "image/webp":
            return len(data) < 8 + int.from_bytes(data[4:8], "little")
        case "image/tiff":
            return _tiff_truncated(data)
        case _:
            return _boxes_truncated(data)


def _is_canon_raw(data: bytes) -> bool:
    return data[:4] == b"II*\x00" and data[8:10] == b"CR"


def _brands(data: bytes) -> frozenset[bytes]:
    if data[4:8] != b"ftyp":
        return frozenset()
    box = data[: min(int.from_bytes(data[:4], "big"), 256)]
    return frozenset({box[8:12]} | {box[at : at + 4] for at in range(16, len(box) - 3, 4)})


def _jpeg_truncated(data: bytes) -> bool:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return False
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            return data.find(b"\xff\xd9", at) < 0
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return True


def _png_truncated(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return False
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return True


def _boxes_truncated(data: bytes) -> bool:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 0:
            return False
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < 8:
            return False
        at += size
    return at != len(data)


def _tiff_truncated(data: bytes) -> bool:
    """Whether the first directory, or a strip or tile it points to, lies beyond the end (classic TIFF)."""
    order = "<" if data[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", data, 4)
        (count,) = struct.unpack_from(order + "H", data, start)
        tags = {
            tag: (kind, number, start + 2 + 12 * index + 8)
            for index in range(count)
            for tag, kind, number in [struct.unpack_from(order + "HHI", data, start + 2 + 12 * index)]
        }
        for offsets, sizes in ((273, 279), (324, 325)):
            if offsets in tags and sizes in tags:
                ends = zip(_integers(data, order, tags[offsets]), _integers(data, order, tags[sizes]), strict=False)
                if any(offset + size > len(data) for offset, size in ends):
                    return True
    except struct.error:
        return True
    return False


def _integers(data: bytes, order: str, tag: tuple[int, int, int]) -> tuple[int, ...]:
    kind, number, at = tag
    code, width = ("H", 2) if kind == 3 else ("I", 4)
    if number * width > 4:
        (at,) = struct.unpack_from(order + "I", data, at)
    return struct.unpack_from(f"{order}{min(number, len(data))}{code}", data, at)
