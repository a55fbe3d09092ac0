"""Clinic review: the patients of today's clinic one after another, each on one screen; decisions become tasks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands import reviews
from core.clinic.views import tasks
from core.clinic.views.review import Review
from core.errors import CalcitrackError
from desktop.review.clinic import Clinic
from desktop.review.clinic_table import ClinicTable
from desktop.review.decisions import Decisions
from desktop.review.head import ReviewHead
from desktop.review.reading import Reading
from desktop.review.screen import PatientScreen
from desktop.widgets.announce import announce
from desktop.widgets.empty import Empty
from desktop.widgets.notice import Notice
from desktop.widgets.people import both_names
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import Announce, OpenPatient, OpenPlace, Request, ReviewClinic, ReviewPatient
from desktop.widgets.workplace import Workplace

_TABLE = "table"


class ReviewPlace(Place):
    """← → go from patient to patient, R says that one was reviewed and goes on, N writes a decision, T shows all."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Clinic review"))
        self._asked_view: str | None = None
        self._arriving = False
        self.clinic = Clinic(workplace, self)
        self.reading = Reading(workplace, self)
        self.head = ReviewHead(workplace)
        self.notice = Notice(workplace.theme)
        self.screen_ = PatientScreen(workplace)
        self.table = ClinicTable(workplace)
        self.decisions = Decisions(workplace)
        self._make_stack()
        self._connect()

    def open(self, request: Request) -> None:
        self.notice.clear()
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: tasks.people(context), self.decisions.show_people, key="people")
        self._asked_view = request.view if isinstance(request, OpenPlace) else None
        self._arriving = not isinstance(request, ReviewPatient)
        match request:
            case ReviewPatient(patient_id):
                self.clinic.agenda.current = patient_id
                self._turn_to(patient_id)
                if self.clinic.patient(patient_id) is None:
                    self.clinic.ask()
            case ReviewClinic(patient_ids):
                self._show(self._waiting)
                self.clinic.begin(patient_ids)
            case _:
                self._show(self._waiting)
                self.clinic.resume()

    def address(self) -> Request | None:
        if self._stack.currentWidget() is self.table:
            return OpenPlace("review", _TABLE)
        return ReviewPatient(self.clinic.current) if self.clinic.current is not None else OpenPlace("review")

    def escape(self) -> bool:
        if self.screen_.escape():
            return True
        if self.decisions.is_typed_in():
            self.screen_.focus_first()
            return True
        if self._stack.currentWidget() is self.table and self.clinic.current is not None:
            self._go(self.clinic.current)
            return True
        return False

    def undo(self) -> bool:
        if self._stack.currentWidget() is self.table:
            return self.clinic.take_back()
        return self.screen_.actions_.reopen()

    def panes(self) -> Sequence[QWidget]:
        shown = self._stack.currentWidget()
        if shown is self.screen_:
            return (*self.screen_.panes(), self.decisions.title, self.head)
        return (self.table, self.head) if shown is self.table else (self._empty,)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("← →", self.tr("The patient before, the next one")),
            Shortcut("Ctrl+PgUp / PgDn", self.tr("The same, also while something is typed")),
            Shortcut("R", self.tr("Reviewed, and on to the next who is not")),
            Shortcut("N", self.tr("Write a decision; Enter makes it a task")),
            Shortcut("T", self.tr("The whole clinic as a table, and back")),
            Shortcut("Enter, C", self.tr("Open the lesion in the chart; compare its photographs")),
            Shortcut("D, X, U", self.tr("The chosen task is done, declined; undo")),
            Shortcut("H", self.tr("All tasks and flags of the patient")),
            Shortcut("Alt+↑ ↓, Del", self.tr("In the table: another place in the order; leave out")),
        )

    def mark_reviewed(self) -> None:
        """Say that the patient shown was reviewed, and go on to the next who was not."""
        patient_id = self.clinic.current
        if patient_id is not None and self._stack.currentWidget() is self.screen_:
            context = self.workplace.context
            work = lambda: reviews.review(context, patient_id)  # noqa: E731 – captures values only
            self.workplace.bridge.write(self, work, self._marked, self._failed)

    def turn(self) -> None:
        """From the patient to the table of the clinic, and back."""
        if self._stack.currentWidget() is self.table:
            self._go(self.table.chosen_id or self.clinic.current)
        elif self.clinic.patients:
            self._show_table()

    def _make_stack(self) -> None:
        space = self.workplace.theme.sizes
        self._waiting = QWidget()
        self._empty = Empty(
            self.workplace.theme,
            "circle-check",
            self.tr("No clinic today"),
            self.tr(
                "Whoever has something due today, or a flag that stands, is seen here one after another."
                " You can also choose patients on the worklist and review them."
            ),
            [(self.tr("Open the worklist"), lambda: self.asks.emit(OpenPlace("worklist")))],
        )
        # It has the place to itself when it is shown; hidden it must not ask for height that the patients need.
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack = QStackedWidget()
        for page in (self._waiting, self.screen_, self.table, self._empty):
            self._stack.addWidget(page)
        # What is read and what is typed are apart: a letter pressed while reading is a key, in a field it is a letter.
        self._read_part = QWidget()
        reading = QVBoxLayout(self._read_part)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(space.inside)
        reading.addWidget(self.head)
        reading.addWidget(self.notice)
        reading.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column.setSpacing(space.inside)
        column.addWidget(self._read_part, 1)
        column.addWidget(self.decisions)
        self._show(self._waiting)

    def _connect(self) -> None:
        self.head.before_asked.connect(self._before)
        self.head.next_asked.connect(self._next)
        self.head.reviewed.connect(self.mark_reviewed)
        self.head.turned.connect(self.turn)
        self.head.anew.connect(self.clinic.begin_today)
        self.head.chart_asked.connect(self._open_chart)
        self.reading.read.connect(self._was_read)
        self.reading.failed.connect(self._failed)
        self.screen_.asks.connect(self.asks)
        self.decisions.asks.connect(self.asks)
        self.table.opened.connect(self._go)
        self.table.moved.connect(self.clinic.move)
        self.table.left_out.connect(self.clinic.leave_out)
        self.table.ordered.connect(self.clinic.order)
        self.clinic.read.connect(self._clinic_read)
        self.clinic.rearranged.connect(self._show_heads)
        self.clinic.failed.connect(self._failed)
        self.workplace.bridge.changed.connect(self._changed)
        for keys, owner, do in (
            ("Left", self.screen_, self._before),
            ("Right", self.screen_, self._next),
            ("Ctrl+PgUp", self, self._before),
            ("Ctrl+PgDown", self, self._next),
            ("R", self._read_part, self.mark_reviewed),
            ("T", self._read_part, self.turn),
            ("N", self._read_part, self.decisions.begin),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _before(self) -> None:
        self._go(self.clinic.beside(-1), self.tr("This is the first patient."))

    def _next(self) -> None:
        self._go(self.clinic.beside(1), self.tr("This is the last patient."))

    def _go(self, patient_id: str | None, otherwise: str = "") -> None:
        """The shell follows: the banner says whose record is open wherever it changes."""
        if patient_id is not None:
            self.asks.emit(ReviewPatient(patient_id))
        elif otherwise:
            self.asks.emit(Announce(otherwise))

    def _clinic_read(self) -> None:
        """The list is there: show whose turn it is, the table if it was asked for, or that there is nobody."""
        if not self.clinic.patients and self.clinic.current is None:
            self._show(self._empty)
        elif self._asked_view == _TABLE or self._stack.currentWidget() is self.table:
            self._show_table()
        elif self._arriving and self.isVisible():
            self._arriving = False
            shown = self.clinic.current or self.clinic.next_unreviewed() or self.clinic.patients[0].patient_id
            self._go(shown)
        else:
            self._show_heads()

    def _turn_to(self, patient_id: str) -> None:
        """Show a patient at once if they were read ahead, and read those beside them."""
        found = self.reading.kept(patient_id)
        if found is not None:
            self._show_review(found)
        else:
            # Never one patient's wounds under another's name: nothing is shown until it is read.
            self._show(self._waiting)
            self._show_heads()
        self.reading.want(patient_id, self.clinic.around())

    def _was_read(self, patient_id: str, review: Review) -> None:
        if patient_id == self.clinic.current and self._stack.currentWidget() is not self.table:
            self._show_review(review)

    def _show_review(self, review: Review) -> None:
        anew = self.screen_.show_review(review)
        self.decisions.show_review(review)
        self._show(self.screen_)
        self._show_heads()
        if anew:
            who = review.chart.case.patient
            announce(self, f"{self.head.position.text()}: {both_names(who.name, who.native_name)}")
            if not self.decisions.is_typed_in():
                self.screen_.focus_first()

    def _show_table(self) -> None:
        self._asked_view = None
        self._show(self.table)
        self._show_heads()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clinic.ask_standings()

    def _show_heads(self) -> None:
        """Place and state above, and the table, as they are now."""
        clinic = self.clinic
        seen = [one.reviewed is not None for one in clinic.patients]
        if self._stack.currentWidget() is self.table:
            self.head.show_table(sum(seen), len(seen))
            self.table.show_clinic(clinic.patients, clinic.standings, self.table.chosen_id or clinic.current)
        else:
            known = clinic.patient(clinic.current)
            place = clinic.agenda.place_of(clinic.current)
            self.head.show_patient(place, len(seen), None if known is None else known.reviewed)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.head.setVisible(page is not self._empty)
        self.decisions.setVisible(page in (self.screen_, self._waiting))
        self.decisions.setEnabled(page is self.screen_)

    def _changed(self, changes: Changes) -> None:
        self.reading.forget(changes.patients)
        if not self.isVisible():
            return
        self.clinic.hear(changes)
        current = self.clinic.current
        if self._stack.currentWidget() is self.table:
            self.clinic.ask_standings()
        elif current is not None:
            self.reading.want(current, self.clinic.around())

    def _marked(self, changes: Changes) -> None:
        there = self.clinic.next_unreviewed()
        self.asks.emit(Announce(self.tr("Reviewed.")))
        if there is None:
            self.notice.say(self.tr("Everybody in this clinic was reviewed today."), "good")
        elif self.clinic.current in changes.patients:
            self._go(there)

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)

    def _open_chart(self) -> None:
        if self.clinic.current is not None:
            self.asks.emit(OpenPatient(self.clinic.current))
