"""Tasks: done, declined, opened again, given to a person or another discipline, and free ones added by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.work import Task, TaskStep
from core.clinic.changes import Changes, Kind, changes
from core.clinic.commands.entries import needed
from core.clinic.context import Context
from core.clinic.escalation import span_of
from core.clinic.judging import DRESSING_RULE
from core.clinic.merging.form import Author, put_together
from core.clinic.merging.standing import OWNER, Owner
from core.clinic.profiles import profile_of
from core.clinic.steps import reopen as open_again
from core.clinic.steps import settle, task_step
from core.clinic.writing import row_of, writing
from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.guidance.profile import Profile
from core.record.account import AccountRow
from core.record.lesion import LesionRow
from core.record.task import TaskRow, add_task, read_task_history
from core.texts import text

DRESSING_TIME = time(12)
"""A dressing is planned for a day; the worklist calls it due from noon."""
_OWNING = ("assigned", "unassigned", "handed_over")
FREE_RULE = "task.free"
"""The rule of a task that a person added."""


def complete(context: Context, task_id: str) -> Changes:
    """The task is done.

    Raises
    ------
    Conflict
        When it is not open any more: who settled it is said.
    """
    return _settle(context, task_id, "done", None)


def decline(context: Context, task_id: str, reason: str) -> Changes:
    """The task will not be done, and why.

    Raises
    ------
    Conflict
        When it is not open any more: who settled it is said.
    """
    return _settle(context, task_id, "declined", needed(reason))


def reopen(context: Context, task_id: str) -> Changes:
    """The task was marked as settled by mistake: it is open again, due when it was due, and its history says so.

    The next one of its rule, where there is one already, lapses.

    Raises
    ------
    NotAllowed
        When it is open, or lapsed because nothing asks for it any more.
    """
    patient_id = _patient_of(context, task_id)
    with writing(context, "task.reopened", patient_id, task_id) as session:
        row = session.get_one(TaskRow, task_id)
        if row.state not in ("done", "declined"):
            raise NotAllowed("error.clinic.task_not_settled")
        now = context.now()
        if row.title is None:
            same = (TaskRow.patient_id == patient_id, TaskRow.rule == row.rule, TaskRow.state == "open")
            for later in session.scalars(select(TaskRow).where(*same)):
                if later.subject == row.subject:
                    settle(later, "lapsed", now)
            session.flush()
        open_again(row, now, context.actor.name)
    return changes(patient_id, Kind.TASK)


def add(
    context: Context,
    patient_id: str,
    title: str,
    discipline: str | None,
    due: datetime | None,
    priority: str,
    assignee: str | None = None,
) -> tuple[str, Changes]:
    """A free task, with a title of its own, for a discipline or for a person.

    Raises
    ------
    InvalidInput
        Without a title, for nobody at all, or for somebody who has no account.
    """
    if discipline is None and assignee is None:
        raise InvalidInput("error.clinic.task_for_nobody")
    now, name = context.now(), context.actor.name
    steps = [TaskStep(what="opened", at=now, by=name, due=due)]
    if assignee is not None:
        steps.append(TaskStep(what="assigned", at=now, by=name, note=assignee))
    with writing(context, "task.added", patient_id) as session:
        _must_be_somebody(session, context, assignee)
        task = Task(
            rule=FREE_RULE,
            state="open",
            at=now,
            discipline=discipline,
            title=_titled(title),
            due=due,
            priority=priority,
            by=name,
            assignee=assignee,
            opened=now,
            span_hours=span_of(FREE_RULE, due, now, profile_of(session)),
            history=tuple(steps),
        )
        made = add_task(session, patient_id, task)
    return made, changes(patient_id, Kind.TASK)


def assign(context: Context, task_id: str, assignee: str | None, seen: Owner | None = None) -> Changes:
    """The task is this person's from now on; None: nobody's in particular, its discipline's again.

    `seen` is whose it was when that was decided; None: whoever it is now.

    Raises
    ------
    InvalidInput
        For somebody who has no account.
    Differs
        When somebody else gave it to another since it was seen.
    Conflict
        When it is not open any more.
    """
    patient_id = _patient_of(context, task_id)
    action = "unassigned" if assignee is None else "assigned"
    with writing(context, f"task.{action}", patient_id, task_id, to=assignee) as session:
        _must_be_somebody(session, context, assignee)
        row = _open_task(session, task_id)
        if assignee is None and row.discipline is None:
            raise InvalidInput("error.clinic.task_for_nobody")
        _must_be_as_seen(row, seen, lambda owner: replace(owner, assignee=assignee))
        row.assignee = assignee
        task_step(row, action, context.now(), context.actor.name, note=assignee)
    return changes(patient_id, Kind.TASK)


def take(context: Context, task_id: str) -> Changes:
    """Whoever asks does the task.

    Raises
    ------
    Conflict
        When somebody else has it, or has settled it: who is said.
    """
    patient_id, name = _patient_of(context, task_id), context.actor.name
    with writing(context, "task.taken", patient_id, task_id) as session:
        row = _open_task(session, task_id)
        if row.assignee not in (None, name):
            raise Conflict("error.clinic.task_taken", name=row.assignee)
        row.assignee = name
        task_step(row, "assigned", context.now(), name, note=name)
    return changes(patient_id, Kind.TASK)


def hand_over(context: Context, task_id: str, discipline: str, seen: Owner | None = None) -> Changes:
    """Another discipline owns the task from now on, and nobody of the one before. `seen` as in `assign`.

    Raises
    ------
    Differs
        When somebody else gave it to another since it was seen.
    Conflict
        When it is not open any more.
    """
    patient_id = _patient_of(context, task_id)
    with writing(context, "task.handed_over", patient_id, task_id, to=discipline) as session:
        row = _open_task(session, task_id)
        _must_be_as_seen(row, seen, lambda _owner: Owner(discipline, None))
        row.discipline, row.assignee = discipline, None
        task_step(row, "handed_over", context.now(), context.actor.name, note=discipline)
    return changes(patient_id, Kind.TASK)


def give(context: Context, task_id: str, owner: Owner, seen: Owner) -> Changes:
    """Whose the task is from now on, a discipline's and a person's at once: decided where two had given it away.

    Raises
    ------
    Differs
        When a third one gave it to another since it was seen.
    Conflict
        When it is not open any more.
    """
    if owner == seen:
        return Changes(frozenset(), frozenset())
    patient_id, now, name = _patient_of(context, task_id), context.now(), context.actor.name
    handed, person = owner.discipline != seen.discipline, owner.assignee
    action = "handed_over" if handed else "assigned" if person else "unassigned"
    with writing(context, f"task.{action}", patient_id, task_id, to=owner.discipline if handed else person) as session:
        _must_be_somebody(session, context, person)
        row = _open_task(session, task_id)
        _must_be_as_seen(row, seen, lambda _owner: owner)
        row.discipline, row.assignee = owner.discipline, person
        if handed:
            task_step(row, "handed_over", now, name, note=owner.discipline)
        if person is not None or not handed:
            task_step(row, "assigned" if person else "unassigned", now, name, note=person)
    return changes(patient_id, Kind.TASK)


def plan_dressing(context: Context, patient_id: str, lesion_id: str, due: date) -> Changes:
    """When the dressing of a lesion is changed next: its one open task, moved when it is planned again.

    The task is done by the next assessment or dressing change of the lesion that is signed.

    Raises
    ------
    InvalidInput
        For a day that is over.
    NotAllowed
        When the lesion is closed.
    """
    if due < context.today():
        raise InvalidInput("error.clinic.day_is_over")
    at = datetime.combine(due, DRESSING_TIME, tzinfo=context.zone)
    with writing(context, "dressing.planned", patient_id, lesion_id) as session:
        if row_of(session, LesionRow, patient_id, lesion_id).closed is not None:
            raise NotAllowed("error.clinic.lesion_closed")
        planned = session.scalar(
            select(TaskRow).where(TaskRow.rule == DRESSING_RULE, TaskRow.subject == lesion_id, TaskRow.state == "open")
        )
        if planned is not None:
            _move_dressing(planned, context, at, profile_of(session))
        else:
            add_task(session, patient_id, _dressing(context, lesion_id, at, profile_of(session)))
    return changes(patient_id, Kind.TASK)


def _move_dressing(planned: TaskRow, context: Context, at: datetime, profile: Profile) -> None:
    now = context.now()
    planned.due_at, planned.span_hours = at, span_of(DRESSING_RULE, at, now, profile)
    task_step(planned, "moved", now, context.actor.name, due=at)


def _dressing(context: Context, lesion_id: str, at: datetime, profile: Profile) -> Task:
    now, name = context.now(), context.actor.name
    return Task(
        rule=DRESSING_RULE,
        subject=lesion_id,
        state="open",
        at=now,
        discipline="nursing",
        due=at,
        priority="info",
        by=name,
        opened=now,
        span_hours=span_of(DRESSING_RULE, at, now, profile),
        history=(TaskStep(what="opened", at=now, by=name, due=at),),
    )


def _settle(context: Context, task_id: str, state: Literal["done", "declined"], reason: str | None) -> Changes:
    patient_id = _patient_of(context, task_id)
    with writing(context, f"task.{state}", patient_id, task_id) as session:
        settle(_open_task(session, task_id), state, context.now(), context.actor.name, reason)
    return changes(patient_id, Kind.TASK)


def _patient_of(context: Context, task_id: str) -> str:
    with context.store.read() as session:
        row = session.get(TaskRow, task_id)
        if row is None:
            raise NotFound("error.clinic.not_found")
        return row.patient_id


def _open_task(session: Session, task_id: str) -> TaskRow:
    row = session.get_one(TaskRow, task_id)
    if row.state == "lapsed":
        raise NotAllowed("error.clinic.task_lapsed")
    if row.state != "open":
        raise Conflict("error.clinic.task_settled", name=row.by or "", state=text(f"word.task_state.{row.state}"))
    return row


def _must_be_as_seen(row: TaskRow, seen: Owner | None, change: Callable[[Owner], Owner]) -> None:
    if seen is None:
        return
    given = [step for step in read_task_history(row.history) if step.what in _OWNING]
    author = Author(given[-1].by, given[-1].at) if given else Author(None, None)
    put_together(OWNER, seen, change(seen), Owner(row.discipline, row.assignee), lambda: author)


def _must_be_somebody(session: Session, context: Context, name: str | None) -> None:
    """A task is given to an account that may sign in, or to whoever asks."""
    if name is None or name == context.actor.name:
        return
    known = select(AccountRow.id).where(AccountRow.display_name == name, AccountRow.active.is_(True))
    if session.scalar(known) is None:
        raise InvalidInput("error.clinic.no_such_person", name=name)


def _titled(title: str) -> str:
    if not title.strip():
        raise InvalidInput("error.clinic.task_needs_title")
    return " ".join(title.split())
