"""The triad as a wheel: a third for each arm, a segment for each factor, filled by its state."""

import math
from collections.abc import Sequence
from typing import Any, Final

from core.reports.setting.paper import BOLD, GREY, INK, PALE, REGULAR, SMALL

_GAP: Final = 7.0
"""Degrees between two arms."""


def draw_wheel(
    canvas: Any, x: float, y: float, radius: float, arms: Sequence[Sequence[str]], number: str, captions: Sequence[str]
) -> None:
    """Draw round (x, y), with `number` and `captions` inside.

    `arms` are the states of each arm's factors, clockwise from the top.
    """
    thickness = radius * 0.3
    share = 360 / max(len(arms), 1)
    for position, states in enumerate(arms):
        begin = 90 - position * share - _GAP / 2
        step = (share - _GAP) / max(len(states), 1)
        for index, state in enumerate(states):
            _segment(canvas, (x, y), (radius - thickness, radius), (begin - index * step, step), state)
        middle = math.radians(begin - (share - _GAP) / 2)
        canvas.setFillColorRGB(*INK)
        canvas.setFont(BOLD, SMALL)
        out = radius + 5.5
        canvas.drawCentredString(
            x + out * math.cos(middle), y + out * math.sin(middle) - SMALL * 0.35, str(position + 1)
        )
    canvas.setFillColorRGB(*INK)
    canvas.setFont(BOLD, radius * 0.42)
    baseline = y + radius * 0.08
    canvas.drawCentredString(x, baseline, number)
    canvas.setFont(REGULAR, SMALL)
    for caption in captions:
        baseline -= SMALL + 0.5
        canvas.drawCentredString(x, baseline, caption)


def _segment(
    canvas: Any, centre: tuple[float, float], radii: tuple[float, float], arc: tuple[float, float], state: str
) -> None:
    inner, outer = radii
    begin, step = arc
    path = canvas.beginPath()
    for index in range(9):
        path.lineTo(*_at(centre, outer, begin - step * index / 8)) if index else path.moveTo(*_at(centre, outer, begin))
    for index in range(8, -1, -1):
        path.lineTo(*_at(centre, inner, begin - step * index / 8))
    path.close()
    canvas.saveState()
    canvas.setLineWidth(0.4)
    canvas.setStrokeColorRGB(*GREY)
    fills = {"active": INK, "corrected": PALE}
    if state in fills:
        canvas.setFillColorRGB(*fills[state])
    canvas.drawPath(path, stroke=1, fill=1 if state in fills else 0)
    if state == "unknown":
        x, y = _at(centre, (inner + outer) / 2, begin - step / 2)
        canvas.setFillColorRGB(*INK)
        canvas.setFont(BOLD, SMALL - 1)
        canvas.drawCentredString(x, y - (SMALL - 1) * 0.36, "?")
    canvas.restoreState()


def _at(centre: tuple[float, float], radius: float, degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
