"""Open tasks by discipline, late ones first, and the flags that stand: two small tables that are read and worked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from core.clinic.views.flags import FlagLine
from core.clinic.views.tasks import TaskLine
from core.guidance.findings import LEVELS
from desktop.theme.levels import SHAPES
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, Index, RowsModel
from desktop.widgets.when import late_words
from desktop.widgets.who import who_words
from desktop.widgets.words import word
from desktop.widgets.workplace import Desk

_FLAG, _SEEN = range(2)
_TASK, _DUE = range(2)
_TWO_LINES = 42
_ONE_LINE = 26


class TasksModel(RowsModel[TaskLine]):
    """What it is and, on a second line, whose; what is late stands out by colour beside its mark and its words."""

    def __init__(self, desk: Desk, task: str, due: str) -> None:
        self._desk = desk
        super().__init__(
            (
                Column(task, self._task_words, tip=self._task_words),
                Column(due, lambda line: late_words(line.due, line.escalated, desk), figures=True),
            )
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            line = self.rows[index.row()]
            if index.column() == _TASK and line.level == "urgent":
                return self._desk.theme.colour("urgent")
            if index.column() == _DUE and line.overdue:
                return self._desk.theme.colour(line.escalated or "attention")
        return super().data(index, role)

    def _task_words(self, line: TaskLine) -> str:
        parts = (self._desk.say(line.title), line.subject_label or "")
        what = " · ".join(part for part in parts if part)
        return f"{SHAPES[line.level]} {what}\n{who_words(line, self._desk)}"


class TasksTable(DataTable):
    """The discipline whose work presses most stands first, and in it what is late."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "")
        self.setAccessibleName(self.tr("Open tasks by discipline"))
        self.setSortingEnabled(False)
        self.rows_model = TasksModel(desk, self.tr("Open tasks"), self.tr("Due"))
        self.setModel(self.rows_model)
        self.verticalHeader().setDefaultSectionSize(desk.theme.px(_TWO_LINES))
        _first_stretches(self)

    @property
    def chosen(self) -> TaskLine | None:
        """The task that is chosen."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, TaskLine) else None

    def show_tasks(self, lines: Sequence[TaskLine], *, anew: bool) -> None:
        """Show the open tasks; the row stays where it was unless they are somebody else's (`anew`)."""
        row = 0 if anew else max(self.currentIndex().row(), 0)
        self.rows_model.set_rows(by_discipline(lines))
        if lines:
            self.setCurrentIndex(self.rows_model.index(min(row, len(lines) - 1), 0))


def by_discipline(lines: Sequence[TaskLine]) -> list[TaskLine]:
    """Tasks in blocks of a discipline (or of a person, where there is none), the most pressing block and task first."""
    rank: dict[str, int] = {}
    ordered = sorted(lines, key=_pressing)
    for line in ordered:
        rank.setdefault(_owner(line), len(rank))
    return sorted(ordered, key=lambda line: rank[_owner(line)])


def _owner(line: TaskLine) -> str:
    return line.discipline or f"person {line.assignee}"


def _pressing(line: TaskLine) -> tuple[bool, int, bool, datetime | int]:
    return not line.overdue, -LEVELS.index(line.level), line.due is None, line.due or 0


class FlagsTable(DataTable):
    """Flags that stand, the gravest first, and who has seen them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, "")
        self._desk = desk
        self.setAccessibleName(self.tr("Flags that stand"))
        self.setSortingEnabled(False)
        columns = (Column(self.tr("Flags"), self._words, tip=self._evidence), Column(self.tr("Seen by"), self._seen))
        self.rows_model: RowsModel[FlagLine] = RowsModel(columns)
        self.setModel(self.rows_model)
        self.verticalHeader().setDefaultSectionSize(desk.theme.px(_ONE_LINE))
        _first_stretches(self)

    def show_flags(self, flags: Sequence[FlagLine]) -> None:
        """Show a patient's flags."""
        self.rows_model.set_rows(flags)

    def _words(self, flag: FlagLine) -> str:
        title = " · ".join(part for part in (self._desk.say(flag.title), flag.subject_label or "") if part)
        return f"{SHAPES[flag.level]} {title}"

    def _evidence(self, flag: FlagLine) -> str:
        said = [item.say(self._desk.language) for item in flag.evidence]
        return "\n".join([word("level", flag.level, self._desk.language), *said])

    def _seen(self, flag: FlagLine) -> str:
        return flag.acknowledged_by or self.tr("nobody")


def _first_stretches(table: DataTable) -> None:
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
