"""Pain and other scores over time, and the patient's weight and function."""

from collections.abc import Iterable

from core.case.base import standing
from core.case.case import Case
from core.case.course import ASLEEP, Pain
from core.case.words import lists
from core.texts import Text, text
from core.trends.lesions import assessments, not_done
from core.trends.series import Point, Series, in_order

_CONTEXTUAL = ("nrs", "vas")


def pain_series(case: Case, lesion: str | None = None) -> tuple[Series, ...]:
    """Pain scores, a series for each instrument and context: scales and contexts are never joined in one curve.

    Parameters
    ----------
    lesion
        Only the scores of this lesion; `None` for all scores of the patient.

    Returns
    -------
    tuple[Series, ...]
        NRS 0–10 first (rest, movement, dressing change, breakthrough), then VAS 0–100 mm, PAINAD and DN4. A pain
        assessment signed as *not done* is a gap in the NRS curve at rest.
    """
    entries = [entry for entry in standing(case.pain) if lesion is None or entry.lesion == lesion]
    words = lists()
    found = []
    for instrument in words["pain_instrument"]:
        contexts: tuple[str | None, ...] = (None,)
        if instrument in _CONTEXTUAL:
            contexts = (*words["pain_context"], None)
        if instrument == "poss":
            continue
        for context in contexts:
            points = _points(entries, instrument, context)
            if points and (instrument, context) == ("nrs", "rest"):
                points = in_order([*points, *_refusals(case, lesion)])
            if points:
                found.append(
                    Series("pain", _pain_name(instrument, context), "1", points, lesion, _code(instrument, context))
                )
    return tuple(found)


def sedation_series(case: Case) -> Series:
    """POSS levels, 1 to 4; *asleep and easy to rouse* is no number, and so a gap that says `S`."""
    entries = standing(case.pain)
    return Series("sedation", text("word.pain_instrument.poss"), "1", _points(entries, "poss", None), None, "poss")


def _code(instrument: str, context: str | None) -> str:
    return instrument if context is None else f"{instrument}.{context}"


def _pain_name(instrument: str, context: str | None) -> Text:
    if context is None:
        return text(f"word.pain_instrument.{instrument}")
    return text(
        "trends.pain_by_context",
        instrument=text(f"word.pain_instrument.{instrument}"),
        context=text(f"word.pain_context.{context}"),
    )


def _points(entries: Iterable[Pain], instrument: str, context: str | None) -> tuple[Point, ...]:
    return in_order(
        Point(entry.at, None, entry.id, gap=ASLEEP)
        if entry.score == ASLEEP
        else Point(entry.at, float(entry.number), entry.id)
        for entry in entries
        if entry.instrument == instrument and entry.context == context
    )


def _refusals(case: Case, lesion: str | None) -> list[Point]:
    return [
        Point(entry.at, None, entry.id, gap=reason)
        for each in case.lesions
        if lesion is None or each.id == lesion
        for entry in assessments(each)
        if (reason := not_done(entry, "pain")) is not None
    ]


def weight_series(case: Case) -> tuple[Series, ...]:
    """Weights in kg; the dry weight that dialysis aims for is a curve of its own."""
    entries = standing(case.weights)
    found = []
    for dry in (False, True):
        points = in_order(Point(entry.at, float(entry.kg), entry.id) for entry in entries if bool(entry.dry) == dry)
        if points:
            name = text("trends.dry_weight" if dry else "trends.weight")
            found.append(Series("weight", name, "kg", points, None, "dry" if dry else "measured"))
    return tuple(found)


def function_series(case: Case) -> tuple[Series, ...]:
    """Performance scales 0–100, a series for each scale."""
    entries = standing(case.function)
    found = []
    for scale in lists()["function_scale"]:
        points = in_order(Point(entry.at, float(entry.value), entry.id) for entry in entries if entry.scale == scale)
        if points:
            found.append(Series("function", text(f"word.function_scale.{scale}"), "1", points, None, scale))
    return tuple(found)
