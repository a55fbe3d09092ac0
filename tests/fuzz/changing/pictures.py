"""Changes of picture files that keep what readers check first: lengths, checksums, the order of parts."""

import random
import struct
import zlib
from typing import Final

from tests.fuzz.changing.plain import ODD_INTEGERS, damaged, few, sometimes_damaged

_SIDES: Final = (0, 1, 2, 3, 65_500, 65_535, 16_384, 10_000, 1 << 20, (1 << 31) - 1, (1 << 32) - 1)


def png_changed(data: bytes, chance: random.Random) -> bytes:
    """Chunks changed, doubled, swapped, added, with checksums that fit."""
    chunks = _png_chunks(data)
    for _ in range(few(chance)):
        at = chance.randrange(len(chunks))
        name, content = chunks[at]
        match chance.randrange(6):
            case 0:
                chunks[at] = (name, damaged(content, chance))
            case 1:
                chunks.insert(at, (name, content))
            case 2:
                other = chance.randrange(len(chunks))
                chunks[at], chunks[other] = chunks[other], chunks[at]
            case 3:
                chunks.insert(at, _odd_chunk(chance))
            case 4 if name == b"IHDR" and len(content) == 13:
                chunks[at] = (name, _other_header(content, chance))
            case _ if len(chunks) > 1:
                del chunks[at]
    made = data[:8] + b"".join(_chunk(name, content) for name, content in chunks)
    return sometimes_damaged(made, chance, 0.1)


def _png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _odd_chunk(chance: random.Random) -> tuple[bytes, bytes]:
    unfolding = zlib.compress(bytes(chance.choice((10, 100_000, 5_000_000))), 9)
    return chance.choice(
        (
            (b"zTXt", b"note\0\0" + unfolding),
            (b"iTXt", b"note\0\1\0\0\0" + unfolding),
            (b"iCCP", b"profile\0\0" + unfolding),
            (b"eXIf", chance.randbytes(40)),
            (b"tRNS", chance.randbytes(6)),
            (b"acTL", struct.pack(">II", chance.choice(_SIDES), 0)),
            (b"PLTE", chance.randbytes(30)),
            (bytes(chance.choices(b"abcdABCD\0", k=4)), b"x"),
        )
    )


def _other_header(content: bytes, chance: random.Random) -> bytes:
    width, height, *rest = struct.unpack(">II5B", content)
    width, height = chance.choice(((width, chance.choice(_SIDES)), (chance.choice(_SIDES), height)))
    rest[chance.randrange(5)] = chance.choice((0, 1, 2, 3, 4, 6, 7, 8, 16, 255))
    return struct.pack(">II5B", width, height, *rest)


def jpeg_changed(data: bytes, chance: random.Random) -> bytes:
    """Segments before the picture changed, doubled, left out, with lengths that fit."""
    segments, rest = _jpeg_segments(data)
    for _ in range(few(chance)):
        at = chance.randrange(len(segments))
        marker, content = segments[at]
        match chance.randrange(5):
            case 0:
                segments[at] = (marker, damaged(content, chance)[:65_000])
            case 1:
                segments.insert(at, (marker, content))
            case 2 if len(segments) > 1:
                del segments[at]
            case 3 if marker in (0xC0, 0xC2) and len(content) >= 6:
                side = struct.pack(">H", chance.choice(_SIDES) & 0xFFFF)
                where = chance.choice((1, 3))
                segments[at] = (marker, content[:where] + side + content[where + 2 :])
            case _:
                segments.insert(
                    at, (chance.choice((0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE1, 0xE2, 0xEE, 0xFE)), content)
                )
    made = b"\xff\xd8" + b"".join(
        bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content for marker, content in segments
    )
    return sometimes_damaged(made + rest, chance, 0.2)


