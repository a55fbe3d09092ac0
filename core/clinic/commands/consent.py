"""What photographs may be used for: recorded, withdrawn, and at last erased. What was said stays for ever."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.moments import DayOrInstant
from core.case.photo import ConsentStep
from core.charting.draft import AssessmentDraft
from core.clinic.changes import Changes, Kind, changes
from core.clinic.commands.entries import needed
from core.clinic.context import Context
from core.clinic.hidden_pictures import hidden_pictures
from core.clinic.reports_showing import reports_showing
from core.clinic.rights import Right, require
from core.clinic.writing import audit, not_in_future, writing
from core.errors import InvalidInput, NotAllowed, NotFound
from core.record.assessment import AssessmentDraftRow
from core.record.photo import PhotographRow
from core.record.photo_consent import PhotographConsentRow, add_steps, erased
from core.record.report import forget_report_files, kept_report_files


@dataclass(frozen=True)
class Said:
    """What somebody said of photographs: of which uses, who (`patient`, or a `representative`, named), to whom, when,
    and on which form. `obtained_by`: None is who records it."""

    scopes: tuple[str, ...]
    said_by: str
    at: DayOrInstant
    name: str | None = None
    obtained_by: str | None = None
    form: str | None = None


@dataclass(frozen=True)
class Erased:
    """What was erased: the photographs, of how many patients; and the reports that show one of them: how many were
    erased too, and how many are still kept, though nobody can open them."""

    photographs: tuple[str, ...]
    patients: int
    reports: int
    reports_kept: int


def record_consent(
    context: Context, patient_id: str, sha256s: Sequence[str], said: Said, *, refused: bool = False
) -> Changes:
    """Write down that these uses of these photographs were agreed to, or refused. What was said before stays.

    Raises
    ------
    InvalidInput
        Without a use, a photograph, or the name of a representative, or for a moment that has not come yet.
    NotFound
        For a photograph that is not this patient's.
    NotAllowed
        For care of a photograph that was erased.
    """
    what = "refused" if refused else "given"
    step = _step(context, what, said)
    with writing(
        context, "consent.recorded", patient_id, judged=False, what=what, uses=said.scopes, photographs=len(sha256s)
    ) as session:
        _must_be_theirs(session, patient_id, sha256s)
        if not refused and not erased(session).isdisjoint(sha256s):
            raise NotAllowed("error.clinic.photograph_erased")
        add_steps(session, patient_id, sha256s, step)
    return changes(patient_id, Kind.PHOTOGRAPH)


def withdraw(
    context: Context, patient_id: str, sha256s: Sequence[str] | None, said: Said, reason: str
) -> tuple[int, Changes]:
    """Take back what these photographs may be used for; of how many.

    Withdrawn from care they are hidden everywhere at once; what was measured on them stays.

    Parameters
    ----------
    sha256s
        None: all photographs of this patient, those of drafts and of entries that count no more among them.

    Raises
    ------
    InvalidInput
        Without a use, a reason, a photograph, or the name of a representative, or for a moment that has not come yet.
    NotFound
        For a photograph that is not this patient's.
    """
    step = _step(context, "withdrawn", said).model_copy(update={"reason": needed(reason)})
    concerned = tuple(dict.fromkeys(sha256s or ()))
    if sha256s is None:
        with context.store.read() as session:
            concerned = tuple(sorted(_all_of(session, patient_id)))
    with writing(
        context,
        "consent.withdrawn",
        patient_id,
        judged=False,
        uses=said.scopes,
        photographs=len(concerned),
        all=sha256s is None,
    ) as session:
        _must_be_theirs(session, patient_id, concerned)
        add_steps(session, patient_id, concerned, step)
    return len(concerned), changes(patient_id, Kind.PHOTOGRAPH)


def erase_withdrawn(context: Context, *, reports: bool = False) -> tuple[Erased, Changes]:
    """Erase the bytes of every photograph that is withdrawn from care. Hash, measurements and what was said stay.

    First the record says that they are erased, then the bytes go: after a crash between, the next call ends it.

    Parameters
    ----------
    reports
        Erase the stored reports that show one of them too. Otherwise they stay, and nobody can open them.

    Raises
    ------
    NotAllowed
        To whoever may not erase.
    """
    require(context, Right.ERASE_WITHDRAWN)
    with context.store.write() as session:
        withdrawn, concerned = _to_erase(session)
        now = context.now()
        step = ConsentStep(what="erased", at=now, recorded_at=now, recorded_by=context.actor.name)
        for patient_id, theirs in concerned.items():
            add_steps(session, patient_id, theirs, step)
        due = tuple(sorted({sha256 for theirs in concerned.values() for sha256 in theirs}))
        showing = kept_report_files(session, reports_showing(session, withdrawn))
        forgotten = forget_report_files(session, showing) if reports else 0
        audit(
            session,
            context,
            "photographs.erased",
            patients=sorted(concerned),
            photographs=due,
            reports=forgotten,
        )
    context.store.photographs.erase(sorted(withdrawn))
    found = Erased(due, len(concerned), forgotten, len(showing) - forgotten)
    return found, Changes(frozenset(concerned), frozenset({Kind.PHOTOGRAPH, Kind.REPORT}))


def _to_erase(session: Session) -> tuple[Collection[str], dict[str, list[str]]]:
    """Every picture that is withdrawn from care, and by patient those of them that were not erased before."""
    row = PhotographConsentRow
    query = select(row.patient_id, row.sha256).where(row.what == "withdrawn").distinct()
    rows = session.execute(query).all()
    before = erased(session)
    withdrawn = hidden_pictures(session, (sha256 for _, sha256 in rows))
    concerned: dict[str, list[str]] = {}
    for patient_id, sha256 in rows:
        if sha256 in withdrawn and sha256 not in before:
            concerned.setdefault(patient_id, []).append(sha256)
    return withdrawn, concerned


def _step(context: Context, what: str, said: Said) -> ConsentStep:
    if not said.scopes:
        raise InvalidInput("error.clinic.consent_of_nothing")
    name = (said.name or "").strip() or None
    if said.said_by == "representative" and name is None:
        raise InvalidInput("error.clinic.representative_needs_name")
    not_in_future(context, said.at)
    return ConsentStep(
        what=what,
        scopes=said.scopes,
        at=said.at,
        said_by=said.said_by,
        name=name,
        obtained_by=(said.obtained_by or "").strip() or context.actor.name,
        form=(said.form or "").strip() or None,
        recorded_at=context.now(),
        recorded_by=context.actor.name,
    )


def _must_be_theirs(session: Session, patient_id: str, sha256s: Sequence[str]) -> None:
    if not sha256s:
        raise InvalidInput("error.clinic.consent_of_none")
    if not _all_of(session, patient_id).issuperset(sha256s):
        raise NotFound("error.clinic.not_found")


def _all_of(session: Session, patient_id: str) -> set[str]:
    """Every picture of a patient: of signed entries, whether they count or not, and of what is being charted."""
    signed = session.scalars(select(PhotographRow.sha256).where(PhotographRow.patient_id == patient_id))
    query = select(AssessmentDraftRow.content).where(AssessmentDraftRow.patient_id == patient_id)
    drafts = (AssessmentDraft.model_validate(content) for content in session.scalars(query))
    return {*signed, *(photograph.sha256 for draft in drafts for photograph in draft.photographs)}
