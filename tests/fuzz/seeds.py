"""Whole files to begin with: our own exporters' where we write a format, and what cameras and laboratories send."""

import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from zipfile import ZipFile

from PIL import Image

from core.case.case import Case
from core.case.file import read_case, write_case, write_case_zip
from core.exchange.dicom.common import Maker
from core.exchange.dicom.photograph import photograph_file
from core.exchange.dicom.pictured import Pictured
from core.exchange.fhir.export import export_bundle
from core.exchange.tables.csv_file import csv_bytes
from core.exchange.tables.tables import filled
from core.exchange.tables.workbook import workbook_bytes
from core.store.keyring import new_keyring, write_keyring
from core.store.store import Store
from tests.core.imaging import pictures
from tests.core.store.backup.wards import back_up, take_photographs
from tests.stores import ACCOUNT, CHEAP, PASSPHRASE

DATA: Final = Path(__file__).resolve().parents[1] / "data"
NOW: Final = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
NAMES: Final = ("QUILLFEATHER", "翟若澄", "CUA-777123")
"""Name, native name and record number of the invented patient: no refusal may repeat them."""


@cache
def photograph() -> bytes:
    """A small photograph with a camera's notes and a colour profile."""
    return pictures.held(6, "JPEG", taken="2026:10:19 10:20:30", offset="+02:00")


@cache
def case() -> Case:
    """The published example with another name, and with a photograph."""
    content: dict[str, Any] = json.loads((DATA / "case-example.json").read_text(encoding="utf-8"))
    content["patient"] |= {"name": NAMES[0], "native_name": NAMES[1], "record_number": NAMES[2]}
    outline = {"tissue": "wound", "points_px": [[5, 5], [40, 5], [40, 50], [5, 50]]}
    taken = {
        "id": "photo-1",
        "at": "2026-10-19T09:05:00+00:00",
        "sha256": hashlib.sha256(photograph()).hexdigest(),
        "media_type": "image/jpeg",
        "width_px": pictures.WIDTH,
        "height_px": pictures.HEIGHT,
        "consent": ["care"],
        "tracing": {"outlines": [outline], "scale": {"method": "ruler", "mm_per_px": 0.2}},
    }
    content["lesions"][0]["assessments"][1]["photographs"] = [taken]
    return read_case(json.dumps(content).encode())


def originals() -> dict[str, bytes]:
    """The bytes of the case's photographs."""
    return {hashlib.sha256(photograph()).hexdigest(): photograph()}


@cache
def fhir(form: str) -> tuple[bytes, ...]:
    """Bundles of ours, and of others."""
    ours = export_bundle(
        case(), at=NOW, author="RN Li", form="xml" if form == "xml" else "json", photographs=originals()
    )
    folder = DATA / "exchange" / "fhir"
    others = (
        sorted((folder / "hl7-wound-guide").glob("*.xml")) if form == "xml" else [folder / "foreign" / "hospital.json"]
    )
    return (ours, *(path.read_bytes() for path in others))


@cache
def dicom() -> tuple[bytes, ...]:
    """A photograph as we write it, with its original inside and as plain pixels."""
    lesion = case().lesions[0]
    assessment = lesion.assessments[1]
    pictured = Pictured(case(), lesion, assessment, assessment.photographs[0])
    maker = Maker("Ward 7", "1")
    as_png = pictures.saved(pictures.picture(), "PNG")
    plain = assessment.photographs[0].model_copy(update={"sha256": hashlib.sha256(as_png).hexdigest()})
    held = assessment.model_copy(update={"photographs": (plain,)})
    return (
        photograph_file(pictured, photograph(), maker, "en").data,
        photograph_file(Pictured(case(), lesion, held, plain), as_png, maker, "en").data,
    )


@cache
def archive(kind: str) -> bytes:
    """A .zip: a case with its photographs, or DICOM files."""
    if kind == "case":
        return write_case_zip(case(), originals())
    made = io.BytesIO()
    with ZipFile(made, "w") as packed:
        for number, data in enumerate(dicom()):
            packed.writestr(f"IMAGES/IM{number}", data)
    return made.getvalue()


