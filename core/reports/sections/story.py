"""The whole episode: what happened when, every therapy with its dates, every goal of care."""

from typing import Final

from core.reports.pictures import within
from core.reports.sections.chart_text import dose_table
from core.reports.sections.view import View
from core.reports.setting.blocks import Block, Bullets, Cell, Heading, Item, Paragraph, Table
from core.reports.setting.paper import GREY
from core.reports.setting.type import Run
from core.trends.marks import Mark

_ROUTINE: Final = "dressing_change"
"""Comes in rows, and would hide what mattered."""


def history(view: View) -> list[Block]:
    """Earlier episodes, then what was done and what happened, oldest first."""
    words = view.words
    blocks: list[Block] = [Heading(words.say("reports.section.history"))]
    blocks += [Paragraph(said, view.density.size) for said in _earlier(view)]
    found = [mark for mark in view.timeline.marks if _told(view, mark)]
    if not found:
        return [*blocks, Paragraph(words.say("reports.nothing_changed"), view.density.size)]
    head = tuple(Cell(Run(words.say(f"reports.history.{name}"), bold=True)) for name in ("when", "what", "note"))
    rows = tuple((Cell(words.day(mark.at)), Cell(words.text(mark.title)), Cell(mark.note or "")) for mark in found)
    return [*blocks, Table((24, 66, 76), head, rows)]


def _told(view: View, mark: Mark) -> bool:
    hidden = mark.subject is not None and view.choices.lesions is not None and mark.subject not in view.choices.lesions
    return mark.code != _ROUTINE and not hidden and within(mark.at, view.choices, view.occasion)


def _earlier(view: View) -> list[str]:
    words = view.words
    return [
        words.say(
            "reports.earlier_episode",
            onset=words.day(episode.onset),
            closed="–" if episode.closed is None else words.day(episode.closed),
            subtype=words.word("episode_subtype", episode.subtype),
            outcome=episode.outcome or "–",
        )
        for episode in view.case.earlier_episodes
    ]


def therapies(view: View) -> list[Block]:
    """Every therapy with each of its doses, from when to when, and why it changed."""
    words, spans = view.words, view.timeline.therapies
    heading = Heading(words.say("reports.section.therapies"))
    if not spans:
        said = words.say("reports.not_assessed" if spans is None else "reports.none")
        return [heading, Paragraph(said, view.density.size)]
    return [heading, dose_table(view, spans)]


def goals(view: View) -> list[Block]:
    """Every goal of care that counts, the newest first: what was agreed, when, with whom."""
    words = view.words
    heading = Heading(words.say("reports.section.goals"))
    if not view.goals:
        return [heading, Paragraph(words.say("reports.none_documented"), view.density.size)]
    items = []
    for goal in reversed(view.goals):
        parts = [words.day(goal.at)]
        parts += [words.word("resuscitation", goal.resuscitation)] if goal.resuscitation else []
        parts += [goal.discussed_with] if goal.discussed_with else []
        items.append(Item([Run(goal.summary, bold=goal is view.goals[-1]), Run(f"  {words.phrase(parts)}", ink=GREY)]))
    return [heading, Bullets(tuple(items), view.density.size)]
