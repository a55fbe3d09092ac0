"""Small files that unfold, or that ask for much work: each as somebody would send it."""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from PIL import Image
from pydicom import dcmread
from pydicom.filewriter import dcmwrite
from pydicom.uid import DeflatedExplicitVRLittleEndian

from tests.core.imaging import pictures
from tests.fuzz import seeds

Make = Callable[[], bytes]


def png(width: int, height: int, colour: int, *more: tuple[bytes, bytes]) -> bytes:
    """A picture of one colour: a hundred megapixels in less than a megabyte."""
    channels = {0: 1, 2: 3, 3: 1, 6: 4}[colour]
    packer, row = zlib.compressobj(9), bytes(1 + width * channels)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">II5B", width, height, 8, colour, 0, 0, 0)
    chunks = [(b"IHDR", header), *more, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def unfolding(megabytes: int) -> bytes:
    """Zeros without end, packed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def jpeg_of_many_scans(width: int, height: int, scans: int) -> bytes:
    """A progressive picture that draws its last scan again and again."""
    whole = pictures.saved(Image.new("L", (width, height), 128), "JPEG", progressive=True)
    last = whole.rindex(b"\xff\xc4", 0, whole.rindex(b"\xff\xda"))
    return whole[:-2] + whole[last:-2] * scans + b"\xff\xd9"


def tiff_of_many_pictures(pages: int) -> bytes:
    """A file whose directories follow each other for ever."""
    small = pictures.saved(pictures.picture(8, 8, "L"), "TIFF")
    (start,) = struct.unpack_from("<I", small, 4)
    (count,) = struct.unpack_from("<H", small, start)
    directory = small[start : start + 2 + 12 * count]
    made = bytearray(small[:start] + directory)
    for page in range(pages):
        made += struct.pack("<I", len(made) + 4) + directory if page < pages - 1 else struct.pack("<I", 0)
    return bytes(made)


def packed(**members: bytes) -> bytes:
    """An archive of members by name; `__` in a name is a slash, and a single one a point."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def workbook(part: str, content: bytes) -> bytes:
    """A laboratory's workbook with one of its parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seeds.workbooks()[0])) as whole, zipfile.ZipFile(made, "w", 8) as archive:
        for member in whole.infolist():
            archive.writestr(member.filename, content if part in member.filename else whole.read(member))
        if not any(part in name for name in whole.namelist()):
            archive.writestr(f"xl/{part}.xml", content)
    return made.getvalue()


def case_with(name: str, items: bytes) -> bytes:
    """The case with more items in one of its lists."""
    before = seeds.case_json()
    start = f'"{name}": ['.encode()
    assert start in before
    return before.replace(start, start + items, 1)


def photograph_of_400_megabytes() -> bytes:
    """A case file whose photograph is zeros."""
    zeros = bytes(399 << 20)
    named = hashlib.sha256(zeros).hexdigest()
    record = seeds.case_json().replace(hashlib.sha256(seeds.photograph()).hexdigest().encode(), named.encode())
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.json", record)
        archive.writestr(f"photographs/{named}", zeros)
    return made.getvalue()


def deflated_dicom() -> bytes:
    """A data set that unfolds (PS3.5, A.5)."""
    found = dcmread(io.BytesIO(seeds.dicom()[1]))
    found.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    found.PixelData = bytes(100 << 20)
    made = io.BytesIO()
    dcmwrite(made, found)
    return made.getvalue()


def many_members(count: int) -> bytes:
    """An archive whose list is long: the same entry again and again."""
    one = packed(a=b"")
    start, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entry = one[start:end]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, start, 0)
    return one[:start] + entry * count + tail


_SHEET: Final = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_STRINGS: Final = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'

REFUSED: Final[Mapping[str, tuple[Make, str]]] = {
    "jpeg of a thousand scans": (lambda: jpeg_of_many_scans(3000, 2000, 1000), "error.photo.too_many_scans"),
    "webp of 100 megapixels": (
        lambda: pictures.saved(Image.new("RGB", (10_000, 9_990)), "WEBP", method=0),
        "error.photo.too_many_pixels",
    ),
    "png of 101 megapixels": (lambda: png(10_100, 10_000, 2), "error.photo.too_many_pixels"),
    "png with a text of 200 MB": (
        lambda: png(8, 8, 2, (b"iTXt", b"a\0\1\0\0\0" + unfolding(200))),
        "error.photo.undecodable",
    ),
    "png with a profile of 200 MB": (
        lambda: png(8, 8, 2, (b"iCCP", b"a\0\0" + unfolding(200))),
        "error.photo.undecodable",
    ),
    "csv of 20 million cells": (lambda: b"Date;Name\n" + (b"a;" * 299 + b"a\n") * 50_000, "too_many_rows"),
    "hl7 of 15 million segments": (lambda: b"MSH|^~\\&|a\r" + b"A\r" * 15_000_000, "error.hl7.too_many_segments"),
    "xlsx of 5 million cells": (
        lambda: workbook("sheet1", _SHEET + b"<row>" + b"<c/>" * 5_000_000 + b"</row></sheetData></worksheet>"),
        "workbook_too_large",
    ),
    "xlsx of 5 million texts": (
        lambda: workbook("sharedStrings", _STRINGS + b"<si/>" * 5_000_000 + b"</sst>"),
        "workbook_too_large",
    ),
    "xlsx of 300 MB": (lambda: workbook("styles", bytes(300 << 20)), "workbook_too_large"),
    "case of 10 million wrong entries": (lambda: case_with("pain", b"1," * 10_000_000), "error.case_file.too_large"),
    "case of 5 million wrong entries": (lambda: case_with("pain", b"1," * 5_000_000), "error.case_file.field"),
    "case of a million unknown keys": (
        lambda: seeds.case_json().replace(b'"patient": {', b'"patient": {' + b'"a":1,' * 1_000_001, 1),
        "error.case_file.too_large",
    ),
    "case zip of 300 MB": (lambda: packed(case_json=bytes(300 << 20)), "error.case_file.too_large"),
    "archive of a million members": (lambda: many_members(1_000_000), "error.case_file.too_large"),
    "deflated dicom": (deflated_dicom, "error.dicom.compression"),
    "fhir json of 10 million entries": (
        lambda: b'{"resourceType":"Bundle","entry":[' + b"{}," * 10_000_000 + b"{}]}",
        "too_many_parts",
    ),
    "fhir xml of 10 million elements": (
        lambda: b'<Bundle xmlns="http://hl7.org/fhir">' + b"<a/>" * 10_000_000 + b"</Bundle>",
        "too_many_parts",
    ),
}
"""Refused, with a part of the key that says so."""

TAKEN: Final[Mapping[str, Make]] = {
    "png of 100 megapixels": lambda: png(10_000, 10_000, 2),
    "png of 100 megapixels, see-through": lambda: png(10_000, 10_000, 6),
    "tiff of 100 megapixels, see-through": lambda: pictures.saved(
        Image.new("RGBA", (10_000, 10_000)), "TIFF", compression="tiff_adobe_deflate"
    ),
    "tiff of 20,000 pictures": lambda: tiff_of_many_pictures(20_000),
    "case zip with a photograph of 400 megabytes": photograph_of_400_megabytes,
}
"""Large, and still what somebody may have: read or refused within the limits."""
