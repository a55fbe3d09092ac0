"""The rules asked again for some patients, and what they find kept as tasks and flags."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from core.case.base import Entry, standing
from core.case.case import Case
from core.case.moments import instant
from core.case.work import Flag, FlagStep, Task, TaskStep
from core.clinic.context import Context
from core.clinic.escalation import span_of
from core.clinic.profiles import profile_of
from core.clinic.steps import flag_step, settle, task_step
from core.clinic.today import begun_days_counted
from core.errors import NotFound
from core.guidance.appraisal import appraise
from core.guidance.findings import LEVELS, Evidence, FlagFinding, TaskFinding
from core.guidance.picture import picture_of
from core.guidance.profile import Profile
from core.guidance.telling import latest
from core.record.cases import cases_of
from core.record.flag import FlagRow, add_flags
from core.record.patient import PatientRow
from core.record.summary import summarise
from core.record.task import TaskRow, add_tasks, write_informed
from core.store.turns import one_at_a_time
from core.texts import LANGUAGES, render

DRESSING_RULE: Final = "task.dressing_change"
"""A dressing that a nurse planned for a lesion: asked for by a person, settled by what is signed, judged by no rule."""


def judge(session: Session, context: Context, *patient_ids: str) -> None:
    """Appraise patients as of now, in the running transaction. However often this runs, nothing is doubled.

    What is read and what is raised takes a fixed number of statements, however many patients there are; a task or flag
    that changes takes one.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    now = context.now()
    for patient_id in sorted(patient_ids):  # in one order: two who ask for the same do not wait for each other
        one_at_a_time(session, patient_id)
    session.flush()
    cases = cases_of(session, patient_ids, tracings=False)
    if len(cases) < len(set(patient_ids)):
        raise NotFound("error.record.no_patient")
    profile, kept = profile_of(session), _kept(session, patient_ids)
    tasks, flags = dict[str, list[Task]](), dict[str, list[Flag]]()
    for patient_id, read in cases.items():
        case = begun_days_counted(read, now)
        appraisal = appraise(picture_of(case, now), profile)
        mine = kept[patient_id]
        tasks[patient_id] = _keep_tasks(mine.tasks, appraisal.tasks, now, profile)
        _settle_dressings(mine.dressings, case, now)
        flags[patient_id] = _keep_flags(mine.flags, appraisal.flags, now)
    session.flush()
    add_tasks(session, tasks)
    add_flags(session, flags)
    summarise(session, patient_ids)
    session.execute(update(PatientRow).where(PatientRow.id.in_(patient_ids)).values(appraised_on=context.today()))


@dataclass
class _Kept:
    """What stands of one patient: open tasks that rules raised, dressings that are planned, flags not resolved."""

    tasks: list[TaskRow] = field(default_factory=list)
    dressings: list[TaskRow] = field(default_factory=list)
    flags: list[FlagRow] = field(default_factory=list)


def _kept(session: Session, patient_ids: Sequence[str]) -> Mapping[str, _Kept]:
    """What stands of each patient, in two statements."""
    found: defaultdict[str, _Kept] = defaultdict(_Kept)
    still = select(TaskRow).where(TaskRow.patient_id.in_(patient_ids), TaskRow.state == "open")
    for task in session.scalars(still.where(or_(TaskRow.title.is_(None), TaskRow.rule == DRESSING_RULE))):
        mine = found[task.patient_id]
        (mine.dressings if task.rule == DRESSING_RULE else mine.tasks).append(task)
    standing_flags = select(FlagRow).where(FlagRow.patient_id.in_(patient_ids), FlagRow.state != "resolved")
    for flag in session.scalars(standing_flags):
        found[flag.patient_id].flags.append(flag)
    return found


def _keep_tasks(kept: Iterable[TaskRow], found: Sequence[TaskFinding], now: datetime, profile: Profile) -> list[Task]:
    """One open task for a rule and its subject; those to be raised. What is called for no more lapses."""
    wanted = {(finding.rule, finding.subject): finding for finding in found}
    for row in kept:
        finding = wanted.pop((row.rule, row.subject), None)
        if finding is None:
            settle(row, "lapsed", now)
        else:
            _follow(row, finding, now, profile)
    return [
        Task(
            rule=finding.rule,
            subject=finding.subject,
            state="open",
            at=now,
            discipline=finding.discipline,
            due=finding.due,
            priority=finding.priority,
            informed=finding.informed,
            opened=now,
            span_hours=span_of(finding.rule, finding.due, now, profile),
            history=(TaskStep(what="opened", at=now, due=finding.due),),
        )
        for finding in wanted.values()
    ]


