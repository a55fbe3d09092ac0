"""The support file: what helps is in it, and nothing of a patient, of staff, or of a place that somebody named."""

import io
import json
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from core.case.course import Pain
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.charting.actions import SetNote
from core.charting.reducing import reduce
from core.clinic import opening
from core.clinic.commands import accounts, assessments, entries, lesions, patients, photographs
from core.clinic.context import Context
from core.errors import InvalidInput
from desktop.support.bundle import write_bundle
from desktop.support.crashes import CrashNote, CrashReports
from desktop.support.facts import as_json, facts, leaving, record_section
from desktop.support.journal import journal, open_journal
from desktop.support.telling import as_text
from tests.leaks import planted
from tests.stores import PASSPHRASE
from tests.wards import charted

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders, named after the patient wherever that can be."""
    where = tmp_path / planted.NAME
    for module in ("facts", "journal", "crashes"):
        monkeypatch.setattr(f"desktop.support.{module}.log_folder", lambda: where / "log")
    monkeypatch.setattr("desktop.support.facts.settings_file", lambda: where / "window.ini")
    monkeypatch.setattr("platform.node", lambda: planted.PINYIN)
    (where / "log").mkdir(parents=True)
    (where / "window.ini").write_text(
        "[General]\nlanguage=zh_CN\nmood=dark\nscale=Qwyntelova, Zdravka\n"
        f"account={planted.PINYIN}\nstore=/data/{planted.NATIVE_NAME}\nwatched=/cards/{planted.NAME}\n"
        f"[place]\nupdates\\folder=/share/{planted.PINYIN}\n",
        encoding="utf-8",
    )
    return where


@pytest.fixture
def ward(home: Path):
    """A clinic in whose every text something is planted: its own name, staff, a patient, notes, a photograph."""
    made = opening.make_store(home / "store", planted.PINYIN, PASSPHRASE, planted.NATIVE_NAME, "UTC", lambda: NOW)
    context = made.context
    accounts.add(context, "li", planted.NAME, "nurse")
    charts(context)
    yield context
    opening.close(context)


def charts(context: Context) -> None:
    who = Patient(
        id="",
        record_number=planted.RECORD_NUMBER,
        name=planted.NAME,
        native_name=planted.NATIVE_NAME,
        sex="female",
        birth_date=date(1964, 3, 11),
        allergies=(planted.NOTE,),
    )
    patient, _ = patients.add_patient(context, who, None)
    onset = context.today() - timedelta(days=20)
    thigh = Lesion(id="", site="thigh", side="left", region="proximal", label=planted.NOTE, onset=onset)
    lesion, _ = lesions.add_lesion(context, patient, thigh)
    taken = photographs.take_in(context, planted.photograph(), f"{planted.NAME}.jpg")
    opened, _ = assessments.open_draft(context, patient, lesion)
    draft = reduce(charted(opened.draft, taken), SetNote(f"{planted.NOTE} {planted.CHINESE_NOTE}"))
    version, _ = assessments.autosave(context, opened.draft_id, draft, opened.version)
    assessments.sign(context, opened.draft_id, draft, version)
    entries.record(context, patient, [Pain(at=context.now(), instrument="nrs", context="rest", score=6)])


def breaks() -> None:
    raise ValueError(f"{planted.NAME} {planted.NOTE}")


def goes_wrong(home: Path) -> CrashReports:
    """Errors as they come, and what a careless hand would write down one day."""
    reports = CrashReports(home / "log")
    open_journal(home / "log" / "calcitrack.log")
    try:
        breaks()
    except ValueError:
        kind, _, trace = sys.exc_info()
        assert kind is not None
        reports.keep(CrashNote.of(kind, trace), NOW)
    log = structlog.get_logger("calcitrack")
    log.error(
        planted.NOTE, patient=planted.NAME, kind=planted.NOTE, where=[planted.NAME, f"core/a.py:1 {planted.NAME}"]
    )
    log.error("careless", number=planted.RECORD_NUMBER, version=planted.RECORD_NUMBER)
    structlog.reset_defaults()
    with (home / "log" / "calcitrack.log").open("a", encoding="utf-8") as file:
        file.write(f'{planted.NATIVE_NAME}\n["{planted.NAME}"]\n' + "[" * 100_000 + "\n")
    (home / "log" / "calcitrack.log.1").write_text(json.dumps({"event": "older", "note": planted.NOTE}) + "\n")
    (home / "log" / "crash-20260101T000000-1-1.json").write_text(json.dumps({"kind": planted.NOTE}))
    reports.fault_file.write_text(
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f (most recent call first):\n"
        f'  File "/home/{planted.PINYIN}/core/store/store.py", line 12 in read\n{planted.NAME}\n'
    )
    return reports


def members(path: Path) -> dict[str, bytes]:
    """Every file of an archive, unpacked, and of archives in it."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            found[name] = archive.read(name)
            assert not zipfile.is_zipfile(io.BytesIO(found[name])), "no archive is in it that nobody looks into"
    return found


def test_nothing_planted_leaves_and_what_helps_does(home: Path, ward: Context, tmp_path: Path) -> None:
    reports = goes_wrong(home)
    found = facts({"platform": "offscreen"}, record_section(ward), ward.store.folder)
    out = tmp_path / "support.zip"
    write_bundle(out, found, "zh_CN", journal(), reports)
    inside = members(out)
    look_for = planted.planted()
    assert look_for.found_in(as_json(found).encode()), "the folders are named after the patient: the test can fail"
    for name, data in {**inside, "the archive itself": out.read_bytes()}.items():
        assert look_for.found_in(name.encode() + b"\n" + data) == [], name
    told = json.loads(inside["diagnostics.json"])
    assert told["record"]["kind"] == "folder" and told["record"]["patients"] == told["record"]["photographs"] == 1
    assert told["record"]["trail_entries"] > 5 and told["record"]["trail_problems"] == []
    assert told["settings"] == {
        "language": "zh_CN",
        "mood": "dark",
        "watched": True,
        "watched_results": False,
        "place_updates_folder": True,
    }
    first = json.loads(inside["journal/calcitrack.log"].splitlines()[0])
    assert first["kind"] == "ValueError" and first["where"][-1].endswith("breaks")
    assert "journal/calcitrack.log.1" in inside
    assert b"core/store/store.py:12 read" in inside["crashes/faults.txt"]
    assert len([name for name in inside if name.startswith("crashes/crash-")]) == 2


def test_what_is_copied_leaves_the_folders_here(home: Path, ward: Context) -> None:
    found = facts(None, record_section(ward), ward.store.folder)
    words = as_text(leaving(found), "en")
    assert planted.planted().found_in(words.encode()) == []
    assert planted.NAME in as_text(found, "en")
    assert "  Patients: 1\n" in words


def test_a_record_that_cannot_be_read_is_told_by_its_trouble(home: Path, ward: Context) -> None:
    broken = replace(ward, store=ward.store)
    record = ward.store.folder / "record.db"
    opening.close(ward)
    record.write_bytes(b"x" * 8192)
    assert record_section(broken).keys() == {"problem"}


def test_a_place_that_cannot_be_written_is_told(home: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        write_bundle(tmp_path / "no" / "such" / "support.zip", facts(), "en")


def test_without_anything_to_tell_it_is_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("facts", "journal", "crashes"):
        monkeypatch.setattr(f"desktop.support.{module}.log_folder", lambda: tmp_path / "none")
    write_bundle(tmp_path / "support.zip", facts(), "en")
    assert members(tmp_path / "support.zip").keys() == {"README.txt", "diagnostics.json", "diagnostics.txt"}
