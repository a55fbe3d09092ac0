"""The progress timeline: photographs at one scale, charts, and every measurement with its method."""

from typing import Final

from core.reports.choices import Choices
from core.reports.given import Occasion, ReportInput
from core.reports.sections.assessment import trend_sentence
from core.reports.sections.chart_text import chart_tables
from core.reports.sections.charts import charts, laboratory_course
from core.reports.sections.framing import frame, left_out_by_choice
from core.reports.sections.lesion_table import lesion_table
from core.reports.sections.measurements import measurements
from core.reports.sections.overview import figures, strip, who
from core.reports.sections.series import photo_series
from core.reports.sections.view import Density, View
from core.reports.setting.arranging import Stack
from core.reports.setting.blocks import Block, Heading, Paragraph, Space
from core.reports.setting.document import Part
from core.reports.setting.paper import Paper

_FULL: Final = Density(8.5, photographs=0, photograph_height=0, changes=0, first_tasks=0, spans=30, panel=84, told=0)


def part(given: ReportInput, choices: Choices, occasion: Occasion, sheet: Paper) -> Part:
    """One patient's timeline, as long as it takes."""
    view, width = View(given, occasion, choices, _FULL), sheet.inner_width
    blocks: list[Block] = []
    if choices.has("status"):
        blocks += [Paragraph(who(view), view.density.size, after=3), strip(figures(view)), Space(3)]
        blocks += [Paragraph(trend_sentence(view), view.density.size)] if view.open_lesions else []
        blocks += lesion_table(view)
    if choices.has("charts"):
        drawn = [*charts(view, width), *laboratory_course(view, width)]
        blocks += [Heading(view.words.say("reports.section.charts")), *drawn]
    blocks += photo_series(view, width)
    blocks += measurements(view) if choices.has("measurements") else []
    blocks += chart_tables(view, width) if choices.has("chart_tables") else []
    said = left_out_by_choice(view, "timeline", view.case.lesions)
    return Part(frame(view, "timeline", said), Stack(tuple(blocks)))
