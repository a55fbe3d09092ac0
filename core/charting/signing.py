"""What a draft becomes when it is signed: entries of the case, by whom and when."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.case.course import Pain
from core.case.lesion import Assessment, Bwat
from core.case.photo import ConsentStep, Photograph, Tracing
from core.charting.carrying import effective_levels, shown
from core.charting.completeness import is_healed, missing, problems
from core.charting.draft import PAIN_CONTEXTS, AssessmentDraft, DraftPhotograph
from core.charting.privacy import SCOPES
from core.errors import InvalidInput
from core.instruments.scoring import score


@dataclass(frozen=True)
class SignedAssessment:
    """The entries of one signed draft, without identifiers: the store gives them."""

    assessment: Assessment
    pain: tuple[Pain, ...]


def entries(draft: AssessmentDraft, *, actor: str, now: datetime) -> SignedAssessment:
    """The draft as case entries. What is shown pale and was not confirmed is not part of them.

    Parameters
    ----------
    actor
        The name that the entries are signed with.
    now
        When they are recorded and signed.

    Raises
    ------
    InvalidInput
        With the first thing that is wrong or missing, when the draft is not ready.
    """
    _check(draft, now)
    marks: dict[str, Any] = {"recorded_at": now, "recorded_by": actor, "signed_at": now, "signed_by": actor}
    assessment = Assessment(
        **marks,
        **_sizes(draft),
        at=draft.observed_at,
        stage=shown(draft, "stage").value,
        eschar_state=shown(draft, "eschar_state").value,
        bwat=_levels(draft),
        infection_signs=draft.infection_signs,
        odour=draft.odour,
        dressing=draft.dressing,
        note=draft.note,
        not_done=draft.not_done,
        photographs=tuple(_photograph(photograph, draft, marks) for photograph in draft.photographs),
    )
    return SignedAssessment(assessment, tuple(Pain(**marks, at=draft.observed_at, **row) for row in _pain(draft)))


def _check(draft: AssessmentDraft, now: datetime) -> None:
    said = [*(problem.text for problem in problems(draft, now)), *(gap.text for gap in missing(draft))]
    if said:
        raise InvalidInput(said[0].key, **said[0].params)


def _sizes(draft: AssessmentDraft) -> dict[str, Any]:
    if draft.measurement is not None:
        return draft.measurement.model_dump(exclude={"photograph", "uncertainty_percent", "warnings"})
    if not is_healed(draft) or draft.reason_not_done("measurement") is not None:
        return {}
    # Closed skin ends the curve that the lesion was followed by.
    method = draft.last.measured_by if draft.last is not None else None
    return {"wound_area_mm2": 0.0, "eschar_area_mm2": 0.0, "measured_by": method or "ruler"}


def _levels(draft: AssessmentDraft) -> Bwat | None:
    levels = effective_levels(draft)
    return Bwat(**levels) if levels else None


def _photograph(taken: DraftPhotograph, draft: AssessmentDraft, marks: dict[str, Any]) -> Photograph:
    fields = {name: getattr(taken, name) for name in DraftPhotograph.model_fields if name in Photograph.model_fields}
    return Photograph(**marks, **fields, tracing=_tracing(taken, marks), consents=_consents(taken, draft, marks))


def _consents(taken: DraftPhotograph, draft: AssessmentDraft, marks: dict[str, Any]) -> tuple[ConsentStep, ...]:
    """What was said today, by whom. What is only as last agreed was said by nobody today."""
    answer, uses = draft.consent_answer, taken.consent
    if answer is None or uses is None:
        return ()
    step = ConsentStep(
        what="given" if uses else "refused",
        scopes=uses or tuple(str(scope) for scope in SCOPES),
        at=draft.observed_at,
        said_by=answer.said_by,
        name=answer.name,
        obtained_by=marks["signed_by"],
        form=answer.form,
        recorded_at=marks["recorded_at"],
        recorded_by=marks["recorded_by"],
    )
    return (step,)


def _tracing(taken: DraftPhotograph, marks: dict[str, Any]) -> Tracing | None:
    if not taken.outlines and taken.scale is None:
        return None
    return Tracing(**marks, at=marks["signed_at"], outlines=taken.outlines, scale=taken.scale)


def _pain(draft: AssessmentDraft) -> list[dict[str, Any]]:
    """Pain belongs to the lesion; sedation and DN4 to the person."""
    here = draft.lesion_id
    rows: list[dict[str, Any]] = [
        {"instrument": "nrs", "context": context, "score": Decimal(rating), "lesion": here}
        for context in PAIN_CONTEXTS
        if (rating := getattr(draft.pain, context)) is not None
    ]
    if draft.painad:
        rows.append({"instrument": "painad", "score": _total(draft, "painad"), "items": draft.painad, "lesion": here})
    if draft.dn4:
        rows.append({"instrument": "dn4", "score": _total(draft, "dn4"), "items": draft.dn4})
    if draft.poss is not None:
        rows.append({"instrument": "poss", "score": draft.poss})
    return rows


def _total(draft: AssessmentDraft, code: str) -> Decimal:
    total = score(code, getattr(draft, code)).total
    if total is None:
        raise InvalidInput("charting.missing.items")
    return total
