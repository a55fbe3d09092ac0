"""What is planted in a patient's record, in every form in which it could lie somewhere."""

import base64
import io
import json
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import numpy as np
from PIL import Image

from core.imaging.ingest import take_in

NAME = "Qwyntelova, Zdravka"
NATIVE_NAME = "欧阳璟珩"
PINYIN = "ouyangjingheng"
RECORD_NUMBER = "ZQX-774411"
NOTE = "vexkunote: likes marmalade on toast"
CHINESE_NOTE = "患者夜间疼痛加剧需缓和医疗会诊"
IN_PHOTOGRAPH = "EXIFQWYNMARK5521"

TEXTS = (
    "Qwyntelova",
    "Zdravka",
    NATIVE_NAME,
    PINYIN,
    "ouyang",
    RECORD_NUMBER,
    "vexkunote",
    CHINESE_NOTE,
    IN_PHOTOGRAPH,
)
WINDOW = 64


def photograph() -> bytes:
    """A JPEG of noise, so that no run of its bytes is like any other file's, with a text in its EXIF."""
    picture = Image.fromarray(np.random.default_rng(8).integers(0, 255, (420, 560, 3), np.uint8))
    exif = Image.Exif()
    exif[0x010E] = IN_PHOTOGRAPH
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=90, exif=exif)
    return written.getvalue()


def forms(text: str) -> dict[str, bytes]:
    """A text as programs write it, lower case throughout: UTF-8 and UTF-16, escaped for URLs, JSON and ini files."""
    plain = text.casefold()
    return {
        "UTF-8": plain.encode(),
        "UTF-16LE": plain.encode("utf-16-le"),
        "UTF-16BE": plain.encode("utf-16-be"),
        "GB18030": plain.encode("gb18030"),
        "percent": quote(plain).lower().encode(),
        "JSON": json.dumps(plain)[1:-1].encode(),
        "ini": "".join(sign if sign.isascii() else f"\\x{ord(sign):x}" for sign in plain).encode(),
        "hex": plain.encode().hex().encode(),
        "hex of capitals": text.encode().hex().encode(),
    }


def base64_forms(text: str) -> dict[str, bytes]:
    """A text inside base64, wherever in it the text begins: the signs that stay the same whatever stands around it."""
    made = {}
    for encoding in ("utf-8", "utf-16-le"):
        data = text.encode(encoding)
        for shift in range(3):
            whole = base64.b64encode(bytes(shift) + data)
            made[f"base64 of {encoding}, {shift}"] = whole[-(-shift * 8 // 6) : (shift + len(data)) * 8 // 6]
    return made


@dataclass(frozen=True)
class Planted:
    """Finds what was planted in bytes. `pictures` are the photograph's, and its thumbnail's."""

    pictures: tuple[bytes, ...]
    texts: tuple[str, ...] = TEXTS

    @cached_property
    def _folded(self) -> list[tuple[str, bytes]]:
        found: dict[bytes, str] = {}
        for text in self.texts:
            for name, form in forms(text).items():
                # As the bytes that are searched: of UTF-16, too, whatever looks like a capital is made small.
                found.setdefault(form.lower(), f"{text} as {name}")
        return [(name, form) for form, name in found.items()]

    @cached_property
    def _exact(self) -> list[tuple[str, bytes]]:
        return [(f"{text} as {name}", form) for text in self.texts for name, form in base64_forms(text).items()]

    @cached_property
    def _windows(self) -> frozenset[bytes]:
        """Every run of `WINDOW` bytes of the pictures that is not nearly all one byte, as padding is."""
        runs = (data[at : at + WINDOW] for data in self.pictures for at in range(len(data) - WINDOW + 1))
        return frozenset(run for run in runs if len(set(run)) > WINDOW // 2)

    def found_in(self, data: bytes) -> list[str]:
        """What of it lies in these bytes. A piece of a picture is found from 127 bytes on."""
        lower = data.lower()
        found = [name for name, form in self._folded if form in lower]
        found += [name for name, form in self._exact if form in data]
        if any(data[at : at + WINDOW] in self._windows for at in range(0, len(data) - WINDOW + 1, WINDOW)):
            found.append(f"{WINDOW} bytes of a photograph")
        return found


def planted() -> Planted:
    """Everything."""
    original = photograph()
    return Planted((original, take_in(original).thumbnail_jpeg))
