"""The team meeting pack: a front page with contents and attendance, then a page for each patient."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.case.names import in_order
from core.guidance import LEVELS
from core.reports.choices import Choices
from core.reports.given import Occasion, ReportInput
from core.reports.sections.assessment import photographs, trend_sentence, triad
from core.reports.sections.charts import charts
from core.reports.sections.decisions import decided, open_tasks, to_decide
from core.reports.sections.framing import frame, full_name, general_frame, left_out_by_choice
from core.reports.sections.overview import figures, strip, who
from core.reports.sections.recommendation import lines_to_write
from core.reports.sections.situation import flag_column
from core.reports.sections.view import Density, View
from core.reports.setting import marks
from core.reports.setting.arranging import Columns, Stack, Together
from core.reports.setting.blocks import Block, Cell, Heading, Paragraph, Space, Table
from core.reports.setting.document import Part, pages
from core.reports.setting.paper import Paper
from core.reports.setting.type import Run
from core.reports.wording import Words

_DENSITIES: Final = (
    Density(8.5, photographs=4, photograph_height=92, changes=0, first_tasks=14, spans=10, panel=52, told=3),
    Density(8.0, photographs=4, photograph_height=76, changes=0, first_tasks=11, spans=8, panel=44, told=3),
    Density(8.0, photographs=4, photograph_height=62, changes=0, first_tasks=9, spans=6, panel=38, told=2),
    Density(7.5, 4, 54, changes=0, first_tasks=6, spans=5, panel=34, told=2, evidence=False),
    Density(7.5, 4, 46, changes=0, first_tasks=6, spans=4, panel=30, told=1, evidence=False),
    Density(7.5, 4, 38, changes=0, first_tasks=5, spans=3, panel=25, told=1, evidence=False),
)
_SEATS: Final = 12
_LINES: Final = (0.4, 0.34, 0.26)
_AIR: Final = 16.0
"""Between a number at the right of its column and the words at the left of the next."""


def parts(inputs: Sequence[ReportInput], choices: Choices, occasion: Occasion, sheet: Paper) -> list[Part]:
    """The front page, then each patient: urgent ones first, then attention, then the others, by name."""
    views = [View(given, occasion, choices, _DENSITIES[0]) for given in inputs]
    views.sort(key=lambda view: (-LEVELS.index(level(view)), in_order(view.case.patient.name)))
    of_patients = [_page(view, sheet) for view in views]
    lengths = [len(pages(part, sheet)) for part in of_patients]
    return [_front(views, lengths, choices, occasion, sheet), *of_patients]


def level(view: View) -> str:
    """The gravest level among the patient's flags; `info` without any."""
    return view.flags[0].level if view.flags else "info"


def _page(view: View, sheet: Paper) -> Part:
    """The fullest version that fits on one page; the tightest one takes what it needs."""
    for density in _DENSITIES:
        found = _at_density(view.dense(density), sheet)
        if len(pages(found, sheet)) == 1:
            return found
    return found


def _at_density(view: View, sheet: Paper) -> Part:
    width, has = sheet.inner_width, view.choices.has
    blocks: list[Block] = []
    if has("status"):
        blocks += [Paragraph(who(view), view.density.size, after=3), strip(figures(view)), Space(3)]
        blocks += [Paragraph(trend_sentence(view), view.density.size)] if view.open_lesions else []
    left = [flag_column(view)] if has("status") else []
    right = [*([to_decide(view)] if has("decisions") else []), *([open_tasks(view)] if has("tasks") else [])]
    blocks += [Columns(Stack(tuple(left)), Stack(tuple(right)), 0.45)] if left and right else [*left, *right]
    blocks += photographs(view, width)
    blocks += charts(view, width) if has("charts") else []
    blocks += triad(view) if has("triad") else []
    blocks += [decided(view)] if has("decisions") else []
    said = left_out_by_choice(view, "meeting", view.open_lesions)
    return Part(frame(view, "meeting", said), Stack(tuple(blocks)))


def _front(views: Sequence[View], lengths: Sequence[int], choices: Choices, occasion: Occasion, sheet: Paper) -> Part:
    """Contents by level and attendance. Its own length shifts the numbers that it names, so it is set twice."""
    title = Words(choices.language, occasion.zone).say("reports.patients", count=len(views))
    frame_of_pack = general_frame("meeting", choices, occasion, title, [full_name(view.case.patient) for view in views])
    first = Part(frame_of_pack, Stack(tuple(_front_blocks(views, lengths, 0, choices, occasion))))
    shift = len(pages(first, sheet))
    return replace(first, body=Stack(tuple(_front_blocks(views, lengths, shift, choices, occasion))))


def _front_blocks(
    views: Sequence[View], lengths: Sequence[int], shift: int, choices: Choices, occasion: Occasion
) -> list[Block]:
    words = Words(choices.language, occasion.zone)
    blocks: list[Block] = []
    if not views:
        blocks.append(Paragraph(words.say("reports.no_patients")))
    if choices.has("contents"):
        starts = [shift + 1 + sum(lengths[:number]) for number in range(len(lengths))]
        for each in reversed(LEVELS):
            rows = tuple(
                _contents_row(view, start) for view, start in zip(views, starts, strict=True) if level(view) == each
            )
            if rows:
                heading = f"{words.say(f'reports.contents.{each}')} ({len(rows)})"
                blocks += [Heading(heading, before=8), Table((40, 17, 25, 65, 9), _contents_head(words), rows)]
    if choices.has("attendance"):
        lines = lines_to_write(words, "attendance", _LINES, _SEATS)
        blocks.append(Together((Heading(words.say("reports.section.attendance"), before=10), lines)))
    return blocks


def _contents_head(words: Words) -> tuple[Cell, ...]:
    names = ("patient", "number", "wound", "why", "page")
    said = {name: Run(words.say(f"reports.contents.{name}"), bold=True) for name in names}
    return (
        Cell(said["patient"]),
        Cell(said["number"]),
        Cell(said["wound"], right=True, air=_AIR),
        Cell(said["why"]),
        Cell(said["page"], right=True),
    )


def _contents_row(view: View, page: int) -> tuple[Cell, ...]:
    """Who, how large the wounds are and how they change, the gravest flags, and the page."""
    words = view.words
    wound = figures(view)[1]
    grave = [words.text(flag.title) for flag in view.flags if flag.level == level(view) and flag.level != "info"]
    return (
        Cell(Run(full_name(view.case.patient), bold=True), mark=marks.LEVEL[level(view)]),
        Cell(view.case.patient.record_number),
        Cell(f"{wound.number} {wound.unit}".strip(), right=True, air=_AIR),
        Cell(words.clauses(list(dict.fromkeys(grave))[:3]) or words.say("reports.no_flags")),
        Cell(str(page), right=True),
    )
