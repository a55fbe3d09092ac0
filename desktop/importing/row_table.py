"""The rows of a file as a table: what each says, what becomes of it, and why."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView

from core.exchange.arrival import Row, State
from core.texts import catalogue, text
from desktop.theme.levels import SHAPES
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, Index, RowsModel, SortedRows
from desktop.widgets.workplace import Desk

STATE, PLACE, KIND, SAYS, REASON = range(5)

LEVELS: Final = {
    State.NEW: "good",
    State.KNOWN: "info",
    State.SUPERSEDES: "attention",
    State.NOT_UNDERSTOOD: "attention",
    State.REFUSED: "urgent",
}
"""Each state's shape and colour, beside its word."""
_ORDER: Final = (State.REFUSED, State.NOT_UNDERSTOOD, State.SUPERSEDES, State.NEW, State.KNOWN)


def columns(desk: Desk) -> Sequence[Column[Row]]:
    """The columns of the preview; the same rows are the report of what happened."""
    say = desk.say
    return (
        Column(
            QCoreApplication.translate("RowTable", "What becomes of it"),
            lambda row: f"{SHAPES[LEVELS[row.state]]} {say(text(f'arrival.state.{row.state}'))}",
            sort=lambda row: _ORDER.index(row.state),
        ),
        Column(QCoreApplication.translate("RowTable", "Where in the file"), lambda row: say(row.place), sort=_place),
        Column(QCoreApplication.translate("RowTable", "Kind"), lambda row: _kind(row, desk)),
        Column(
            QCoreApplication.translate("RowTable", "What it says"),
            lambda row: say(row.says),
            tip=lambda row: say(row.says),
        ),
        Column(
            QCoreApplication.translate("RowTable", "Why"),
            lambda row: say(row.reason) if row.reason else "",
            tip=lambda row: say(row.reason) if row.reason else "",
        ),
    )


def _kind(row: Row, desk: Desk) -> str:
    """The kind's name; what the program has no name for by the one that the file gives it."""
    key = f"arrival.kind.{row.kind}"
    return desk.say(text(key)) if key in catalogue("en") else row.kind


def _place(row: Row) -> tuple[int, str]:
    line = row.place.params.get("line", 0)
    return (line if isinstance(line, int) else 0, str(row.place.params))


class _Model(RowsModel[Row]):
    def __init__(self, desk: Desk) -> None:
        super().__init__(columns(desk))
        self._desk = desk

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid() and index.column() in (STATE, REASON):
            level = LEVELS[self.rows[index.row()].state]
            return None if level in ("good", "info") else self._desk.theme.colour(level)
        return super().data(index, role)


class RowTable(DataTable):
    """Rows in the order of the file, until a column is clicked; `show_rows` may leave out those without trouble."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk.theme, name)
        self._model = _Model(desk)
        self._all: tuple[Row, ...] = ()
        self._only_troubled = False
        self.sorted = SortedRows()
        self.sorted.setSourceModel(self._model)
        self.setModel(self.sorted)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, shown or not."""
        return self._all

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that are shown now."""
        return self._model.rows

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, or of them those with trouble."""
        self._all = tuple(rows)
        self._refresh()

    def show_only_troubled(self, only: bool) -> None:
        """Show only what somebody should look at, or everything."""
        self._only_troubled = only
        self._refresh()

    def _refresh(self) -> None:
        self._model.set_rows([row for row in self._all if row.troubled or not self._only_troubled])
        # Where everything is of one kind its name says nothing, and takes room from what does.
        self.setColumnHidden(KIND, len({row.kind for row in self._all}) < 2)
        self.setColumnHidden(REASON, not any(row.reason for row in self._all))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for column in (SAYS, REASON):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if self._model.rows:
            self.setCurrentIndex(self.sorted.index(0, 0))
