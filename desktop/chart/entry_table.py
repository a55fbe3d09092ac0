"""A table of entries: what counts for nothing any more stays readable, struck through."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.case.base import Entry, standing
from core.clinic.rights import Right
from desktop.theme.theme import Theme
from desktop.widgets.flow import line_of
from desktop.widgets.looks import button, look
from desktop.widgets.permitted import only_with
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace

R = TypeVar("R", bound=Entry)


class EntryRows(RowsModel[R]):
    """Rows of entries. An entry entered in error or superseded is struck through and muted."""

    def __init__(self, theme: Theme, columns: Sequence[Column[R]]) -> None:
        super().__init__(columns)
        self._theme = theme
        self._standing: set[int] = set()

    def set_rows(self, rows: Sequence[R]) -> None:
        self._standing = {id(row) for row in standing(rows)}
        super().set_rows(rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ForegroundRole):
            if id(self.rows[index.row()]) in self._standing:
                return None
            if role == Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour("muted")
            font = QFont()
            font.setStrikeOut(True)
            return font
        return super().data(index, role)


class EntryTable(QWidget, Generic[R]):
    """A table with the buttons of its tab above it; some need a chosen row."""

    activated = Signal(object)

    def __init__(self, theme: Theme, name: str, columns: Sequence[Column[R]], newest_first: int | None = 0) -> None:
        super().__init__()
        self._model = EntryRows(theme, columns)
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._model)
        self.table = DataTable(theme, name)
        self.table.setModel(self._sorted)
        if newest_first is not None:
            self.table.sortByColumn(newest_first, Qt.SortOrder.DescendingOrder)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self._of_row: list[QPushButton] = []
        self._buttons = line_of(theme)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sizes.inside)
        column.addLayout(self._buttons)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def only_with(self, workplace: Workplace, right: Right) -> None:
        """Whoever has no right to what its buttons do sees who has."""
        for push in self.findChildren(QPushButton):
            only_with(push, workplace, right)

    def add_action(self, word: str, do: Callable[[], object], *, primary: bool = False, of_row: bool = False) -> None:
        """A button above the table; `of_row` is there only while a row is chosen."""
        push = look(button(word), "primary") if primary else button(word)
        push.clicked.connect(do)
        push.setEnabled(not of_row)
        self._buttons.insertWidget(self._buttons.count() - 1, push)
        if of_row:
            self._of_row.append(push)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other entries; the chosen one stays chosen when it is still there."""
        chosen = self.chosen()
        self._model.set_rows(rows)
        if chosen is not None:
            self.choose(chosen.id)
        self._selection_changed()

    def chosen(self) -> R | None:
        """The entry of the chosen row."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].data(ROW_ROLE) if rows else None

    def choose(self, entry_id: str | None) -> bool:
        """Choose the row of an entry, and bring it into view."""
        for number in range(self._sorted.rowCount()):
            index = self._sorted.index(number, 0)
            if entry_id is not None and index.data(ROW_ROLE).id == entry_id:
                self.table.selectRow(number)
                self.table.scrollTo(index)
                return True
        return False

    def _activated(self, index: QModelIndex) -> None:
        self.activated.emit(index.data(ROW_ROLE))

    def _selection_changed(self) -> None:
        chosen = self.chosen()
        for push in self._of_row:
            push.setEnabled(chosen is not None and chosen.entered_in_error is None)
