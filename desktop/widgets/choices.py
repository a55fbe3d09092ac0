"""A row of wide buttons of which one is chosen: by mouse, by arrow keys, and by its digit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.theme.fonts import sized
from desktop.theme.theme import Theme
from desktop.widgets.flow import LARGE, EvenFlow, line_of
from desktop.widgets.looks import button, look


class Choices(QWidget):
    """(code, word) pairs as buttons. Nothing is chosen until the user, or `set_value`, chooses.

    What `breaks` goes on in a second line where one is too narrow.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        breaks: bool = False,
    ) -> None:
        super().__init__(parent)
        self._codes = [code for code, _ in choices]
        self._group = QButtonGroup(self)
        tight = theme.sizes.tight
        row = EvenFlow(tight, tight) if breaks else line_of(theme)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tight)
        self.setLayout(row)
        bold = QFontMetrics(sized(self.font(), theme.sizes.body, strong=True))  # as the chosen one is written
        for number, (_, word) in enumerate(choices):
            push = look(button(word), "choice")
            push.setCheckable(True)
            push.setAccessibleName(f"{name}: {word}")
            if theme.scale >= LARGE:
                push.setMinimumWidth(bold.horizontalAdvance(word) + 2 * theme.sizes.between)
            self._group.addButton(push, number)
            row.addWidget(push, 1)
        self._group.idClicked.connect(self._clicked)
        self.setAccessibleName(name)
        self.setFocusProxy(self._group.button(0))

    def value(self) -> str | None:
        """The code chosen, None when nothing is."""
        number = self._group.checkedId()
        return self._codes[number] if number >= 0 else None

    def set_value(self, code: str | None) -> None:
        """Choose without telling anybody; None chooses nothing."""
        self._group.setExclusive(False)
        for number, known in enumerate(self._codes):
            self._group.button(number).setChecked(known == code)
        self._group.setExclusive(True)

    def buttons(self) -> list[QPushButton]:
        """The buttons in their order."""
        return [push for push in self._group.buttons() if isinstance(push, QPushButton)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; a modifier leaves the key to the window."""
        digit = event.text()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and digit.isdigit() and 1 <= int(digit) <= len(self._codes):
            push = self._group.button(int(digit) - 1)
            push.setFocus(Qt.FocusReason.ShortcutFocusReason)
            push.click()
        else:
            super().keyPressEvent(event)

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._codes[number])
