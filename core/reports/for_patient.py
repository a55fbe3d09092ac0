"""For the patient: plain words in large type. What colleagues wrote for each other stays out."""

from functools import partial
from typing import Final

from core.reports.choices import Choices
from core.reports.figures.photographs import PhotographRow, Taken, common_scale, prints
from core.reports.given import Occasion, ReportInput
from core.reports.pictures import first_and_last
from core.reports.sections.framing import frame, left_out_by_choice
from core.reports.sections.plain import medicines, next_steps, pain, place, wounds
from core.reports.sections.plain_type import LARGE, heading, paragraph
from core.reports.sections.recommendation import lines_to_write
from core.reports.sections.series import picture_alt
from core.reports.sections.view import Density, View
from core.reports.setting.arranging import Stack, Together
from core.reports.setting.blocks import Block, Space
from core.reports.setting.document import Part
from core.reports.setting.paper import Paper

_PLAIN: Final = Density(LARGE, photographs=8, photograph_height=170, changes=0, first_tasks=0, spans=0, panel=0, told=0)
_CELLS: Final = 2
_GAP: Final = 14.0
_QUESTIONS: Final = 4


def part(given: ReportInput, choices: Choices, occasion: Occasion, sheet: Paper) -> Part:
    """One patient's pages to take home."""
    view, has = View(given, occasion, choices, _PLAIN), choices.has
    blocks: list[Block] = []
    blocks += _illness(view) if has("illness") else []
    blocks += wounds(view) if has("wounds") else []
    blocks += _photographs(view, sheet.inner_width)
    blocks += pain(view) if has("pain") else []
    blocks += medicines(view) if has("medicines") else []
    blocks += next_steps(view) if has("next_steps") else []
    blocks += [_questions(view)] if has("questions") else []
    # Nobody wished for photographs here unless they said so: that there are none is no omission.
    said = left_out_by_choice(view, "patient", view.open_lesions if choices.photographs else ())
    return Part(frame(view, "patient", said, LARGE), Stack(tuple(blocks)))


def _illness(view: View) -> list[Block]:
    words, episode = view.words, view.case.episode
    since = [] if episode is None else [paragraph(words.say("reports.plain.since", day=words.day(episode.onset)))]
    return [
        heading(words.say("reports.section.illness")),
        paragraph(words.say("reports.plain.illness")),
        paragraph(words.say("reports.plain.treatment")),
        *since,
    ]


def _photographs(view: View, width: float) -> list[Block]:
    """The first and the latest photograph of each wound beside each other."""
    words = view.words
    pictures = first_and_last(view.pictures, [lesion.id for lesion in view.open_lesions], view.density.photographs)
    if not pictures:
        return []
    size = ((width - _GAP) / _CELLS, view.density.photograph_height)
    ratio = common_scale(pictures, *size)

    def caption(each: Taken) -> str:
        return f"{place(view, each.lesion)} · {words.day(each.photograph.at)}"

    ready = prints(
        pictures,
        view.given.photographs,
        size,
        caption,
        ratio,
        partial(picture_alt, view),
        original=view.choices.originals,
    )
    unreadable = words.say("reports.unreadable")
    blocks: list[Block] = [heading(words.say("reports.photographs"))]
    for start in range(0, len(ready), _CELLS):
        row = PhotographRow(tuple(ready[start : start + _CELLS]), size[0], ratio, _GAP, unreadable, LARGE)
        blocks += [Space(4), row]
    return blocks


def _questions(view: View) -> Block:
    words = view.words
    lines = lines_to_write(words, "question", (1.0,), _QUESTIONS, LARGE)
    return Together((heading(words.say("reports.section.questions")), paragraph(words.say("reports.plain.ask")), lines))
