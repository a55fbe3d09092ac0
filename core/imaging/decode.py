"""From a file's bytes to an upright sRGB array, whatever the phone or camera made of it."""

import io
import struct
import threading
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageFile, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin
from pillow_heif import HeifImageFile

from core.errors import InvalidInput
from core.imaging import formats
from core.imaging.exif import CameraNotes, read_notes
from core.texts import Text, text

RgbArray = NDArray[np.uint8]
"""Height × width × 3, sRGB, 8 bits."""

MAX_MEGAPIXELS: Final = 100
_FEWER_MEGAPIXELS: Final[Mapping[str, int]] = MappingProxyType({formats.WEBP: 28, formats.HEIC: 64, formats.HEIF: 64})
"""Libraries that hold a picture several times while they read it: no file may take more than a gigabyte of memory."""
MAX_SCAN_MEGAPIXELS: Final = 2_000
"""Scans of a JPEG times its megapixels. A camera writes ten at most; each of a thousand takes as long as the first."""
_MOST_PICTURES: Final = 1_000
_ROWS_AT_ONCE: Final = 512

_OPENERS: Final[Mapping[str, Callable[[io.BytesIO], ImageFile.ImageFile]]] = MappingProxyType(
    {
        formats.JPEG: JpegImagePlugin.JpegImageFile,
        formats.PNG: PngImagePlugin.PngImageFile,
        formats.TIFF: TiffImagePlugin.TiffImageFile,
        formats.WEBP: WebPImagePlugin.WebPImageFile,
        formats.HEIC: HeifImageFile,
        formats.HEIF: HeifImageFile,
    }
)
"""Pillow's readers are called by name: `Image.open` guesses, and warns of sizes that are refused here anyway."""

