"""S: who, how bad, what changed, what to do first; then every open lesion in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.guidance import FlagFinding
from core.instruments.definitions import instrument
from core.reports.sections.tasks import due_line, task_lines
from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting import type as setting
from core.reports.setting.arranging import Columns, Stack
from core.reports.setting.blocks import Block, Bullets, Cell, Figure, Heading, Item, Paragraph, Space, Table
from core.reports.setting.paper import BOLD, GREY, GUTTER, HAIR, HAIRLINE, INK, NUMBER, REGULAR, SMALL
from core.reports.setting.type import Run
from core.trends.lesions import assessments
from core.trends.progress import Progress, percent_change
from core.trends.series import Series


@dataclass(frozen=True)
class Figures:
    """One cell of the strip on top: a caption, one number, and what to compare it with."""

    caption: str
    number: str
    unit: str
    below: str


def situation(view: View, width: float) -> list[Block]:
    """The first third of the page, and the table of lesions."""
    return [
        Heading(view.words.say("reports.situation"), "S", before=2),
        Paragraph(_who(view), after=3),
        _strip(_figures(view)),
        Space(3),
        Columns(_flag_column(view), _news_column(view, changes_shown(view, width))),
        Space(4),
        *_lesions(view),
    ]


def changes_shown(view: View, width: float) -> int:
    """How many changes are told: those of the density, and more where the column of flags is longer anyway."""
    column = (width - GUTTER) / 2
    room = _flag_column(view).height(column)
    shown = min(view.density.changes, len(view.changes))
    while shown < len(view.changes) and _news_column(view, shown + 1).height(column) <= room:
        shown += 1
    return shown


def _flag_column(view: View) -> Stack:
    return Stack((Heading(view.words.say("reports.flags"), size=9.5, before=2), _flags(view)))


def _news_column(view: View, shown: int) -> Stack:
    return Stack((*_changes(view, shown), *_first_tasks(view)))


def _who(view: View) -> list[Run]:
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


def _figures(view: View) -> list[Figures]:
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


def _strip(figures: Sequence[Figures]) -> Figure:
    height = SMALL + NUMBER + SMALL + 14

    def drawn(canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setStrokeColorRGB(*HAIR)
        canvas.setLineWidth(HAIRLINE)
        canvas.rect(x, top - height, width, height)
        left = x
        for each, share in zip(figures, _SHARES, strict=True):
            if left > x:
                canvas.line(left, top - height, left, top)
            _figure(canvas, each, left + 5, top, width * share - 8)
            left += width * share

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


def _flags(view: View) -> Block:
    words = view.words
    if view.given.appraisal is None:
        return Paragraph(words.say("reports.not_appraised"))
    if not view.flags:
        return Paragraph(words.say("reports.no_flags"))
    groups: dict[tuple[str, str], list[FlagFinding]] = {}
    for flag in view.flags:
        groups.setdefault((flag.rule, flag.level), []).append(flag)
    items = tuple(Item(_flag(view, those), marks.LEVEL[those[0].level]) for those in groups.values())
    return Bullets(items, size=view.density.size)


def _flag(view: View, those: Sequence[FlagFinding]) -> list[Run]:
    """One rule's flags of one level, its lesions joined; evidence where there is one lesion or none to tell of."""
    words, first = view.words, those[0]
    subjects = words.joined([label for flag in those if (label := view.lesion_label(flag.subject))])
    title = words.text(first.title)
    said = words.labelled(title) + subjects if subjects else title
    runs = [Run(said, bold=first.level == "urgent")]
    evidence = words.joined([words.text(each.text) for each in first.evidence[:2]])
    if evidence and view.density.evidence and len(those) == 1:
        runs.append(Run(f" – {evidence}", ink=GREY))
    by = dict.fromkeys(who for flag in those if (who := view.acknowledged(flag.rule, flag.subject)) is not None)
    if by:
        runs.append(Run(" " + words.say("reports.acknowledged", by=words.joined(list(by))), ink=GREY))
    return runs


def _changes(view: View, count: int) -> list[Block]:
    words = view.words
    key = "reports.changed_since_handover" if view.given.last_handover_at else "reports.changed_in_week"
    heading = Heading(words.say(key, since=words.short_moment(view.since)), size=9.5, before=2)
    if not view.changes:
        return [heading, Paragraph(words.say("reports.nothing_changed"))]
    shown = view.changes[:count]
    items = [Item(words.phrase([words.text(change.text), words.short_day(change.at)])) for change in shown]
    if len(view.changes) > len(shown):
        items.append(Item(words.say("reports.more_changes", count=len(view.changes) - len(shown))))
    return [heading, Bullets(tuple(items), size=view.density.size)]


def _first_tasks(view: View) -> list[Block]:
    words = view.words
    lines = task_lines(view)[: view.density.first_tasks]
    if not lines:
        return []
    items = tuple(
        Item([Run(line.title, bold=line.overdue), Run(f" – {due_line(view, line)}", ink=GREY)], marks.box)
        for line in lines
    )
    return [Heading(words.say("reports.do_first"), size=9.5, before=4), Bullets(items, size=view.density.size)]


def _lesions(view: View) -> list[Block]:
    words = view.words
    if not view.open_lesions:
        return [Paragraph(words.say("reports.no_open_lesions"))]
    names = ("lesion", "stage", "wound", "eschar", "since_last", "since_first", "advance", "bwat", "assessed")
    head = tuple(Cell(Run(words.say(f"reports.column.{name}"), bold=True), right=name in _RIGHT) for name in names)
    rows = tuple(_row(view, view.progress[lesion.id]) for lesion in view.open_lesions)
    return [Table((31, 13, 18, 19, 12, 12, 20, 17, 24), head, rows)]


_RIGHT = frozenset({"wound", "eschar", "since_last", "since_first", "advance", "bwat"})


def _row(view: View, each: Progress) -> tuple[Cell, ...]:
    words = view.words
    lesion = next(lesion for lesion in view.open_lesions if lesion.id == each.lesion_id)
    entries = assessments(lesion)
    staged = [entry.stage for entry in entries if entry.stage]
    way = f" {words.say(f'reports.method.{each.method}')}" if each.method in ("ruler", "unknown") else ""
    share = ""
    if each.wound and each.wound.value and each.eschar and each.eschar.value is not None:
        share = f" ({words.number(100 * each.eschar.value / each.wound.value)} %)"
    assessed = words.say("reports.never") if not entries else words.short_moment(entries[-1].at)
    if entries and entries[-1].not_done:
        assessed += " " + words.say(
            "reports.not_done",
            what=words.joined([words.word("not_done_item", item.what) for item in entries[-1].not_done]),
        )
    advance = each.advance_mm_per_week
    return (
        Cell([Run(words.text(each.name), bold=True)], mark=marks.TREND[each.trend.value]),
        Cell(words.word("stage", staged[-1]) if staged else "–"),
        Cell(("–" if each.wound is None else words.cm2(each.wound.value or 0)) + way, right=True),
        Cell("–" if each.eschar is None else words.cm2(each.eschar.value or 0) + share, right=True),
        Cell(words.change(each.since_last_percent), right=True),
        Cell(words.change(each.since_first_percent), right=True),
        Cell(
            "–"
            if advance is None
            else f"{'+' if advance > 0 else '−' if advance < 0 else ''}{words.number(abs(advance), 1)}",
            right=True,
        ),
        Cell("–" if each.bwat_cua is None else words.number(each.bwat_cua.value or 0), right=True),
        Cell(assessed),
    )
