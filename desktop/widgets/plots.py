"""What plots share: axes in the theme, a title beside the panel, the symbols of curves. Imported with a plot only."""

from typing import Any, Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsTextItem

from desktop.theme.theme import Theme

SYMBOLS: Final = ("o", "s", "t1", "d", "star", "+")
GLYPHS: Final = "●■▲◆★✚"
"""The same symbols as they are written in a legend."""
_AXIS_WIDTH: Final = 116
_ROOM_FOR_TICKS: Final = 30


def dress(plot: Any, theme: Theme, title: str, *, dates: bool) -> None:
    """Give a plot the theme's axes and write its title into the margin at its left; `dates` shows the lower axis."""
    small = QFont()
    small.setPixelSize(theme.sizes.caption)
    plot.hideButtons()
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=True, y=False)
    plot.showGrid(x=True, y=False, alpha=0.15)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(theme.colour("hairline"))
        axis.setTextPen(theme.colour("muted"))
        axis.setStyle(tickFont=small, tickLength=-4)
    width = theme.px(_AXIS_WIDTH)
    plot.getAxis("left").setWidth(width)
    plot.getAxis("bottom").setStyle(showValues=dates)
    written = QGraphicsTextItem(title, plot.getAxis("left"))
    written.setFont(small)
    written.setDefaultTextColor(theme.colour("text"))
    written.setTextWidth(width - theme.px(_ROOM_FOR_TICKS))
    written.setPos(0, 0)
    # The scene does not own it for Python: without a name it would be collected.
    plot.written_title = written
