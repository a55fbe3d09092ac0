"""Exports: one audit entry before anything leaves, all of it or nothing, and what stays is counted."""

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from pydicom import dcmread
from sqlalchemy import select

from core.case.case import Case
from core.case.file import write_case_zip
from core.case.photo import Photograph
from core.clinic.commands import arrivals, exports
from core.clinic.commands.exports import Exported
from core.clinic.context import Actor, Context
from core.clinic.export_words import told_of
from core.clinic.leaving import FORMATS, Format, Order, Told, leaving
from core.clinic.staging import staged_file, staged_folder, staged_zip
from core.clinic.views.arrivals import Match
from core.clinic.views.chart import chart
from core.clinic.views.exports import preview
from core.demo.clinic import DemoPatient, make_clinic
from core.errors import InvalidInput, NotAllowed
from core.exchange.arrival import State
from core.exchange.dicom.reading import read_dicom
from core.record.audit import AuditRow
from core.texts import LANGUAGES, Text, catalogue, render
from tests.imports import import_case

ROOT = Path(__file__).resolve().parents[3]
Change = Callable[[Photograph], Photograph]


@pytest.fixture(scope="module")
def two() -> tuple[DemoPatient, ...]:
    return tuple(make_clinic(2, 4, today=datetime.now(UTC)))


@pytest.fixture
def ids(context: Context, two: tuple[DemoPatient, ...]) -> tuple[str, ...]:
    return tuple(import_case(context, write_case_zip(one.case, one.photographs))[0] for one in two)


def changed(patient: DemoPatient, change: Change) -> Case:
    """The patient with every photograph changed."""
    lesions = tuple(
        lesion.model_copy(
            update={
                "assessments": tuple(
                    entry.model_copy(update={"photographs": tuple(change(each) for each in entry.photographs)})
                    for entry in lesion.assessments
                )
            }
        )
        for lesion in patient.case.lesions
    )
    return patient.case.model_copy(update={"lesions": lesions})


def audited(context: Context) -> list[AuditRow]:
    with context.store.read() as session:
        return list(session.scalars(select(AuditRow).where(AuditRow.action.like("%.exported"))))


def leaves(context: Context, wanted: Format, ids: tuple[str, ...], out: Path, **more: bool) -> Exported:
    return exports.export(context, Order(wanted, ids), out, **more)[0]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("wanted", FORMATS)
def test_every_format_leaves_with_one_audit_entry_that_names_everybody(
    context: Context, ids: tuple[str, ...], tmp_path: Path, wanted: Format
) -> None:
    each = wanted not in ("research",)
    done = leaves(context, wanted, ids, tmp_path / "out", each=each)
    assert done.patients == 2
    assert done.files == len(files(tmp_path / "out"))
    (entry,) = audited(context)
    assert (entry.action, entry.actor_name, entry.patient_id) == (f"{wanted}.exported", "RN Li", None)
    assert entry.details is not None
    assert entry.details["patients"] == list(ids)


