"""What a JPEG file says of itself before its first pixel: whether DICOM can carry its bytes as they are."""

from dataclasses import dataclass
from typing import Final

_BASELINE: Final = 0xC0
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that begin a frame (ITU-T T.81, table B.1); C4, C8 and CC among them mean something else."""
_ADOBE: Final = 0xEE
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that no length follows."""


@dataclass(frozen=True)
class JpegFrame:
    """`baseline`: sequential, Huffman, 8 bits. `photometric` in DICOM's words, `None` for what DICOM has none for."""

    baseline: bool
    width: int
    height: int
    components: int
    photometric: str | None


def read_frame(data: bytes) -> JpegFrame | None:
    """The frame header of a JPEG file; `None` when there is none."""
    at, transform = 2, None
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at + 4 : at + 2 + length]
        if marker == _ADOBE and segment[:5] == b"Adobe" and len(segment) >= 12:
            transform = segment[11]
        if marker in _FRAMES:
            return _frame(marker, segment, transform)
        at += 2 + length
    return None


def _frame(marker: int, segment: bytes, transform: int | None) -> JpegFrame | None:
    if len(segment) < 6:
        return None
    components = segment[5]
    names = bytes(segment[6 + 3 * index] for index in range(components) if 6 + 3 * index < len(segment))
    return JpegFrame(
        baseline=marker == _BASELINE and segment[0] == 8,
        width=int.from_bytes(segment[3:5], "big"),
        height=int.from_bytes(segment[1:3], "big"),
        components=components,
        photometric=_photometric(components, names, transform),
    )


def _photometric(components: int, names: bytes, transform: int | None) -> str | None:
    """Three components are Y, Cb and Cr but where the file says that they are not (as libjpeg decides it)."""
    if components == 1:
        return "MONOCHROME2"
    if components != 3:
        return None
    is_rgb = transform == 0 or (transform is None and names == b"RGB")
    return "RGB" if is_rgb else "YBR_FULL_422"
