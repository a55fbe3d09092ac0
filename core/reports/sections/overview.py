"""Who the patient is, and five numbers that say how bad it is: the top of every report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.instruments.definitions import instrument
from core.reports.sections.view import View
from core.reports.setting import type as setting
from core.reports.setting.blocks import Figure
from core.reports.setting.paper import BOLD, GREY, HAIR, HAIRLINE, INK, NUMBER, REGULAR, SMALL
from core.reports.setting.tagging import artifact, tagged
from core.reports.setting.type import Run
from core.trends.progress import percent_change
from core.trends.series import Series


@dataclass(frozen=True)
class Figures:
    """One cell of the strip on top: a caption, one number, and what to compare it with."""

    caption: str
    number: str
    unit: str
    below: str


def who(view: View) -> list[Run]:
    """Allergies, kidney, weight, resuscitation, sedation: what nobody may have to look for."""
    words, patient = view.words, view.case.patient
    if patient.allergies is None:
        allergies = words.say("reports.not_assessed")
    else:
        allergies = words.joined(patient.allergies) or words.say("reports.none_known")
    parts = [Run(words.labelled(words.say("reports.allergies"))), Run(allergies, bold=True)]
    if patient.kidney is not None:
        kidney = words.word("kidney_status", patient.kidney.status)
        if patient.kidney.sessions_per_week is not None:
            times = float(patient.kidney.sessions_per_week)
            kidney += " " + words.say("reports.times_a_week", times=int(times) if times == int(times) else times)
        parts += _bar(kidney)
    weight = next((each.last for each in reversed(view.timeline.weights) if each.last), None)
    if patient.dry_weight_kg is not None:
        parts += _bar(words.say("reports.dry_weight", kg=patient.dry_weight_kg.normalize()))
    elif weight is not None:
        parts += _bar(words.say("reports.weight", kg=round(weight.value or 0, 1)))
    goals = [goal for goal in view.goals if goal.resuscitation is not None]
    resuscitation = (
        words.word("resuscitation", goals[-1].resuscitation or "") if goals else words.say("reports.not_assessed")
    )
    parts += _bar(words.labelled(words.say("reports.resuscitation")) + resuscitation)
    return parts + _sedation(view)


def _sedation(view: View) -> list[Run]:
    """The last POSS level in words, with its moment; nothing when nobody looked."""
    words, points = view.words, view.timeline.sedation.points
    if not points:
        return []
    last = points[-1]
    level = last.gap or "" if last.value is None else round(last.value)
    meant = instrument("poss").level_label("level", level)
    return _bar(words.say("reports.sedation", level=level, meant=meant, when=words.short_moment(last.at)))


def _bar(words: str) -> list[Run]:
    return [Run("   |   ", ink=HAIR), Run(words)]


def figures(view: View) -> list[Figures]:
    """Lesions, wound, eschar, pain at rest and the worst BWAT-CUA."""
    words = view.words
    fresh = [
        lesion
        for lesion in view.open_lesions
        if not lesion.parents and words.local(lesion.onset) > words.local(view.since)
    ]
    lesions = Figures(
        words.say("reports.open_lesions"),
        str(len(view.open_lesions)),
        "",
        words.say("reports.new_lesions", count=len(fresh)) if fresh else "",
    )
    wound = _burden(view, "reports.wound_total", view.timeline.wound_burden)
    eschar = _burden(view, "reports.eschar_total", view.timeline.eschar_burden)
    return [lesions, wound, eschar, _pain(view), _bwat(view)]


def _burden(view: View, key: str, series: Sequence[Series]) -> Figures:
    """The burden of the method that counts most lesions now."""
    words = view.words
    known = [each for each in series if each.last is not None]
    if not known:
        return Figures(words.say(key), "–", "", words.say("reports.not_measured"))
    best = max(known, key=lambda each: (len(each.known[-1].sources), each.known[-1].when))
    last = best.known[-1]
    before = [point for point in best.known if point.when <= view.since]
    below = []
    if before and before[-1] is not last:
        percent = percent_change(before[-1], last)
        if percent is not None:
            change = words.change(percent)
            below.append(words.say("reports.since_then", change=change, day=words.short_day(view.since)))
    if last.missing and key == "reports.wound_total":
        count = len(view.open_lesions)
        below.append(words.say("reports.measured_of", measured=count - len(last.missing), count=count))
    return Figures(words.say(key), words.cm2(last.value or 0), "cm²", words.joined(below))


def _pain(view: View) -> Figures:
    words = view.words
    by_context = {series.variant: series for series in view.timeline.pain}
    rest = by_context.get("nrs.rest")
    below = [
        f"{words.word('pain_context', context)} {words.number(series.known[-1].value or 0)}"
        for context in ("dressing_change", "breakthrough")
        if (series := by_context.get(f"nrs.{context}")) is not None and series.known
    ]
    if rest is None or rest.last is None:
        return Figures(
            words.say("reports.pain_at_rest"), "–", "", words.joined(below) or words.say("reports.not_assessed")
        )
    when = words.short_moment(rest.last.at)
    return Figures(
        words.say("reports.pain_at_rest"), words.number(rest.last.value or 0), f"/10  {when}", words.joined(below)
    )


def _bwat(view: View) -> Figures:
    words = view.words
    scored = [view.progress[lesion.id] for lesion in view.open_lesions if view.progress[lesion.id].bwat_cua]
    caption = words.say("reports.worst_bwat")
    if not scored:
        return Figures(caption, "–", "", words.say("reports.not_assessed"))
    worst = max(scored, key=lambda each: (each.bwat_cua.value or 0) if each.bwat_cua else 0)
    below = worst.label
    if worst.previous_bwat_cua is not None:
        below = words.say("reports.was", lesion=worst.label, before=int(worst.previous_bwat_cua.value or 0))
    return Figures(caption, words.number(worst.bwat_cua.value or 0 if worst.bwat_cua else 0), "8–40", below)


_SHARES: Final = (0.15, 0.21, 0.19, 0.27, 0.18)


def strip(shown: Sequence[Figures]) -> Figure:
    """Five cells in a frame, a number in each."""
    height = SMALL + NUMBER + SMALL + 14

    def drawn(canvas: Any, x: float, top: float, width: float) -> None:
        lefts = [x + width * sum(_SHARES[:number]) for number in range(len(shown))]
        with artifact(canvas):
            canvas.setStrokeColorRGB(*HAIR)
            canvas.setLineWidth(HAIRLINE)
            canvas.rect(x, top - height, width, height)
            for left in lefts[1:]:
                canvas.line(left, top - height, left, top)
        for each, left, share in zip(shown, lefts, _SHARES, strict=True):
            with tagged(canvas, "P"):
                _figure(canvas, each, left + 5, top, width * share - 8)

    return Figure(height, drawn)


def _figure(canvas: Any, each: Figures, x: float, top: float, width: float) -> None:
    canvas.setFillColorRGB(*GREY)
    canvas.setFont(REGULAR, SMALL)
    canvas.drawString(x, top - SMALL - 2, setting.fitted(each.caption, REGULAR, SMALL, width))
    canvas.setFillColorRGB(*INK)
    canvas.setFont(BOLD, NUMBER)
    baseline = top - SMALL - NUMBER - 3
    canvas.drawString(x, baseline, each.number)
    beside = setting.width_of(each.number, BOLD, NUMBER) + 3
    canvas.setFont(REGULAR, SMALL)
    canvas.drawString(x + beside, baseline, setting.fitted(each.unit, REGULAR, SMALL, width - beside))
    canvas.drawString(x, baseline - SMALL - 4, setting.fitted(each.below, REGULAR, SMALL, width))
