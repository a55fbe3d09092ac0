"""A list of which some are chosen: arrow keys and blank, or the mouse; as high as its lines, up to a limit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from desktop.theme.theme import Theme

_CODE = Qt.ItemDataRole.UserRole


class CheckList(QListWidget):
    """(code, words) lines, all of them chosen at first."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, most_rows: int = 8) -> None:
        super().__init__()
        self._row = theme.sizes.row
        self._most_rows = most_rows
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.itemChanged.connect(self._changed)
        self.itemActivated.connect(self._turn)

    def set_lines(self, lines: Sequence[tuple[str, str]], *, chosen: bool = True) -> None:
        """Other lines, all chosen or none; nobody is told."""
        self.blockSignals(True)
        self.clear()
        for code, words in lines:
            item = QListWidgetItem(words)
            item.setData(_CODE, code)
            item.setToolTip(words)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.addItem(item)
        if lines:
            self.setCurrentRow(0)
        self.blockSignals(False)
        self.updateGeometry()

    def chosen(self) -> tuple[str, ...]:
        """The codes that are chosen, in the order of the lines."""
        return tuple(str(item.data(_CODE)) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def all_chosen(self) -> bool:
        """Whether nothing is left out."""
        return all(item.checkState() == Qt.CheckState.Checked for item in self._items())

    def choose(self, codes: Sequence[str]) -> None:
        """Choose these lines and no others; nobody is told."""
        self.blockSignals(True)
        for item in self._items():
            wanted = item.data(_CODE) in codes
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def filter(self, words: str) -> None:
        """Show the lines in which the words stand; what is chosen stays chosen."""
        wanted = words.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in wanted))

    def sizeHint(self) -> QSize:
        rows = min(max(1, self.count()), self._most_rows)
        return QSize(self._row, rows * max(self._row, self.sizeHintForRow(0)) + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _changed(self, _item: QListWidgetItem) -> None:
        self.edited.emit()

    def _turn(self, item: QListWidgetItem) -> None:
        """Enter turns a line as blank does."""
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
