"""A: charts on one time axis, the triad, and the photographs."""

from collections.abc import Sequence
from functools import partial

from core.guidance import Factor
from core.reports.figures.photographs import PhotographRow, Taken, common_scale, prints
from core.reports.figures.wheel import draw_wheel
from core.reports.pictures import first_and_last
from core.reports.sections.charts import charts
from core.reports.sections.series import CELLS, GAP, caption, picture_alt
from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting import type as setting
from core.reports.setting.arranging import Columns, Stack, Together
from core.reports.setting.blocks import Block, Bullets, Figure, Heading, Item, Paragraph, Space
from core.reports.setting.paper import TABLE, TEXT
from core.reports.setting.type import Run
from core.trends.lesions import label
from core.trends.progress import Trend


def assessment(view: View, width: float, *, charts_first: bool) -> list[Block]:
    """Trend in a sentence, triad, charts and photographs; which of these comes first is a matter of room."""
    words, has = view.words, view.choices.has
    pictures = photographs(view, width)
    if not (has("charts") or has("triad") or pictures):
        return []
    sentence = trend_sentence(view)
    if not view.open_lesions:
        blocks: list[Block] = [Heading(words.say("reports.assessment"), "A")]
    elif len(setting.lines(sentence, TEXT - 1, width * 0.7)) == 1:
        blocks = [Heading(words.say("reports.assessment"), "A", beside=sentence)]
    else:
        blocks = [Heading(words.say("reports.assessment"), "A"), Paragraph(sentence, view.density.size)]
    figures = [charts(view, width) if has("charts") else [], pictures]
    ordered = figures if charts_first else figures[::-1]
    factors = triad(view) if has("triad") else []
    return [*blocks, *factors, *(block for figure in ordered for block in figure)]


def trend_sentence(view: View) -> list[Run]:
    """How many lesions go where."""
    words = view.words
    runs: list[Run] = [Run(words.labelled(words.say("reports.trend")), bold=True)]
    said = []
    for trend in (Trend.WORSE, Trend.STABLE, Trend.IMPROVING, Trend.NOT_ENOUGH_DATA):
        labels = [label(lesion) for lesion in view.open_lesions if view.progress[lesion.id].trend is trend]
        if labels:
            said.append(f"{words.text(trend.word)} {words.joined(labels)}")
    return [*runs, Run(words.clauses(said))]


def triad(view: View) -> list[Block]:
    """The wheel, and the factors of each arm by name."""
    appraisal, words = view.given.appraisal, view.words
    if appraisal is None:
        return []
    arms = list(appraisal.triad.items())
    states = [[factor.state for factor in _ordered(factors)] for _, factors in arms]
    active = sum(state == "active" for arm in states for state in arm)
    unknown = sum(state == "unknown" for arm in states for state in arm)
    captions = [words.say("reports.active"), words.say("reports.count_unknown", count=unknown)][: 2 if unknown else 1]
    wheel = Figure(
        100,
        lambda canvas, x, top, width: draw_wheel(canvas, x + 46, top - 50, 38, states, str(active), captions),
        alt=lambda: words.say("reports.wheel_in_words", active=active, unknown=unknown),
    )
    lists = [_arm(view, number, arm, factors) for number, (arm, factors) in enumerate(arms, start=1)]
    while len(lists) < 3:
        lists.append(Stack(()))
    right = Columns(lists[0], Stack((Columns(lists[1], lists[2], 0.5, 9.0),)), 1 / 3, 9.0)
    return [
        Heading(words.say("reports.triad"), size=9.5, before=2),
        Together((Columns(Stack((wheel,)), Stack((right,)), 0.2, 4.0),)),
    ]


def _ordered(factors: Sequence[Factor]) -> list[Factor]:
    return sorted(factors, key=lambda factor: marks.STATES.index(factor.state))


def _arm(view: View, number: int, arm: str, factors: Sequence[Factor]) -> Stack:
    """Active and unknown factors by name; the others are counted."""
    words = view.words
    heading = Paragraph(Run(f"{number} {words.say(f'reports.arm.{arm}')}", bold=True), TABLE)
    items = [
        Item(Run(words.text(factor.title), bold=factor.state == "active"), marks.STATE[factor.state])
        for factor in _ordered(factors)
        if factor.state in ("active", "corrected")
    ]
    unknown = [words.text(factor.title) for factor in factors if factor.state == "unknown"]
    if unknown:
        items.append(Item(words.labelled(words.say("reports.unknown")) + words.joined(unknown), marks.STATE["unknown"]))
    absent = sum(factor.state == "absent" for factor in factors)
    if absent:
        items.append(Item(words.say("reports.absent", count=absent), marks.STATE["absent"]))
    return Stack((heading, Bullets(tuple(items), size=7.5)))


def photographs(view: View, width: float) -> list[Block]:
    """First and latest photographs of the open lesions, as many as there is room for, all at one scale."""
    words = view.words
    order = [lesion.id for lesion in view.open_lesions]
    pictures = first_and_last(view.pictures, order, view.density.photographs)
    if not pictures:
        return []
    size = ((width - (CELLS - 1) * GAP) / CELLS, view.density.photograph_height)
    ratio = common_scale(pictures, *size)
    ready = prints(
        pictures,
        view.given.photographs,
        size,
        partial(_caption, view),
        ratio,
        partial(picture_alt, view),
        original=view.choices.originals,
    )
    to_scale = any(each.to_scale for each in ready)
    written = words.short_number(ratio, 2)
    title = words.say("reports.photographs_to_scale", scale=written) if to_scale else words.say("reports.photographs")
    rows = [
        PhotographRow(tuple(ready[start : start + CELLS]), size[0], ratio, GAP, words.say("reports.unreadable"))
        for start in range(0, len(ready), CELLS)
    ]
    return [Space(3), Heading(title, size=9.5, before=2), Space(2), *rows]


def _caption(view: View, each: Taken) -> str:
    return f"{label(each.lesion)} · {caption(view, each)}"
