"""The transfer letter: the whole episode for the colleagues of another hospital."""

from typing import Final

from core.reports.choices import Choices
from core.reports.given import Occasion, ReportInput
from core.reports.sections.assessment import photographs, trend_sentence, triad
from core.reports.sections.background import facts
from core.reports.sections.charts import charts
from core.reports.sections.framing import frame, left_out_by_choice
from core.reports.sections.laboratory import laboratory
from core.reports.sections.lesion_table import lesion_table
from core.reports.sections.overview import figures, strip, who
from core.reports.sections.recommendation import lines_to_write, tasks_by_discipline
from core.reports.sections.situation import flag_column
from core.reports.sections.story import goals, history, therapies
from core.reports.sections.view import Density, View
from core.reports.setting.arranging import Balanced, Stack, Together
from core.reports.setting.blocks import Block, Heading, Paragraph, Space
from core.reports.setting.document import Part
from core.reports.setting.paper import Paper

_FULL: Final = Density(8.5, photographs=8, photograph_height=96, changes=0, first_tasks=0, spans=20, panel=60, told=0)


def part(given: ReportInput, choices: Choices, occasion: Occasion, sheet: Paper) -> Part:
    """One patient's letter, as long as it takes."""
    view, width, has = View(given, occasion, choices, _FULL), sheet.inner_width, choices.has
    blocks: list[Block] = [*_opening(view)]
    blocks += _status(view) if has("status") else []
    blocks += history(view) if has("history") else []
    blocks += therapies(view) if has("therapies") else []
    blocks += goals(view) if has("goals") else []
    blocks += laboratory(view) if has("laboratory") else []
    blocks += triad(view) if has("triad") else []
    blocks += [Heading(view.words.say("reports.section.charts")), *charts(view, width)] if has("charts") else []
    blocks += photographs(view, width)
    if has("tasks"):
        blocks += [Heading(view.words.say("reports.section.tasks")), tasks_by_discipline(view)]
    blocks.append(_closing(view))
    said = left_out_by_choice(view, "transfer", view.open_lesions)
    return Part(frame(view, "transfer", said), Stack(tuple(blocks)))


def _opening(view: View) -> list[Block]:
    """To whom, and a sentence that says what this is."""
    words = view.words
    return [
        lines_to_write(words, "letter_to", (0.6, 0.4), 1),
        Space(6),
        Paragraph(words.say("reports.letter.opening", facility=view.occasion.facility), after=5),
    ]


def _status(view: View) -> list[Block]:
    size = view.density.size
    trend: list[Block] = [Paragraph(trend_sentence(view), size)] if view.open_lesions else []
    known = tuple(Paragraph(runs, size) for runs in facts(view))
    return [
        Heading(view.words.say("reports.section.status")),
        Paragraph(who(view), size, after=3),
        strip(figures(view)),
        Space(3),
        Balanced(known, 2),
        *trend,
        *lesion_table(view),
        flag_column(view),
    ]


def _closing(view: View) -> Block:
    words = view.words
    return Together(
        (
            Space(8),
            Paragraph(words.say("reports.letter.closing"), after=2),
            lines_to_write(words, "letter_by", (0.4, 0.3, 0.3), 1),
        )
    )
