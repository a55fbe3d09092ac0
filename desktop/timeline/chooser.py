"""Which panels are shown, and in which order: ticked, and moved by Alt with the arrows or by the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.looks import button, label

_CODE = Qt.ItemDataRole.UserRole


class PanelList(QListWidget):
    """The list itself. Alt+↑ and Alt+↓ move what is chosen."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ways:
            self.moved.emit(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Chooser(QWidget):
    """Tells the codes of the panels that are shown, in their order."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list = PanelList()
        self.list.setAccessibleName(self.tr("Panels of the timeline"))
        self.list.setMinimumHeight(theme.sizes.row)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.moved.connect(self._move)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        self._hint = label(self.tr("Space shows or hides, Alt+↑ ↓ moves."), "caption", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.sizes.inside)
        for word, sign, way in ((self.tr("Move up"), "chevron-up", -1), (self.tr("Move down"), "chevron-down", 1)):
            push = button(word)
            push.setIcon(icon(sign, theme))
            push.setProperty("way", way)
            push.clicked.connect(self._pushed)
            row.addWidget(push, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sizes.inside)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self._hint)

    def show_panels(self, panels: Sequence[tuple[str, str, bool]]) -> None:
        """(code, title, shown) in the order of the panels."""
        self.list.blockSignals(True)
        chosen = self.list.currentRow()
        self.list.clear()
        for code, title, shown in panels:
            item = QListWidgetItem(title)
            item.setData(_CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(max(chosen, 0))
        self.list.blockSignals(False)

    def panels(self) -> tuple[tuple[str, bool], ...]:
        """(code, shown) in the order of the panels."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple((str(item.data(_CODE)), item.checkState() == Qt.CheckState.Checked) for item in items)

    def _pushed(self) -> None:
        self._move(int(self.sender().property("way")))

    def _move(self, way: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + way < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(row + way, self.list.takeItem(row))
        self.list.setCurrentRow(row + way)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.panels())