def _jpeg_segments(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    found, at = [], 2
    while at + 4 <= len(data) and data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        found.append((data[at + 1], data[at + 4 : at + 2 + length]))
        at += 2 + length
    return found, data[at:]


def tiff_changed(data: bytes, chance: random.Random) -> bytes:
    """Entries of the first directory with another kind, count or value; the next directory somewhere else."""
    order = "<" if data[:2] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", data, 4)
    made = bytearray(data)
    if start + 2 > len(data):
        return damaged(data, chance)
    (count,) = struct.unpack_from(order + "H", data, start)
    for _ in range(few(chance)):
        at = start + 2 + 12 * chance.randrange(count)
        if at + 12 > len(made):
            break
        match chance.randrange(4):
            case 0:
                struct.pack_into(order + "H", made, at + 2, chance.choice((*range(14), 16, 65_535)))
            case 1:
                struct.pack_into(order + "I", made, at + 4, chance.choice(ODD_INTEGERS) & 0xFFFFFFFF)
            case 2:
                struct.pack_into(order + "I", made, at + 8, chance.choice((*_SIDES, start, at, len(data))))
            case _:
                tag = chance.choice(
                    (254, 256, 257, 258, 259, 262, 273, 277, 278, 279, 317, 322, 324, 330, 34_665, 34_675)
                )
                struct.pack_into(order + "H", made, at, tag)
    end = start + 2 + 12 * count
    if chance.random() < 0.1 and end + 4 <= len(made):
        struct.pack_into(order + "I", made, end, chance.choice((start, 8, len(data) - 4)))
    return sometimes_damaged(bytes(made), chance, 0.15)


def parts_changed(data: bytes, chance: random.Random) -> bytes:
    """Files of parts that begin with size and name (RIFF, ISO boxes): a name found somewhere, its size or content."""
    names = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"EXIF", b"ICCP", b"meta", b"iloc", b"iinf", b"ispe")
    names += (
        b"ipco",
        b"ipma",
        b"hvcC",
        b"colr",
        b"irot",
        b"imir",
        b"iref",
        b"pitm",
        b"idat",
        b"mdat",
        b"infe",
        b"grid",
    )
    found = [at for name in names if (at := data.find(name)) >= 0]
    if not found or chance.random() < 0.3:
        return damaged(data, chance)
    made, at = bytearray(data), chance.choice(found)
    if chance.random() < 0.4:
        where = at + 4 if data[:4] == b"RIFF" else at - 4
        number = chance.choice(ODD_INTEGERS) & 0xFFFFFFFF
        made[where : where + 4] = number.to_bytes(4, "little" if data[:4] == b"RIFF" else "big")
    else:
        where = at + 4 + chance.randrange(40)
        made[where : where + 2] = chance.randbytes(chance.choice((1, 2, 4)))
    return sometimes_damaged(bytes(made), chance, 0.15)


def tiff_changed_exif(data: bytes, chance: random.Random) -> bytes:
    """A camera's notes: a directory as in a TIFF file behind six letters."""
    return data[:6] + tiff_changed(data[6:], chance)


def pdf_changed(data: bytes, chance: random.Random) -> bytes:
    """Numbers and names of a PDF's objects."""
    found = [at for name in _PDF_NAMES if (at := data.find(name)) >= 0]
    made, at = bytearray(data), chance.choice(found)
    end = at + len(next(name for name in _PDF_NAMES if data.startswith(name, at)))
    made[end : end + chance.choice((2, 4, 12))] = chance.choice(_PDF_VALUES)
    return sometimes_damaged(bytes(made), chance, 0.2)


_PDF_NAMES: Final = (
    b"/Length", b"/Kids", b"/Count", b"/MediaBox", b"/Filter", b"/Root", b"/Size", b"/W", b"/Index", b"/First", b"/N",
    b"/Type", b"/Parent", b"/Contents", b"/Width", b"startxref", b"obj", b"stream",
)  # fmt: skip
_PDF_VALUES: Final = (
    b" 0 ",
    b" -1 ",
    b" 99999999999 ",
    b" 1 0 R ",
    b" [[[[[[",
    b"/FlateDecode",
    b" << /A ",
    b"()",
    b" null ",
)
