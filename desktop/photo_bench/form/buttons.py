"""Buttons of the form: the key that presses them, and words that may take several lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.looks import label, look

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys of a list in its order: digits, then letters."""


class ChoiceButton(QPushButton):
    """One answer. It never takes the focus: keys stay with its question."""

    def __init__(self, theme: Theme, key: str, words: str, *, wrapped: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "choice")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words)
        self.words = words
        self._label = label(words, wrap=wrapped)
        key_label = label(key.upper(), "key")
        key_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        key_label.setFixedWidth(theme.sizes.icon)
        for part in (self._label, key_label):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sizes.inside, theme.sizes.tight, theme.sizes.inside, theme.sizes.tight)
        row.setSpacing(theme.sizes.inside)
        row.addWidget(key_label)
        row.addWidget(self._label, 1)
        self._row = row
        self._height = theme.sizes.row

    def sizeHint(self) -> QSize:
        hint = self._row.sizeHint()
        return QSize(hint.width() if not self._label.wordWrap() else self._row.minimumSize().width(), self._tall(hint))

    def minimumSizeHint(self) -> QSize:
        least = self._row.minimumSize()
        return QSize(least.width(), self._tall(least))

    def heightForWidth(self, width: int) -> int:
        return max(self._height, self._row.totalHeightForWidth(width))

    def _tall(self, hint: QSize) -> int:
        return max(self._height, 0 if self._label.wordWrap() else hint.height())


def tile(name: str, words: str) -> QPushButton:
    """A small square answer of a scale."""
    made = look(QPushButton(words), "choice", "tile")
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAccessibleName(f"{name}: {words}")
    return made


def quiet_caption(words: str = "") -> QLabel:
    """A small muted sentence that may wrap."""
    return label(words, "caption", wrap=True)
