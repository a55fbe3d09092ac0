"""What somebody should know before and after: who is in it, which photographs stay, what happened."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.texts import Text
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace


class Notes(QWidget):
    """Lines, each with the mark of its level."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.lines: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(workplace.theme.sizes.inside)

    def show_lines(self, lines: Iterable[tuple[str, Text | str]]) -> None:
        """Show these lines in place of the former: (level, words)."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        said = []
        for level, words in lines:
            sentence = self._workplace.say(words) if isinstance(words, Text) else words
            said.append(sentence)
            self._column.addWidget(self._line(level, sentence))
        self.lines = tuple(said)

    def _line(self, level: str, sentence: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._workplace.theme.sizes.inside)
        # Beside the first line, whose letters begin a little below its top.
        mark = QVBoxLayout()
        mark.setContentsMargins(0, self._workplace.theme.sizes.tight, 0, 0)
        mark.addWidget(LevelMark(self._workplace.theme, level))
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(label(sentence, wrap=True), 1)
        return line
