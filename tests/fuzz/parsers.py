"""The readers of everything from outside, each with whole files, the changes it is tried with, and its share."""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

from core.exchange.laboratory.mapping import read_mapping
from core.exchange.reading import LABORATORY, format_of, open_laboratory, read_laboratory, read_whole
from core.guidance.profile import load_profile
from core.imaging.exif import read_notes
from core.imaging.ingest import as_taken, take_in
from core.imaging.photograph import _outlines
from core.store.keyring import read_keyring
from core.store.lock import holder_of
from tests.fuzz import after, rows, seeds
from tests.fuzz.changing import archives, pictures, records, trees
from tests.fuzz.changing.plain import Change, damaged, either, or_damaged
from tests.stores import ACCOUNT, PASSPHRASE

ZONE: Final = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Parser:
    """`share`: how many of a hundred inputs are its own."""

    name: str
    share: float
    whole: Callable[[], tuple[bytes, ...]]
    change: Change
    read: Callable[[bytes], object]

    def input(self, number: int) -> bytes:
        """The input of a number: the same in every run."""
        return self.changed(random.Random(f"{self.name}:{number}"))

    def changed(self, chance: random.Random) -> bytes:
        """One of the whole files, changed."""
        return or_damaged(self.change)(chance.choice(self.whole()), chance)


def read_any(data: bytes) -> None:
    """As the import place does: what it is, and what it brings."""
    if format_of(data) in LABORATORY:
        file = open_laboratory(data, "file")
        read_laboratory(file, file.guessed, ZONE)
    else:
        read_whole(data, "file")


def read_image(data: bytes) -> None:
    """Taken in, and drawn as the bench and the printer do."""
    take_in(data, "x.jpg")
    as_taken(data, 256)


def read_outline(data: bytes) -> None:
    """As `calcitrack measure` does."""
    from desktop.command_line.measuring import outlines_of

    _outlines(outlines_of(data, "outline.json"), (4000, 3000))


def read_keys(data: bytes) -> None:
    """As at sign-in."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "keyring.json").write_bytes(data)
        read_keyring(Path(folder)).unlock(ACCOUNT, PASSPHRASE)


def read_lock(data: bytes) -> None:
    """As whoever finds the store held."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "lock").write_bytes(data)
        str(holder_of(Path(folder) / "lock"))


def read_settings(data: bytes) -> None:
    """As the window does when it starts."""
    from desktop.widgets.preferences import PreferencesFile

    with TemporaryDirectory() as folder:
        path = Path(folder) / "window.ini"
        path.write_bytes(data)
        file = PreferencesFile(path)
        file.read().theme()
        _ = (file.geometry, file.store, file.account, file.kept.text("chart"))


def read_pdf(data: bytes) -> None:
    """As the preview does."""
    from desktop.widgets.pdf_pages import draw_page, page_sizes, parts

    sizes = page_sizes(data)
    parts(data)
    draw_page(data, 0, min(1.0, 1000 / max(1.0, sizes[0].width(), sizes[0].height())))


def _inner(name: str) -> Change:
    if name.endswith(".json"):
        return trees.json_changed
    if name.endswith((".xml", ".rels")):
        return trees.xml_changed
    return records.dicom_changed if name.startswith("IMAGES/") else damaged


_ZIP: Final = either(archives.archive_changed(_inner), archives.archive_changed(_inner), archives.header_lies)
_LOCK: Final = b'{"account": "admin", "user": "li", "host": "ward-7", "process": 4711}'
_OUTLINE: Final = b'{"outlines": [{"tissue": "wound", "points_px": [[10, 10], [900, 12.5], [880, 700], [15, 650]]}]}'
_MAPPING: Final = json.dumps(
    {
        "sender": "Lab",
        "columns": [{"header": "Ca", "role": "result", "analyte": "phosphate", "unit": "mmol/L"}],
        "encoding": "utf-8",
        "decimal": ".",
        "zone": "Europe/Berlin",
        "words": {"phos": "phosphate"},
        "units": {"phosphate": "mmol/L"},
    }
).encode()
_PROFILE: Final = b"""
[factors."drive.phosphate_high"]
due_hours = 48
window_days = 30
[factors."drive.phosphate_high".limits]
high = 1.6
[derived]
albumin_days = 40
"""
_INI: Final = (
    b"[General]\nlanguage=zh_CN\nmood=dark\ntouch=true\nscale=125\nwatched=/srv/photos\nstore=/srv/store\naccount=admin\n"
    b"geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0)\n[place]\nchart=a;b;c\n"
)


