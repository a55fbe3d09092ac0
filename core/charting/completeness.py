"""What a draft still needs before it can be signed, what is wrong with it, and its score so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from core.case.course import ASLEEP
from core.case.moments import DayOrInstant, start_of
from core.case.photo import Outline
from core.charting.carrying import effective_levels, shown
from core.charting.draft import PAIN_CONTEXTS, AssessmentDraft
from core.charting.form import REQUIRED_LEVELS, fields
from core.instruments import derivation
from core.instruments.change import Change, change
from core.instruments.definitions import instrument
from core.instruments.scoring import Score, is_level, score
from core.texts import Text, text

_ROUNDING = 1e-6
"""Areas of one outline measured twice differ by less than this share."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something still needed to sign. `field` is a name of the form, to take the nurse there."""

    field: str
    text: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong that blocks signing, at a field of the form."""

    field: str
    text: Text


def score_so_far(draft: AssessmentDraft, code: str = "bwat_cua") -> Score:
    """`bwat_cua` or `bwat` from what is answered or confirmed; incomplete until every item is."""
    return score(code, effective_levels(draft))


def change_since_last(draft: AssessmentDraft, code: str = "bwat_cua") -> Change | None:
    """The score against that of the last assessment; None while one of them is incomplete or missing."""
    if draft.last is None or draft.last.bwat is None:
        return None
    before = score(code, draft.last.bwat.model_dump())
    return change(code, before.total, score_so_far(draft, code).total)


def push_so_far(draft: AssessmentDraft) -> Score:
    """PUSH as it derives from the answers and the measured size."""
    measured = draft.measurement
    stage = shown(draft, "stage").value
    length, width = (None, None) if measured is None else (measured.length_mm, measured.width_mm)
    return derivation.push(effective_levels(draft), None if stage is None else str(stage), length, width)


def missing(draft: AssessmentDraft) -> tuple[Missing, ...]:
    """What is still needed, in the order of the form."""
    found = {item.field: item for item in _missing(draft)}
    return tuple(found[name] for name in fields() if name in found)


def problems(draft: AssessmentDraft, now: datetime) -> tuple[Problem, ...]:
    """What is wrong, in the order of the form.

    Parameters
    ----------
    now
        In the facility's zone: a day without a time counts as future by its calendar.
    """
    order = list(fields())
    found = [*_moments(draft, now), *_sizes(draft), *_outlines(draft), *_scores(draft), *_contradictions(draft)]
    found += _consent(draft)
    return tuple(sorted(found, key=lambda problem: order.index(problem.field)))


def _consent(draft: AssessmentDraft) -> list[Problem]:
    answer = draft.consent_answer
    nameless = answer is not None and answer.said_by == "representative" and answer.name is None
    return [Problem("photograph", text("error.clinic.representative_needs_name"))] if nameless else []


def ready(draft: AssessmentDraft, now: datetime) -> bool:
    """Whether it can be signed."""
    return not missing(draft) and not problems(draft, now)


def is_healed(draft: AssessmentDraft) -> bool:
    """Whether the nurse says that the skin is closed: then there is nothing to measure, and the area is 0."""
    return draft.stage == "healed"


def _missing(draft: AssessmentDraft) -> Iterator[Missing]:
    if draft.reason_not_done("assessment") is None:
        yield from _not_looked_at(draft)
        if not draft.photographs and draft.reason_not_done("photograph") is None:
            yield Missing("photograph", text("charting.missing.photograph"))
        if draft.measurement is None and not is_healed(draft) and draft.reason_not_done("measurement") is None:
            yield Missing("measurement", text("charting.missing.measurement"))
    if draft.pain.rest is None and not draft.painad and draft.reason_not_done("pain") is None:
        yield Missing("pain.rest", text("charting.missing.pain"))
    for code in ("dn4", "painad"):
        answers: dict[str, int] = getattr(draft, code)
        left = score(code, answers).missing
        if answers and left:
            yield Missing(code, text("charting.missing.items", field=fields()[code].label, count=len(left)))


def _not_looked_at(draft: AssessmentDraft) -> Iterator[Missing]:
    for name in (*REQUIRED_LEVELS, "dressing"):
        if shown(draft, name).pale:
            yield Missing(name, text("charting.missing.unconfirmed", field=fields()[name].label))
    for name in (*REQUIRED_LEVELS, "stage", "eschar_state"):
        if shown(draft, name).value is None:
            yield Missing(name, text("charting.missing.unanswered", field=fields()[name].label))
    if draft.infection_signs is None:
        yield Missing("infection_signs", text("charting.missing.infection_signs"))


def _moments(draft: AssessmentDraft, now: datetime) -> Iterator[Problem]:
    if _is_later(draft.observed_at, now):
        yield Problem("observed_at", text("charting.problem.future"))
    if _is_later(draft.lesion_onset, draft.observed_at):
        yield Problem("observed_at", text("charting.problem.before_onset", onset=draft.lesion_onset))
    if any(_is_later(photograph.at, now) for photograph in draft.photographs):
        yield Problem("photograph", text("charting.problem.photograph_future"))


def _is_later(one: DayOrInstant, other: DayOrInstant) -> bool:
    """Whether `one` lies after `other`; where one of them is only a day, their calendar days are compared."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return start_of(one) > start_of(other)
    first = one.date() if isinstance(one, datetime) else one
    second = other.date() if isinstance(other, datetime) else other
    return first > second


