"""One patient's chart: the whole case with the record's ids, its drafts, and what the rules say now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.case.case import Case
from core.clinic.context import Context
from core.clinic.lesion_names import external_names, named
from core.clinic.profiles import profile_of
from core.clinic.today import begun_days_counted
from core.clinic.views.search import person_of
from core.guidance.appraisal import Appraisal, appraise
from core.guidance.measured import Measured, measured_of
from core.guidance.picture import picture_of
from core.guidance.profile import Profile
from core.record.assessment import AssessmentDraftRow
from core.record.cases import case_of


@dataclass(frozen=True)
class DraftLine:
    """An assessment that somebody has begun and not signed."""

    draft_id: str
    lesion_id: str
    opened_by: str
    saved_at: datetime


@dataclass(frozen=True)
class Chart:
    """`version` is handed back with corrections of identity, so that nobody overwrites another silently."""

    case: Case
    version: int
    drafts: tuple[DraftLine, ...]
    therapies_confirmed_at: datetime | None
    profile: Profile
    """The rules' numbers that everything here was judged by."""
    appraisal: Appraisal
    measured: Mapping[str, tuple[Measured, ...]]
    """The values behind each factor of the triad, oldest first, by the factor's code."""


def chart(context: Context, patient_id: str, *, outlines: bool = False) -> Chart:
    """The chart of a patient; of a merged duplicate, that of the person it was merged into.

    Photographs come without their tracings unless `outlines` are asked for: only the photo bench draws them, and of
    five years they are two thirds of what there is to read.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    with context.store.read() as session:
        row = person_of(session, patient_id)
        case = named(case_of(session, row.id, tracings=outlines), external_names(session, [row.id]))
        drafts = session.scalars(select(AssessmentDraftRow).where(AssessmentDraftRow.patient_id == row.id))
        lines = tuple(DraftLine(draft.id, draft.lesion_id, draft.opened_by, draft.saved_at) for draft in drafts)
        version, confirmed = row.version, row.therapies_confirmed_at
        profile = profile_of(session)
    now = context.now()
    picture = picture_of(begun_days_counted(case, now), now)
    appraisal = appraise(picture, profile)
    return Chart(case, version, lines, confirmed, profile, appraisal, measured_of(appraisal.triad, picture, profile))
