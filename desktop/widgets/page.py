"""A page of limited width in the middle of a place, that scrolls when the window is low."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.looks import look
from desktop.widgets.room import scrolling


def middle_page(theme: Theme, content: QWidget, width: int) -> QScrollArea:
    """`content` in the middle, at most `width` device-independent pixels wide at 100 %."""
    content.setMaximumWidth(theme.px(width))
    page = look(QWidget(), "page")
    row = QHBoxLayout(page)
    edge = theme.sizes.between
    row.setContentsMargins(edge, edge, edge, edge)
    row.addStretch(1)
    row.addWidget(content, 100)
    row.addStretch(1)
    return scrolling(page)