def test_a_file_a_patient_is_named_by_record_number_and_none_twice(
    context: Context, ids: tuple[str, ...], two: tuple[DemoPatient, ...], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    leaves(context, "csv", ids, out, each=True)
    assert files(out) == [f"{one.case.patient.record_number}.csv" for one in two]
    names = exports._Names()
    assert [names.of("A/1"), names.of("A_1"), names.of("a_1"), names.of("../x")] == ["A_1", "A_1-2", "a_1-3", "___x"]


def test_tables_are_a_file_each_in_a_folder_and_in_an_archive(
    context: Context, ids: tuple[str, ...], tmp_path: Path
) -> None:
    leaves(context, "csv", ids, tmp_path / "tables")
    leaves(context, "parquet", ids, tmp_path / "tables.zip")
    leaves(context, "xlsx", ids, tmp_path / "tables.xlsx")
    leaves(context, "csv", ids, tmp_path / "long.csv")
    leaves(context, "xlsx", ids, tmp_path / "no ending")
    assert len(openpyxl.load_workbook(io.BytesIO((tmp_path / "no ending").read_bytes())).sheetnames) == 11
    stems = {Path(name).stem for name in files(tmp_path / "tables")}
    assert {"patients", "assessments", "regions", "laboratory", "dictionary", "codes"} <= stems
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert {Path(name).stem for name in archive.namelist()} == stems
        assert pq.read_table(io.BytesIO(archive.read("patients.parquet"))).num_rows == 2
    assert set(openpyxl.load_workbook(tmp_path / "tables.xlsx").sheetnames) == stems
    rows = read_csv(tmp_path / "long.csv")
    assert {row["patient"] for row in rows} == {*ids, ""}


def test_photographs_stay_without_consent_for_care_and_intimate_ones_when_not_asked_for(
    context: Context, two: tuple[DemoPatient, ...], tmp_path: Path
) -> None:
    patient = two[0]
    count = len(patient.photographs)
    withheld = changed(patient, lambda each: each.model_copy(update={"consent": ("teaching",)}))
    one, _ = import_case(context, write_case_zip(withheld, patient.photographs))
    assert preview(context, Order("dicom", (one,))).withheld == count
    done = leaves(context, "dicom", (one,), tmp_path / "a")
    assert (done.photographs, done.withheld) == (0, count)
    intimate = changed(two[1], lambda each: each.model_copy(update={"sensitive": True}))
    other, _ = import_case(context, write_case_zip(intimate, two[1].photographs))
    some = exports.export(context, Order("dicom", (other,), intimate=False), tmp_path / "b")[0]
    assert (some.photographs, some.intimate) == (0, len(two[1].photographs))
    assert preview(context, Order("dicom", (other,), intimate=False)).intimate == some.intimate


def test_pictures_that_never_came_are_counted(context: Context, two: tuple[DemoPatient, ...], tmp_path: Path) -> None:
    one, _ = import_case(context, write_case_zip(two[0].case, {}))
    done = leaves(context, "dicom", (one,), tmp_path / "out")
    assert (done.files, done.missing) == (0, len(two[0].photographs))
    assert [line.key for line in told_of(done)] == ["export.told.missing"]


def test_a_picture_that_cannot_be_read_keeps_no_other_from_leaving(
    context: Context, ids: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = preview(context, Order("dicom", ids[:1])).photographs or 0
    shown = context.store.photographs.contents
    broken = leaving(chart(context, ids[0]).case, Order("dicom", ids[:1]), Told())[0].photograph.sha256

    def spoilt(sha256s: Sequence[str]) -> dict[str, bytes]:
        return {sha: b"no picture" if sha == broken else content for sha, content in shown(sha256s).items()}

    monkeypatch.setattr(context.store.photographs, "contents", spoilt)
    done = leaves(context, "dicom", ids[:1], tmp_path / "out")
    assert (done.photographs, done.missing) == (whole - 1, 1)
    assert len(files(tmp_path / "out")) == whole - 1


def test_research_photographs_leave_by_consent_to_publication(
    context: Context, two: tuple[DemoPatient, ...], tmp_path: Path
) -> None:
    agreed = {"consent": ("care", "publication"), "sensitive": False}
    told = changed(two[0], lambda each: each.model_copy(update=agreed))
    one, _ = import_case(context, write_case_zip(told, two[0].photographs))
    seen = preview(context, Order("research", (one,)))
    done = leaves(context, "research", (one,), tmp_path / "out")
    shown = [name for name in files(tmp_path / "out") if name.startswith("photographs/")]
    assert done.photographs == len(shown) == seen.photographs > 0
    assert done.groups is not None
    assert done.groups.smallest == 1
    regions = read_csv(tmp_path / "out" / "regions.csv")
    assert {Path(name).stem for name in shown} == {row["photograph"] for row in regions}
    whole = b"".join((tmp_path / "out" / name).read_bytes() for name in files(tmp_path / "out"))
    for secret in (one, told.patient.name, told.patient.record_number, "RN Li"):
        assert secret.encode() not in whole


def test_a_handover_inside_an_export_is_an_issued_report(
    context: Context, ids: tuple[str, ...], tmp_path: Path
) -> None:
    order = Order("dicom", ids[:1], report=True, photographs=False)
    done, changes = exports.export(context, order, tmp_path / "out")
    assert files(tmp_path / "out") == ["report-0001.dcm"]
    found = dcmread(tmp_path / "out" / "report-0001.dcm")
    assert found.EncapsulatedDocument.startswith(b"%PDF")
    report = chart(context, ids[0]).case.reports[-1]
    assert report.included[0] == "export"
    assert "photographs: none" in report.included
    assert changes.patients == {ids[0]}
    assert done.files == 1
    assert len(audited(context)) == 1


def test_our_dicom_comes_back_once_and_the_second_time_adds_nothing(
    context: Context, ids: tuple[str, ...], two: tuple[DemoPatient, ...], tmp_path: Path
) -> None:
    leaves(context, "dicom", ids[:1], tmp_path / "out")
    arrival = read_dicom((tmp_path / "out" / "photograph-0001.dcm").read_bytes(), "photograph-0001.dcm")
    for _ in range(2):
        taken, _ = arrivals.take_in(context, arrival, {"patient": Match(ids[0])})
        assert {row.state for row in taken.rows} == {State.KNOWN}
    other, _ = arrivals.take_in(context, arrival, {"patient": Match(ids[1])})
    assert State.NEW in {row.state for row in other.rows}


class Stopped(Exception):
    """Somebody asked to stop."""


@pytest.mark.parametrize(("wanted", "name"), [("csv", "out"), ("csv", "out.zip"), ("csv", "out.csv"), ("dicom", "out")])
def test_an_export_that_is_stopped_leaves_nothing_but_its_audit_entry(
    context: Context, ids: tuple[str, ...], tmp_path: Path, wanted: Format, name: str
) -> None:
    def stop(fraction: float, _doing: Text) -> None:
        if fraction > 0:
            raise Stopped

    before = sorted(tmp_path.iterdir())
    with pytest.raises(Stopped):
        exports.export(context, Order(wanted, ids), tmp_path / name, advance=stop)
    assert sorted(tmp_path.iterdir()) == before
    assert len(audited(context)) == 1


def test_nobody_and_several_in_a_file_for_one_are_refused_before_anything(
    context: Context, ids: tuple[str, ...], tmp_path: Path
) -> None:
    for wanted, whom in (("csv", ()), ("case", ids)):
        with pytest.raises(InvalidInput):
            leaves(context, wanted, whom, tmp_path / "out.json")  # type: ignore[arg-type]
    assert audited(context) == []


def test_a_viewer_lets_nothing_leave_and_is_told_who_may(
    context: Context, ids: tuple[str, ...], tmp_path: Path
) -> None:
    viewer = replace(context, actor=Actor("a7", "Chen", "viewer"))
    with pytest.raises(NotAllowed) as told:
        leaves(viewer, "csv", ids, tmp_path / "out.csv")
    assert render(told.value.text) == (
        "Your account may not export data. Roles that may: administrator, clinician, nurse."
    )
    assert list(tmp_path.glob("*out*")) == []
    assert audited(context) == []
    for role in ("administrator", "clinician", "nurse"):
        leaves(replace(context, actor=Actor("a7", "Chen", role)), "csv", ids, tmp_path / f"{role}.csv")


def test_a_place_that_cannot_be_written_is_told(context: Context, ids: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InvalidInput) as told:
        leaves(context, "csv", ids, tmp_path / "file" / "out.csv")
    assert told.value.text.key == "error.export.cannot_write"


def test_a_staged_folder_adds_to_one_that_exists(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "sub").mkdir(parents=True)
    (out / "kept").write_bytes(b"kept")
    (out / "sub" / "a").write_bytes(b"old")
    with staged_folder(out) as sink:
        sink.put("sub/a", b"new")
        sink.put("more/b", b"b")
        assert (out / "sub" / "a").read_bytes() == b"old"
    assert files(tmp_path) == ["out/kept", "out/more/b", "out/sub/a"]
    assert (out / "sub" / "a").read_bytes() == b"new"


@pytest.mark.parametrize("staged", [staged_folder, staged_zip, staged_file])
def test_what_stops_halfway_leaves_what_was_there(tmp_path: Path, staged: Callable[[Path], object]) -> None:
    out = tmp_path / "out"
    if staged is not staged_folder:
        out.write_bytes(b"before")
    with pytest.raises(Stopped), staged(out) as sink:  # type: ignore[attr-defined]
        sink.put("a", b"half")
        raise Stopped
    assert files(tmp_path) == ([] if staged is staged_folder else ["out"])
    assert staged is staged_folder or out.read_bytes() == b"before"


KILLED_AT_WORK = """
import sys
from pathlib import Path
from core.clinic.staging import staged_file, staged_folder, staged_zip
out = Path(sys.argv[1])
with (staged_folder if not out.suffix else staged_zip if out.suffix == ".zip" else staged_file)(out) as sink:
    sink.put("a", b"ZHANG Mei")
    print("half", flush=True)
    sys.stdin.read()
"""


@contextmanager
def at_work(out: Path) -> Iterator[subprocess.Popen[str]]:
    """A process in the middle of an export; killed at the end."""
    command = [sys.executable, "-c", KILLED_AT_WORK, str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "half\n"
        try:
            yield child
        finally:
            child.kill()


@pytest.mark.parametrize("name", ["out", "out.zip", "out.csv"])
def test_what_a_killed_export_left_is_removed_by_the_next_one_there(
    context: Context, ids: tuple[str, ...], tmp_path: Path, name: str
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with at_work(place / name):
        # Whoever works there still keeps what is theirs.
        assert leaves(context, "csv", ids, place / "other.csv").swept == 0
        assert any("lock" in file for file in files(place))
    assert not (place / name).exists()
    done = leaves(context, "csv", ids, place / name)
    assert done.swept == 1
    assert "export.told.swept" in [line.key for line in told_of(done)]
    assert not [path for path in place.iterdir() if path.name.startswith(".")]
    assert leaves(context, "csv", ids, place / name).swept == 0


def test_a_killed_export_into_a_folder_that_exists_is_removed_too(
    context: Context, ids: tuple[str, ...], tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with at_work(place):
        pass
    assert leaves(context, "csv", ids, place).swept == 1
    assert not [path for path in place.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_has_its_words(language: str) -> None:
    done = Exported(Path("x"), 1, 2, 3, 4, 5, 6, 7, 8, swept=9)
    for line in told_of(done):
        assert line.key in catalogue(language)  # type: ignore[arg-type]
        assert "{" not in render(line, language)  # type: ignore[arg-type]
    assert len(told_of(done)) == 6
