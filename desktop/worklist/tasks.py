"""The open tasks of a discipline across patients: done, or declined with a reason."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.changes import Changes, Kind
from core.clinic.commands import tasks as commands
from core.clinic.views.tasks import TaskLine, tasks
from core.errors import CalcitrackError
from desktop.theme.icons import icon
from desktop.theme.levels import SHAPES
from desktop.widgets.announce import announce
from desktop.widgets.empty import Empty
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import Announce, OpenPatient, OpenPlace, Request
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, Index, RowsModel, SortedRows
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Desk, Workplace
from desktop.worklist.when import due_words

_TASK, _DUE = 0, 2
_RANK = {"urgent": 0, "attention": 1, "info": 2}
_KINDS = frozenset({Kind.TASK, Kind.PATIENT})


class TasksPlace(Place):
    """D or Space: done. X: declined, the reason is asked below. Enter opens the patient."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Tasks"))
        self.notice = Notice(workplace.theme)
        self.discipline = QComboBox()
        self.discipline.setAccessibleName(self.tr("Discipline"))
        self.discipline.addItem(self.tr("All disciplines"), None)
        for code, name in words("discipline", workplace.language):
            self.discipline.addItem(name, code)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter  /"))
        self.search.setAccessibleName(self.tr("Filter the tasks by any word"))
        self.search.setClearButtonEnabled(True)
        self.model = TasksModel(self._columns(), workplace)
        self.sorted = SortedRows()
        self.sorted.setSourceModel(self.model)
        self.sorted.setFilterKeyColumn(-1)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = DataTable(workplace.theme, self.tr("Open tasks"))
        self.table.setModel(self.sorted)
        self.table.sortByColumn(_DUE, Qt.SortOrder.AscendingOrder)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why is it not done? Enter declines, Esc leaves it open"))
        self.reason.setAccessibleName(self.tr("Reason why the task is declined"))
        self.reason.hide()
        self._lay_out()
        self._connect()

    def open(self, request: Request) -> None:
        self._read()

    def address(self) -> Request | None:
        return OpenPlace("tasks")

    def escape(self) -> bool:
        if self.reason.isVisible():
            self._stop_declining()
            return True
        if self.search.text():
            self.search.clear()
            return True
        return False

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.search, self.discipline)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("D", self.tr("The task is done")),
            Shortcut("X", self.tr("Decline the task")),
            Shortcut("Enter", self.tr("Open the patient's chart")),
            Shortcut("/", self.tr("Filter")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    @property
    def chosen(self) -> TaskLine | None:
        """The task that is chosen."""
        row = self.table.currentIndex().data(ROW_ROLE) if self.table.currentIndex().isValid() else None
        return row if isinstance(row, TaskLine) else None

    def _columns(self) -> Sequence[Column[TaskLine]]:
        desk = self.workplace
        return (
            Column(self.tr("Task"), lambda line: f"{_mark(line)} {desk.say(line.title)}", sort=_by_priority),
            Column(self.tr("Lesion"), lambda line: line.subject_label or ""),
            Column(self.tr("Due"), lambda line: due_words(line.due, desk), sort=lambda line: line.due),
            Column(self.tr("Patient"), lambda line: line.patient_name),
            Column(self.tr("Number"), lambda line: line.record_number),
            Column(self.tr("Discipline"), self._discipline_words),
        )

    def _discipline_words(self, line: TaskLine) -> str:
        return word("discipline", line.discipline, self.workplace.language) if line.discipline else ""

    def _lay_out(self) -> None:
        theme = self.workplace.theme
        self._done_button = button(self.tr("Done  D"))
        self._done_button.setIcon(icon("check", theme))
        self._decline_button = button(self.tr("Decline…  X"))
        self._decline_button.setIcon(icon("ban", theme))
        head = QHBoxLayout()
        head.setSpacing(theme.sizes.inside)
        head.addWidget(label(self.tr("Open tasks"), "heading"), 1)
        for part in (self.discipline, self.search, self._done_button, self._decline_button):
            head.addWidget(part)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        nothing = self.tr("Tasks appear here when a rule asks for something, or when a team meeting decides it.")
        self._stack.addWidget(Empty(theme, "circle-check", self.tr("Nothing open"), nothing))
        column = QVBoxLayout(self)
        edge = theme.sizes.between
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.sizes.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.reason)

    def _connect(self) -> None:
        self.discipline.currentIndexChanged.connect(self._read)
        self.search.textChanged.connect(self.sorted.setFilterFixedString)
        self.table.doubleClicked.connect(self._open_patient)
        self._done_button.clicked.connect(self._complete)
        self._decline_button.clicked.connect(self._begin_declining)
        self.reason.returnPressed.connect(self._decline)
        self.workplace.bridge.changed.connect(self._changed)
        for keys, owner, do in (
            ("/", self, self.search.setFocus),
            ("D", self.table, self._complete),
            ("Space", self.table, self._complete),
            ("X", self.table, self._begin_declining),
            ("Return", self.table, self._open_patient),
            ("Enter", self.table, self._open_patient),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _read(self) -> None:
        context, discipline = self.workplace.context, self.discipline.currentData()
        self.workplace.bridge.read(self, lambda: tasks(context, discipline), self._show, self._failed, key="tasks")

    def _show(self, found: Sequence[TaskLine]) -> None:
        row = self.table.currentIndex().row()
        self.model.set_rows(found)
        self._stack.setCurrentIndex(0 if found else 1)
        if found:
            self.table.setCurrentIndex(self.sorted.index(min(max(row, 0), self.sorted.rowCount() - 1), 0))
        self._fit_columns()
        for push in (self._done_button, self._decline_button):
            push.setEnabled(bool(found))

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds & _KINDS:
            self._read()

    def _open_patient(self) -> None:
        if self.chosen is not None:
            self.asks.emit(OpenPatient(self.chosen.patient_id))

    def _complete(self) -> None:
        line, context = self.chosen, self.workplace.context
        if line is None:
            return
        task_id = line.task_id
        self.workplace.bridge.write(self, lambda: commands.complete(context, task_id), self._settled, self._failed)

    def _begin_declining(self) -> None:
        if self.chosen is not None:
            self.reason.clear()
            self.reason.show()
            self.reason.setFocus()

    def _decline(self) -> None:
        line, context, reason = self.chosen, self.workplace.context, self.reason.text().strip()
        if line is None or not reason:
            return
        task_id = line.task_id
        self._stop_declining()
        self.workplace.bridge.write(
            self, lambda: commands.decline(context, task_id, reason), self._settled, self._failed
        )

    def _stop_declining(self) -> None:
        self.reason.hide()
        self.table.setFocus()

    def _settled(self, _changes: Changes) -> None:
        said = self.tr("Task settled")
        self.asks.emit(Announce(said))
        announce(self, said)


class TasksModel(RowsModel[TaskLine]):
    """What is urgent or overdue stands out by colour beside its mark and its words."""

    def __init__(self, columns: Sequence[Column[TaskLine]], desk: Desk) -> None:
        super().__init__(columns)
        self._desk = desk

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            line = self.rows[index.row()]
            if index.column() == _TASK and line.priority == "urgent":
                return self._desk.theme.colour("urgent")
            if index.column() == _DUE and line.overdue:
                return self._desk.theme.colour("attention")
        return super().data(index, role)


def _mark(line: TaskLine) -> str:
    return SHAPES.get(line.priority or "info", SHAPES["info"])


def _by_priority(line: TaskLine) -> tuple[int, str]:
    return _RANK.get(line.priority or "info", 2), line.rule
