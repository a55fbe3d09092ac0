"""What the clinic asks of the database as it grows, counted: statements, rows and the database's own steps."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from sqlalchemy import Engine, event, update

from core.case.base import CaseModel
from core.case.case import Case
from core.case.file import read_case
from core.case.photo import Outline, Photograph, Tracing
from core.clinic.commands import findings
from core.clinic.commands.trail import note_read
from core.clinic.today import begun_days_counted
from core.clinic.views import recent
from core.clinic.views import tasks as tasks_place
from core.clinic.views import worklist as place
from core.clinic.views.chart import chart
from core.clinic.views.tasks import tasks
from core.clinic.views.worklist import worklist
from core.record.cases import add_case
from core.record.patient import PatientRow
from core.record.summary import summarise
from core.record.task import TaskRow
from core.store.store import Store
from tests.core.clinic.ward import BEGAN, Ward
from tests.core.record.random_cases import cases

EXAMPLE = read_case((Path(__file__).resolve().parents[2] / "data" / "case-example.json").read_bytes())
AFTER = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def ward(store: Store) -> Ward:
    ward = Ward(store)
    ward.now = AFTER
    return ward


def add_patients(ward: Ward, number: int) -> list[str]:
    with ward.nurse.store.write() as session:
        return [add_case(session, EXAMPLE, at=BEGAN, actor="importer") for _ in range(number)]


@contextmanager
def statements() -> Iterator[Counter[str]]:
    """The statements of a block, each by its first three words."""
    seen: Counter[str] = Counter()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen[" ".join(statement.split()[:3])] += 1

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


def test_the_rules_ask_a_ward_in_as_many_statements_as_one_patient(ward: Ward) -> None:
    add_patients(ward, 1)
    with statements() as one:
        assert len(findings.refresh(ward.nurse).patients) == 1
    add_patients(ward, 30)
    with statements() as many:
        assert len(findings.refresh(ward.nurse).patients) == 30
    assert one == many
    assert one.total() < 45


def test_a_chart_leaves_outlines_where_they_are_until_somebody_draws_them(ward: Ward) -> None:
    outline = Outline(tissue="wound", points_px=((1.0, 1.0), (9.0, 1.0), (5.0, 7.0)))
    taken = {"at": AFTER, "sha256": "0" * 64, "media_type": "image/jpeg", "width_px": 10, "height_px": 10}
    photograph = Photograph(**taken, tracing=Tracing(outlines=(outline,)))
    lesion = EXAMPLE.lesions[0]
    entry = lesion.assessments[0].model_copy(update={"photographs": (photograph,)})
    case = EXAMPLE.model_copy(update={"lesions": (lesion.model_copy(update={"assessments": (entry,)}),)})
    with ward.nurse.store.write() as session:
        patient_id = add_case(session, case, at=BEGAN, actor="importer")
    with statements() as usual:
        (plain,) = chart(ward.nurse, patient_id).case.lesions[0].assessments[0].photographs
    with statements() as whole:
        (drawn,) = chart(ward.nurse, patient_id, outlines=True).case.lesions[0].assessments[0].photographs
    assert not usual - whole
    assert [(what.split()[1].split(".")[0], times) for what, times in (whole - usual).items()] == [("tracing", 1)]
    assert drawn.tracing is not None and drawn.tracing.outlines == (outline,)
    assert plain == drawn.model_copy(update={"tracing": None})


def test_an_import_takes_one_statement_a_table_whatever_its_entries_leave_out(ward: Ward) -> None:
    first = EXAMPLE.pain[0]
    told = (first, first.model_copy(update={"lesion": None}), first.model_copy(update={"recorded_by": "RN"}), first)
    with statements() as seen, ward.nurse.store.write() as session:
        add_case(session, EXAMPLE.model_copy(update={"pain": told}), at=BEGAN, actor="importer")
    inserts = {what: times for what, times in seen.items() if what.startswith("INSERT")}
    assert inserts["INSERT INTO pain"] == 1
    assert set(inserts.values()) == {1}


@contextmanager
def steps_of_all() -> Iterator[list[int]]:
    """What the database does in a block, one entry for ten of its steps."""
    taken: list[int] = []

    def count(connection: Any, *_rest: object) -> None:
        connection.connection.driver_connection.set_progress_handler(lambda: taken.append(10), 10)

    def count_no_more(connection: Any, *_rest: object) -> None:
        connection.connection.driver_connection.set_progress_handler(None, 10)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count_no_more)
    event.listen(Engine, "rollback", count_no_more)
    yield taken
    event.remove(Engine, "before_cursor_execute", count)
    event.remove(Engine, "commit", count_no_more)
    event.remove(Engine, "rollback", count_no_more)


def steps_of_counting(ward: Ward, patient: str) -> int:
    """How many steps the database takes to count again for one patient."""
    with steps_of_all() as taken, ward.nurse.store.write() as session:
        summarise(session, [patient])
    return sum(taken)


def test_what_a_signature_counts_again_costs_the_same_in_a_clinic_of_any_size(ward: Ward) -> None:
    patient = add_patients(ward, 1)[0]
    alone = steps_of_counting(ward, patient)
    add_patients(ward, 60)
    assert steps_of_counting(ward, patient) <= alone + 50


def test_what_is_due_next_is_read_along_its_index(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks_place, "MOST_ROWS", 3)
    add_patients(ward, 2)
    findings.refresh(ward.nurse)
    with steps_of_all() as few:
        assert len(tasks(ward.nurse)) == 3
    add_patients(ward, 30)
    findings.refresh(ward.nurse)
    with steps_of_all() as many:
        assert len(tasks(ward.nurse)) == 3
    assert sum(many) <= sum(few) + 50


def test_what_is_due_at_no_time_is_listed_last(ward: Ward) -> None:
    add_patients(ward, 1)
    findings.refresh(ward.nurse)
    first = tasks(ward.nurse)[0]
    with ward.nurse.store.write() as session:
        session.get_one(TaskRow, first.task_id).due_at = None
    assert [line.due for line in tasks(ward.nurse)].count(None) == 1
    assert tasks(ward.nurse)[-1].task_id == first.task_id


def test_the_worklist_reads_a_clinic_along_its_indexes(ward: Ward) -> None:
    plans = []

    def explain(connection: Any, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if "ORDER BY" in statement and not statement.startswith("EXPLAIN"):
            plans.append(str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()))

    event.listen(Engine, "before_cursor_execute", explain)
    add_patients(ward, 3)
    worklist(ward.nurse)
    event.remove(Engine, "before_cursor_execute", explain)
    urgent, calm, idle, due = plans
    assert all("COVERING INDEX ix_patient_pressing" in plan for plan in (urgent, calm, idle))
    assert not any("TEMP B-TREE" in plan for plan in (calm, idle)), "those who are calm lie in the index's order"
    assert "ix_task_of_patient (patient_id=? AND state=?" in due
    assert not any("SCAN" in plan for plan in plans)


def test_however_short_the_list_it_has_the_most_pressing(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = add_patients(ward, 6)
    facts = ((0, None), (0, 3), (2, None), (0, 1), (1, 9), (0, None))
    with ward.nurse.store.write() as session:
        session.execute(update(TaskRow).values(due_at=None))
        for patient, (urgent, days) in zip(ids, facts, strict=True):
            row = session.get_one(PatientRow, patient)
            row.urgent_flags, row.name = urgent, patient
            row.next_due_at = None if days is None else AFTER + timedelta(days=days)
    whole = [row.patient_id for row in worklist(ward.nurse).rows]
    assert whole == [ids[at] for at in (4, 2, 3, 1, 0, 5)]
    for most in range(1, 6):
        monkeypatch.setattr(place, "MOST_ROWS", most)
        listed = worklist(ward.nurse)
        assert [row.patient_id for row in listed.rows] == whole[:most]
        assert listed.total_patients == 6


def test_whom_somebody_opened_is_found_at_the_end_of_the_trail(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "_LOOKED_THROUGH", 5)
    patient = add_patients(ward, 1)[0]
    steps = []
    for number in (6, 60):
        for other in add_patients(ward, number):
            note_read(ward.nurse, other)
        note_read(ward.nurse, patient)
        with steps_of_all() as taken:
            assert recent.recent_patients(ward.nurse, 1)[0].patient_id == patient
        steps.append(sum(taken))
    assert steps[1] <= steps[0] + 100


def test_of_a_patients_tasks_only_those_that_can_press_are_read(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    patient = add_patients(ward, 1)[0]
    findings.refresh(ward.nurse)
    with ward.nurse.store.write() as session:
        open_ones = session.query(TaskRow).where(TaskRow.patient_id == patient, TaskRow.state == "open").all()
        assert len(open_ones) > 4
        for number, row in enumerate(open_ones):
            row.due_at = AFTER + timedelta(days=number - 2)  # two are late, one is due now
        session.flush()
        summarise(session, [patient])
    looked_at = []
    usual = place.escalated
    monkeypatch.setattr(place, "escalated", lambda *task: looked_at.append(task) or usual(*task))
    (row,) = worklist(ward.nurse).rows
    assert len(looked_at) == 3
    assert row.due_at == AFTER - timedelta(days=2)


def test_a_patient_with_nothing_due_is_listed_with_what_is_open(ward: Ward) -> None:
    patient = add_patients(ward, 1)[0]
    findings.refresh(ward.nurse)
    with ward.nurse.store.write() as session:
        session.execute(update(TaskRow).values(due_at=None))
        summarise(session, [patient])
        assert session.get_one(PatientRow, patient).next_due_at is None
    (row,) = worklist(ward.nurse).rows
    assert (row.due_at, row.due is not None) == (None, True)


def plainly_counted(model: Any, now: datetime) -> Any:
    """Every field of every model looked at: what the quicker reading must come to."""
    changed: dict[str, Any] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, CaseModel):
            changed[name] = plainly_counted(value, now)
        elif isinstance(value, tuple) and value and isinstance(value[0], CaseModel):
            changed[name] = tuple(plainly_counted(part, now) for part in value)
        elif name in {"at", "onset", "start", "stop", "closed"} and type(value) is date and value == now.date():
            changed[name] = datetime.combine(value, time.min, tzinfo=now.tzinfo)
    return model.model_copy(update=changed)


@given(cases())
def test_a_day_that_has_begun_is_found_wherever_it_stands(case: Case) -> None:
    days = [entry.at for entry in case.weights if type(entry.at) is date]
    for day in (*days, date(2026, 11, 24)):
        now = datetime.combine(day, time(7, 30), tzinfo=UTC)
        assert begun_days_counted(case, now) == plainly_counted(case, now)


def test_entries_without_such_a_day_are_not_built_anew() -> None:
    pain = EXAMPLE.pain[0].model_copy(update={"score": Decimal(3)})
    case = EXAMPLE.model_copy(update={"pain": (pain,)})
    assert begun_days_counted(case, datetime(2030, 1, 1, tzinfo=UTC)) is case
