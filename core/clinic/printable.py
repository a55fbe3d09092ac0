"""The records that a report is made from: read together, each with its findings and the photographs it may print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.case.case import Case
from core.clinic.context import Context
from core.clinic.lesion_names import external_names, named
from core.clinic.profiles import profile_of
from core.clinic.today import begun_days_counted
from core.clinic.views.facility import letterhead_of
from core.clinic.views.photographs import originals
from core.errors import InvalidInput, NotFound
from core.guidance.appraisal import appraise
from core.guidance.picture import picture_of
from core.guidance.profile import Profile
from core.record.cases import cases_of
from core.record.patient import PatientRow
from core.reports.choices import SECTIONS, Choices, Kind
from core.reports.given import Occasion, ReportInput
from core.reports.pictures import wanted
from core.store.trail import heads
from core.texts import render, text


@dataclass(frozen=True)
class Printable:
    """One patient: the record now, and the rules that it is judged by."""

    case: Case
    profile: Profile

    def given(self, context: Context, kind: Kind, choices: Choices, occasion: Occasion) -> ReportInput:
        """What the report of this patient is made from: findings as of its moment, photographs from the store."""
        moment = occasion.moment(choices)
        return ReportInput(
            case=self.case,
            appraisal=appraise(picture_of(self.case, moment), self.profile),
            photographs=originals(context, wanted(kind, self.case, choices, occasion)),
            last_handover_at=self._last_handover(moment),
        )

    def _last_handover(self, moment: datetime) -> datetime | None:
        told = (report.as_of or report.at for report in self.case.reports if report.kind == "handover")
        return max((at for at in told if at < moment), default=None)


def printables(
    context: Context, patient_ids: Sequence[str], choices: Choices, now: datetime
) -> tuple[tuple[Printable, ...], Occasion]:
    """The records in the order asked for, and the occasion with the facility's head: a fixed number of statements.

    The occasion's anchor is the head of this workstation's audit trail: what is on paper, nobody writes anew.

    Raises
    ------
    NotFound
        When a patient does not exist.
    InvalidInput
        When the last day chosen lies before the first.
    """
    if choices.start is not None and choices.end is not None and choices.end < choices.start:
        raise InvalidInput("error.clinic.report_days")
    with context.store.read() as session:
        ids = _merged_into(session, patient_ids)
        cases, names = cases_of(session, ids), external_names(session, ids)
        profile, head = profile_of(session), letterhead_of(session, context)
        anchors = [str(last) for last in heads(session) if last.workstation == context.store.workstation]
    if len(cases) < len(ids):
        raise NotFound("error.clinic.not_found")
    found = tuple(Printable(begun_days_counted(named(case, names), now), profile) for case in cases.values())
    anchor = render(text("clinic.report.anchor", anchor=anchors[0]), choices.language) if anchors else ""
    return found, Occasion(now, context.actor.name, head.name, context.zone, head.logo, anchor)


def check_sections(kind: Kind, sections: Sequence[str]) -> None:
    """Refuse a section that the kind does not have.

    Raises
    ------
    InvalidInput
        With the sections that it has.
    """
    unknown = [section for section in sections if section not in SECTIONS[kind]]
    if unknown:
        raise InvalidInput("error.clinic.report_section", section=unknown[0], known=SECTIONS[kind])


def _merged_into(session: Session, patient_ids: Sequence[str]) -> list[str]:
    """Each person once, a merged duplicate being the one it was merged into."""
    query = select(PatientRow.id, PatientRow.merged_into_id).where(PatientRow.merged_into_id.is_not(None))
    merged = {row[0]: str(row[1]) for row in session.execute(query)}

    def person(patient_id: str) -> str:
        return person(merged[patient_id]) if patient_id in merged else patient_id

    return list(dict.fromkeys(person(patient_id) for patient_id in patient_ids))
