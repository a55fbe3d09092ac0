"""Walks a tree of widgets as a careful reader would: every control has a name, and no text is cut off."""

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTextEdit,
    QWidget,
)

_CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
_SLACK_PX = 2


def faults(root: QWidget) -> list[str]:
    """What is wrong under a shown widget; empty when nothing is."""
    return [*_nameless(root), *_truncated(root)]


def _shown(root: QWidget, kinds: tuple[type[QWidget], ...]) -> Iterator[QWidget]:
    for widget in [root, *root.findChildren(QWidget)]:
        if isinstance(widget, kinds) and widget.isVisibleTo(root) and not _inside_of_a_part(widget):
            yield widget


def _inside_of_a_part(widget: QWidget) -> bool:
    """Qt's own parts of a control: the line of a combo box, the corner of a table, its scroll bars."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(parent, QComboBox | QAbstractItemView | QScrollBar)


def _nameless(root: QWidget) -> Iterator[str]:
    for widget in _shown(root, _CONTROLS):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            yield f"without accessible name: {where(widget)}"


def _truncated(root: QWidget) -> Iterator[str]:
    for widget in _shown(root, (QLabel, QPushButton)):
        if isinstance(widget, QPushButton):
            cut = widget.width() + _SLACK_PX < widget.sizeHint().width()
        elif isinstance(widget, QLabel) and widget.text():
            cut = _cut_label(widget)
        else:
            cut = False
        if cut:
            yield f"truncated: {where(widget)} “{widget.text()}”"  # type: ignore[attr-defined]


def _cut_label(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        words = max(_plain(label.text()).split(), key=len, default="")
        narrow = all(ord(sign) < 0x2E80 for sign in words)
        too_wide = narrow and QFontMetrics(label.font()).horizontalAdvance(words) > room.width() + _SLACK_PX
        return too_wide or label.heightForWidth(label.width()) > label.height() + _SLACK_PX
    hint = label.sizeHint()
    return hint.width() > label.width() + _SLACK_PX or hint.height() > label.height() + _SLACK_PX


def _plain(words: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", words))


def where(widget: QWidget) -> str:
    """The classes of a widget and of what it stands in, for a message."""
    names = []
    at: QWidget | None = widget
    while at is not None and len(names) < 5:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)
