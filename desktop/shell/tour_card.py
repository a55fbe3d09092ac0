"""The card of the tour: what is pointed at, in a sentence or two, and three buttons."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.shell.tour_stops import Stop
from desktop.theme.theme import Theme
from desktop.widgets.looks import button, floating, label

_WIDTH = 380


class TourCard(QFrame):
    """Enter or → goes on, ← goes back, Esc skips what is left: while the card has the focus, and only then."""

    next_asked = Signal()
    back_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        floating(self, theme)
        self._number = label("", "caption", "muted")
        self._title = label("", "heading", wrap=True)
        self._words = label("", wrap=True)
        self.skip = button(self.tr("Skip the tour"), "quiet")
        self.skip.setToolTip(self.tr("Esc"))
        self.back = button(self.tr("Back"))
        self.back.setToolTip("←")
        self.next = button("", "primary")
        self.next.setToolTip("→")
        self.skip.clicked.connect(self.closed)
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.sizes.inside)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        edge = theme.sizes.between
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.sizes.inside)
        for part in (self._number, self._title, self._words):
            column.addWidget(part)
        column.addLayout(row)
        for push in (self.skip, self.back, self.next):
            push.installEventFilter(self)
        self.hide()

    def show_stop(self, stop: Stop, number: int, of: int) -> None:
        """Say what is pointed at."""
        count = self.tr("Tour, {number} of {count}").format(number=number, count=of)
        self._number.setText(count)
        self._title.setText(stop.title)
        self._words.setText(stop.words)
        self.back.show()
        self.back.setEnabled(number > 1)
        last = number == of
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.skip.setVisible(not last)
        self._name(count, stop.title, stop.words)

    def show_waiting(self, number: int, of: int) -> None:
        """Say that the tour waits for whoever looks at something else."""
        count = self.tr("Tour, {number} of {count}").format(number=number, count=of)
        title, words = self.tr("The tour waits"), self.tr("Look round as you like. It goes on where it stopped.")
        self._number.setText(count)
        self._title.setText(title)
        self._words.setText(words)
        self.back.hide()
        self.next.setText(self.tr("Back to the tour"))
        self.skip.show()
        self._name(count, title, words)

    def _name(self, count: str, title: str, words: str) -> None:
        self.setAccessibleName(f"{count}. {title}")
        self.setAccessibleDescription(words)
        self.next.setAccessibleDescription(f"{title}. {words}")

    def take_focus(self) -> None:
        """Put the focus on the button that goes on."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: int) -> None:
        """As wide as is good to read, in a window of this width, and as high as its words."""
        width = min(self._theme.px(_WIDTH), room - 2 * self._theme.sizes.between)
        column = self.layout()
        height = column.heightForWidth(width) if column is not None else self.sizeHint().height()
        self.resize(width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go along the tour; on buttons they would only move the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Right:
                self.next_asked.emit()
            case Qt.Key.Key_Left:
                self.back_asked.emit()
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                next(push for push in (self.skip, self.back, self.next) if push.hasFocus()).click()
            case _:
                return False
        return True
