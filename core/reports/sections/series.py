"""Photographs of each lesion in a row of time, all of the report at one scale."""

from functools import partial
from typing import Final

from core.reports.figures.photographs import PhotographRow, Taken, common_scale, prints
from core.reports.pictures import SERIES, Roll, evenly
from core.reports.sections.view import View
from core.reports.setting.blocks import Block, Heading, Paragraph, Space
from core.reports.setting.paper import TABLE
from core.trends.lesions import lesion_name

CELLS: Final = 4
GAP: Final = 7.0
_HEIGHT: Final = 116.0


def photo_series(view: View, width: float) -> list[Block]:
    """For each lesion its photographs from the first to the last; those without a scale say so."""
    words = view.words
    shown = {roll.lesion.id: evenly(view.pictures.get(roll.lesion.id, ()), SERIES) for roll in view.rolls}
    every = [each for pictures in shown.values() for each in pictures]
    if not every:
        return []
    size = ((width - (CELLS - 1) * GAP) / CELLS, _HEIGHT)
    ratio = common_scale(every, *size)
    to_scale = any(each.mm_per_px is not None for each in every)
    title = (
        words.say("reports.photographs_to_scale", scale=words.short_number(ratio, 2))
        if to_scale
        else words.say("reports.photographs")
    )
    blocks: list[Block] = [Heading(title)]
    for roll in view.rolls:
        blocks += _lesion(view, roll, shown[roll.lesion.id], size, ratio)
    return blocks


def _lesion(view: View, roll: Roll, pictures: list[Taken], size: tuple[float, float], ratio: float) -> list[Block]:
    if not pictures:
        return []
    words = view.words
    blocks: list[Block] = [Heading(words.text(lesion_name(roll.lesion)), size=9.5, before=4)]
    at_hand = len(view.pictures[roll.lesion.id])
    if at_hand > len(pictures):
        blocks.append(Paragraph(words.say("reports.some_of", shown=len(pictures), count=at_hand), TABLE))
    ready = prints(
        pictures,
        view.given.photographs,
        size,
        partial(caption, view),
        ratio,
        partial(picture_alt, view),
        original=view.choices.originals,
    )
    for start in range(0, len(ready), CELLS):
        row = PhotographRow(tuple(ready[start : start + CELLS]), size[0], ratio, GAP, words.say("reports.unreadable"))
        blocks += [Space(3), row]
    return blocks


def caption(view: View, each: Taken) -> str:
    """Its day, its wound's area, and that it is not to scale where nobody knows the scale."""
    words = view.words
    parts = [words.day(each.photograph.at)]
    if each.assessment.wound_area_mm2:
        parts.append(f"{words.cm2(each.assessment.wound_area_mm2)} cm²")
    if each.mm_per_px is None:
        parts.append(words.say("reports.not_to_scale"))
    return " · ".join(parts)


def picture_alt(view: View, each: Taken) -> str:
    """What stands for a photograph that cannot be seen: whose wound, when, how large."""
    words = view.words
    return words.say("reports.photograph_in_words", lesion=lesion_name(each.lesion), caption=caption(view, each))
