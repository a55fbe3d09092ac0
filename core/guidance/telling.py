"""Evidence in words: what stands in the record, when, and where it can be found again."""

from decimal import Decimal
from functools import cache
from typing import Final

from core.case.analytes import analytes
from core.case.course import Event, Function, Pain, Weight
from core.case.episode import Episode
from core.case.moments import DayOrInstant
from core.case.patient import Kidney
from core.guidance.courses import DrugCourse
from core.guidance.findings import Evidence
from core.guidance.lesion_views import LesionView, SeenAssessment
from core.guidance.minerals import Corrected, Product
from core.guidance.picture import ClinicalPicture, Reading
from core.guidance.spans import Span
from core.texts import Text, text

word: Final = cache(text)
"""A text without parameters, made once."""


def of_reading(reading: Reading) -> Evidence:
    """A laboratory value as it was reported, with its SI value where that differs."""
    entry = reading.entry
    params = {
        "analyte": word(f"analyte.{entry.analyte}"),
        "value": entry.value if isinstance(entry.value, str) else entry.number,
        "unit": entry.unit,
    }
    analyte = analytes()[entry.analyte]
    if analyte.units[entry.unit] == 1:
        words = text("guidance.evidence.laboratory", **params)
    else:
        si = f"{entry.comparator}{_rounded(entry.value_si)}"
        words = text("guidance.evidence.laboratory_si", **params, si=si, si_unit=analyte.si_unit)
    return Evidence(words, "laboratory", entry.id, entry.at)


@cache
def never_measured(analyte: str) -> Evidence:
    """An analyte without any value."""
    return Evidence(text("guidance.evidence.never_measured", analyte=word(f"analyte.{analyte}")), "laboratory")


def of_corrected(item: Corrected) -> tuple[Evidence, ...]:
    """Corrected calcium with the two values behind it."""
    words = text("guidance.evidence.corrected_calcium", value=_written(item.amount))
    computed = Evidence(words, "derived", item.calcium.entry.id, item.calcium.entry.at)
    return computed, of_reading(item.calcium), of_reading(item.albumin)


def of_product(item: Product) -> tuple[Evidence, ...]:
    """The product of calcium and phosphate with the values behind it."""
    words = text("guidance.evidence.product", value=_written(item.amount))
    computed = Evidence(words, "derived", item.phosphate.entry.id, item.phosphate.entry.at)
    return computed, of_reading(item.calcium.calcium), of_reading(item.calcium.albumin), of_reading(item.phosphate)


def _written(amount: Span) -> str:
    """An amount to two decimals; its bounds where it is not exact. For reading only: rules compare it unrounded."""
    if amount.exact is not None:
        return _rounded(amount.exact, 2)
    low = "" if amount.low is None else _rounded(amount.low, 2)
    return f"{low}…{'' if amount.high is None else _rounded(amount.high, 2)}"


def _rounded(value: Decimal, places: int = 3) -> str:
    return f"{value:.{places}f}".rstrip("0").rstrip(".")


def of_course(course: DrugCourse) -> Evidence:
    """A drug: given since when, or stopped or held when."""
    therapy, name = course.therapy, word(f"drug.{course.therapy.drug}")
    if course.active:
        since = course.given_since
        return Evidence(text("guidance.evidence.drug_active", drug=name, since=since), "therapy", therapy.id, since)
    until = course.given_until
    if course.held:
        words = text("guidance.evidence.drug_held", drug=name, until=until)
    elif therapy.reason:
        words = text("guidance.evidence.drug_stopped_because", drug=name, until=until, reason=therapy.reason)
    else:
        words = text("guidance.evidence.drug_stopped", drug=name, until=until)
    return Evidence(words, "therapy", therapy.id, until)


def of_pain(entry: Pain) -> Evidence:
    """A pain or sedation score with what it was asked about."""
    instrument = word(f"word.pain_instrument.{entry.instrument}")
    if entry.context is None:
        words = text("guidance.evidence.pain", instrument=instrument, score=entry.score)
    else:
        context = word(f"word.pain_context.{entry.context}")
        words = text("guidance.evidence.pain_in_context", instrument=instrument, context=context, score=entry.score)
    return Evidence(words, "pain", entry.id, entry.at, entry.lesion)


