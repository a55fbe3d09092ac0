"""Tables of frozen rows: sorted by what a value is, not by how it is written, and copied as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.told import read_aloud

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its title, what it writes of a row, what it sorts by (default: what it writes), tool tip, figures."""

    title: str
    write: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    tip: Callable[[R], str] | None = None
    figures: bool = False


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows under columns. `set_rows` replaces them all."""

    def __init__(self, columns: Sequence[Column[R]], rows: Sequence[R] = ()) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows = tuple(rows)

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows, in the order in which they were given."""
        return self._rows

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.write(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return read_aloud(column.write(row))
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip(row) if column.tip else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.figures else _LEFT
            case _ if role == ROW_ROLE:
                return row
            case _ if role == SORT_ROLE:
                return column.sort(row) if column.sort else column.write(row).casefold()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].figures else _LEFT
        return None


class SortedRows(QSortFilterProxyModel):
    """Sorts by `SORT_ROLE` as Python compares; rows without a value come last, whichever way one sorts."""

    def __init__(self) -> None:
        super().__init__()
        self.setSortRole(SORT_ROLE)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if one is None or other is None:
            rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (one is not None) if rising else (one is None and other is not None)
        return bool(one < other)


class DataTable(QTableView):
    """A table that people read, sort and copy: whole rows, no grid, Ctrl+C copies the chosen rows (or all)."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.sizes.row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies as a table. A letter is the place's first; what it has no use for looks for a row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_rows(self)
        elif not (_is_letter(event) and self._wanted_around(event)):
            super().keyPressEvent(event)

    def _wanted_around(self, event: QKeyEvent) -> bool:
        """Whether one of the widgets around the table took the key: it would never hear of it after the search."""
        around = self.parentWidget()
        if around is None:
            return False
        event.accept()
        QCoreApplication.sendEvent(around, event)
        return event.isAccepted()


def give_way(table: QTableView, keeps: int, least: int, first: Sequence[int]) -> None:
    """Leave out columns, those of `first` in their order, until column `keeps` is `least` pixels wide at least."""
    header, model = table.horizontalHeader(), table.model()
    columns = [column for column in range(model.columnCount()) if column != keeps]
    needed = {one: max(table.sizeHintForColumn(one), header.sectionSizeHint(one)) for one in columns}
    room = table.viewport().width() - least - sum(needed.values())
    for column in first:
        table.setColumnHidden(column, room < 0)
        room += needed[column] if room < 0 else 0


def _is_letter(event: QKeyEvent) -> bool:
    return event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier


def copy_rows(view: QTableView) -> None:
    """Put the chosen rows, or all when at most one is chosen, on the clipboard as tab-separated text with titles."""
    model, chosen = view.model(), view.selectionModel().selectedRows()
    rows = sorted(index.row() for index in chosen) if len(chosen) > 1 else range(model.rowCount())
    columns = [column for column in range(model.columnCount()) if not view.isColumnHidden(column)]
    titles = [str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
    lines = [titles, *([_cell(model.index(row, column).data()) for column in columns] for row in rows)]
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


def _cell(value: object) -> str:
    return " ".join(str("" if value is None else value).split())
