"""Assessments: opened as a draft, saved as it grows, discarded or signed; amended afterwards, never changed."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.lesion import Assessment
from core.charting.carrying import begin
from core.charting.draft import AssessmentDraft
from core.charting.signing import entries
from core.clinic.changes import Changes, Kind, changes
from core.clinic.commands.entries import amendment, must_stand
from core.clinic.context import Context
from core.clinic.merging.draft import DRAFT
from core.clinic.merging.form import Author, put_together
from core.clinic.rights import Right, require
from core.clinic.writing import not_in_future, row_of, writing
from core.errors import Conflict, NotAllowed
from core.record.assessment import AssessmentDraftRow, AssessmentRow, add_assessment
from core.record.base import new_id
from core.record.cases import case_of
from core.record.lesion import LesionRow
from core.record.pain import add_pain
from core.store.turns import one_at_a_time

_SIGNED = (Kind.ASSESSMENT, Kind.DRAFT, Kind.PAIN, Kind.PHOTOGRAPH, Kind.TASK, Kind.FLAG)


@dataclass(frozen=True)
class OpenedDraft:
    """A draft to go on with. `resumed`: it was begun earlier, by `opened_by`. `version` grows with every saving."""

    draft_id: str
    draft: AssessmentDraft
    resumed: bool
    opened_by: str
    version: int


def open_draft(context: Context, patient_id: str, lesion_id: str) -> tuple[OpenedDraft, Changes]:
    """Begin an assessment of a lesion, or take up the one that was begun.

    Raises
    ------
    NotAllowed
        When the lesion is closed.
    """
    with context.store.read() as session:
        waiting = _draft_of(session, patient_id, lesion_id)
        if waiting is not None:
            draft = AssessmentDraft.model_validate(waiting.content)
            resumed = OpenedDraft(waiting.id, draft, True, waiting.opened_by, waiting.version)
            return resumed, Changes(frozenset(), frozenset())
    now = context.now()
    with writing(context, "draft.opened", patient_id, lesion_id, judged=False) as session:
        if row_of(session, LesionRow, patient_id, lesion_id).closed is not None:
            raise NotAllowed("error.clinic.lesion_closed")
        draft = begin(case_of(session, patient_id, tracings=False), lesion_id, now)
        row = AssessmentDraftRow(
            id=new_id(),
            patient_id=patient_id,
            lesion_id=lesion_id,
            opened_by=context.actor.name,
            opened_at=now,
            saved_at=now,
            saved_by=context.actor.name,
            content=draft.model_dump(mode="json"),
        )
        session.add(row)
        session.flush()
        opened = OpenedDraft(row.id, draft, False, row.opened_by, row.version)
    return opened, changes(patient_id, Kind.DRAFT)


def autosave(context: Context, draft_id: str, draft: AssessmentDraft, seen_version: int) -> tuple[int, Changes]:
    """Keep what was entered so far; the draft's version now. No audit entry: nobody has said anything yet.

    Raises
    ------
    NotAllowed
        To whoever may not chart.
    Conflict
        When the draft was signed or discarded elsewhere, or saved there since `seen_version`.
    """
    require(context, Right.CHART, draft.patient_id)
    with context.store.write() as session:
        row = _waiting(session, draft_id, seen_version)
        _save(session, context, row, draft)
        version = row.version
    return version, changes(draft.patient_id, Kind.DRAFT)


def save_beside(
    context: Context,
    draft_id: str,
    draft: AssessmentDraft,
    seen: AssessmentDraft,
    perhaps: AssessmentDraft | None = None,
) -> tuple[OpenedDraft, Changes]:
    """Keep what was entered since `seen` beside what somebody else saved meanwhile; the draft as it is now.

    `perhaps` is a state of one's own that was sent and never answered: if it arrived, nobody else changed anything.

    Raises
    ------
    Differs
        When both answered the same question differently; both answers are shown with it.
    Conflict
        When the draft was signed or discarded elsewhere: what is signed is amended, never merged.
    """
    with context.store.write() as session:
        row = _waiting(session, draft_id)
        author = Author(row.saved_by or row.opened_by, row.saved_at)
        theirs = AssessmentDraft.model_validate(row.content)
        merged = put_together(DRAFT, theirs if theirs == perhaps else seen, draft, theirs, lambda: author)
        if merged.value != theirs:
            _save(session, context, row, merged.value)
        kept = OpenedDraft(row.id, merged.value, True, row.opened_by, row.version)
    return kept, changes(theirs.patient_id, Kind.DRAFT, beside=merged.beside)


def discard(context: Context, draft_id: str) -> Changes:
    """Throw a draft away; what was signed earlier stays."""
    with context.store.read() as session:
        patient_id, lesion_id = _owner(session, draft_id)
    with writing(context, "draft.discarded", patient_id, lesion_id, judged=False, draft=draft_id) as session:
        session.delete(_waiting(session, draft_id))
    return changes(patient_id, Kind.DRAFT)


def sign(context: Context, draft_id: str, draft: AssessmentDraft, seen_version: int) -> tuple[str, Changes]:
    """Sign what the draft says: the assessment with its photographs and tracings, and the pain scores, all at once.

    Raises
    ------
    InvalidInput
        With the first thing that is wrong or missing.
    Conflict
        When the draft was signed or discarded elsewhere, or saved there since `seen_version`.
    """
    now = context.now()
    made = entries(draft, actor=context.actor.name, now=now)
    not_in_future(context, draft.observed_at)
    with writing(context, "assessment.signed", draft.patient_id, draft.lesion_id, draft=draft_id) as session:
        row = _waiting(session, draft_id, seen_version)
        if row_of(session, LesionRow, draft.patient_id, draft.lesion_id).closed is not None:
            raise NotAllowed("error.clinic.lesion_closed")
        signed_id = add_assessment(session, draft.patient_id, draft.lesion_id, made.assessment)
        for pain in made.pain:
            add_pain(session, draft.patient_id, pain)
        session.delete(row)
    return signed_id, changes(draft.patient_id, *_SIGNED)


def amend(
    context: Context, patient_id: str, assessment_id: str, amended: Assessment, reason: str
) -> tuple[str, Changes]:
    """Sign an assessment that supersedes another; both stay readable, and the photographs belong to both.

    Raises
    ------
    NotAllowed
        When it was entered in error, or is superseded already.
    """
    not_in_future(context, amended.at)
    with writing(context, "assessment.amended", patient_id, assessment_id) as session:
        before = must_stand(session, AssessmentRow, patient_id, assessment_id)
        pictures = tuple(
            photo.model_copy(
                update={"id": "", "tracing": photo.tracing and photo.tracing.model_copy(update={"id": ""})}
            )
            for photo in amended.photographs
        )
        whole = amendment(context, amended.model_copy(update={"photographs": pictures}), assessment_id, reason)
        made = add_assessment(session, patient_id, before.lesion_id, whole)
    return made, changes(patient_id, *_SIGNED)


def _draft_of(session: Session, patient_id: str, lesion_id: str) -> AssessmentDraftRow | None:
    return session.scalar(
        select(AssessmentDraftRow).where(
            AssessmentDraftRow.patient_id == patient_id, AssessmentDraftRow.lesion_id == lesion_id
        )
    )


def _waiting(session: Session, draft_id: str, seen_version: int | None = None) -> AssessmentDraftRow:
    one_at_a_time(session, draft_id)
    row = session.get(AssessmentDraftRow, draft_id)
    if row is None:
        raise Conflict("error.clinic.draft_gone")
    if seen_version is not None and row.version != seen_version:
        raise Conflict("error.clinic.draft_changed")
    return row


def _save(session: Session, context: Context, row: AssessmentDraftRow, draft: AssessmentDraft) -> None:
    row.content, row.saved_at, row.saved_by = draft.model_dump(mode="json"), context.now(), context.actor.name
    session.flush()


def _owner(session: Session, draft_id: str) -> tuple[str, str]:
    row = _waiting(session, draft_id)
    return row.patient_id, row.lesion_id