def _sizes(draft: AssessmentDraft) -> Iterator[Problem]:
    measured = draft.measurement
    if measured is None:
        return
    wound, eschar = measured.wound_area_mm2, measured.eschar_area_mm2
    if eschar and wound is None:
        yield Problem("measurement", text("charting.problem.eschar_without_wound"))
    elif eschar is not None and wound is not None and eschar > wound * (1 + _ROUNDING):
        yield Problem("measurement", text("charting.problem.eschar_larger"))
    traced = any(photograph.outlines and photograph.scale for photograph in draft.photographs)
    if measured.measured_by != "ruler" and not traced:
        yield Problem("measurement", text("charting.problem.untraced"))


def _outlines(draft: AssessmentDraft) -> Iterator[Problem]:
    for photograph in draft.photographs:
        for outline in photograph.outlines:
            complaint = _complaint(outline, (photograph.width_px, photograph.height_px))
            if complaint is not None:
                tissue = text(f"word.tissue.{outline.tissue}")
                yield Problem("photograph", text("charting.problem.outline", tissue=tissue, problem=complaint))


@lru_cache(maxsize=64)
def _complaint(outline: Outline, size_px: tuple[int, int]) -> Text | None:
    """Kept: the same outlines are judged again after every key."""
    # The geometry libraries take a while to load, and a form without a photograph never needs them.
    from core.imaging.outlines import check_outline

    found = check_outline(outline.points_px, size_px)
    return None if found is None else found.text


def _scores(draft: AssessmentDraft) -> Iterator[Problem]:
    for context in PAIN_CONTEXTS:
        yield from _out_of_range(f"pain.{context}", "nrs", "score", getattr(draft.pain, context))
    yield from _out_of_range("poss", "poss", "level", None if draft.poss == ASLEEP else draft.poss)


def _out_of_range(field: str, code: str, item: str, answer: int | None) -> Iterator[Problem]:
    scale = instrument(code).item(item)
    if answer is not None and not is_level(scale, answer):
        label = fields()[field].label
        yield Problem(field, text("charting.problem.range", field=label, low=scale.low, high=scale.high))


def _contradictions(draft: AssessmentDraft) -> Iterator[Problem]:
    measured = draft.measurement
    if measured is not None and measured.eschar_area_mm2 and shown(draft, "eschar_state").value == "none":
        yield Problem("eschar_state", text("charting.problem.no_eschar_but_outlined"))
    if is_healed(draft) and _is_open(draft):
        yield Problem("stage", text("charting.problem.healed_but_open"))
    answered = draft.answered_levels()
    for item, level in derivation.implied_levels(answered).items():
        if answered.get(item, level) != level:
            yield Problem(item, text("charting.problem.contradiction", field=fields()[item].label))
    yield from _done_and_not_done(draft)


def _is_open(draft: AssessmentDraft) -> bool:
    levels, measured = effective_levels(draft), draft.measurement
    has_area = measured is not None and bool(measured.wound_area_mm2)
    return has_area or any(levels.get(item, 1) > 1 for item in ("necrotic_type", "granulation"))


def _done_and_not_done(draft: AssessmentDraft) -> Iterator[Problem]:
    done = {
        "photograph": bool(draft.photographs),
        "measurement": draft.measurement is not None,
        "pain": draft.pain.rest is not None,
    }
    for what, present in done.items():
        if present and draft.reason_not_done(what) is not None:
            field = "pain.rest" if what == "pain" else what
            yield Problem(field, text("charting.problem.done_and_not_done"))
