"""The table of tasks: what each column writes, marks and colours of what is urgent or overdue."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from core.clinic.views.tasks import TaskLine
from desktop.theme.levels import SHAPES
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, Index, RowsModel, SortedRows, give_way
from desktop.widgets.when import late_words
from desktop.widgets.who import who_words
from desktop.widgets.workplace import Desk

TASK, LESION, DUE, PATIENT, NUMBER, WHO = range(6)
_RANK = {"urgent": 0, "attention": 1, "info": 2}
_TITLE = 250
"""The least width of what is to be done, at 100 %: number, person and lesion give way to it."""


def columns(desk: Desk) -> Sequence[Column[TaskLine]]:
    """The columns of open tasks."""
    return (
        Column(
            QCoreApplication.translate("TaskTable", "Task"),
            lambda line: f"{SHAPES[line.level]} {desk.say(line.title)}",
            sort=_by_level,
            tip=_tip(desk),
        ),
        Column(QCoreApplication.translate("TaskTable", "Lesion"), lambda line: line.subject_label or ""),
        Column(
            QCoreApplication.translate("TaskTable", "Due"),
            lambda line: late_words(line.due, line.escalated, desk),
            sort=lambda line: line.due,
        ),
        Column(QCoreApplication.translate("TaskTable", "Patient"), lambda line: line.patient_name),
        Column(QCoreApplication.translate("TaskTable", "Number"), lambda line: line.record_number),
        Column(QCoreApplication.translate("TaskTable", "Who"), lambda line: who_words(line, desk)),
    )


def _tip(desk: Desk) -> Any:
    return lambda line: desk.say(line.title)


def _by_level(line: TaskLine) -> tuple[int, str]:
    return _RANK[line.level], line.rule


class TasksModel(RowsModel[TaskLine]):
    """What is urgent or overdue stands out by colour beside its mark and its words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(columns(desk))
        self._desk = desk

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            line = self.rows[index.row()]
            if index.column() == TASK and line.level == "urgent":
                return self._desk.theme.colour("urgent")
            if index.column() == DUE and line.overdue:
                return self._desk.theme.colour(line.escalated or "attention")
        return super().data(index, role)


class TaskTable(DataTable):
    """Open tasks, the most pressing first: by level, then by due time, until another column is clicked."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk.theme, name)
        self._desk = desk
        self.rows_model = TasksModel(desk)
        self.sorted = SortedRows()
        self.sorted.setSourceModel(self.rows_model)
        self.sorted.setFilterKeyColumn(-1)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.sorted)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    @property
    def chosen(self) -> TaskLine | None:
        """The task that is chosen."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, TaskLine) else None

    def show_tasks(self, found: Sequence[TaskLine], chosen: str | None = None) -> None:
        """Show other tasks; the one that was chosen stays chosen, or the row where it stood."""
        row, before = self.currentIndex().row(), self.chosen
        wanted = chosen or (before.task_id if before is not None else None)
        self.rows_model.set_rows(sorted(found, key=_pressing))
        count = self.sorted.rowCount()
        rows = range(count)
        at = next((one for one in rows if self.sorted.index(one, 0).data(ROW_ROLE).task_id == wanted), None)
        if count:
            self.setCurrentIndex(self.sorted.index(min(max(row, 0), count - 1) if at is None else at, 0))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Where it is narrow the task keeps its room: the card of the chosen one says the rest."""
        give_way(self, TASK, self._desk.theme.px(_TITLE), (NUMBER, WHO, LESION))


def _pressing(line: TaskLine) -> tuple[int, bool, Any]:
    return _RANK[line.level], line.due is None, line.due or 0
