"""A folder or an archive of DICOM files arrives as one thing, and none of it ever reaches a path."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.case.lesion import Assessment
from core.demo.clinic import DemoPatient
from core.errors import InvalidInput
from core.exchange.arrival import Arrival, State
from core.exchange.dicom import several
from core.exchange.dicom.document import report_file
from core.exchange.dicom.photograph import photograph_file
from core.exchange.dicom.pictured import Pictured
from core.exchange.reading import Format, format_of, read_folder, read_whole
from tests.core.exchange.dicom.shown import MAKER, renamed

Files = dict[str, bytes]


def every(patient: DemoPatient) -> list[Pictured]:
    return [
        Pictured(patient.case, lesion, entry, photograph)
        for lesion in patient.case.lesions
        for entry in lesion.assessments
        for photograph in entry.photographs
    ]


@pytest.fixture(scope="module")
def files(mei: DemoPatient) -> Files:
    """Two photographs of one person, one of another, a report, a list of files, and a file that is no DICOM."""
    first, second, *_ = every(mei)
    shown = [first, second, renamed(first, "LI Na", None, "CUA-77")]
    made = [photograph_file(each, mei.photographs[each.photograph.sha256], MAKER, "en").data for each in shown]
    report = report_file(mei.case.patient, b"%PDF-1.7", "Handover", datetime(2026, 11, 24, tzinfo=UTC), MAKER)
    named = zip(("study/a", "study/b", "c.dcm"), made, strict=True)
    return dict(named) | {"report.dcm": report, "DICOMDIR": made[0], "README.txt": b"Study of Ward 7"}


def zipped(files: Files) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def written(files: Files, folder: Path) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidInput) as told:
        read_whole(data, "study.zip")
    return told.value.text.key


def check(arrival: Arrival) -> None:
    assert [patient.identity.record_number for patient in arrival.patients] == ["CUA-77", "CUA-001"]
    other, mei = (patient.key for patient in arrival.patients)
    assert len([row for row in arrival.of(mei) if isinstance(row.entry, Assessment)]) == 2
    assert len([row for row in arrival.of(other) if isinstance(row.entry, Assessment)]) == 1
    (stays,) = [row for row in arrival.rows if row.state is State.NOT_UNDERSTOOD]
    assert (stays.place.params["path"], stays.patient) == ("report.dcm", None)
    assert stays.reason is not None
    assert {row.place.params["path"] for row in arrival.rows} == {"study/a", "study/b", "c.dcm", "report.dcm"}
    named = {each.sha256 for row in arrival.rows for each in getattr(row.entry, "photographs", ())}
    assert arrival.photographs.keys() <= named


def test_an_archive_brings_each_person_once_and_says_what_stays(files: Files) -> None:
    data = zipped(files)
    assert format_of(data) is Format.DICOM
    check(read_whole(data, "study.zip"))


def test_a_folder_brings_the_same_and_no_link_is_followed(files: Files, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.dcm"
    elsewhere.write_bytes(files["c.dcm"])
    folder = written(files, tmp_path / "study")
    (folder / "link.dcm").symlink_to(elsewhere)
    arrival = read_folder(folder)
    check(arrival)
    assert arrival.fingerprint == read_whole(zipped(files), "study.zip").fingerprint


def test_names_that_climb_out_of_an_archive_reach_nothing(files: Files, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    climbing = zipped({f"../../{tmp_path.name}/x.dcm": files["c.dcm"], "/etc/x.dcm": files["study/a"]})
    assert len(read_whole(climbing, "study.zip").patients) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_what_unfolds_to_too_much_is_refused(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"a.dcm": files["c.dcm"], "b.dcm": bytes(40_000_000)})
    assert len(bomb) < len(files["c.dcm"]) + 100_000
    folder = written({"a.dcm": files["c.dcm"], "b.dcm": bytes(40_000_000)}, tmp_path / "study")
    monkeypatch.setattr(several, "MAX_PHOTOGRAPH_BYTES", 30_000_000)
    assert refusal(bomb) == "error.dicom.too_large_together"
    with pytest.raises(InvalidInput, match="too_large_together"):
        read_folder(folder)
    monkeypatch.setattr(several, "MAX_FILES", 1)
    assert refusal(bomb) == "error.dicom.too_many_files"
    with pytest.raises(InvalidInput, match="too_many_files"):
        read_folder(folder)


def test_nothing_in_it_and_damage_are_told(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(zipped({"README.txt": b"nothing"})) == "error.arrival.unknown_format"
    with pytest.raises(InvalidInput, match="none_here"):
        read_folder(written({"README.txt": b"nothing"}, tmp_path / "empty"))
    data = bytearray(zipped(files))
    data[len(data) // 3 : len(data) // 3 + 2000] = bytes(2000)
    assert refusal(bytes(data)) == "error.case_file.damaged_zip"

    def torn_out(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", torn_out)
    with pytest.raises(InvalidInput, match="cannot_read_folder"):
        read_folder(tmp_path / "empty")
