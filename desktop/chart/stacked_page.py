"""A chart above its tables, a bar between them that can be moved; a window too low for both scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import look
from desktop.widgets.room import scrolling

_LEAST_HEIGHT = 560
_CARDS_HEIGHT = 200


class _Page(QWidget):
    """As high as its parts need, and never lower than both can be read."""

    def __init__(self, least_height: int) -> None:
        super().__init__()
        self._least = QSize(0, least_height)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(self._least)


def stacked_page(theme: Theme, above: QLayout, below: QWidget, heights: tuple[int, int]) -> QScrollArea:
    """The page; `heights` are those of the parts in a window of 1280 × 800."""
    top, bottom = QWidget(), QWidget()
    above.setContentsMargins(0, 0, 0, theme.sizes.inside)
    top.setLayout(above)
    # Narrower than its parts would like: beside a sheet there is little room, and what can shrink does.
    top.setMinimumWidth(1)
    column = QVBoxLayout(bottom)
    column.setContentsMargins(0, theme.sizes.tight, 0, 0)
    column.addWidget(below)
    split = QSplitter(Qt.Orientation.Vertical)
    split.setChildrenCollapsible(False)
    split.addWidget(top)
    split.addWidget(bottom)
    split.setSizes(list(heights))
    split.setStretchFactor(0, 1)
    page = look(_Page(theme.px(_LEAST_HEIGHT)), "page")
    whole = QVBoxLayout(page)
    whole.setContentsMargins(theme.sizes.between, theme.sizes.inside, theme.sizes.between, theme.sizes.inside)
    whole.addWidget(split)
    return scrolling(page)


def cards_column(theme: Theme, name: str, width: int, *cards: QWidget) -> QScrollArea:
    """Cards under each other at the right of a chart, `width` pixels at 100 %; they scroll when they are many.

    Very large letters leave no room beside the chart: they stand below it, as `side_by_side` lays them out.
    """
    page = look(QWidget(), "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, theme.sizes.inside, 0)
    column.setSpacing(theme.sizes.inside)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    scroll = look(QScrollArea(), "read")
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setAccessibleName(name)
    if theme.scale >= STACKED:
        scroll.setMinimumHeight(theme.px(_CARDS_HEIGHT))
    else:
        scroll.setFixedWidth(theme.px(width))
    scroll.setWidget(page)
    return scroll