def of_event(entry: Event) -> Evidence:
    """Something that happened."""
    if entry.kind == "qsofa":
        words = text("guidance.evidence.qsofa", points=entry.value)
    elif entry.kind == "as_needed_dose" and entry.drug is not None:
        words = text("guidance.evidence.as_needed_dose", drug=word(f"drug.{entry.drug}"))
    elif entry.kind == "surprise_question":
        words = text("guidance.evidence.surprise", answer=word(f"word.surprise_answer.{entry.answer}"))
    elif entry.kind == "dialysis_session" and entry.hypotension:
        words = text("guidance.evidence.hypotension")
    else:
        words = word(f"word.event.{entry.kind}")
    return Evidence(words, "event", entry.id, entry.at)


def of_weight(entry: Weight) -> Evidence:
    """A weight."""
    return Evidence(text("guidance.evidence.weight", kg=entry.kg), "weight", entry.id, entry.at)


def of_function(entry: Function) -> Evidence:
    """A performance score."""
    words = text("guidance.evidence.pps", value=entry.value)
    return Evidence(words, "function", entry.id, entry.at)


def of_kidney(words: Text, kidney: Kidney) -> Evidence:
    """Something about the kidneys and dialysis."""
    return Evidence(words, "kidney", None, kidney.at)


def of_kidneys(picture: ClinicalPicture) -> Evidence:
    """What tells whether the kidneys fail: dialysis, or else the eGFR as the laboratory or the kidney facts have it."""
    if picture.egfr_reading is not None and not picture.on_dialysis:
        return of_reading(picture.egfr_reading)
    kidney = picture.kidney
    if kidney is None:
        return of_list("kidney", assessed=False)
    if picture.on_dialysis:
        return of_kidney(word("guidance.evidence.on_dialysis"), kidney)
    if kidney.egfr is not None:
        return of_kidney(text("guidance.evidence.egfr", value=kidney.egfr), kidney)
    return of_kidney(word("guidance.evidence.no_dialysis"), kidney)


def of_dry_weight(picture: ClinicalPicture, words: Text) -> Evidence:
    """Something that follows from the dry weight: a weight that was charted, or the standing fact."""
    charted = picture.charted_dry_weight
    return Evidence(words, "weight") if charted is None else Evidence(words, "weight", charted.id, charted.at)


def of_episode(picture: ClinicalPicture, episode: Episode) -> Evidence:
    """The episode and its onset; asked for by every task that it opens with."""
    kept = picture.computed.get("episode")
    if isinstance(kept, Evidence):
        return kept
    words = text("guidance.evidence.episode", onset=episode.onset)
    found = Evidence(words, "episode", episode.id, episode.onset)
    picture.computed["episode"] = found
    return found


@cache
def of_comorbidity(code: str) -> Evidence:
    """A comorbidity that is in the list."""
    return Evidence(word(f"word.comorbidity.{code}"), "comorbidity")


@cache
def of_list(name: str, *, assessed: bool) -> Evidence:
    """A list that holds nothing of the kind, or that nobody assessed."""
    key = "guidance.evidence.none_listed" if assessed else "guidance.evidence.not_assessed"
    return Evidence(text(key, list=word(f"guidance.list.{name}")), "case")


def of_assessment(view: LesionView, seen: SeenAssessment, words: Text) -> Evidence:
    """Something seen at an assessment of a lesion; `words` may speak of `{lesion}`."""
    entry = seen.entry
    named = Text(words.key, {**words.params, "lesion": view.name})
    return Evidence(named, "assessment", entry.id, entry.at, view.lesion.id)


def of_lesion(view: LesionView, words: Text) -> Evidence:
    """Something about a lesion as a whole."""
    named = Text(words.key, {**words.params, "lesion": view.name})
    return Evidence(named, "lesion", None, view.lesion.onset, view.lesion.id)


def latest(evidence: tuple[Evidence, ...]) -> DayOrInstant | None:
    """The moment of the last evidence that has one."""
    return next((item.at for item in reversed(evidence) if item.at is not None), None)
