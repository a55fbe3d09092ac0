"""The search of the settings: of what does not have the words nothing is shown, of the rest everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from desktop.widgets.looks import label


@dataclass(frozen=True)
class Row:
    """One setting: the card that it stands in, its parts, and the words above it."""

    card: QWidget
    parts: Sequence[QWidget]
    words: str

    def has(self, wanted: Sequence[str]) -> bool:
        """Whether every word stands above the setting or in it: on a button, in a sentence, in a control's name."""
        inside = [each for part in self.parts for each in (part, *part.findChildren(QWidget))]
        said = [each.text() for each in inside if isinstance(each, QLabel | QAbstractButton)]
        text = " ".join((self.words, *said, *(each.accessibleName() for each in inside))).casefold()
        return all(word in text for word in wanted)


class Searched(QObject):
    """Hides what does not fit while something is typed."""

    def __init__(self, line: QLineEdit, nothing: str) -> None:
        super().__init__(line)
        self._rows: list[Row] = []
        self._hidden: list[QWidget] = []
        self.nothing = label(nothing, "muted")
        self.nothing.hide()
        line.textChanged.connect(self._typed)

    def add(self, row: Row) -> None:
        """Search this setting too."""
        self._rows.append(row)

    def _typed(self, typed: str) -> None:
        # Only what was hidden here is shown again: a part may have its own reason not to be.
        for part in self._hidden:
            part.show()
        wanted = typed.casefold().split()
        found = [row for row in self._rows if row.has(wanted)]
        kept = {part for row in found for part in (row.card, *row.parts)}
        every = dict.fromkeys(part for row in self._rows for part in (row.card, *row.parts))
        self._hidden = [part for part in every if part not in kept and not part.isHidden()]
        for part in self._hidden:
            part.hide()
        self.nothing.setVisible(not found)
