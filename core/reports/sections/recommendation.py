"""R: tasks by discipline with their due time, what to watch, and who was told."""

from typing import Any, Final

from core.reports.sections.tasks import TaskLine, due_words, task_lines
from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting.arranging import Balanced, Together
from core.reports.setting.blocks import Block, Bullets, Figure, Heading, Item, Paragraph
from core.reports.setting.paper import GREY, HAIR, HAIRLINE, INK, REGULAR, SMALL, TABLE
from core.reports.setting.tagging import artifact, tagged
from core.reports.setting.type import Run, width_of
from core.reports.wording import Words

_LINE: Final = 15.0
_SIGNED: Final = (0.34, 0.2, 0.2, 0.26)


def recommendation(view: View) -> list[Block]:
    """Tasks and what to watch, each in columns; then lines for who was told."""
    words = view.words
    return [
        Heading(words.say("reports.recommendation"), "R"),
        Heading(words.say("reports.tasks"), size=9.5, before=2),
        tasks_by_discipline(view),
        Heading(words.say("reports.watch"), size=9.5, before=4),
        _watch(view),
        lines_to_write(words, "told", (0.38, 0.22, 0.18, 0.22), view.density.told),
    ]


def sign_off(view: View) -> list[Block]:
    """Who hands over and who takes over: a line each, to be written on by hand."""
    words = view.words
    heading = Heading(words.say("reports.section.sign_off"), size=9.5, before=4)
    return [
        Together(
            (
                heading,
                lines_to_write(words, "given_by", _SIGNED, 1),
                lines_to_write(words, "taken_by", _SIGNED, 1),
            )
        )
    ]


def tasks_by_discipline(view: View, most: int | None = None) -> Block:
    """A box to tick for each, under its discipline; those that are beyond `most` are counted."""
    words = view.words
    lines = task_lines(view)
    if not lines:
        return Paragraph(words.say(_nothing(view, "reports.no_tasks")), TABLE)
    untold = len(lines) - len(lines[:most])
    lines = lines[:most]
    by_discipline: dict[str, list[TaskLine]] = {}
    for line in lines:
        by_discipline.setdefault(line.discipline, []).append(line)
    blocks: list[Block] = []
    for discipline, those in by_discipline.items():
        who = view.words.labelled(words.word("discipline", discipline))
        for number, line in enumerate(those):
            lead = [Run(who, bold=True)] if number == 0 else []
            blocks.append(Bullets((Item([*lead, *_due(view, line), Run(line.title)], marks.box),), TABLE))
    if untold:
        blocks.append(Bullets((Item(words.say("reports.more_tasks", count=untold)),), TABLE))
    return Balanced(tuple(blocks), 2)


def _nothing(view: View, key: str) -> str:
    """Nothing was found, or nobody looked."""
    return "reports.not_appraised" if view.given.appraisal is None else key


def _due(view: View, line: TaskLine) -> list[Run]:
    """The date first: it is what the eye runs down."""
    said = due_words(view, line)
    return [Run(f"{said} – ", bold=line.overdue, ink=INK if line.overdue else GREY)] if said else []


def _watch(view: View) -> Block:
    """What each flag asks for, said once."""
    words = view.words
    items: dict[str, Block] = {}
    for flag in view.flags:
        said = words.text(flag.action)
        if said:
            items.setdefault(said, Bullets((Item(said, marks.LEVEL[flag.level]),), TABLE))
    if not items:
        return Paragraph(words.say(_nothing(view, "reports.nothing_to_watch")), TABLE)
    return Balanced(tuple(items.values()), 3, 9.0)


def lines_to_write(words: Words, key: str, shares: tuple[float, ...], lines: int, size: float = SMALL) -> Figure:
    """Lines to write on, a column for each share of the width, named `reports.<key>.<n>`."""
    pitch = max(_LINE, size * 2)
    labels = [words.say(f"reports.{key}.{number}") for number in range(1, len(shares) + 1)]

    def drawn(canvas: Any, x: float, top: float, width: float) -> None:
        for number in range(lines):
            baseline = top - 6 - pitch * (number + 1) + 4
            left = x
            for label, share in zip(labels, shares, strict=True):
                # The lines are named once: to hear the same names twelve times helps nobody.
                with tagged(canvas, "P") if number == 0 else artifact(canvas):
                    canvas.setFont(REGULAR, size)
                    canvas.setFillColorRGB(*(INK if number == 0 else GREY))
                    canvas.drawString(left, baseline, label)
                start = left + width_of(label, REGULAR, size) + 3
                left += width * share
                with artifact(canvas):
                    canvas.setStrokeColorRGB(*HAIR)
                    canvas.setLineWidth(HAIRLINE)
                    canvas.line(start, baseline - 1.5, left - 8, baseline - 1.5)

    return Figure(6 + pitch * lines, drawn)