_BROKEN: Final = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What Pillow and its libraries are known to raise on damaged files."""

_TURNS: Final[Mapping[int, Image.Transpose]] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
_REDUCED_IMAGE: Final = 254
_DNG_VERSION: Final = 50706

_MEASURED_VALUES: Final = "32-bit TIFF"
"""Such files hold instrument readings; which of them is white, the file does not say."""

_START_OF_SCAN: Final = b"\xff\xda"
_MOST_SCANS: Final = 1_000

_quiet_lock = threading.Lock()


@contextmanager
def _quiet() -> Iterator[None]:
    """Pillow warns of damaged tags. What matters of it is reported as our own warnings; filters are process-wide,
    so one thread at a time."""
    with _quiet_lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@dataclass(frozen=True)
class Decoded:
    """An upright picture with what its file said about itself. `width_px`, `height_px`: upright and full size.

    `profile` is the ICC profile of the colours where they were kept as they were taken; `None`: they are sRGB.
    """

    rgb: RgbArray
    media_type: str
    width_px: int
    height_px: int
    notes: CameraNotes
    warnings: tuple[Text, ...]
    profile: bytes | None = None


def decode(data: bytes, max_side: int | None = None, *, keep_profile: bool = False) -> Decoded:
    """Read a JPEG, PNG, TIFF, WebP or HEIC/HEIF file by its content.

    Parameters
    ----------
    data
        The file's bytes.
    max_side
        Longest side of `rgb` in pixels; `None` for full size. Never enlarged.
    keep_profile
        Leave the colours in the camera's own space, where it is an RGB space with a profile.

    Raises
    ------
    InvalidInput
        `error.photo.empty`, `.truncated`, `.not_an_image`, `.format_not_supported`, `.too_many_pixels` (from the
        header, before decoding) or `.undecodable`.
    """
    kind = _recognised(data)
    if kind == formats.WEBP:
        _refuse_too_many_pixels(formats.webp_size(data) or (0, 0), kind)
    try:
        with _quiet():
            image = _OPENERS[kind](io.BytesIO(data))
            _refuse_raw(image)
            pictures = _pictures(image, data, kind)
        _refuse_too_many_pixels(image.size, kind)
        size = image.size
        if kind == formats.JPEG:
            _refuse_too_many_scans(data, size)
        if max_side is not None and kind == formats.JPEG:
            image.draft(None, _fitted(size, max_side))
        _load(image, kind)
        return _upright(image, data, kind, size, pictures, max_side, keep_profile=keep_profile)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(kind) from error
    except _BROKEN as error:
        if formats.looks_truncated(kind, data):
            raise InvalidInput("error.photo.truncated") from error
        raise InvalidInput("error.photo.undecodable") from error


def _recognised(data: bytes) -> str:
    if not data:
        raise InvalidInput("error.photo.empty")
    kind = formats.media_type(data)
    if kind is not None:
        return kind
    name = formats.known_name(data)
    if name is not None:
        raise InvalidInput("error.photo.format_not_supported", format=name)
    raise InvalidInput("error.photo.not_an_image")


def _pictures(image: ImageFile.ImageFile, data: bytes, kind: str) -> int:
    if kind == formats.TIFF:
        return formats.tiff_pictures(data, _MOST_PICTURES)
    return int(getattr(image, "n_frames", 1))


def _refuse_raw(image: ImageFile.ImageFile) -> None:
    """A raw file is a TIFF whose first picture is only a preview: measuring that would be measuring another picture."""
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        tags = image.tag_v2
        if _DNG_VERSION in tags or int(tags.get(_REDUCED_IMAGE, 0)) & 1:
            raise InvalidInput("error.photo.format_not_supported", format="RAW")


def _refuse_too_many_pixels(size: tuple[int, int], kind: str) -> None:
    if size[0] * size[1] > _FEWER_MEGAPIXELS.get(kind, MAX_MEGAPIXELS) * 1_000_000:
        raise _too_many_pixels(kind)


def _too_many_pixels(kind: str) -> InvalidInput:
    return InvalidInput("error.photo.too_many_pixels", limit=_FEWER_MEGAPIXELS.get(kind, MAX_MEGAPIXELS))


def _refuse_too_many_scans(data: bytes, size: tuple[int, int]) -> None:
    scans = data.count(_START_OF_SCAN)
    if scans * size[0] * size[1] > MAX_SCAN_MEGAPIXELS * 1_000_000 or scans > _MOST_SCANS:
        raise InvalidInput("error.photo.too_many_scans", scans=scans)


def _load(image: ImageFile.ImageFile, kind: str) -> None:
    if kind == formats.TIFF:
        with _quiet():
            image.load()
    else:
        image.load()


def _upright(
    image: Image.Image,
    data: bytes,
    kind: str,
    size: tuple[int, int],
    pictures: int,
    max_side: int | None,
    *,
    keep_profile: bool,
) -> Decoded:
    notes = read_notes(data if kind == formats.TIFF else _exif_block(image))
    found: list[Text] = []
    if pictures > 1:
        found.append(text("photo.warning.first_of_several", count=pictures))
    if notes.damaged:
        found.append(text("photo.warning.exif_damaged"))
    if image.mode == "CMYK":
        found.append(text("photo.warning.cmyk"))
    profile = image.info.get("icc_profile")
    plain = _without_alpha(image)
    if max_side is not None:
        plain = plain.resize(_fitted(size, max_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    kept = profile if keep_profile and _is_rgb_space(plain, profile) else None
    rgb = plain if kept is not None else _in_srgb(plain, profile, found)
    if rgb is not image:
        image.close()  # its pixels, that is: a large picture is held once, not twice
    # Pillow's TIFF reader and libheif turn the picture themselves.
    turned_by_us = kind in {formats.JPEG, formats.PNG, formats.WEBP} and notes.orientation in _TURNS
    if turned_by_us:
        rgb = _turned(rgb, _TURNS[notes.orientation])
        size = size if notes.orientation < 5 else (size[1], size[0])
    return Decoded(_array(rgb), kind, size[0], size[1], notes, tuple(found), kept)


def _turned(image: Image.Image, turn: Image.Transpose) -> Image.Image:
    turned = image.transpose(turn)
    image.close()
    return turned


def _array(image: Image.Image) -> RgbArray:
    """The pixels, without a second copy of all of them on the way."""
    pixels = np.empty((image.height, image.width, 3), np.uint8)
    for top in range(0, image.height, _ROWS_AT_ONCE):
        bottom = min(top + _ROWS_AT_ONCE, image.height)
        pixels[top:bottom] = np.asarray(image.crop((0, top, image.width, bottom)))
    return pixels


def _exif_block(image: Image.Image) -> bytes:
    block = image.info.get("exif", b"")
    return block if isinstance(block, bytes) else b""


def _fitted(size: tuple[int, int], max_side: int) -> tuple[int, int]:
    share = min(1.0, max_side / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _without_alpha(image: Image.Image) -> Image.Image:
    """8 bits a channel; what is transparent lies on white, as it does on paper."""
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in image.info:
        return _on_white(image)
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    if image.mode in {"I", "F"}:
        raise InvalidInput("error.photo.format_not_supported", format=_MEASURED_VALUES)
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    plain = Image.new("RGB", image.size)
    for top in range(0, image.height, _ROWS_AT_ONCE):
        layer = image.crop((0, top, image.width, min(top + _ROWS_AT_ONCE, image.height))).convert("RGBA")
        plain.paste(Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB"), (0, top))
    return plain


def _is_rgb_space(image: Image.Image, profile: object) -> bool:
    """Whether the picture has three channels and a profile that can be read and is one for three channels."""
    if image.mode != "RGB" or not isinstance(profile, bytes) or not profile:
        return False
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    return space.strip() == "RGB"


def _in_srgb(image: Image.Image, profile: object, found: list[Text]) -> Image.Image:
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if image.mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(source):
                return image
            turned = ImageCms.profileToProfile(image, source, _srgb(), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            found.append(text("photo.warning.colour_profile"))
        else:
            return turned if turned is not None else image
    return image if image.mode == "RGB" else image.convert("RGB")


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