def _one(data: bytes) -> Callable[[], tuple[bytes, ...]]:
    return lambda: (data,)


def _pictures(kind: str) -> Callable[[], tuple[bytes, ...]]:
    return lambda: seeds.image(kind)


_LIST: Final[tuple[Parser, ...]] = (
    Parser("jpeg", 10, _pictures("JPEG"), either(pictures.jpeg_changed, damaged), read_image),
    Parser("png", 9, _pictures("PNG"), either(pictures.png_changed, pictures.png_changed, damaged), read_image),
    Parser("tiff", 9, _pictures("TIFF"), either(pictures.tiff_changed, damaged), read_image),
    Parser("webp", 7, _pictures("WEBP"), pictures.parts_changed, read_image),
    Parser("heic", 6, _pictures("HEIF"), pictures.parts_changed, read_image),
    Parser("exif", 5, lambda: (seeds.exif_block(),), either(pictures.tiff_changed_exif, damaged), read_notes),
    Parser("case", 7, lambda: (seeds.case_json(),), trees.json_changed, read_any),
    Parser("case zip", 5, lambda: (seeds.archive("case"),), _ZIP, read_any),
    Parser("case used", 1, lambda: (seeds.case_json(),), trees.json_nudged, after.use),
    Parser("fhir json", 3, lambda: seeds.fhir("json"), trees.json_changed, read_any),
    Parser("fhir xml", 3, lambda: seeds.fhir("xml"), trees.xml_changed, read_any),
    Parser("dicom", 6, seeds.dicom, records.dicom_changed, read_any),
    Parser("dicom zip", 2, lambda: (seeds.archive("dicom"),), _ZIP, read_any),
    Parser("csv", 7, seeds.tables, records.table_changed, read_any),
    Parser("xlsx", 2, seeds.workbooks, _ZIP, read_any),
    Parser("hl7", 6, seeds.messages, records.hl7_changed, read_any),
    Parser("mapping", 2, _one(_MAPPING), trees.json_changed, read_mapping),
    Parser("profile", 2, _one(_PROFILE), records.settings_changed, load_profile),
    Parser("outline", 2, _one(_OUTLINE), trees.json_changed, read_outline),
    Parser("keyring", 2, lambda: (seeds.keyring(),), either(trees.json_changed, damaged), read_keys),
    Parser("lock", 1, _one(_LOCK), either(trees.json_changed, damaged), read_lock),
    Parser("window.ini", 1, _one(_INI), records.settings_changed, read_settings),
    Parser("pdf", 1, lambda: (after.report(),), either(damaged, pictures.pdf_changed), read_pdf),
    Parser("store files", 0.4, rows.a_store, rows.orders, rows.open_damaged_store),
    Parser("store rows", 0.4, rows.a_store, rows.orders, rows.read_tampered_store),
    Parser("backups", 0.2, rows.a_disk, rows.orders, rows.restore_damaged_backup),
)

PARSERS: Final[Mapping[str, Parser]] = {parser.name: parser for parser in _LIST}


def plan(inputs: int) -> dict[str, int]:
    """How many inputs each parser gets of so many in all; at least one."""
    whole = sum(parser.share for parser in _LIST)
    return {parser.name: max(1, round(inputs * parser.share / whole)) for parser in _LIST}
