"""Changes of archives: other members, hostile names, contents that unfold, lies about sizes."""

import io
import random
import stat
import zipfile
from collections.abc import Callable
from typing import Final

from tests.fuzz.changing.plain import Change, damaged, few, or_damaged, sometimes_damaged

_NAMES: Final = (
    "/etc/passwd",
    "../../../x",
    "..\\..\\x",
    "C:\\Windows\\x",
    "C:x",
    "\\\\server\\share\\x",
    "photographs/../case.json",
    "photographs/",
    "CASE.JSON",
    "NUL",
    "con.json",
    "x" * 4000,
    "钙化.dcm",
    "a/\u202ejson.exe",
    "",
    "case.json/x",
)


def archive_changed(inner: Callable[[str], Change]) -> Change:
    """An archive with a member changed by what `inner` knows of its name, and other things done to its list."""

    def change(data: bytes, chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(member.filename, archive.read(member)) for member in archive.infolist()]
        for _ in range(few(chance, 0.9)):
            at = chance.randrange(len(members))
            name, content = members[at]
            match chance.randrange(8):
                case 0 | 1 | 2 | 3:
                    members[at] = (name, or_damaged(inner(name))(content, chance))
                case 4:
                    members.append((chance.choice(_NAMES), content))
                case 5 if len(members) > 1:
                    del members[at]
                case 6:
                    members.append((name, content))
                case _:
                    members[at] = (name, bytes(chance.choice((0, 1_000_000, 20_000_000))))
        return sometimes_damaged(_packed(members, chance), chance, 0.25)

    return change


def _packed(members: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    made = io.BytesIO()
    methods = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members:
            method = chance.choices(methods, weights=(12, 4, 1, 1))[0] if len(content) < 100_000 else methods[0]
            member = zipfile.ZipInfo(name.encode("utf-8", "replace").decode(), (1980, 1, 1, 0, 0, 0))
            if chance.random() < 0.03:
                member.create_system, member.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            if len(made.getvalue()) > 64_000_000:
                break
            archive.writestr(member, content, method)
    return made.getvalue()


def header_lies(data: bytes, chance: random.Random) -> bytes:
    """Sizes, methods, flags and offsets of the archive's own headers changed."""
    places = [at for sign in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _all(data, sign)]
    if not places:
        return damaged(data, chance)
    made = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.choice(places) + 4 + chance.randrange(40)
        number = chance.choice((0, 1, 8, 12, 14, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, len(data)))
        width = chance.choice((1, 2, 4))
        made[at : at + width] = (number & (1 << 8 * width) - 1).to_bytes(width, "little")
    return bytes(made)


def _all(data: bytes, sign: bytes) -> list[int]:
    found, at = [], data.find(sign)
    while at >= 0:
        found.append(at)
        at = data.find(sign, at + 4)
    return found
