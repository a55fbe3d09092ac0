"""Room for what is shown: as large as the window has it, and scrolled where that is less than what is needed."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.flow import STACKED

_SOME_LINES = 160
"""Height at 100 %."""


class Pages(QStackedWidget):
    """Needs the room of the page that is shown, not that of the largest one."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return QSize()
        least, layout = page.minimumSizeHint().expandedTo(page.minimumSize()), page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        # Qt asks for the height of lines that go on below as if each had room for one alone.
        width = max(self.width(), least.width())
        return least.expandedTo(QSize(0, layout.totalMinimumHeightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class _Held(QWidget):
    """Fills itself with what it holds, without a layout.

    A scroll area gives a layout whose height follows its width the height that it would like, not that it needs.
    """

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        held.setParent(self)

    def minimumSizeHint(self) -> QSize:
        return self._held.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._held.resize(self.size())


class Room(QScrollArea):
    """Nothing is cut off: in letters of 200 % on a low screen both bars may be there. They take no focus."""

    def __init__(self, held: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Held(held))

    def minimumSizeHint(self) -> QSize:
        return QSize()


def scrolling(page: QWidget) -> QScrollArea:
    """A page as wide as its room, that scrolls down alone. The bar takes no focus."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def shows_some_lines(area: QWidget, theme: Theme) -> None:
    """In very large letters what scrolls within a place is never lower than a few lines: the place scrolls instead."""
    if theme.scale >= STACKED:
        area.setMinimumHeight(theme.px(_SOME_LINES))


class Downward(QScrollArea):
    """Scrolls down alone, and is never narrower than what it holds needs beside its bar. It takes no focus."""

    def __init__(self, held: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(held)

    def minimumSizeHint(self) -> QSize:
        own, held = super().minimumSizeHint(), self.widget()
        if held is None:
            return own
        width = held.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(own.width(), width), own.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