def _follow(row: TaskRow, finding: TaskFinding, now: datetime, profile: Profile) -> None:
    """The open task of a finding: whose it is stays as people set it; a recurring one moves its date."""
    row.priority, row.informed = finding.priority, write_informed(finding.informed)
    if row.span_hours is None:
        row.span_hours = span_of(row.rule, row.due_at, row.opened_at or now, profile)
    if finding.recurring and row.due_at != finding.due:
        if not _same_day_over(row.due_at, finding):
            row.span_hours = span_of(row.rule, finding.due, now, profile)
            task_step(row, "moved", now, due=finding.due)
        row.due_at = finding.due


def _same_day_over(before: datetime | None, finding: TaskFinding) -> bool:
    """Whether a date moved only because a day that evidence was entered with is over: nobody did anything.

    Such a day counts from its local midnight at first, then as its end in UTC: less than two days later everywhere.
    """
    last = latest(finding.evidence)
    by_the_day = last is not None and not isinstance(last, datetime)
    return by_the_day and before is not None and abs(finding.due - before) < timedelta(days=2)


def _settle_dressings(planned: Iterable[TaskRow], case: Case, now: datetime) -> None:
    """A planned dressing is done by the next signed assessment or dressing change of its lesion."""
    lesions = {lesion.id: lesion for lesion in case.lesions}
    for row in planned:
        lesion = lesions.get(row.subject or "")
        if lesion is None or lesion.closed is not None:
            settle(row, "lapsed", now)
            continue
        entries: list[Entry] = [*standing(lesion.assessments)]
        entries += [
            entry
            for entry in standing(case.procedures)
            if entry.kind == "dressing_change" and entry.lesion == lesion.id
        ]
        signed = [entry for entry in entries if entry.signed_at is not None and entry.signed_at > instant(row.at)]
        if signed:
            settle(row, "done", now, signed[-1].signed_by)


def _keep_flags(kept: Iterable[FlagRow], found: Sequence[FlagFinding], now: datetime) -> list[Flag]:
    """One standing flag for a rule and its subject; those to be raised. It resolves when its evidence has passed."""
    wanted = {(finding.rule, finding.subject): finding for finding in found}
    for row in kept:
        finding = wanted.pop((row.rule, row.subject), None)
        if finding is None:
            row.state, row.resolved_at, row.open_key = "resolved", now, None
            flag_step(row, "resolved", now)
            continue
        before, row.level = row.level, finding.level
        row.evidence = [_plain(item) for item in finding.evidence]
        if LEVELS.index(finding.level) > LEVELS.index(before):
            # Somebody acknowledged something milder: this one has to be seen again.
            row.state, row.acknowledged_at, row.acknowledged_by, row.acknowledged_note = "raised", None, None, None
            flag_step(row, "raised_again", now)
        elif finding.level != before:
            flag_step(row, "lowered", now)
    return [
        Flag(
            rule=finding.rule,
            subject=finding.subject,
            level=finding.level,
            state="raised",
            raised_at=now,
            evidence=tuple(_plain(item) for item in finding.evidence),
            history=(FlagStep(what="raised", at=now, level=finding.level),),
        )
        for finding in wanted.values()
    ]


def _plain(evidence: Evidence) -> dict[str, Any]:
    """Evidence as it is kept: enough to find the entry again and to read the flag years later, in either language."""
    kept: dict[str, Any] = {
        "text": render(evidence.text, "en"),
        "texts": {language: render(evidence.text, language) for language in LANGUAGES if language != "en"},
        "kind": evidence.kind,
        "entry": evidence.entry_id,
        "at": evidence.at.isoformat() if evidence.at is not None else None,
        "lesion": evidence.lesion,
    }
    return {name: value for name, value in kept.items() if value is not None}
