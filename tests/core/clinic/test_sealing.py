"""Exports and reports under a passphrase: nothing readable on the disk at any time, and back again."""

import io
from pathlib import Path
from typing import Final

import pikepdf
import pytest
import pyzipper
from sqlalchemy import select

from core.case.file import read_case_file, write_case_zip
from core.clinic.commands import exports, reports
from core.clinic.context import Context
from core.clinic.leaving import FORMATS, Format, Order
from core.clinic.sealing import check, refusal, sealed_pdf
from core.clinic.views.reports import issued, stored
from core.demo.clinic import DemoPatient
from core.errors import InvalidInput
from core.exchange.protecting import opened_by
from core.record.audit import AuditRow
from core.reports.choices import Choices
from tests.core.clinic.test_exports import ids, two

__all__ = ["ids", "two"]

PASSPHRASE: Final = "seven herons under a bridge"
_INSIDE: Final = {
    ("case", "a.zip"): "calcitrack.zip",
    ("case", "a.json.zip"): "calcitrack.json",
    ("fhir", "a.zip"): "calcitrack.json",
    ("fhir", "a.xml.zip"): "calcitrack.xml",
    ("csv", "a.csv.zip"): "calcitrack.csv",
    ("xlsx", "a.zip"): "calcitrack.xlsx",
    ("parquet", "a.parquet.zip"): "calcitrack.parquet",
}


def members(path: Path) -> list[str]:
    with pyzipper.AESZipFile(path) as archive:
        assert all(member.flag_bits & 1 for member in archive.infolist())
        return archive.namelist()


def entry(context: Context, like: str) -> AuditRow:
    with context.store.read() as session:
        (found,) = session.scalars(select(AuditRow).where(AuditRow.action.like(like)))
        return found


@pytest.mark.parametrize(("wanted", "name"), list(_INSIDE))
def test_one_patient_is_one_file_whose_form_the_name_chooses(
    context: Context, ids: tuple[str, ...], tmp_path: Path, wanted: Format, name: str
) -> None:
    out = tmp_path / name
    done, _ = exports.export(context, Order(wanted, ids[:1], passphrase=PASSPHRASE), out)
    assert members(out) == [_INSIDE[wanted, name]]
    assert done.encrypted
    assert opened_by(out.read_bytes(), PASSPHRASE)


@pytest.mark.parametrize("wanted", FORMATS)
def test_everybody_in_every_format_leaves_in_one_archive_that_names_nobody(
    context: Context, ids: tuple[str, ...], two: tuple[DemoPatient, ...], tmp_path: Path, wanted: Format
) -> None:
    out = tmp_path / "all.zip"
    exports.export(context, Order(wanted, ids, passphrase=PASSPHRASE), out, each=wanted != "research")
    names = " ".join(members(out))
    data = out.read_bytes()
    for patient in two:
        for told in (patient.case.patient.record_number, patient.case.patient.name):
            assert told not in names
            assert told.encode() not in data
    assert entry(context, "%.exported").details["encrypted"] is True  # type: ignore[index]


def test_a_case_comes_back_with_its_photographs(
    context: Context, ids: tuple[str, ...], two: tuple[DemoPatient, ...], tmp_path: Path
) -> None:
    out = tmp_path / "case.zip"
    exports.export(context, Order("case", ids[:1], passphrase=PASSPHRASE), out)
    again = read_case_file(opened_by(out.read_bytes(), PASSPHRASE))
    assert again.case.patient.record_number == two[0].case.patient.record_number
    assert dict(again.photographs) == dict(two[0].photographs)


def test_nothing_is_written_unencrypted_on_the_way(
    context: Context, ids: tuple[str, ...], two: tuple[DemoPatient, ...], tmp_path: Path
) -> None:
    photograph = next(iter(two[0].photographs.values()))[200:264]
    seen: list[bytes] = []

    def look(_fraction: float, _doing: object) -> None:
        seen.extend(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    order = Order("case", ids, passphrase=PASSPHRASE)
    exports.export(context, order, tmp_path / "a.zip", each=True, advance=look)
    assert len(seen) > 1
    assert not any(photograph in data or two[0].case.patient.record_number.encode() in data for data in seen)


@pytest.mark.parametrize("passphrase", ["", "password", "aaaa", "口令口令口令口令口令"])
def test_a_weak_passphrase_lets_nothing_leave_and_is_no_event(
    context: Context, ids: tuple[str, ...], tmp_path: Path, passphrase: str
) -> None:
    with pytest.raises(InvalidInput):
        exports.export(context, Order("case", ids[:1], passphrase=passphrase), tmp_path / "a.zip")
    assert list(tmp_path.glob("*.zip")) == []
    with context.store.read() as session:
        assert session.scalars(select(AuditRow).where(AuditRow.action == "case.exported")).all() == []
    with pytest.raises(InvalidInput):
        sealed_pdf(b"", passphrase)
    assert refusal(passphrase) is not None
    assert refusal(PASSPHRASE) is None
    check(PASSPHRASE)


def test_what_is_no_archive_by_name_is_refused(context: Context, ids: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as told:
        exports.export(context, Order("case", ids[:1], passphrase=PASSPHRASE), tmp_path / "a.json")
    assert told.value.text.key == "error.protected.is_zip"


def test_a_report_leaves_encrypted_and_is_kept_as_it_was_made(context: Context, ids: tuple[str, ...]) -> None:
    prepared = reports.prepare(context, "handover", ids[:1], Choices())
    reports.issue(context, prepared, "save", encrypted=True)
    (line,) = issued(context, ids[:1])
    assert stored(context, line.report_id).pdf == prepared.pdf
    with pikepdf.open(io.BytesIO(sealed_pdf(prepared.pdf, PASSPHRASE)), password=PASSPHRASE) as document:
        assert len(document.pages) >= 1
    assert entry(context, "report.handover").details["encrypted"] is True  # type: ignore[index]
    reports.reprint(context, line.report_id, "save", encrypted=True)
    assert entry(context, "report.reprinted").details["encrypted"] is True  # type: ignore[index]
    assert sealed_pdf(prepared.pdf, None) == prepared.pdf


def test_a_plain_case_archive_of_others_that_was_encrypted_is_read_too(
    context: Context, two: tuple[DemoPatient, ...], tmp_path: Path
) -> None:
    """Somebody may encrypt the members of a case archive with another program."""
    path = tmp_path / "theirs.zip"
    with pyzipper.AESZipFile(path, "w") as archive:
        archive.setpassword(b"x")
        archive.setencryption(pyzipper.WZ_AES, nbits=128)
        with pyzipper.ZipFile(io.BytesIO(write_case_zip(two[0].case, two[0].photographs))) as plain:
            for name in plain.namelist():
                archive.writestr(name, plain.read(name))
    again = read_case_file(opened_by(path.read_bytes(), "x"))
    assert again.case == two[0].case
    assert dict(again.photographs) == dict(two[0].photographs)
