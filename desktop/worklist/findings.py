"""Every task and flag that a patient ever had: what stands, what is over, and what happened to each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QScrollArea, QSplitter, QVBoxLayout, QWidget

from core.case.work import TaskStep
from core.clinic.changes import Changes, Kind
from core.clinic.commands import tasks as commands
from core.clinic.context import Context
from core.clinic.rights import Right
from core.clinic.views.flags import FlagLine, patient_flags
from core.clinic.views.task_story import TaskStory, task_story
from core.clinic.views.tasks import TaskLine, patient_tasks
from core.errors import CalcitrackError
from desktop.theme.levels import SHAPES
from desktop.widgets.flow import STACKED, side_by_side
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import Announce, OpenFindings, OpenPatient, Request
from desktop.widgets.room import shows_some_lines
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.when import moment_words
from desktop.widgets.who import who_words
from desktop.widgets.words import word
from desktop.widgets.workplace import Desk, Workplace
from desktop.worklist.steps import flag_step_words, step_words

_KINDS = frozenset({Kind.TASK, Kind.FLAG, Kind.PATIENT})
_CARD_WIDTH = 360


@dataclass(frozen=True)
class _Found:
    flags: tuple[FlagLine, ...]
    tasks: tuple[TaskLine, ...]


class FindingsPlace(Place):
    """Two tables, flags above tasks; the chosen row's story stands at the right. U opens a settled task again."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Tasks and flags of a patient"))
        self._patient_id = ""
        self.notice = Notice(workplace.theme)
        self.flags = _table(workplace, self.tr("Flags"), self._flag_columns())
        self.tasks = _table(workplace, self.tr("Tasks"), self._task_columns())
        self.reopen = button(self.tr("Open again  U"))
        self.reopen.clicked.connect(self._reopen)
        only_with(self.reopen, workplace, Right.CHART)
        self.reopen.hide()
        self._story = look(QScrollArea(), "read")
        self._story.setWidgetResizable(True)
        self._story.setAccessibleName(self.tr("What happened to the chosen one"))
        self._lay_out()
        for table in (self.flags, self.tasks):
            table.selectionModel().currentRowChanged.connect(self._chosen)
            table.clicked.connect(self._chosen)
        workplace.bridge.changed.connect(self._changed)
        undo = QShortcut(QKeySequence("U"), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._reopen)

    def open(self, request: Request) -> None:
        if isinstance(request, OpenFindings):
            self._patient_id = request.patient_id
        self._read()

    def address(self) -> Request | None:
        return OpenFindings(self._patient_id)

    def panes(self) -> Sequence[QWidget]:
        return (self.flags, self.tasks, self._story)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("U", self.tr("Open a settled task again")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def _flag_columns(self) -> Sequence[Column[FlagLine]]:
        desk = self.workplace
        return (
            Column(self.tr("Flag"), lambda flag: f"{SHAPES[flag.level]} {desk.say(flag.title)}"),
            Column(self.tr("Lesion"), lambda flag: flag.subject_label or ""),
            Column(self.tr("State"), lambda flag: word("flag_state", flag.state, desk.language)),
            Column(self.tr("Raised"), lambda flag: moment_words(flag.raised_at, desk)),
            Column(self.tr("Acknowledged by"), lambda flag: flag.acknowledged_by or ""),
            Column(self.tr("Resolved"), lambda flag: moment_words(flag.resolved_at, desk)),
        )

    def _task_columns(self) -> Sequence[Column[TaskLine]]:
        desk = self.workplace
        return (
            Column(self.tr("Task"), lambda line: f"{SHAPES[line.level]} {desk.say(line.title)}"),
            Column(self.tr("Lesion"), lambda line: line.subject_label or ""),
            Column(self.tr("State"), lambda line: word("task_state", line.state, desk.language)),
            Column(self.tr("Due"), lambda line: moment_words(line.due, desk)),
            Column(self.tr("Settled"), lambda line: "" if line.state == "open" else moment_words(line.at, desk)),
            Column(self.tr("Who"), lambda line: who_words(line, desk) if line.state == "open" else line.by or ""),
        )

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        for title, table in ((self.tr("Flags"), self.flags), (self.tr("Tasks"), self.tasks)):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, space.inside)
            column.addWidget(label(title, "strong"))
            column.addWidget(table, 1)
            left.addWidget(part)
        card = frame("card")
        if self.workplace.theme.scale < STACKED:
            card.setFixedWidth(self.workplace.theme.px(_CARD_WIDTH))
        for area in (self.flags, self.tasks, self._story):
            shows_some_lines(area, self.workplace.theme)
        beside = QVBoxLayout(card)
        beside.setContentsMargins(space.between, space.between, space.inside, space.between)
        beside.addWidget(self._story, 1)
        beside.addWidget(self.reopen)
        row = side_by_side(self.workplace.theme)
        row.addWidget(left, 1)
        row.addWidget(card)
        self._chart = button(self.tr("Open the chart"))
        self._chart.clicked.connect(self._open_chart)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Tasks and flags"), "heading"), 1)
        head.addWidget(self._chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(row, 1)

    def _read(self) -> None:
        context, patient_id = self.workplace.context, self._patient_id
        self.workplace.bridge.read(self, lambda: _read(context, patient_id), self._show, self._failed, key="findings")

    def _show(self, found: _Found) -> None:
        for table, rows in ((self.flags, found.flags), (self.tasks, found.tasks)):
            before = table.currentIndex().row()
            _rows(table).set_rows(rows)
            if rows:
                table.setCurrentIndex(table.model().index(min(max(before, 0), len(rows) - 1), 0))
        self._chosen()

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and self._patient_id in changes.patients and changes.kinds & _KINDS:
            self._read()

    def _chosen(self) -> None:
        """The story of the row in the table that has the focus; of the flags when neither has."""
        table = self.tasks if self.tasks.hasFocus() or not self.flags.currentIndex().isValid() else self.flags
        row = table.currentIndex().data(ROW_ROLE) if table.currentIndex().isValid() else None
        self.reopen.setVisible(isinstance(row, TaskLine) and row.state in ("done", "declined"))
        if isinstance(row, FlagLine):
            self._show_flag(row)
        elif isinstance(row, TaskLine):
            context, task_id = self.workplace.context, row.task_id
            self.workplace.bridge.read(
                self, lambda: task_story(context, task_id), self._show_task, self._failed, key="story"
            )
        else:
            self._show_lines("", [self.tr("No rule has found anything yet.")], [])

    def _show_flag(self, flag: FlagLine) -> None:
        desk = self.workplace
        evidence = [item.say(desk.language) for item in flag.evidence]
        steps = [flag_step_words(step, desk) for step in reversed(flag.steps)]
        self._show_lines(_named(desk.say(flag.title), flag.subject_label), evidence, steps)

    def _show_task(self, story: TaskStory) -> None:
        desk, line = self.workplace, story.line
        why = [desk.say(item.text) for item in story.evidence]
        if line.reason:
            why.append(f"“{line.reason}”")
        steps: list[TaskStep] = list(reversed(story.steps))
        self._show_lines(
            _named(desk.say(story.asks), line.subject_label), why, [step_words(step, desk) for step in steps]
        )

    def _show_lines(self, title: str, why: Sequence[str], steps: Sequence[str]) -> None:
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self.workplace.theme.sizes.inside, 0)
        column.setSpacing(self.workplace.theme.sizes.inside)
        column.addWidget(label(title, "strong", wrap=True))
        for words in why:
            column.addWidget(label(words, wrap=True))
        if steps:
            column.addWidget(frame("rule"))
            column.addWidget(label(self.tr("What happened"), "caption"))
        for words in steps:
            column.addWidget(label(words, wrap=True))
        column.addStretch(1)
        self._story.setWidget(page)

    def _reopen(self) -> None:
        row = self.tasks.currentIndex().data(ROW_ROLE) if self.tasks.currentIndex().isValid() else None
        if isinstance(row, TaskLine) and row.state in ("done", "declined"):
            context, task_id = self.workplace.context, row.task_id
            self.workplace.bridge.write(self, lambda: commands.reopen(context, task_id), self._reopened, self._failed)

    def _reopened(self, _changes: Changes) -> None:
        self.asks.emit(Announce(self.tr("The task is open again.")))

    def _open_chart(self) -> None:
        self.asks.emit(OpenPatient(self._patient_id))


def _read(context: Context, patient_id: str) -> _Found:
    return _Found(patient_flags(context, patient_id), patient_tasks(context, patient_id))


def _named(title: str, subject: str | None) -> str:
    return f"{title} · {subject}" if subject else title


def _table(desk: Desk, name: str, columns: Sequence[Column]) -> DataTable:  # type: ignore[type-arg]
    table = DataTable(desk.theme, name)
    rows = SortedRows()
    rows.setParent(table)
    model = RowsModel(columns)
    rows.setSourceModel(model)
    table.setModel(rows)
    table.horizontalHeader().setSortIndicatorClearable(True)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    table.horizontalHeader().setStretchLastSection(False)
    if desk.theme.scale < STACKED:  # in very large letters no room is left over: the table scrolls
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _rows(table: DataTable) -> RowsModel:  # type: ignore[type-arg]
    proxy = table.model()
    assert isinstance(proxy, SortedRows)  # noqa: S101
    model = proxy.sourceModel()
    assert isinstance(model, RowsModel)  # noqa: S101
    return model
