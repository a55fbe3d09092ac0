"""A quiet notice where it belongs: what happened, what to do, and a way to put it away. Never a modal box."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from core.errors import CalcitrackError
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look, restyle
from desktop.widgets.workplace import Desk


class Notice(QFrame):
    """Hidden until something is said."""

    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        look(self, "notice")
        space = theme.sizes
        self._mark = LevelMark(theme, "info")
        self._sentence = label(wrap=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action: QPushButton | None = None
        self._close = look(QToolButton(), "quiet")
        self._close.setIcon(icon("x", theme))
        self._close.setAccessibleName(self.tr("Put this notice away"))
        self._close.setToolTip(self.tr("Put this notice away"))
        self._close.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space.between, space.inside, space.inside, space.inside)
        self._row.setSpacing(space.inside)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self._close)
        self._close.setVisible(closable)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now; empty when nothing is."""
        return self._sentence.text()

    def say(self, sentence: str, level: str = "info", action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a sentence with a level's mark, and a button if there is one thing to do about it."""
        self._sentence.setText(sentence)
        self._mark.set_level(level)
        self._set_action(action)
        restyle(self, level=level)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence, urgent=level == "urgent")

    def say_error(self, error: CalcitrackError, workplace: Desk) -> None:
        """Show an error of the core in the window's language."""
        self.say(workplace.say(error.text), "urgent")

    def focus_action(self) -> None:
        """Put the focus on the one thing to do, where somebody waits for the answer."""
        if self._action is not None:
            self._action.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Say nothing any more."""
        was = self.sentence
        self._sentence.clear()
        self._set_action(None)
        self.hide()
        if was:
            self.put_away.emit()

    def _set_action(self, action: tuple[str, Callable[[], object]] | None) -> None:
        if self._action is not None:
            self._row.removeWidget(self._action)
            self._action.deleteLater()
            self._action = None
        if action is not None:
            word, do = action
            self._action = button(word)
            self._action.clicked.connect(do)
            self._row.insertWidget(2, self._action)
