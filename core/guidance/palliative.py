"""Palliative triggers. They ask for a conversation, never for less treatment."""

from decimal import Decimal
from typing import Final

from core.case.moments import instant
from core.guidance import telling
from core.guidance.asking import raised
from core.guidance.findings import Evidence
from core.guidance.infections import septic
from core.guidance.inhibitor import loss
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import FlagRow, Profile
from core.guidance.registry import Raised, flag, once
from core.texts import text

TRIGGERS: Final = (
    "palliative.high_risk_presentation",
    "palliative.refractory_pain",
    "palliative.functional_decline",
    "palliative.nutritional_decline",
    "palliative.sepsis",
    "palliative.unplanned_admissions",
    "palliative.surprise_question",
    "palliative.dialysis_withdrawal_considered",
)
"""What `palliative.multiple_triggers` counts. Goals of care that nobody documented are no trigger."""


@flag("palliative.high_risk_presentation")
def high_risk_presentation(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """An eschar or ulcer of trunk, breast, buttock, thigh or penis in a patient on dialysis."""
    if not picture.on_dialysis:
        return ()
    found = [
        view
        for view in picture.open_lesions
        if view.stage in row.words["stages"] and view.lesion.region in row.words["regions"]
    ]
    evidence = [
        telling.of_lesion(view, text("guidance.evidence.stage", stage=text(f"word.stage.{view.stage}")))
        for view in found
    ]
    return once([*evidence, telling.of_kidneys(picture)] if evidence else ())


@flag("palliative.refractory_pain")
def refractory_pain(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Where the flag of refractory pain stands."""
    return raised(picture, profile, "pain.refractory")


@flag("palliative.functional_decline")
def functional_decline(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """A low performance score, or one that fell within weeks."""
    scores = [seen for seen in picture.function if seen.entry.scale == "pps"]
    if not scores:
        return ()
    latest = scores[-1]
    since = latest.when - row.days("within_days")
    best = max((seen for seen in scores if seen.when >= since), key=lambda seen: seen.entry.value)
    if best.entry.value - latest.entry.value >= row.limit("down"):
        return once([telling.of_function(best.entry), telling.of_function(latest.entry)])
    return once([telling.of_function(latest.entry)]) if latest.entry.value <= row.limit("pps") else ()


@flag("palliative.nutritional_decline")
def nutritional_decline(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """A very low albumin, or a tenth of the weight lost within half a year. Neither may be out of date."""
    evidence = []
    albumins, weights = picture.readings.get("albumin", ()), picture.weights
    fresh = bool(albumins) and albumins[-1].when >= picture.at - row.days("albumin_within_days")
    if fresh and albumins[-1].amount.below(row.limit("albumin")):
        evidence.append(telling.of_reading(albumins[-1]))
    if weights and weights[-1].when >= picture.at - row.days("weighed_within_days"):
        lost = loss(picture, weights[-1], row.days("days"))
        if lost is not None and lost[0] >= row.limit("percent"):
            evidence += [telling.of_weight(lost[1].entry), telling.of_weight(weights[-1].entry)]
    return once(evidence)


@flag("palliative.sepsis")
def sepsis(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Sepsis within the last months."""
    found = septic(picture, picture.at - row.days("within_days"), row.limit("qsofa"))
    return once([telling.of_event(seen.entry) for seen in found])


@flag("palliative.unplanned_admissions")
def unplanned_admissions(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Repeated unplanned admissions within the last months."""
    since = picture.at - row.days("within_days")
    found = [seen for seen in picture.events_of("unplanned_admission") if seen.when >= since]
    if len(found) < row.limit("admissions"):
        return ()
    return once([telling.of_event(seen.entry) for seen in found])


@flag("palliative.surprise_question")
def surprise_question(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The latest answer was that death within a year would not surprise."""
    asked = [seen for seen in picture.events_of("surprise_question") if seen.entry.answer is not None]
    if not asked or asked[-1].entry.answer not in row.words["answers"]:
        return ()
    return once([telling.of_event(asked[-1].entry)])


@flag("palliative.dialysis_withdrawal_considered")
def dialysis_withdrawal_considered(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Stopping dialysis was spoken of."""
    found = picture.events_of("dialysis_withdrawal_considered")
    return once([telling.of_event(seen.entry) for seen in found])


@flag("palliative.no_goals_of_care")
def no_goals_of_care(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Weeks into the episode, and nobody has documented what the patient wants."""
    episode = picture.episode
    if episode is None or not picture.in_episode or picture.care_goals:
        return ()
    if picture.at - instant(episode.onset) < row.days("days"):
        return ()
    words = text("guidance.evidence.no_goals", onset=episode.onset)
    return once([Evidence(words, "episode", episode.id, episode.onset)])


@flag("palliative.multiple_triggers")
def multiple_triggers(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Several of the triggers at once; one that is switched off does not count."""
    found = [code for code in TRIGGERS if raised(picture, profile, code)]
    if Decimal(len(found)) < row.limit("triggers"):
        return ()
    return once([Evidence(text(f"guidance.flag.{code}"), "flag", code) for code in found])
