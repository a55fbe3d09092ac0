"""A layout that goes on in the next line when a line is full: nothing is cut off on a narrow screen."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import isValid

from desktop.theme.theme import Theme

_NO_LIMIT = 1 << 19
_ANYWHERE = Qt.AlignmentFlag(0)

LARGE = 150
"""Text scale in percent from which what stands on one line goes on in the next when it has to."""
STACKED = 175
"""Text scale from which two parts that stand beside each other stand one under the other: neither would be wide enough
to be read on a screen of 1366."""


class Flow(QHBoxLayout):
    """Widgets from left to right, then below. `across` is the space between them, `down` that between lines.

    Qt's own layout keeps the items, and is never asked for one: an item that Qt deletes leaves its Python side behind,
    which is then taken for whatever is made at the same address. What is laid out gets items of its own for a moment.
    """

    def __init__(self, across: int, down: int, parent: QWidget | None = None) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self._across, self._down = across, down
        self._parts: list[QWidget | QLayout] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, part: QWidget, /, stretch: int | None = 0, alignment: Qt.AlignmentFlag = _ANYWHERE) -> None:
        super().addWidget(part, stretch or 0, alignment)
        self._parts.append(part)

    def insertWidget(
        self, at: int, part: QWidget, /, stretch: int | None = 0, alignment: Qt.AlignmentFlag = _ANYWHERE
    ) -> None:
        super().insertWidget(at, part, stretch or 0, alignment)
        self._parts.append(part)

    def addLayout(self, part: QLayout, /, stretch: int | None = 0) -> None:
        super().addLayout(part, stretch or 0)
        self._parts.append(part)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def maximumSize(self) -> QSize:
        return QSize(_NO_LIMIT, _NO_LIMIT)

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items() if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._across * max(0, len(shown) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _items(self) -> list[QLayoutItem]:
        placed = [(at, part) for part in self._parts if isValid(part) and (at := self.indexOf(part)) >= 0]
        placed.sort(key=lambda one: one[0])
        self._parts = [part for _, part in placed]
        return [QWidgetItem(part) if isinstance(part, QWidget) else part for part in self._parts]

    def _with_margins(self, size: QSize) -> QSize:
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets inside `rect`, each in the middle of its line; the height that they take."""
        room = rect.marginsRemoved(self.contentsMargins())
        y, down = room.y(), 0
        for line in self._lines(room.width()):
            x, y = room.x(), y + down
            height = max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._across
            y, down = y + height, self._down
        return y - rect.y() + self.contentsMargins().bottom()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line of `room` pixels, and how large."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items():
            if item.isEmpty():
                continue
            wanted = item.sizeHint()
            width = min(wanted.width(), room)
            if not lines or width > left:
                lines.append([])
                left = room
            height = item.heightForWidth(width) if item.hasHeightForWidth() else wanted.height()
            lines[-1].append((item, QSize(width, height)))
            left -= width + self._across
        return lines


class EvenFlow(Flow):
    """As many columns as fit, all of one width, and no line much shorter than another: four words stand in one line or
    in two by two."""

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        shown = [item for item in self._items() if not item.isEmpty()]
        if not shown:
            return 0
        widest = max(item.sizeHint().width() for item in shown)
        height = max(item.sizeHint().height() for item in shown)
        fit = max(1, (room.width() + self._across) // (widest + self._across))
        lines = -(-len(shown) // fit)
        columns = -(-len(shown) // lines)
        width = (room.width() - self._across * (columns - 1)) // columns
        for number, item in enumerate(shown if move else ()):
            line, column = divmod(number, columns)
            corner = QPoint(room.x() + column * (width + self._across), room.y() + line * (height + self._down))
            item.setGeometry(QRect(corner, QSize(width, height)))
        bottom = room.y() + lines * (height + self._down) - self._down
        return bottom - rect.y() + self.contentsMargins().bottom()


def line_of(theme: Theme) -> QHBoxLayout:
    """A line of controls, `inside` apart: one that goes on below where the letters are large."""
    tight, inside = theme.sizes.tight, theme.sizes.inside
    line = Flow(inside, tight) if theme.scale >= LARGE else QHBoxLayout()
    line.setSpacing(inside)
    return line


def side_by_side(theme: Theme) -> QBoxLayout:
    """Parts of a place beside each other, `between` apart: one under the other where the letters are very large."""
    below = theme.scale >= STACKED
    parts = QBoxLayout(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
    parts.setContentsMargins(0, 0, 0, 0)
    parts.setSpacing(theme.sizes.between)
    return parts
