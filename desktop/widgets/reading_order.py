"""The order in which Tab goes: as the eye reads, by the layouts, whenever a part was made."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGraphicsView,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)
from shiboken6 import createdByPython


def follow_layouts(root: QWidget) -> list[QWidget]:
    """Put what Tab stops at under `root` into the order of the layouts.

    Qt's own order is that in which widgets were made: a card that is filled again later would come after the foot of
    the window. `nextInFocusChain` is never asked: in PySide 6.11 it makes what comes next a child of what it was asked
    of, and a card that goes takes the Python side of the next control with it.

    Returns
    -------
    list of QWidget
        The stops that can be seen, in their order.
    """
    stops = [widget for widget in in_order(root) if _is_stop(widget)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    return stops


def bring_into_view(widget: QWidget | None) -> None:
    """Scroll whatever `widget` stands in until it can be seen."""
    around = widget.parentWidget() if widget is not None else None
    while around is not None:
        if isinstance(around, QScrollArea) and widget is not None:
            _scroll_to(around, widget)
        around = around.parentWidget()


def _scroll_to(area: QScrollArea, widget: QWidget) -> None:
    """Qt scrolls to where the caret stands. A chart has none, tells a place of its drawing, and is scrolled away."""
    held = area.widget()
    if held is None or not isinstance(widget, QGraphicsView):
        area.ensureWidgetVisible(widget)
        return
    half = widget.size().boundedTo(area.viewport().size()) / 2
    middle = widget.mapTo(held, QPoint(half.width(), half.height()))
    area.ensureVisible(middle.x(), middle.y(), half.width(), half.height())


class ReadInOrder(QWidget):
    """A page in which Tab goes as the eye reads."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: what was made since stands in its place of the order, and what gets the focus can be seen."""
        follow_layouts(self)
        went = super().focusNextPrevChild(forward)
        bring_into_view(self.focusWidget())
        return went


def _is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and not _is_viewport(widget) and widget.focusProxy() is None


def _is_viewport(widget: QWidget) -> bool:
    """It stands for the area that it is the middle of. Asked for that itself, by `focusProxy`, it would become the
    owner of the area in Python, and each would keep the other once Qt has deleted both.
    """
    around = widget.parentWidget()
    return isinstance(around, QAbstractScrollArea) and around.viewport() is widget


def in_order(widget: QWidget, *, hidden: bool = False) -> Iterator[QWidget]:
    """A widget and all that can be seen in it, or that is `hidden` too; what lies in no layout, as what floats, comes
    last.

    `findChildren` is not asked: in Python it makes what it finds children of what it was asked of, and the list of a
    choice that is long gone would stay with the place.
    """
    if widget.isHidden() and not hidden:
        return
    yield widget
    if not createdByPython(widget):
        # Only Qt knows it, as the pages inside tabs. Asked what it holds, it becomes the owner of that in Python, and
        # takes the Python side of it along when this walk lets go of it: each walk would leave hundreds behind.
        return
    inside = [each for each in widget.children() if isinstance(each, QWidget)]
    parts = list(_parts(widget, inside))
    loose = [each for each in inside if each not in parts]
    for part in (*parts, *loose):
        if not part.isWindow():
            yield from in_order(part, hidden=hidden)


def _parts(widget: QWidget, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    if isinstance(widget, QTabWidget):
        yield from (part for part in (widget.tabBar(), widget.cornerWidget(), widget.currentWidget()) if part)
    elif isinstance(widget, QStackedWidget):
        yield from (part for part in (widget.currentWidget(),) if part)
    elif isinstance(widget, QSplitter):
        yield from (part for at in range(widget.count()) if (part := widget.widget(at)) is not None)
    elif isinstance(widget, QScrollArea):
        yield from (part for part in (widget.widget(),) if part)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout, inside)


def _laid_out(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """What of the widgets `inside` stands in the layout, by its places.

    `itemAt` is not asked: an item that Qt deletes leaves its Python side behind, which is then taken for whatever is
    made at the same address; a list that is cleared crashes so.
    """
    within = [each for each in layout.children() if isinstance(each, QLayout)]
    placed: list[tuple[int, QLayout | QWidget]] = [(layout.indexOf(part), part) for part in within]
    placed += [(at, part) for part in inside if (at := layout.indexOf(part)) >= 0]
    for _, part in sorted(placed, key=lambda one: _cell(layout, one[0])):
        if isinstance(part, QLayout):
            yield from _laid_out(part, inside)
        else:
            yield part


def _cell(layout: QLayout, at: int) -> tuple[int, int]:
    if not isinstance(layout, QGridLayout):
        return at, 0
    position = cast("tuple[int, int, int, int]", layout.getItemPosition(at))
    return position[:2]
