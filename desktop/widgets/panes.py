"""From one part of the window to the next: F6, and from place to place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.widgets.reading_order import bring_into_view, in_order


def focus_next_pane(panes: Sequence[QWidget], focused: QWidget | None) -> None:
    """Focus the first control of the pane after the one that has the focus; of the first when none has."""
    shown = [pane for pane in panes if pane.isVisible()]
    at = next((i for i, pane in enumerate(shown) if focused is pane or pane.isAncestorOf(focused or pane)), -1)
    if focused is None:
        at = -1
    for step in range(1, len(shown) + 1):
        target = _first_control(shown[(at + step) % len(shown)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(target)
            return


def change_to(stack: QStackedWidget, page: QWidget) -> None:
    """Show another page; what had the focus in the one before has it no more.

    Qt would hand it to whatever comes next in the window, and a screen reader would say where nobody went.
    """
    focused = QApplication.focusWidget()
    if focused is not None and stack.currentWidget() is not page and stack.isAncestorOf(focused):
        focused.clearFocus()
    stack.setCurrentWidget(page)


def _first_control(pane: QWidget) -> QWidget | None:
    for widget in in_order(pane):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            return widget
    return None
