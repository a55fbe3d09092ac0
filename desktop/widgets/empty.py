"""An empty place teaches: a picture, a sentence, and the one thing to do first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme.icons import pixmap
from desktop.theme.theme import Theme
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import button, label

_PICTURE = 48
_WIDEST = 420


class Empty(QWidget):
    """What stands where a list or a picture will be. The first action is the primary one."""

    def __init__(
        self,
        theme: Theme,
        picture: str,
        title: str,
        sentence: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = theme.sizes
        drawn = QLabel()
        drawn.setPixmap(pixmap(picture, theme, "accent", _PICTURE, self.devicePixelRatioF()))
        drawn.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(title, "heading", wrap=True)
        words = label(sentence, "muted", wrap=True)
        for part in (heading, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setFixedWidth(_WIDEST)
        below = theme.scale >= STACKED
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(space.inside)
        row.addStretch(1)
        self.pushes: list[QPushButton] = []
        for number, (word, do) in enumerate(actions):
            push = button(word, "primary") if number == 0 else button(word)
            push.clicked.connect(do)
            row.addWidget(push, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pushes.append(push)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(space.between)
        column.addStretch(2)
        column.addWidget(drawn)
        column.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)
        self.setAccessibleName(f"{title}. {sentence}")
