"""A layout that goes on in the next line when a line is full: nothing is cut off on a narrow screen."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Widgets from left to right, then below. `across` is the space between them, `down` that between lines."""

    def __init__(self, across: int, down: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._across * max(0, len(shown) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets inside `rect`; the height that they take."""
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), room.width())
            if x > room.x() and x + width > room.right() + 1:
                x, y, line = room.x(), y + line + self._down, 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x, line = x + width + self._across, max(line, height)
        return y + line - rect.y() + self.contentsMargins().bottom()


class EvenFlow(Flow):
    """As many columns as fit, all of one width, and no line much shorter than another: four words stand in one line or
    in two by two."""

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        shown = [item for item in self._items if not item.isEmpty()]
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
