"""Small shapes that carry a meaning beside a word: levels, states of a factor, trends. They read in grey."""

from typing import Any, Final

from core.reports.setting.blocks import Mark
from core.reports.setting.paper import ATTENTION, GOOD, GREY, INK, PALE, URGENT


def _polygon(canvas: Any, points: tuple[tuple[float, float], ...], fill: bool = True) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0 if fill else 1, fill=1 if fill else 0)


def diamond(canvas: Any, x: float, y: float, size: float) -> None:
    """Urgent ◆."""
    canvas.setFillColorRGB(*URGENT)
    r = size * 0.62
    _polygon(canvas, ((x, y + r), (x + r, y), (x, y - r), (x - r, y)))


def triangle(canvas: Any, x: float, y: float, size: float) -> None:
    """Attention ▲."""
    canvas.setFillColorRGB(*ATTENTION)
    r = size * 0.58
    _polygon(canvas, ((x, y + r), (x + r, y - r * 0.8), (x - r, y - r * 0.8)))


def disc(canvas: Any, x: float, y: float, size: float) -> None:
    """Information ●."""
    canvas.setFillColorRGB(*GREY)
    canvas.circle(x, y, size * 0.4, stroke=0, fill=1)


LEVEL: Final[dict[str, Mark]] = {
    "urgent": Mark(diamond, "word.level.urgent"),
    "attention": Mark(triangle, "word.level.attention"),
    "info": Mark(disc, "word.level.info"),
}
LEVELS: Final = ("urgent", "attention", "info")
"""The gravest first, as they are printed."""


def active(canvas: Any, x: float, y: float, size: float) -> None:
    """A factor that is at work: a full disc."""
    canvas.setFillColorRGB(*INK)
    canvas.circle(x, y, size * 0.45, stroke=0, fill=1)


def corrected(canvas: Any, x: float, y: float, size: float) -> None:
    """A factor that was at work: a disc half emptied, with its green edge."""
    canvas.setStrokeColorRGB(*GOOD)
    canvas.setFillColorRGB(*GOOD)
    canvas.setLineWidth(0.8)
    r = size * 0.42
    canvas.circle(x, y, r, stroke=1, fill=0)
    canvas.wedge(x - r, y - r, x + r, y + r, 270, 180, stroke=0, fill=1)


def absent(canvas: Any, x: float, y: float, size: float) -> None:
    """A factor known not to be there: an empty ring."""
    canvas.setStrokeColorRGB(*GREY)
    canvas.setLineWidth(0.8)
    canvas.circle(x, y, size * 0.42, stroke=1, fill=0)


def unknown(canvas: Any, x: float, y: float, size: float) -> None:
    """A factor nobody knows about: a broken ring with a question mark."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.8)
    canvas.setDash(1.2, 1)
    canvas.circle(x, y, size * 0.5, stroke=1, fill=0)
    canvas.restoreState()
    canvas.setFillColorRGB(*INK)
    canvas.setFont("NotoSansSC-Bold", size * 0.8)
    canvas.drawCentredString(x, y - size * 0.28, "?")


STATE: Final[dict[str, Mark]] = {
    "active": Mark(active, "guidance.state.active"),
    "corrected": Mark(corrected, "guidance.state.corrected"),
    "absent": Mark(absent, "guidance.state.absent"),
    "unknown": Mark(unknown, "guidance.state.unknown"),
}
STATES: Final = ("active", "unknown", "corrected", "absent")
"""What needs something first."""


def _box(canvas: Any, x: float, y: float, size: float) -> None:
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.7)
    r = size * 0.45
    canvas.rect(x - r, y - r, 2 * r, 2 * r)


box: Final = Mark(_box, "reports.box")
"""An empty box to tick."""


def grows(canvas: Any, x: float, y: float, size: float) -> None:
    """Worse: a full triangle upwards, as growing does."""
    triangle(canvas, x, y, size)


def shrinks(canvas: Any, x: float, y: float, size: float) -> None:
    """Improving: a hollow triangle downwards."""
    canvas.setStrokeColorRGB(*GOOD)
    canvas.setLineWidth(0.9)
    r = size * 0.5
    _polygon(canvas, ((x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)), fill=False)


def stays(canvas: Any, x: float, y: float, size: float) -> None:
    """Stable: two level strokes."""
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.8)
    r = size * 0.42
    canvas.line(x - r, y + size * 0.14, x + r, y + size * 0.14)
    canvas.line(x - r, y - size * 0.14, x + r, y - size * 0.14)


def dot(canvas: Any, x: float, y: float, size: float) -> None:
    """Not enough data: a pale point."""
    canvas.setFillColorRGB(*PALE)
    canvas.circle(x, y, size * 0.22, stroke=0, fill=1)


TREND: Final[dict[str, Mark]] = {
    "worse": Mark(grows, "trends.trend.worse"),
    "improving": Mark(shrinks, "trends.trend.improving"),
    "stable": Mark(stays, "trends.trend.stable"),
    "not_enough_data": Mark(dot, "trends.trend.not_enough_data"),
}
