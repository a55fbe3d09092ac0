"""The open tasks of a discipline or a person across patients, and what is behind the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.changes import Changes, Kind
from core.clinic.rights import Right, refused
from core.clinic.views.search import PatientFound, every_patient
from core.clinic.views.tasks import TaskLine, tasks
from core.errors import CalcitrackError
from desktop.theme.icons import icon
from desktop.widgets.empty import Empty
from desktop.widgets.flow import STACKED, side_by_side
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.people import told_apart
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import Announce, OpenFindings, OpenPatient, OpenPlace, Request
from desktop.widgets.task_actions import TaskActions
from desktop.widgets.task_sheet import TaskSheet
from desktop.widgets.workplace import Workplace
from desktop.worklist.task_card import TaskCard
from desktop.worklist.task_filters import TaskFilters
from desktop.worklist.task_table import TaskTable

_KINDS = frozenset({Kind.TASK, Kind.PATIENT})
_LARGE = 150
_ROWS = 6
"""So many of the table are seen above the card."""


class TasksPlace(Place):
    """D or Space: done, U takes it back. X: declined, the reason is asked below. T: I take it. N: another one."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Tasks"))
        self.notice = Notice(workplace.theme)
        self.filters = TaskFilters(workplace)
        self.table = TaskTable(workplace, self.tr("Open tasks"))
        self.card = TaskCard(workplace)
        self.sheet: TaskSheet | None = None
        self.actions_ = TaskActions(workplace, lambda: self.table.chosen, self.table)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why is it not done? Enter declines, Esc leaves it open"))
        self.reason.setAccessibleName(self.tr("Reason why the task is declined"))
        self.reason.hide()
        self._lay_out()
        self._connect()

    def open(self, request: Request) -> None:
        self.card.read_people()
        self._read()

    def address(self) -> Request | None:
        return OpenPlace("tasks")

    def escape(self) -> bool:
        if self.sheet is not None:
            self._close_sheet()
        elif self.reason.isVisible():
            self._stop_declining()
        elif self.filters.search.text():
            self.filters.search.clear()
        else:
            return False
        return True

    def undo(self) -> bool:
        return self.actions_.reopen()

    def panes(self) -> Sequence[QWidget]:
        beside: QWidget = self.sheet if self.sheet is not None else self.card
        return (self.table, beside, self.filters)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("D", self.tr("The task is done")),
            Shortcut("U", self.tr("Undo: open again what was just settled")),
            Shortcut("X", self.tr("Decline the task")),
            Shortcut("T", self.tr("Take the task: it is mine")),
            Shortcut("N", self.tr("Add a task")),
            Shortcut("H", self.tr("All tasks and flags of the patient")),
            Shortcut("Enter", self.tr("Open the patient's chart")),
            Shortcut("/", self.tr("Filter")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def _lay_out(self) -> None:
        theme = self.workplace.theme
        self._new = button(self.tr("Add a task  N"))
        self._new.setIcon(icon("plus", theme))
        only_with(self._new, self.workplace, Right.CHART)
        title, filters = QHBoxLayout(), QHBoxLayout()
        title.addWidget(label(self.tr("Open tasks"), "heading"), 1)
        filters.addWidget(self.filters)
        # Large letters need a line of their own for the filters.
        large = theme.scale >= _LARGE
        (title if large else filters).addWidget(self._new)
        head = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        for part in (title, filters, head):
            part.setSpacing(theme.sizes.inside)
        head.addLayout(title, 1)
        head.addLayout(filters)
        nothing = self.tr("Tasks appear here when a rule asks for something, or when somebody adds one.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        empty = Empty(theme, "circle-check", self.tr("Nothing open"), nothing, [(self.tr("Add a task"), self._add)])
        only_with(empty.pushes[0], self.workplace, Right.CHART)
        self._stack.addWidget(empty)
        self._body = side_by_side(theme)
        if theme.scale >= STACKED:
            self._stack.setMinimumHeight(_ROWS * theme.sizes.row)
        self._body.addWidget(self._stack, 1)
        self._body.addWidget(self.card)
        column = QVBoxLayout(self)
        edge = theme.sizes.between
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.sizes.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(self._body, 1)
        column.addWidget(self.reason)

    def _connect(self) -> None:
        self.filters.changed.connect(self._read)
        self.filters.search.textChanged.connect(self.table.sorted.setFilterFixedString)
        self.table.doubleClicked.connect(self._open_patient)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._new.clicked.connect(self._add)
        self.card.asks.connect(self.asks)
        self.card.done_asked.connect(self.actions_.complete)
        self.card.decline_asked.connect(self._begin_declining)
        self.card.assigned.connect(self.actions_.assign)
        self.card.handed_over.connect(self.actions_.hand_over)
        self.actions_.said.connect(self._said)
        self.actions_.failed.connect(self._failed)
        self.reason.returnPressed.connect(self._decline)
        self.workplace.bridge.changed.connect(self._changed)
        for keys, owner, do in (
            ("/", self, self.filters.search.setFocus),
            ("N", self.table, self._add),
            ("D", self.table, self.actions_.complete),
            ("Space", self.table, self.actions_.complete),
            ("U", self.table, self.actions_.reopen),
            ("X", self.table, self._begin_declining),
            ("T", self.table, self.actions_.take),
            ("H", self.table, self._open_findings),
            ("Return", self.table, self._open_patient),
            ("Enter", self.table, self._open_patient),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _read(self) -> None:
        context, (discipline, informed, whose) = self.workplace.context, self.filters.asked()
        work = lambda: tasks(context, discipline, informed=informed, whose=whose)  # noqa: E731 – captures values only
        self.workplace.bridge.read(self, work, self._show, self._failed, key="tasks")

    def _show(self, found: Sequence[TaskLine]) -> None:
        self.table.show_tasks(found)
        self._stack.setCurrentIndex(0 if found else 1)
        self._chosen()

    def _chosen(self) -> None:
        line = self.table.chosen
        self.card.show_task(None if line is None else line.task_id)

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds & _KINDS:
            self._read()

    def _open_patient(self) -> None:
        if self.table.chosen is not None:
            self.asks.emit(OpenPatient(self.table.chosen.patient_id))

    def _open_findings(self) -> None:
        if self.table.chosen is not None:
            self.asks.emit(OpenFindings(self.table.chosen.patient_id))

    def _begin_declining(self) -> None:
        line = self.table.chosen
        if line is None:
            return
        refusal = refused(self.workplace.context, Right.CHART, line.patient_id)
        if refusal is not None:
            self.notice.say(self.workplace.say(refusal), "attention")
        else:
            self.reason.clear()
            self.reason.show()
            self.reason.setFocus()

    def _decline(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._stop_declining()
            self.actions_.decline(reason)

    def _stop_declining(self) -> None:
        self.reason.hide()
        self.table.setFocus()

    def _said(self, said: str, can_be_undone: bool) -> None:
        undo = (self.tr("Undo  U"), self.actions_.reopen) if can_be_undone else None
        self.notice.say(said, "good", undo)
        self.asks.emit(Announce(said))

    def _add(self) -> None:
        if not self._new.isEnabled():
            return
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: every_patient(context), self._open_sheet, self._failed, key="sheet")

    def _open_sheet(self, patients: Sequence[PatientFound]) -> None:
        self._close_sheet()
        called = [
            (one.patient_id, told_apart(one.name, one.native_name, one.birth_date, one.record_number))
            for one in patients
        ]
        line = self.table.chosen
        self.sheet = TaskSheet(self.workplace, called, None if line is None else line.patient_id)
        self.sheet.closed.connect(self._close_sheet)
        self.card.hide()
        self._body.addWidget(self.sheet)
        self.sheet.show()
        self.sheet.first_answer().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_sheet(self) -> None:
        if self.sheet is not None:
            self._body.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
            self.card.show()
            self.table.setFocus()
