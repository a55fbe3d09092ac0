"""What cannot be undone easily is asked again, in words, where it was asked for: no dialog over the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.theme.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.looks import button, label, look, restyle


class Confirming(QFrame):
    """A sentence and two buttons. Hidden until something is asked; Esc answers no."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        look(self, "notice")
        self._do: Callable[[], object] | None = None
        self._sentence = label("", wrap=True)
        self.no = button(self.tr("Cancel"))
        self.no.clicked.connect(self.put_away)
        self.yes = button("")
        self.yes.clicked.connect(self._confirmed)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        edge = theme.sizes.between
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, theme.sizes.inside, edge, theme.sizes.inside)
        column.setSpacing(theme.sizes.inside)
        column.addWidget(self._sentence)
        column.addLayout(row)
        self.hide()

    def ask(self, sentence: str, word: str, do: Callable[[], object], danger: bool) -> None:
        """Ask; `do` is done when the button with `word` on it is pressed. Cancel has the focus."""
        self._do = do
        self._sentence.setText(sentence)
        self.yes.setText(word)
        self.yes.setAccessibleDescription(sentence)
        restyle(self.yes, look="danger" if danger else "primary")
        restyle(self, level="attention" if danger else "")
        self.setAccessibleName(sentence)
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence, urgent=danger)

    def put_away(self) -> None:
        """It is not done."""
        self._do = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _confirmed(self) -> None:
        do = self._do
        self.put_away()
        if do is not None:
            do()
