"""One patient on one screen: lesions and photographs, course and triad, flags and tasks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from core.clinic.views.review import Review
from core.errors import CalcitrackError
from desktop.review.course_facts import course_of
from desktop.review.course_view import CourseView
from desktop.review.lesion_lines import LesionLines
from desktop.review.triad_summary import TriadSummary
from desktop.review.work_tables import FlagsTable, TasksTable
from desktop.widgets.looks import button, frame, look
from desktop.widgets.notice import Notice
from desktop.widgets.requests import Announce, OpenFindings, OpenPatient
from desktop.widgets.room import scrolling, shows_some_lines
from desktop.widgets.task_actions import TaskActions
from desktop.widgets.workplace import Workplace

_LARGE = 150
"""From this text size on two columns, which scroll."""
_MOST_FLAGS = 5
_FLAG = 26


class PatientScreen(QWidget):
    """D: the chosen task is done, U takes it back, X declines it (the reason is asked below the tasks)."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._review: Review | None = None
        self.setAccessibleName(self.tr("The patient at one look"))
        self.lesions = LesionLines(workplace)
        self.lesions.asks.connect(self.asks)
        self.course = CourseView(workplace)
        self.triad = TriadSummary(workplace)
        self.flags = FlagsTable(workplace)
        self.tasks = TasksTable(workplace)
        self.notice = Notice(workplace.theme)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why is it not done? Enter declines, Esc leaves it open"))
        self.reason.setAccessibleName(self.tr("Reason why the task is declined"))
        self.reason.hide()
        self.actions_ = TaskActions(workplace, lambda: self.tasks.chosen, self)
        self._lay_out()
        self._connect()

    def show_review(self, review: Review) -> bool:
        """Show a patient; of the same patient read again what was chosen stays chosen. Whether it is another one."""
        anew = self._review is None or self._review.patient_id != review.patient_id
        self._review = review
        if anew:
            self.notice.clear()
            self.reason.hide()
        self.lesions.show_review(review, anew=anew)
        self.course.show_course(course_of(review.chart.case, self._workplace.now()))
        self.triad.show_review(review)
        self.flags.show_flags(review.flags)
        self.flags.setVisible(bool(review.flags))
        rows = min(max(len(review.flags), 1), _MOST_FLAGS) * self._workplace.theme.px(_FLAG)
        self.flags.setFixedHeight(rows + self.flags.horizontalHeader().sizeHint().height() + 2)
        self.tasks.show_tasks(review.tasks, anew=anew)
        return anew

    def escape(self) -> bool:
        """Close the question why a task is declined, if it is open."""
        if not self.reason.isVisible():
            return False
        self._stop_declining()
        return True

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 goes round."""
        first = self.lesions.first()
        return (*([first] if first is not None else []), self.tasks, *([self.flags] if self.flags.isVisible() else []))

    def focus_first(self) -> None:
        """Begin to read."""
        self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        middle, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (middle, ((self.course, 1), (frame("rule"), 0), (self.triad, 0), (self._links(), 0))),
            (right, ((self.flags, 0), (self.tasks, 1), (self.reason, 0), (self.notice, 0))),
        ):
            column.setSpacing(space.inside)
            for part, stretch in parts:
                column.addWidget(part, stretch)
        page = look(QWidget(), "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.between)
        grid.setVerticalSpacing(space.inside)
        grid.addWidget(self.lesions, 0, 0)
        grid.addLayout(middle, 0, 1)
        large = self._workplace.theme.scale >= _LARGE
        if large:
            grid.addLayout(right, 1, 0, 1, 2)
            self.tasks.setMinimumHeight(self._workplace.theme.px(_FLAG) * 2 * _MOST_FLAGS)
            self.lesions.setMinimumHeight(self._workplace.theme.px(_FLAG) * 4 * _MOST_FLAGS)
        else:
            grid.addLayout(right, 0, 2)
        for column_at, stretch in enumerate((12, 11, 10)[: grid.columnCount()]):
            grid.setColumnStretch(column_at, stretch)
            grid.setColumnMinimumWidth(column_at, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        shown = scrolling(page) if large else page
        shows_some_lines(shown, self._workplace.theme)
        whole.addWidget(shown)

    def _links(self) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        guidance = button(self.tr("All factors, with their evidence"), "link")
        guidance.clicked.connect(self._open_guidance)
        column.addWidget(guidance, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _connect(self) -> None:
        self.actions_.said.connect(self._said)
        self.actions_.failed.connect(self._failed)
        self.reason.returnPressed.connect(self._decline)
        for keys, do in (
            ("D", self.actions_.complete),
            ("U", self.actions_.reopen),
            ("X", self._begin_declining),
            ("H", self._open_findings),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.tasks)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _begin_declining(self) -> None:
        if self.tasks.chosen is not None:
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
        self.tasks.setFocus()

    def _said(self, said: str, can_be_undone: bool) -> None:
        self.notice.say(said, "good", (self.tr("Undo  U"), self.actions_.reopen) if can_be_undone else None)
        self.asks.emit(Announce(said))

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self._workplace)

    def _open_guidance(self) -> None:
        if self._review is not None:
            self.asks.emit(OpenPatient(self._review.patient_id, "guidance/triad"))

    def _open_findings(self) -> None:
        if self._review is not None:
            self.asks.emit(OpenFindings(self._review.patient_id))
