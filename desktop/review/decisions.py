"""The foot of a review: what is decided is typed and becomes a task; what was decided today stands below it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands import tasks
from core.clinic.rights import Right
from core.clinic.views.review import Decision, Review
from core.errors import CalcitrackError
from desktop.review.therapy_menu import TherapyMenu
from desktop.theme.icons import icon
from desktop.widgets.fields import ChoiceField, DueField, Field, TextField, validate_all
from desktop.widgets.flow import line_of
from desktop.widgets.looks import button, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import Announce
from desktop.widgets.when import due_words
from desktop.widgets.who import who_words
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Workplace

_MOST_LINES = 3
_FIELD = 150
_DUE = 110
_LARGE = 150


class Decisions(QFrame):
    """Enter in any field adds the task. What was typed for a patient and not added waits until they are shown again."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        self._patient_id: str | None = None
        self._typed: dict[str, tuple[str, ...]] = {}
        self.setAccessibleName(self.tr("Decisions"))
        self._make_fields()
        self.notice = Notice(workplace.theme)
        self.add = button(self.tr("Add as a task  ↵"), "primary")
        self.add.setAccessibleName(self.tr("Add the decision as a task"))
        self.add.clicked.connect(self.send)
        self.therapy = button(self.tr("Therapy"))
        self.therapy.setIcon(icon("pill", workplace.theme))
        self.therapy.setToolTip(self.tr("A new therapy, or a change of one that goes on"))
        self.therapy.setAccessibleName(self.tr("Change a therapy"))
        for asked in (*self._fields, self.add):
            only_with(asked, workplace, Right.CHART)
        only_with(self.therapy, workplace, Right.CHANGE_THERAPY)
        self.therapies = TherapyMenu(workplace, self)
        self.therapies.asks.connect(self.asks)
        self.therapy.setMenu(self.therapies)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Decided today"))
        self._lay_out()

    def _make_fields(self) -> None:
        work = self._workplace
        self.title = TextField(work, self.tr("Decision  N"), needed=True)
        self.title.editor.setAccessibleName(self.tr("Decision"))
        self.title.line.setPlaceholderText(self.tr("What is to be done"))
        self.discipline = ChoiceField(
            work, self.tr("Discipline"), words("discipline", work.language), blank=self.tr("none")
        )
        self.assignee = ChoiceField(work, self.tr("Person"), [], blank=self.tr("nobody yet"))
        self.due = DueField(work, self.tr("Due"), needed=True)
        self.due.line.setPlaceholderText("+2w")
        self.due.line.setToolTip(self.tr("for example +2w, +3d, tomorrow 8, or a date"))
        self._fields: tuple[Field[Any], ...] = (self.title, self.discipline, self.assignee, self.due)
        for combo in (self.discipline.combo, self.assignee.combo):
            combo.setFixedWidth(work.theme.px(_FIELD))
        self.due.line.setFixedWidth(work.theme.px(_DUE))
        for field in self._fields:
            for keys in ("Return", "Enter"):
                enter = QShortcut(QKeySequence(keys), field)
                enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                enter.activated.connect(self.send)

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        row = line_of(self._workplace.theme)
        # Large letters leave the decision a line of its own.
        large = self._workplace.theme.scale >= _LARGE
        if not large:
            row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        for field in self._fields[1:]:
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        for push in (self.add, self.therapy):
            beside = QVBoxLayout()
            beside.setContentsMargins(0, self.title.editor_top(), 0, 0)
            beside.addWidget(push)
            beside.addStretch(1)
            row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.tight, space.inside, space.tight)
        column.setSpacing(space.tight)
        if large:
            column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self._list)

    def show_people(self, names: Sequence[str]) -> None:
        """Who may be given a task."""
        chosen = self.assignee.combo.currentData()
        while self.assignee.combo.count() > 1:
            self.assignee.combo.removeItem(1)
        for name in names:
            self.assignee.combo.addItem(name, name)
        self.assignee.combo.setCurrentIndex(max(0, self.assignee.combo.findData(chosen)))

    def show_review(self, review: Review) -> None:
        """Show what was decided for a patient today; of another patient also what was typed for them before."""
        if review.patient_id != self._patient_id:
            self._keep_typed()
            self._patient_id = review.patient_id
            self.notice.clear()
            self._fill(self._typed.get(review.patient_id, ("", "")))
        self.therapies.show_case(review.chart.case)
        self._show_decided(review.decided)

    def begin(self) -> None:
        """Write a decision."""
        if self.isEnabled():
            self.title.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_typed_in(self) -> bool:
        """Whether the keys go to one of the fields."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def send(self) -> None:
        """Add what is typed as a task of this patient; what is wrong is said beside it, and nothing typed is lost."""
        if not self.add.isEnabled():
            return
        self.notice.clear()
        if self._patient_id is None or not validate_all(self._fields):
            return
        context, patient_id, title = self._workplace.context, self._patient_id, self.title.value() or ""
        discipline, assignee, due = self.discipline.value(), self.assignee.value(), self.due.value()

        def work() -> Changes:
            return tasks.add(context, patient_id, title, discipline, due, "info", assignee)[1]

        self.add.setEnabled(False)
        self._workplace.bridge.write(self, work, lambda _: self._added(patient_id, title), self._failed)

    def _added(self, patient_id: str, title: str) -> None:
        self.add.setEnabled(True)
        self._typed.pop(patient_id, None)
        if patient_id == self._patient_id:
            self._fill(("", ""))
        if self.is_typed_in():
            self.begin()
        self.asks.emit(Announce(self.tr("Decided: {task}").format(task=title)))

    def _failed(self, error: CalcitrackError) -> None:
        self.add.setEnabled(True)
        self.notice.say_error(error, self._workplace)

    def _keep_typed(self) -> None:
        typed = (self.title.line.text(), self.due.line.text())
        if self._patient_id is not None:
            self._typed[self._patient_id] = typed

    def _fill(self, typed: tuple[str, ...]) -> None:
        """Discipline and person stay: several decisions in a row are often for one."""
        self.title.line.setText(typed[0])
        self.due.line.setText(typed[1])
        for field in (self.title, self.due):
            field.say_problem(None)

    def _show_decided(self, decided: Sequence[Decision]) -> None:
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for decision in reversed(decided):
            column.addWidget(label(self.told(decision), wrap=True))
        column.addStretch(1)
        lines = min(len(decided), _MOST_LINES if self._workplace.theme.scale < _LARGE else _MOST_LINES - 1)
        self._list.setFixedHeight(lines * QFontMetrics(page.font()).lineSpacing() + 2)
        self._list.setWidget(page)
        self._list.setVisible(bool(decided))

    def told(self, decision: Decision) -> str:
        """`10:12 RN Li: refer to dermatology → dermatology, 1 Dec (done)`."""
        work = self._workplace
        at = decision.at.astimezone(work.zone).strftime("%H:%M")
        said = f"{at} {decision.by}: {work.say(decision.told)}"
        line = decision.task
        if line is None:
            return said
        more = [who_words(line, work), due_words(line.due, work)]
        if line.state != "open":
            more = [who_words(line, work), word("task_state", line.state, work.language)]
        return f"{said} → {' · '.join(part for part in more if part)}"