@cache
def tables() -> tuple[bytes, ...]:
    """Laboratory files as they come, and our own export."""
    folder = DATA / "exchange" / "laboratory"
    files = [path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".csv", ".tsv")]
    (ours,) = (csv_bytes(table) for table in filled([case()], "en") if table.name == "laboratory")
    return (*files, ours)


@cache
def workbooks() -> tuple[bytes, ...]:
    """A workbook of a laboratory, and the tables of ours."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Record number", "Name", "Date", "Phosphate (mmol/L)", "Calcium (mmol/L)"])
    sheet.append([NAMES[2], NAMES[0], datetime(2026, 10, 19, 8, 10), 2.31, "=1+1"])
    sheet.append([NAMES[2], NAMES[1], date(2026, 10, 20), "<0.5", 2.2])
    made = io.BytesIO()
    book.save(made)
    return (made.getvalue(), workbook_bytes(filled([case()], "zh_CN")[2:5]))


@cache
def messages() -> tuple[bytes, ...]:
    """HL7 v2 as laboratories send it."""
    folder = DATA / "exchange" / "laboratory"
    return tuple(path.read_bytes() for path in sorted(folder.glob("*.hl7")))


@cache
def image(kind: str) -> tuple[bytes, ...]:
    """Small pictures of one format, with notes, profile, odd depths and several frames where it has them."""
    whole = [pictures.held(6, kind, taken="2026:10:19 10:20:30"), pictures.saved(pictures.picture(mode="L"), kind)]
    match kind:
        case "JPEG":
            whole += [pictures.saved(pictures.picture(), "JPEG", progressive=True, subsampling=2)]
            whole += [pictures.saved(pictures.picture(mode="CMYK"), "JPEG"), photograph()]
        case "PNG":
            whole += [pictures.png_of_16_bits(), pictures.grey_of_16_bits("PNG")]
            whole += [pictures.saved(pictures.picture(mode="P"), "PNG"), pictures.saved(_see_through(), "PNG")]
            whole += [pictures.saved(pictures.picture(), "PNG", save_all=True, append_images=[_see_through()])]
            whole += [pictures.saved(pictures.picture(), "PNG", icc_profile=pictures.profile_with_swapped_primaries())]
        case "TIFF":
            for packed in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "group4"):
                mode = "1" if packed == "group4" else "RGB"
                whole.append(pictures.saved(pictures.picture(mode=mode), "TIFF", compression=packed))
            whole += [pictures.saved(pictures.picture(), "TIFF", save_all=True, append_images=[pictures.picture()])]
        case "WEBP":
            whole += [
                pictures.saved(pictures.picture(), "WEBP", lossless=False),
                pictures.saved(_see_through(), "WEBP"),
            ]
            whole += [pictures.saved(pictures.picture(), "WEBP", save_all=True, append_images=[_see_through()])]
    return tuple(whole)


def _see_through() -> Image.Image:
    layer = pictures.picture().convert("RGBA")
    layer.putalpha(90)
    return layer


@cache
def exif_block() -> bytes:
    """The notes of a camera."""
    return pictures.exif(6, "2026:10:19 10:20:30", "+02:00").tobytes()


@cache
def keyring() -> bytes:
    """A keyring whose passphrase costs next to nothing."""
    with TemporaryDirectory() as folder:
        write_keyring(Path(folder), new_keyring("store-1", ACCOUNT, PASSPHRASE, CHEAP)[0])
        return (Path(folder) / "keyring.json").read_bytes()


@contextmanager
def store_folder() -> Iterator[Path]:
    """A store with the patient and a photograph, signed in to once, closed."""
    from tests.fuzz.rows import filled_store

    with TemporaryDirectory() as place:
        folder = Path(place) / "store"
        filled_store(folder)
        yield folder


@contextmanager
def backup_folder() -> Iterator[Path]:
    """A folder with two backups of a store."""
    with TemporaryDirectory() as place:
        store, _ = Store.create(Path(place) / "store", ACCOUNT, PASSPHRASE, cost=CHEAP)
        disk = Path(place) / "disk"
        for day in range(2):
            take_photographs(store, range(day, day + 2))
            back_up(store, disk, day)
        store.close()
        shutil.rmtree(Path(place) / "store")
        yield disk


def case_json() -> bytes:
    """The case file."""
    return write_case(case())


LATER: Final = NOW + timedelta(days=30)
