"""Taking a photograph in: the original kept bit for bit, and copies that carry nothing but the picture."""

import hashlib
import io
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from PIL import Image

from core.imaging import formats
from core.imaging.decode import RgbArray, decode
from core.texts import Text, text

THUMBNAIL_SIDE: Final = 480
_THUMBNAIL_QUALITY: Final = 80


@dataclass(frozen=True)
class TakenPhotograph:
    """What is known of a photograph once it was read to its last pixel.

    `sha256` and `byte_size` are of the file as it came; `media_type` is told by the content; `width_px`, `height_px`
    are of the upright picture; `exif_taken_at` is a proposal, never trusted (see `taken_at_has_zone`);
    `thumbnail_jpeg` is at most 480 px long and carries nothing but the picture.
    """

    sha256: str
    media_type: str
    width_px: int
    height_px: int
    byte_size: int
    file_name: str | None
    exif_taken_at: datetime | None
    thumbnail_jpeg: bytes = field(repr=False)
    warnings: tuple[Text, ...]

    @property
    def taken_at_has_zone(self) -> bool:
        """Whether the camera said its zone: then `exif_taken_at` is aware, else it is the camera's naive wall clock."""
        return self.exif_taken_at is not None and self.exif_taken_at.tzinfo is not None


def take_in(data: bytes, file_name: str | None = None) -> TakenPhotograph:
    """Check a photograph by reading it to its last pixel, and make its thumbnail.

    Parameters
    ----------
    data
        The file as it came.
    file_name
        The name it came with, kept without its folders. It decides nothing: a PNG called `.jpg` is a PNG, with a
        warning.

    Raises
    ------
    InvalidInput
        As `core.imaging.decode.decode`.
    """
    found = decode(data, THUMBNAIL_SIDE)
    name = _bare(file_name)
    return TakenPhotograph(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=found.media_type,
        width_px=found.width_px,
        height_px=found.height_px,
        byte_size=len(data),
        file_name=name,
        exif_taken_at=found.notes.taken_at,
        thumbnail_jpeg=jpeg(found.rgb, _THUMBNAIL_QUALITY),
        warnings=(*_mislabelled(name, found.media_type), *found.warnings),
    )


def upright(data: bytes, max_side: int | None = None) -> RgbArray:
    """The picture as it was seen: height × width × 3, sRGB, 8 bits, turned by its EXIF orientation.

    Parameters
    ----------
    data
        The original file.
    max_side
        Longest side in pixels; `None` for full size. Never enlarged.

    Raises
    ------
    InvalidInput
        As `core.imaging.decode.decode`.
    """
    return decode(data, max_side).rgb


def as_taken(data: bytes, max_side: int | None = None) -> tuple[RgbArray, bytes | None]:
    """The upright picture in the camera's own colours with their ICC profile; in sRGB without one (`None`).

    For paper, where a wide red must not become a narrow one. Parameters and errors as `upright`.
    """
    found = decode(data, max_side, keep_profile=True)
    return found.rgb, found.profile


def derived_jpeg(data: bytes, max_side: int | None = None, quality: int = 90) -> bytes:
    """An upright sRGB JPEG of a photograph without EXIF, place, serial number, comment or profile.

    Raises
    ------
    InvalidInput
        As `core.imaging.decode.decode`.
    """
    return jpeg(upright(data, max_side), quality)


def jpeg(rgb: RgbArray, quality: int, profile: bytes | None = None) -> bytes:
    """An array (height × width × 3, sRGB unless a `profile` says otherwise) as JPEG, `quality` 1–95."""
    written = io.BytesIO()
    Image.fromarray(rgb).save(written, "JPEG", quality=quality, optimize=False, icc_profile=profile)
    return written.getvalue()


def _mislabelled(name: str | None, media_type: str) -> tuple[Text, ...]:
    ending = PurePosixPath(name or "").suffix.lower()
    named = formats.kind_of_ending(ending)
    if named is None or named == formats.name_of(media_type):
        return ()
    return (text("photo.warning.mislabelled", ending=ending, format=formats.name_of(media_type)),)


def _bare(file_name: str | None) -> str | None:
    if file_name is None:
        return None
    return PureWindowsPath(PurePosixPath(file_name).name).name or None
