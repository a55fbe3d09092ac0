"""What was agreed about a patient's photographs: one line a picture, and what a withdrawal would hide."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from core.case.case import Case
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, instant
from core.case.photo import ConsentStep, Photograph
from core.charting.privacy import (
    SCOPES,
    Asked,
    Purpose,
    Standing,
    asked,
    hidden_by,
    is_sensitive,
    standing_consent,
    standing_photographs,
)
from core.clinic.context import Context
from core.clinic.reports_showing import reports_showing
from core.clinic.views.photographs import thumbnails
from core.record.cases import case_of
from core.texts import Text, text
from core.trends.lesions import lesion_name


@dataclass(frozen=True)
class PhotographLine:
    """One picture. `states`: what counts of each use; `hidden`: the step that hides it; `history`: all that was said
    since it was taken, as it was written down; `asked_then`: what was agreed to when it was taken, signed by whom."""

    sha256: str
    lesion: Text
    at: DayOrInstant
    sensitive: bool
    states: Mapping[str, Standing]
    hidden: ConsentStep | None
    history: tuple[ConsentStep, ...]
    asked_then: tuple[str, ...] | None
    signed_by: str | None
    thumbnail: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class PatientConsents:
    """A patient's photographs, the newest first."""

    case: Case
    lines: tuple[PhotographLine, ...]

    @property
    def asked(self) -> Asked:
        """How many there are, not asked about, and withdrawn."""
        return asked(self.case.lesions)


def patient_consents(context: Context, patient_id: str) -> PatientConsents:
    """Every photograph that counts, with its small picture unless it is hidden.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    with context.store.read() as session:
        case = case_of(session, patient_id, tracings=False)
    found = {photograph.sha256: (lesion, photograph) for lesion, photograph in standing_photographs(case.lesions)}
    small = thumbnails(context, tuple(found))
    lines = [_line(lesion, photograph, small.get(sha256)) for sha256, (lesion, photograph) in found.items()]
    return PatientConsents(case, tuple(sorted(lines, key=lambda line: instant(line.at), reverse=True)))


def what_a_withdrawal_does(context: Context, sha256s: Sequence[str], scopes: Collection[str]) -> tuple[Text, ...]:
    """In words, before it is done: what is hidden, what cannot be opened any more, what stays."""
    number = len(sha256s)
    if Purpose.CARE not in scopes:
        uses = [text(f"word.consent.{scope}") for scope in SCOPES if scope in scopes]
        return (text("clinic.consent.hides.uses", number=number, uses=uses),)
    with context.store.read() as session:
        reports = len(reports_showing(session, sha256s))
    told = [text("clinic.consent.hides.care", number=number)]
    if reports:
        told.append(text("clinic.consent.hides.reports", number=reports))
    return (*told, text("clinic.consent.hides.outside"))


def _line(lesion: Lesion, photograph: Photograph, thumbnail: bytes | None) -> PhotographLine:
    return PhotographLine(
        sha256=photograph.sha256,
        lesion=lesion_name(lesion),
        at=photograph.at,
        sensitive=is_sensitive(photograph.sensitive, lesion.site),
        states={str(scope): standing_consent(photograph, scope) for scope in SCOPES},
        hidden=hidden_by(photograph.consents),
        history=photograph.consents,
        asked_then=photograph.consent,
        signed_by=photograph.signed_by or photograph.recorded_by,
        thumbnail=thumbnail,
    )
