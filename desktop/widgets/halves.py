"""Two parts beside each other, and one at a time where there is no room for both."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.widgets.looks import frame


class Halves(QWidget):
    """The left part takes what the right one leaves. In large letters on a small screen `turn_to` changes them."""

    folded = Signal(bool)
    """From now on one at a time, or both again."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._rule = (left, right), frame("upright")
        self._in_front = right
        self._beside = right.minimumWidth()
        self.one_at_a_time = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self._rule)
        row.addWidget(right)

    @property
    def in_front(self) -> QWidget:
        """The part that is shown, where it is one at a time."""
        return self._in_front

    def turn_to(self, part: QWidget) -> None:
        """Show a part: alone, where both have no room."""
        self._in_front = part
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        left, right = self._parts
        if self.one_at_a_time:
            return self._in_front.minimumSizeHint()
        return left.minimumSizeHint().expandedTo(left.minimumSize()).expandedTo(right.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, right = self._parts
        widths = (max(left.minimumSizeHint().width(), left.minimumWidth()), right.minimumSizeHint().width())
        one = widths[0] + max(widths[1], self._beside) + 1 > self.width()
        if one != self.one_at_a_time:
            self.one_at_a_time = one
            self._arrange()
            self.folded.emit(one)

    def _arrange(self) -> None:
        right = self._parts[1]
        for part in self._parts:
            part.setVisible(not self.one_at_a_time or part is self._in_front)
        self._rule.setVisible(not self.one_at_a_time)
        # Alone it takes the whole width: its own is that beside the other.
        right.setMinimumWidth(0 if self.one_at_a_time else self._beside)
        right.setMaximumWidth(_NO_LIMIT if self.one_at_a_time else self._beside)


_NO_LIMIT = 16777215
"""Qt's own largest width of a widget."""
