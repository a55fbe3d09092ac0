"""The life of a task: raised once, taken, handed over, done, declined, opened again, and late by degrees."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from core.case.work import Task
from core.clinic.commands import lesions, tasks
from core.clinic.escalation import escalated, escalation, span_of
from core.clinic.judging import judge
from core.clinic.views.chart import chart
from core.clinic.views.task_story import task_story
from core.clinic.views.tasks import patient_tasks, people
from core.clinic.views.tasks import tasks as task_list
from core.clinic.views.worklist import worklist
from core.errors import Conflict, InvalidInput, NotAllowed
from core.guidance.profile import default_profile
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.record.task import TaskRow
from core.store.store import Store
from tests.core.clinic.ward import BEGAN, Ward


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def patient(ward: Ward) -> str:
    return ward.admits()


def steps(ward: Ward, task_id: str) -> list[tuple[str, str | None, str | None]]:
    return [(step.what, step.by, step.note) for step in task_story(ward.nurse, task_id).steps]


def last_audit(ward: Ward) -> AuditRow:
    with ward.nurse.store.read() as session:
        return session.scalars(select(AuditRow).order_by(AuditRow.sequence.desc())).first()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(times=st.integers(1, 6), hours=st.integers(0, 11))
def test_however_often_the_rules_are_asked_nothing_is_doubled(ward: Ward, times: int, hours: int) -> None:
    patient = ward.admits(f"N-{times}-{hours}-{ward.now.timestamp()}-{len(task_list(ward.nurse))}")
    with ward.nurse.store.write() as session:
        judge(session, ward.nurse, patient)
    before = chart(ward.nurse, patient).case
    ward.now += timedelta(hours=hours)
    for _ in range(times):
        with ward.nurse.store.write() as session:
            judge(session, ward.nurse, patient)
    after = chart(ward.nurse, patient).case
    assert (after.tasks, after.flags) == (before.tasks, before.flags)
    keys = [(task.rule, task.subject) for task in after.tasks if task.state == "open"]
    assert len(keys) == len(set(keys))


def test_those_informed_are_kept_shown_and_found(ward: Ward, patient: str) -> None:
    line = next(line for line in task_list(ward.nurse) if line.informed)
    told = line.informed[0]
    assert line.task_id not in {one.task_id for one in task_list(ward.nurse, told)}
    assert line.task_id in {one.task_id for one in task_list(ward.nurse, told, informed=True)}
    assert line.task_id in {one.task_id for one in task_list(ward.nurse, line.discipline)}
    kept = next(task for task in chart(ward.nurse, patient).case.tasks if task.rule == line.rule)
    assert kept.informed == line.informed


def test_a_word_inside_another_discipline_is_not_informed(ward: Ward, patient: str) -> None:
    with ward.nurse.store.write() as session:
        row = session.get_one(TaskRow, ward.open_task("task.wound_plan").task_id)
        row.informed, row.discipline = " endocrine_surgery ", None
    found = {line.rule for line in task_list(ward.nurse, "surgery", informed=True)}
    assert "task.wound_plan" not in found
    assert "task.wound_plan" in {line.rule for line in task_list(ward.nurse, "endocrine_surgery", informed=True)}


def test_a_task_is_taken_and_nobody_else_takes_it(ward: Ward, patient: str) -> None:
    task = ward.open_task("task.wound_plan").task_id
    tasks.take(ward.nurse, task)
    with pytest.raises(Conflict) as told:
        tasks.take(ward.other, task)
    assert told.value.text.params["name"] == "RN Li"
    assert [line.task_id for line in task_list(ward.nurse, whose="mine")] == [task]
    assert task not in {line.task_id for line in task_list(ward.other, whose="nobody")}
    tasks.assign(ward.other, task, None)
    tasks.assign(ward.other, task, "Dr Osei")
    assert steps(ward, task) == [
        ("opened", None, None),
        ("assigned", "RN Li", "RN Li"),
        ("unassigned", "Dr Osei", None),
        ("assigned", "Dr Osei", "Dr Osei"),
    ]
    assert (last_audit(ward).action, last_audit(ward).details) == ("task.assigned", {"to": "Dr Osei"})


def test_a_task_is_given_to_somebody_who_has_an_account(ward: Ward, patient: str) -> None:
    task = ward.open_task("task.wound_plan").task_id
    with pytest.raises(InvalidInput, match="no_such_person"):
        tasks.assign(ward.nurse, task, "Dr Who")
    with ward.nurse.store.write() as session:
        for number, (name, active) in enumerate((("Dr Who", True), ("Gone", False))):
            session.add(
                AccountRow(id=f"w{number}", name=name, display_name=name, role="nurse", active=active, made_at=ward.now)
            )
    tasks.assign(ward.nurse, task, "Dr Who")
    assert ward.open_task("task.wound_plan").assignee == "Dr Who"
    assert people(ward.nurse) == ("Dr Who", "RN Li")


def test_a_task_handed_over_belongs_to_nobody_yet_and_stays_where_it_was_put(ward: Ward, patient: str) -> None:
    task = ward.open_task("task.wound_plan").task_id
    tasks.take(ward.nurse, task)
    tasks.hand_over(ward.nurse, task, "surgery")
    ward.goes_by(days=1)
    line = ward.open_task("task.wound_plan")
    assert (line.task_id, line.discipline, line.assignee) == (task, "surgery", None)


def test_a_recurring_task_that_is_done_makes_its_next_one(ward: Ward, patient: str) -> None:
    first = ward.open_task("task.team_meeting")
    ward.goes_by(days=8)
    tasks.complete(ward.nurse, first.task_id)
    following = ward.open_task("task.team_meeting")
    assert following.task_id != first.task_id
    assert following.due == ward.now + timedelta(days=7)
    ward.goes_by(days=1)
    assert ward.open_task("task.team_meeting").task_id == following.task_id
    states = [(line.state, line.by) for line in patient_tasks(ward.nurse, patient) if line.rule == "task.team_meeting"]
    assert states == [("open", None), ("done", "RN Li")]


def test_a_signed_entry_moves_the_date_of_a_recurring_task_and_its_history_says_so(ward: Ward, patient: str) -> None:
    task = ward.open_task("task.pain_assessment")
    ward.goes_by(hours=2)
    ward.hurts(patient, 3)
    moved = ward.open_task("task.pain_assessment")
    assert (moved.task_id, moved.due) == (task.task_id, ward.now + timedelta(days=7))
    (_, step) = task_story(ward.nurse, task.task_id).steps
    assert (step.what, step.by, step.due) == ("moved", None, moved.due)


def test_a_day_that_is_over_is_no_step_of_the_history(ward: Ward) -> None:
    ward.admits("CUA-3", onset=ward.nurse.today())
    task = ward.open_task("task.team_meeting")
    ward.goes_by(days=2)
    later = ward.open_task("task.team_meeting")
    assert (later.task_id, later.due != task.due) == (task.task_id, True)
    assert [what for what, _, _ in steps(ward, task.task_id)] == ["opened"]


def test_done_by_mistake_is_opened_again_as_it_was(ward: Ward, patient: str) -> None:
    before = ward.open_task("task.wound_plan")
    tasks.take(ward.nurse, before.task_id)
    ward.goes_by(hours=3)
    tasks.complete(ward.nurse, before.task_id)
    tasks.reopen(ward.nurse, before.task_id)
    after = ward.open_task("task.wound_plan")
    assert (after.task_id, after.due, after.at, after.assignee) == (before.task_id, before.due, before.at, "RN Li")
    assert [what for what, _, _ in steps(ward, before.task_id)] == ["opened", "assigned", "done", "reopened"]
    assert last_audit(ward).action == "task.reopened"
    with pytest.raises(NotAllowed):
        tasks.reopen(ward.nurse, before.task_id)


def test_a_recurring_task_opened_again_takes_the_place_of_the_next_one(ward: Ward, patient: str) -> None:
    first = ward.open_task("task.team_meeting")
    ward.goes_by(days=8)
    tasks.complete(ward.nurse, first.task_id)
    following = ward.open_task("task.team_meeting")
    tasks.reopen(ward.nurse, first.task_id)
    again = ward.open_task("task.team_meeting")
    assert (again.task_id, again.due) == (first.task_id, first.due)
    with pytest.raises(NotAllowed, match="task_lapsed"):
        tasks.complete(ward.nurse, following.task_id)


def test_whoever_comes_second_is_told_who_settled_it(ward: Ward, patient: str) -> None:
    task = ward.open_task("task.wound_plan").task_id
    tasks.decline(ward.nurse, task, "written on paper")
    for again in (lambda: tasks.complete(ward.other, task), lambda: tasks.take(ward.other, task)):
        with pytest.raises(Conflict) as told:
            again()
        assert told.value.text.params["name"] == "RN Li"
    line = next(one for one in patient_tasks(ward.nurse, patient) if one.task_id == task)
    assert (line.state, line.by, line.reason) == ("declined", "RN Li", "written on paper")


def test_what_nothing_asks_for_any_more_lapses(ward: Ward, patient: str) -> None:
    from core.case.lesion import Lesion

    lesion, _ = lesions.add_lesion(
        ward.nurse, patient, Lesion(id="", site="thigh", side="left", region="proximal", onset=ward.nurse.today())
    )
    task = ward.open_task("task.lesion_reassessment").task_id
    lesions.close_lesion(ward.nurse, patient, lesion, ward.nurse.today(), "healed")
    story = task_story(ward.nurse, task)
    assert (story.line.state, story.steps[-1].what, story.steps[-1].by) == ("lapsed", "lapsed", None)
    with pytest.raises(NotAllowed):
        tasks.reopen(ward.nurse, task)


def test_why_a_task_is_there_is_one_question_away(ward: Ward, patient: str) -> None:
    story = task_story(ward.nurse, ward.open_task("task.pain_assessment").task_id)
    assert [item.text.key for item in story.evidence] == ["guidance.evidence.pain_never_assessed"]
    assert story.source is not None
    free, _ = tasks.add(ward.nurse, patient, "Ring the family", "social_work", None, "info")
    told = task_story(ward.nurse, free)
    assert (told.evidence, told.source, told.steps[0].by) == ((), None, "RN Li")


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"title": "  "}, "task_needs_title"),
        ({"discipline": None}, "task_for_nobody"),
        ({"assignee": "Dr Who"}, "no_such_person"),
    ],
)
def test_a_free_task_says_what_and_for_whom(ward: Ward, patient: str, facts: dict[str, str | None], key: str) -> None:
    given: dict[str, str | None] = {"title": "Ring", "discipline": "nursing", "assignee": None} | facts
    with pytest.raises(InvalidInput, match=key):
        tasks.add(ward.nurse, patient, str(given["title"]), given["discipline"], None, "info", given["assignee"])
    assert "task.free" not in {line.rule for line in task_list(ward.nurse)}


def test_a_free_task_for_a_person_alone(ward: Ward, patient: str) -> None:
    made, _ = tasks.add(ward.nurse, patient, " Ring   the family ", None, None, "info", "RN Li")
    (line,) = task_list(ward.nurse, whose="mine")
    assert (line.task_id, line.title.params["title"], line.discipline) == (made, "Ring the family", None)
    with pytest.raises(InvalidInput, match="task_for_nobody"):
        tasks.assign(ward.nurse, made, None)


@pytest.mark.parametrize(
    ("late_hours", "level"), [(-1, None), (24, None), (24.1, "attention"), (48, "attention"), (48.1, "urgent")]
)
def test_lateness_is_counted_in_the_time_that_was_given(late_hours: float, level: str | None) -> None:
    due = datetime(2026, 10, 2, 8, tzinfo=UTC)
    assert escalated(due, BEGAN, 24, due + timedelta(hours=late_hours)) == level


def test_what_was_due_before_anybody_knew_is_late_from_then_on() -> None:
    opened = BEGAN + timedelta(days=30)
    assert escalated(BEGAN, opened, None, opened + timedelta(hours=20)) is None
    assert escalated(BEGAN, opened, None, opened + timedelta(hours=25)) == "attention"
    assert escalated(None, opened, 24, opened + timedelta(days=99)) is None


def test_a_long_span_counts_as_the_longest_that_the_data_allow() -> None:
    longest = timedelta(hours=escalation().longest_span_hours)
    late = BEGAN + longest + timedelta(hours=1)
    assert escalated(BEGAN, BEGAN, 10_000, late) == "attention"
    assert escalated(BEGAN, BEGAN, 10_000, late - timedelta(hours=2)) is None


@pytest.mark.parametrize(
    ("rule", "hours"),
    [
        ("task.wound_plan", 24),
        ("task.team_meeting", 168),
        ("task.correct.inhibitor.vitamin_k_antagonist", 24),
        ("task.free", None),
    ],
)
def test_a_task_that_came_late_has_the_span_of_its_rule(rule: str, hours: int | None) -> None:
    assert span_of(rule, BEGAN, BEGAN + timedelta(days=9), default_profile()) == hours
    assert span_of(rule, BEGAN + timedelta(hours=30), BEGAN, default_profile()) == 30


def test_late_tasks_stand_out_and_up_in_the_worklist(ward: Ward) -> None:
    early, late = ward.admits("CUA-1"), ward.admits("CUA-2")
    tasks.add(ward.nurse, early, "Order foam", "nursing", BEGAN - timedelta(days=1), "info")
    for line in task_list(ward.nurse):
        if line.patient_id == early and line.rule != "task.free":
            tasks.complete(ward.nurse, line.task_id)
    ward.goes_by(hours=23)
    assert {row.late for row in worklist(ward.nurse).rows} == {None}
    ward.goes_by(hours=50)
    free = next(line for line in task_list(ward.nurse) if line.rule == "task.free")
    assert (free.priority, free.escalated, free.level) == ("info", "urgent", "urgent")
    tasks.complete(ward.nurse, free.task_id)
    rows = worklist(ward.nurse).rows
    assert [(row.patient_id, row.late) for row in rows if row.patient_id == late] == [(late, "urgent")]
    assert rows[0].patient_id == late


def test_the_worklist_names_the_task_that_is_late_by_most_not_the_one_due_first(ward: Ward, patient: str) -> None:
    for line in task_list(ward.nurse):
        tasks.complete(ward.nurse, line.task_id)
    ward.goes_by(days=1)
    tasks.add(ward.nurse, patient, "in six days", "nursing", ward.now + timedelta(hours=1), "info")
    with ward.nurse.store.write() as session:
        (slow,) = session.scalars(select(TaskRow).where(TaskRow.title == "in six days"))
        slow.span_hours = 144
    tasks.add(ward.nurse, patient, "in a day", "nursing", ward.now + timedelta(hours=24), "info")
    ward.goes_by(hours=80)
    (row,) = worklist(ward.nurse).rows
    assert row.due is not None
    assert (row.due.params["title"], row.late) == ("in a day", "urgent")
    assert row.due_at == ward.now - timedelta(hours=56)


def test_the_worklist_takes_as_many_statements_for_ten_as_for_one(ward: Ward) -> None:
    def asked() -> int:
        counted: list[str] = []
        engine = ward.nurse.store._record.reading

        def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            counted.append(statement)

        event.listen(engine, "before_cursor_execute", count)
        worklist(ward.nurse)
        task_list(ward.nurse)
        event.remove(engine, "before_cursor_execute", count)
        return len(counted)

    ward.admits()
    few = asked()
    for number in range(9):
        ward.admits(f"M-{number}")
    assert asked() == few


def test_a_task_of_an_older_file_has_no_history_and_still_lives(ward: Ward, patient: str) -> None:
    from core.record.task import add_task

    old = Task(rule="task.free", state="open", at=BEGAN, discipline="nursing", title="from before", due=BEGAN)
    with ward.nurse.store.write() as session:
        made = add_task(session, patient, old)
    ward.goes_by(days=3)
    line = next(one for one in task_list(ward.nurse) if one.task_id == made)
    assert line.escalated == "urgent"
    tasks.complete(ward.nurse, made)
    tasks.reopen(ward.nurse, made)
    assert [what for what, _, _ in steps(ward, made)] == ["done", "reopened"]
