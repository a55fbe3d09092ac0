"""Files as phones, cameras, scanners and bad copies make them. Four colours show how a picture lies."""

import io
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms
from pillow_heif import from_pillow

WIDTH, HEIGHT = 96, 64
CORNERS = {
    "upper left": (200, 30, 30),
    "upper right": (30, 160, 40),
    "lower left": (30, 40, 180),
    "lower right": (230, 220, 200),
}
"""What stands in each quarter of the upright picture."""

_STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera held so stores an upright scene."""

ORIENTATION, MAKE, SERIAL, TAKEN, OFFSET, EXIF_IFD, GPS_IFD = 0x112, 0x10F, 0xA431, 0x9003, 0x9011, 0x8769, 0x8825


def picture(width: int = WIDTH, height: int = HEIGHT, mode: str = "RGB") -> Image.Image:
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = CORNERS["upper left"]
    pixels[: height // 2, width // 2 :] = CORNERS["upper right"]
    pixels[height // 2 :, : width // 2] = CORNERS["lower left"]
    pixels[height // 2 :, width // 2 :] = CORNERS["lower right"]
    return Image.fromarray(pixels).convert(mode)


def lively(width: int, height: int) -> Image.Image:
    """A picture that does not compress well, so that half a file is half a picture."""
    return Image.fromarray(np.random.default_rng(3).integers(0, 255, (height, width, 3), np.uint8))


def exif(orientation: int = 1, taken: str = "", offset: str = "") -> Image.Exif:
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    notes[MAKE] = "SecretMaker"
    inner = notes.get_ifd(EXIF_IFD)
    inner[SERIAL] = "SERIAL-4711"
    if taken:
        inner[TAKEN] = taken
    if offset:
        inner[OFFSET] = offset
    place = notes.get_ifd(GPS_IFD)
    place[1], place[2] = "N", (52.0, 31.0, 12.0)
    place[3], place[4] = "E", (13.0, 24.0, 36.0)
    return notes


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    target = io.BytesIO()
    if kind == "HEIF":
        from_pillow(image).save(target, quality=95, **options)
        return target.getvalue()
    if kind == "JPEG":
        options = {"quality": 95, "subsampling": 0, **options}
    if kind == "WEBP":
        options = {"lossless": True, **options}
    image.save(target, kind, **options)
    return target.getvalue()


def held(orientation: int, kind: str = "JPEG", **notes: str) -> bytes:
    """The scene photographed with the camera held so."""
    turn = _STORED_AS[orientation]
    image = picture() if turn is None else picture().transpose(turn)
    return saved(image, kind, exif=exif(orientation, **notes).tobytes())


def png_of_16_bits() -> bytes:
    """Colour at 16 bits a channel, which Pillow does not write."""
    scene = np.asarray(picture()).astype(">u2") * 257
    rows = b"".join(b"\x00" + row.tobytes() for row in scene)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (header, zlib.compress(rows), b"")))


def grey_of_16_bits(kind: str) -> bytes:
    return saved(Image.fromarray(np.full((HEIGHT, WIDTH), 0x8000, np.uint16)), kind)


def only_a_header(kind: str, width: int, height: int) -> bytes:
    """A few hundred bytes that promise a picture of any size."""
    if kind == "PNG":
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        return (
            b"\x89PNG\r\n\x1a\n"
            + _chunk(b"IHDR", header)
            + _chunk(b"IDAT", zlib.compress(b"\x00" * 64))
            + _chunk(b"IEND", b"")
        )
    if kind.startswith("WEBP"):
        return _webp_header(kind, width, height)
    small = saved(picture(), kind)
    if kind == "JPEG":
        at = small.index(b"\xff\xc0") + 5
        return small[:at] + struct.pack(">HH", height, width) + small[at + 4 :]
    if kind == "HEIF":
        return small.replace(struct.pack(">II", WIDTH, HEIGHT), struct.pack(">II", width, height))
    assert kind == "TIFF"
    return small.replace(_tiff_entry(256, WIDTH), _tiff_entry(256, width)).replace(
        _tiff_entry(257, HEIGHT), _tiff_entry(257, height)
    )


def _webp_header(kind: str, width: int, height: int) -> bytes:
    if kind == "WEBP lossless":
        small = saved(picture(), "WEBP")
        packed = int.from_bytes(small[21:25], "little") & ~0xFFFFFFF | width - 1 | height - 1 << 14
        return small[:21] + packed.to_bytes(4, "little") + small[25:]
    if kind == "WEBP animated":
        small = saved(picture(), "WEBP", save_all=True, append_images=[picture().rotate(180)])
        return small[:24] + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little") + small[30:]
    small = saved(picture(), "WEBP", lossless=False)
    return small[:26] + struct.pack("<HH", width, height) + small[30:]


def _tiff_entry(tag: int, value: int) -> bytes:
    return struct.pack("<HHI", tag, 4, 1) + struct.pack("<I", value)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def profile_with_swapped_primaries() -> bytes:
    """A profile under which red is green and green is red: nobody can miss whether it was used."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", content, 128)[0]
    entries = {bytes(content[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = entries[b"rXYZ"], entries[b"gXYZ"]
    content[red : red + 4], content[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(content).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


def corners_of(rgb: NDArray[np.uint8]) -> dict[str, tuple[int, ...]]:
    """The colour in the middle of each quarter."""
    height, width = rgb.shape[:2]
    places = {name: (name.split()[0] == "lower", name.split()[1] == "right") for name in CORNERS}
    return {
        name: tuple(int(value) for value in rgb[height // 4 + low * height // 2, width // 4 + right * width // 2])
        for name, (low, right) in places.items()
    }


def alike(found: dict[str, tuple[int, ...]], tolerance: int = 14) -> bool:
    """Whether the four colours stand where the nurse saw them."""
    return all(
        abs(value - wanted) <= tolerance
        for name, colour in CORNERS.items()
        for value, wanted in zip(found[name], colour, strict=True)
    )
