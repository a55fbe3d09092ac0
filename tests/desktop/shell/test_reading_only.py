"""The second window on one store: it says who writes, and takes over."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from core.clinic import beside, opening
from core.clinic.commands import findings, patients
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from core.errors import StoreError
from core.record.audit import AuditRow
from core.store.moved import Moved, put_mark
from core.store.store import Store
from desktop.background.bridge import wait_until_idle
from desktop.shell.program import Program
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences, PreferencesFile
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    BeginAssessment,
    OpenPatient,
)
from tests.desktop.conftest import now
from tests.desktop.walk import faults
from tests.desktop.wards import EXAMPLE
from tests.imports import import_case

NOW_HERE = "2026-11-24T12:00:00+00:00"
NURSE, GOOD = "RN Li", "marsh heron at dusk 7"


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example patient, closed."""
    folder = tmp_path_factory.mktemp("ward") / "store"
    context = opening.make_store(folder, NURSE, GOOD, "Ward 7", "Europe/London", now).context
    import_case(context, EXAMPLE.read_bytes())
    findings.refresh(context)
    opening.close(context)
    return folder


@pytest.fixture
def writer(ward: Path) -> Iterator[Context]:
    context = opening.open_store(ward, NURSE, GOOD, now)
    yield context
    opening.close(context)


@pytest.fixture
def reader(writer: Context, ward: Path) -> Iterator[Context]:
    context = beside.sign_in_or_beside(ward, NURSE, GOOD, now)
    yield context
    opening.close(context)


@pytest.fixture
def shell(qtbot, reader: Context, at_work, settle) -> Iterator[Shell]:
    made = Shell(at_work(reader), Preferences(), the_register(Preferences()))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.reading_only.begin_reading()
    settle()
    yield made
    settle()


def patient_of(context: Context) -> str:
    return worklist(context).rows[0].patient_id


def test_the_window_says_who_writes_and_that_it_only_reads(shell: Shell, writer: Context) -> None:
    said = shell.reading_only.sentence.text()
    assert shell.reading_only.isVisible()
    assert "Read only" in said and NURSE in said and "12:00" in said
    assert faults(shell.reading_only) == []


@pytest.fixture
def left_behind(ward: Path, tmp_path: Path) -> Iterator[Context]:
    """The store in its folder, after its record was moved to a server."""
    folder = shutil.copytree(ward, tmp_path / "left")
    put_mark(folder, Moved("records.example.org/ward", NOW_HERE, done=True))
    context = beside.sign_in_or_beside(folder, NURSE, GOOD, now)
    yield context
    opening.close(context)


def test_a_store_that_was_moved_says_where_to_and_offers_no_writing(qtbot, left_behind, at_work, settle) -> None:
    shell = Shell(at_work(left_behind), Preferences(), the_register(Preferences()))
    qtbot.addWidget(shell)
    shell.show()
    shell.reading_only.begin_reading()
    settle()
    said = shell.reading_only.sentence.text()
    assert shell.reading_only.isVisible() and not shell.reading_only.begin.isVisible()
    assert "moved to records.example.org/ward on 2026-11-24" in said
    shell.go(AddPain(patient_of(left_behind)))
    assert shell.notice.sentence == said
    with pytest.raises(StoreError, match=r"store\.moved"):
        beside.begin_writing(left_behind)


def test_what_is_written_elsewhere_appears(shell: Shell, writer: Context, settle) -> None:
    patient_id = patient_of(writer)
    shell.go(OpenPatient(patient_id))
    settle()
    found = chart(writer, patient_id)
    changed = found.case.patient.model_copy(update={"allergies": ("latex",)})
    patients.edit_patient(writer, changed, found.version)
    shell.reading_only.look()
    settle()
    assert any("latex" in shell.workplace.say(fact.sentence) for fact in shell.patient.banner.shown.facts)
    assert shell.status.sentence.startswith("read again")


def test_a_command_that_writes_says_why_not(shell: Shell, writer: Context, settle) -> None:
    patient_id = patient_of(writer)
    shell.go(OpenPatient(patient_id))
    settle()
    place = shell.place
    for request in (AddPain(patient_id), BeginAssessment(patient_id), AddPatient()):
        shell.notice.clear()
        shell.go(request)
        assert shell.place is place
        assert NURSE in shell.notice.sentence
    held = {command.name for command in shell.commands() if command.refusal}
    assert held == {"assess", "pain", "therapy", "task", "edit", "merge", "new", "import", "accounts"}
    assert not shell.rail._buttons["assessment"].isEnabled()


def test_the_reader_becomes_the_writer_once_the_store_is_free(qtbot, dressed, ward: Path, tmp_path, settle) -> None:
    writer = opening.open_store(ward, NURSE, GOOD, now)
    file = PreferencesFile(tmp_path / "preferences.ini")
    program = Program(dressed, file, now, opening.ZoneInfo("Europe/London"))
    qtbot.addWidget(program.window)
    program.start(str(ward), demo=False)
    program._opened(beside.sign_in_or_beside(ward, NURSE, GOOD, now), str(ward))
    try:
        wait_until_idle(program.bridge)
        program.shell.go(OpenPatient(patient_of(writer)))
        wait_until_idle(program.bridge)
        program.shell.reading_only.begin.click()
        qtbot.waitUntil(lambda: "elsewhere" in program.shell.reading_only.sentence.text(), timeout=10_000)
        assert program.shell.reading_only.begin.isEnabled()
        opening.close(writer)
        program.shell.reading_only.look()
        qtbot.waitUntil(lambda: "Nobody" in program.shell.reading_only.sentence.text(), timeout=10_000)
        before = program.shell
        program.shell.reading_only.begin.click()
        qtbot.waitUntil(lambda: program.shell is not before, timeout=10_000)
        wait_until_idle(program.bridge)
        assert not program.shell.reading_only.isVisible()
        assert program.shell.workplace.refusal is None
        assert isinstance(program.shell.history.here, OpenPatient)
    finally:
        program.window.close()
    opening.open_store(ward, NURSE, GOOD, now).store.close()


def test_a_chart_is_shown_on_a_full_disk_and_its_trace_is_written_later(
    shell: Shell, writer: Context, settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient_id = patient_of(writer)

    def full(store: Store) -> None:
        raise StoreError("error.store.disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "what_left", full)
        shell.go(OpenPatient(patient_id))
        settle()
        assert shell.patient.banner.shown.patient_id == patient_id
        assert "disk is full" in shell.notice.sentence
        assert [waiting for waiting, _ in shell.patient.seen.waiting] == [patient_id]
        shell.patient.seen.write_waiting()
        settle()
        assert shell.patient.seen.waiting
    shell.patient.seen.write_waiting()
    settle()
    assert shell.patient.seen.waiting == ()
    with writer.store.read() as session:
        last = session.scalars(select(AuditRow).order_by(AuditRow.sequence.desc())).first()
    assert (last.action, last.patient_id, last.details) == ("patient.read", patient_id, {"opened_at": NOW_HERE})
    shell.patient.seen._again.stop()
