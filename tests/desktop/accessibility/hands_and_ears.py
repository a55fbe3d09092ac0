"""What somebody needs who has the keyboard alone, or hears the window: roles, buddies, and an order of the focus."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from desktop.widgets.reading_order import follow_layouts
from tests.desktop.walk import where

_ROLE: Final = QAccessible.Role
_ROLES: Final = (
    (
        QAbstractButton,
        {_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ButtonMenu, _ROLE.ButtonDropDown, _ROLE.PageTab},
    ),
    (QComboBox, {_ROLE.ComboBox}),
    (QAbstractSpinBox, {_ROLE.SpinBox}),
    (QTableView, {_ROLE.Table}),
    (QListView, {_ROLE.List}),
    ((QLineEdit, QPlainTextEdit, QTextEdit), {_ROLE.EditableText}),
)
"""As what a control is read out, by its class."""
_BESIDE_WORDS: Final = {"LevelMark", "Swatch", "_Swatch", "Ruler", "Cover", "MainWindow", "Ring"}
"""Marks that stand beside the word that they draw, the axis over the tracks that tell their dates, the window, and the
ring round what the tour's card speaks of."""
_ASKING: Final = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


def unheard(root: QWidget) -> Iterator[str]:
    """Controls that are read out as something else, and captions that do not lead to what they name."""
    for widget in shown(root, QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        roles = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
        if roles is not None and (interface is None or interface.role() not in roles):
            yield f"read out as {interface and interface.role()}: {where(widget)}"
        if roles is None and _focusable(widget) and (interface is None or not _named(interface)):
            yield f"focused and without a name: {where(widget)}"
        if _is_drawn(widget) and type(widget).__name__ not in _BESIDE_WORDS:
            yield from _untold(widget)
    captions = [each for each in shown(root, QLabel) if each.text().strip()]
    for asking in (each for each in shown(root, QWidget) if isinstance(each, _ASKING) and _is_whole(each)):
        for caption in captions:
            near = caption.parentWidget() is not None and caption.parentWidget().isAncestorOf(asking)
            named = _bare(caption.text()) == _bare(asking.accessibleName())
            if near and named and not _leads_to(caption, asking):
                yield f"its caption is no buddy: {where(asking)} “{caption.text()}”"


def _is_drawn(widget: QWidget) -> bool:
    """A chart, a map or a mark: what is painted by hand, and says nothing unless it is told to."""
    ours = type(widget).__module__.startswith("desktop.") and not isinstance(widget, QAbstractButton)
    return ours and ("paintEvent" in vars(type(widget)) or isinstance(widget, QGraphicsView))


def _untold(widget: QWidget) -> Iterator[str]:
    if not widget.accessibleName().strip():
        yield f"drawn and not told: {where(widget)}"
    elif _focusable(widget) and not widget.accessibleDescription().strip():
        yield f"drawn, and only named: {where(widget)}"


def out_of_reach(root: QWidget) -> Iterator[str]:
    """What Tab never comes to, comes to unseen, or comes to against the direction of reading."""
    chain = tab_chain(root)
    for widget in shown(root, QWidget):
        if _focusable(widget) and _whole(widget) and widget not in chain:
            yield f"in no layout that Tab follows: {where(widget)} “{_word(widget)}”"
    for widget in shown(root, QAbstractButton):
        if widget.isEnabled() and _whole(widget) and not _has_a_key(widget) and widget not in chain:
            yield f"Tab never comes to: {where(widget)} “{widget.text() or widget.accessibleName()}”"
    in_sight = [widget for widget in chain if not widget.visibleRegion().isEmpty()]
    for before, after in pairwise(in_sight):
        if _backwards(_place(before, root), _place(after, root)) and _floats(before) is _floats(after):
            yield (f"Tab goes back: from {where(before)} “{_word(before)}” to {where(after)} “{_word(after)}”")
    for widget in chain:
        if widget.size().isEmpty():
            yield f"focused and without a size: {where(widget)}"


def tab_chain(root: QWidget) -> list[QWidget]:
    """What Tab stops at under `root`, in its order."""
    return [widget for widget in follow_layouts(root) if _focusable(widget)]


def shown(root: QWidget, kind: type[QWidget]) -> list[QWidget]:
    """The visible widgets of a kind."""
    return [widget for widget in root.findChildren(kind) if widget.isVisibleTo(root)]


def _focusable(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None


def _named(interface: object) -> bool:
    return bool(interface.text(QAccessible.Text.Name).strip())  # type: ignore[attr-defined]


def _is_whole(widget: QWidget) -> bool:
    return not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)


def _whole(button: QWidget) -> bool:
    """No part that Qt makes itself: the corner of a table, the arrow in a line, those at the ends of many tabs, which
    the arrow keys scroll."""
    inside = isinstance(button.parentWidget(), QAbstractScrollArea | QLineEdit | QTabWidget)
    own = type(button).__name__ in ("QTableCornerButton", "QAbstractButton")
    return not (inside or own or button.objectName().startswith(("qt_", "ScrollLeftButton", "ScrollRightButton")))


def _has_a_key(button: QAbstractButton) -> bool:
    """One of several, of which the arrows or a digit choose; or its tool tip names its key."""
    group = button.group()
    return (group is not None and group.exclusive()) or button.autoExclusive() or bool(button.toolTip())


def _leads_to(caption: QLabel, asking: QWidget) -> bool:
    buddy = caption.buddy()
    while buddy is not None and buddy is not asking:
        buddy = buddy.focusProxy()
    return buddy is asking


def _bare(words: str) -> str:
    return words.removesuffix(" *").rstrip(":： ").strip()


def _word(widget: QWidget) -> str:
    return widget.accessibleName() or str(widget.property("text") or "")


def _place(widget: QWidget, root: QWidget) -> QRect:
    """The part of it that is not scrolled away."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(root, QPoint(0, 0)))


def _floats(widget: QWidget) -> QWidget | None:
    """What floats over the place, if the widget stands in such a thing; Tab comes to it last, wherever it lies."""
    around: QWidget | None = widget
    while around is not None and not {"float", "veil"} & set(str(around.property("look") or "").split()):
        around = around.parentWidget()
    return around


def _backwards(before: QRect, after: QRect) -> bool:
    """Whether `after` lies above `before` in the same column, or left of it on the same line."""
    over = after.bottom() <= before.top() and after.left() < before.right()
    same_line = (
        min(before.bottom(), after.bottom()) - max(before.top(), after.top()) > min(before.height(), after.height()) / 2
    )
    return over or (same_line and after.right() <= before.left())
