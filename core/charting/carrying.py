"""Where a draft begins, and what is shown that nobody typed: carried, measured and derived values.

BWAT items and the dressing are carried from the last assessment and shown pale until they are confirmed; pain,
sedation, infection signs and measurements never are. What is derived counts at once, and the nurse may say otherwise.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from core.case.base import standing
from core.case.case import Case
from core.case.drugs import in_class
from core.case.lesion import Assessment, Bwat, Lesion
from core.case.moments import instant, start_of
from core.case.therapy import Therapy
from core.charting.draft import AssessmentDraft
from core.charting.privacy import is_sensitive, last_consent
from core.errors import NotAllowed, NotFound
from core.instruments import derivation
from core.instruments.definitions import instrument

BWAT_ITEMS: Final = tuple(Bwat.model_fields)
"""All thirteen; the first eight are BWAT-CUA."""

Source = Literal["answered", "carried", "measured", "derived"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a field shows, and why: typed, carried, proposed by a measurement, or derived from the items in `by`.

    A field without a value may still know the few that it can be: `one_of`.
    """

    value: str | int | tuple[str, ...] | None = None
    source: Source | None = None
    by: tuple[str, ...] = ()
    one_of: tuple[str | int, ...] = ()

    @property
    def pale(self) -> bool:
        """Whether it counts only once it is confirmed."""
        return self.source in ("carried", "measured")


def begin(case: Case, lesion_id: str, now: datetime) -> AssessmentDraft:
    """A new draft for a lesion, observed now unless the nurse says otherwise.

    Raises
    ------
    NotFound
        When the case has no such lesion.
    NotAllowed
        When the lesion is closed.
    """
    lesion = next((each for each in case.lesions if each.id == lesion_id), None)
    if lesion is None:
        raise NotFound("error.charting.no_lesion")
    if lesion.closed is not None:
        raise NotAllowed("error.charting.lesion_closed")
    return AssessmentDraft(
        patient_id=case.patient.id,
        lesion_id=lesion_id,
        lesion_onset=lesion.onset,
        opened_at=now,
        observed_at=now,
        last=_last(lesion),
        sensitive=is_sensitive(None, lesion.site),
        consent=last_consent(case.lesions),
        dn4_due=_dn4_due(case, now),
        on_opioid=any(
            _is_given(therapy, now) and in_class(therapy.drug, "opioid") for therapy in standing(case.therapies)
        ),
    )


def shown(draft: AssessmentDraft, field: str) -> Shown:
    """What a field of the form shows; for `observed_at`, photographs and the measurement look at the draft itself.

    Items of an instrument are written `dn4.burning`, pain scores `pain.rest`.
    """
    if field in BWAT_ITEMS:
        return _shown_level(draft, field)
    answer = _answer(draft, field)
    if answer is not None:
        return Shown(answer, "answered")
    match field:
        case "stage":
            return _shown_derived("stage", draft)
        case "eschar_state":
            return _shown_derived("eschar_state", draft)
        case "dressing" if draft.last is not None and draft.last.dressing is not None:
            return Shown(draft.last.dressing, "carried")
        case _:
            return Shown()


def _answer(draft: AssessmentDraft, field: str) -> str | int | tuple[str, ...] | None:
    group, _, part = field.partition(".")
    if part:
        answers = draft.pain.model_dump() if group == "pain" else getattr(draft, group)
        found: int | None = answers.get(part)
        return found
    answer: str | int | tuple[str, ...] | None = getattr(draft, field)
    return answer


def effective_levels(draft: AssessmentDraft) -> dict[str, int]:
    """The BWAT levels that count: answered or confirmed, and those that they leave no choice about."""
    answered = draft.answered_levels()
    return derivation.implied_levels(answered) | answered


def proposed_levels(draft: AssessmentDraft) -> dict[str, int]:
    """BWAT levels that the measurement proposes: `necrotic_amount`, `size`, `granulation` where its share decides."""
    measured = draft.measurement
    if measured is None:
        return {}
    found = {}
    if measured.wound_area_mm2 is not None:
        amount = derivation.necrotic_amount(measured.wound_area_mm2, measured.eschar_area_mm2, measured.slough_area_mm2)
        if amount is not None:
            found["necrotic_amount"] = amount
    if len(granulation := _granulation_left(draft)) == 1:
        found["granulation"] = granulation[0]
    if measured.length_mm is not None and measured.width_mm is not None:
        found["size"] = derivation.size(measured.length_mm, measured.width_mm)
    return found


def carried(draft: AssessmentDraft) -> tuple[str, ...]:
    """Every field that shows a pale value, in the order of the form's data."""
    return tuple(field for field in (*BWAT_ITEMS, "dressing") if shown(draft, field).pale)


def _shown_level(draft: AssessmentDraft, item: str) -> Shown:
    answered = draft.answered_levels()
    if item in answered:
        return Shown(answered[item], "answered")
    implied = derivation.implied_levels(answered)
    if item in implied:
        return Shown(implied[item], "derived", derivation.implied_by(item, answered))
    proposed = proposed_levels(draft)
    if item in proposed:
        return Shown(proposed[item], "measured")
    before = None if draft.last is None or draft.last.bwat is None else getattr(draft.last.bwat, item)
    left = _granulation_left(draft) if item == "granulation" else ()
    # What was seen last time is not carried against what is measured now.
    if left and before not in left:
        return Shown(one_of=left)
    return Shown() if before is None else Shown(before, "carried")


def _granulation_left(draft: AssessmentDraft) -> tuple[int, ...]:
    """The levels that the measured share of granulation leaves open; empty when nothing was measured."""
    measured = draft.measurement
    if measured is None or measured.wound_area_mm2 is None:
        return ()
    return derivation.granulation(measured.wound_area_mm2, measured.granulation_area_mm2)


def _shown_derived(what: Literal["stage", "eschar_state"], draft: AssessmentDraft) -> Shown:
    derived = derivation.derive(what, effective_levels(draft))
    source: Source | None = None if derived.answer is None else "derived"
    return Shown(derived.answer, source, derived.by, derived.one_of)


def _last(lesion: Lesion) -> Assessment | None:
    """The newest assessment that looked at the wound; one signed as not done has nothing to carry."""
    looked = [entry for entry in standing(lesion.assessments) if entry.bwat is not None]
    if not looked:
        looked = standing(lesion.assessments)
    newest = max(looked, key=lambda entry: instant(entry.at), default=None)
    return None if newest is None else newest.model_copy(update={"photographs": ()})


def _dn4_due(case: Case, now: datetime) -> bool:
    days = instrument("dn4").repeat_days
    asked = [instant(entry.at) for entry in standing(case.pain) if entry.instrument == "dn4"]
    return days is not None and all(moment <= now - timedelta(days=days) for moment in asked)


def _is_given(therapy: Therapy, now: datetime) -> bool:
    return start_of(therapy.start) <= now and (therapy.stop is None or start_of(therapy.stop) > now)
