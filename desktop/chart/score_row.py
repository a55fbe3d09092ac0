"""A scale as a row of tiles: its key chooses, 1 then 0 makes ten, Backspace takes the answer away."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.looks import button, label, look


class ScoreRow(QWidget):
    """Nothing is chosen until the user chooses: an empty row was not asked."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        steps: Sequence[str],
        *,
        words: Mapping[str, str] | None = None,
        beside: bool = False,
    ) -> None:
        """`words` says what each step means, as its tool tip; `beside`: the title stands beside the steps."""
        super().__init__()
        self._steps = tuple(steps)
        self._group = QButtonGroup(self)
        self._typed = ""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sizes.tight)
        for number, step in enumerate(self._steps):
            tile = look(button(step), "choice", "tile")
            tile.setCheckable(True)
            tile.setAccessibleName(f"{title}: {step}")
            tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(tile, number)
            tile.setToolTip((words or {}).get(step, ""))
            row.addWidget(tile, 0 if beside else 1)
        self._group.idClicked.connect(self._clicked)
        block = QHBoxLayout(self) if beside else QVBoxLayout(self)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(theme.sizes.tight)
        block.addWidget(label(title, "" if beside else "caption", wrap=beside), int(beside))
        block.addLayout(row)
        look(self, "scale").setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> str | None:
        """The step chosen, None when nothing is."""
        number = self._group.checkedId()
        return self._steps[number] if number >= 0 else None

    def set_value(self, step: str | None) -> None:
        """Choose a step without telling anybody; None takes the answer away."""
        self._group.setExclusive(False)
        for number, known in enumerate(self._steps):
            self._group.button(number).setChecked(known == step)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text().upper()
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed = ""
            self.set_value(None)
            self.chosen.emit(None)
        elif digit and (self._typed + digit) in self._steps:
            self._choose(self._typed + digit)
        elif digit in self._steps:
            self._choose(digit)
        else:
            super().keyPressEvent(event)

    def _choose(self, step: str) -> None:
        self._typed = step
        self.set_value(step)
        self.chosen.emit(step)

    def _clicked(self, number: int) -> None:
        self._typed = ""
        self.chosen.emit(self._steps[number])
        self.setFocus(Qt.FocusReason.MouseFocusReason)
