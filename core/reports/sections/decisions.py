"""What the meeting has to decide and to follow up, and lines to write down what was decided."""

from typing import Final

from core.reports.sections.recommendation import lines_to_write
from core.reports.sections.tasks import task_item, task_lines
from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting.arranging import Stack, Together
from core.reports.setting.blocks import Block, Bullets, Heading, Item, Paragraph
from core.reports.setting.paper import TABLE

_PUT: Final = 5
"""More questions than these are not decided in a meeting; the flags beside them name all."""


def to_decide(view: View) -> Stack:
    """What each flag asks for, said once, the gravest first."""
    words = view.words
    asked: dict[str, Item] = {}
    for flag in view.flags:
        said = words.text(flag.action)
        if said and flag.level != "info":
            asked.setdefault(said, Item(said, marks.LEVEL[flag.level]))
    heading = Heading(words.say("reports.section.decisions"), size=9.5, before=2)
    if not asked:
        key = "reports.not_appraised" if view.given.appraisal is None else "reports.nothing_to_decide"
        return Stack((heading, Paragraph(words.say(key), TABLE)))
    return Stack((heading, Bullets(tuple(asked.values())[:_PUT], view.density.size)))


def open_tasks(view: View) -> Stack:
    """The tasks that are due first; those beyond them are counted."""
    words, lines = view.words, task_lines(view)
    heading = Heading(words.say("reports.section.tasks"), size=9.5, before=4)
    if not lines:
        key = "reports.not_appraised" if view.given.appraisal is None else "reports.no_tasks"
        return Stack((heading, Paragraph(words.say(key), TABLE)))
    shown = lines[: view.density.first_tasks]
    items = [task_item(view, line) for line in shown]
    if len(lines) > len(shown):
        items.append(Item(words.say("reports.more_tasks", count=len(lines) - len(shown))))
    return Stack((heading, Bullets(tuple(items), TABLE)))


def decided(view: View) -> Block:
    """Lines to write on: what was decided, who does it, by when."""
    words = view.words
    heading = Heading(words.say("reports.decided"), size=9.5, before=3)
    return Together((heading, lines_to_write(words, "decision", (0.56, 0.24, 0.2), view.density.told)))
