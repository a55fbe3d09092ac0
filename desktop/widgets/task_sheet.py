"""A task added by hand: what, for whom, by whom, until when."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from core.clinic.commands import tasks
from core.clinic.views.tasks import people
from core.errors import InvalidInput
from desktop.widgets.fields import ChoiceField, DueField, Field, TextField
from desktop.widgets.sheet import Sheet
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace


class TaskSheet(Sheet):
    """`patients` are ids and how each is called: one, whose chart is open, or all, of whom one is chosen here."""

    def __init__(
        self,
        workplace: Workplace,
        patients: Sequence[tuple[str, str]],
        chosen: str | None = None,
    ) -> None:
        only = patients[0] if len(patients) == 1 else None
        super().__init__(workplace, only[1] if only is not None else "")
        self.set_words(self.tr("Add a task"), self.tr("Add the task"))
        self.patient = PatientField(workplace, self.tr("Patient"), patients)
        self.patient.set_value(only[0] if only is not None else chosen)
        self.title = TextField(workplace, self.tr("What is to be done"), needed=True)
        self.discipline = ChoiceField(
            workplace, self.tr("Discipline"), words("discipline", workplace.language), blank=self.tr("none")
        )
        self.assignee = ChoiceField(workplace, self.tr("Person"), [], blank=self.tr("nobody yet"))
        self.due = DueField(
            workplace, self.tr("Due"), needed=True, hint=self.tr("for example +3d, tomorrow 8, or 14:30")
        )
        degrees = [("info", self.tr("usual")), ("attention", self.tr("attention")), ("urgent", self.tr("urgent"))]
        self.priority = ChoiceField(workplace, self.tr("Priority"), degrees)
        if only is None:
            self.ask(self.patient)
        self.ask(self.title)
        self.ask_in_row(self.discipline, self.assignee)
        self.ask_in_row(self.due, self.priority)
        context = workplace.context
        workplace.bridge.read(self, lambda: people(context), self._show_people)

    def first_answer(self) -> QWidget:
        """Where typing begins."""
        return self.title.editor if self.patient.is_answered() else self.patient.editor

    def work(self) -> Callable[[], object]:
        context = self.workplace.context
        patient_id, title, due = self.patient.value(), self.title.value(), self.due.value()
        discipline, assignee = self.discipline.value(), self.assignee.value()
        priority = self.priority.value() or "info"
        return lambda: tasks.add(context, patient_id or "", title or "", discipline, due, priority, assignee)

    def _show_people(self, names: Sequence[str]) -> None:
        for name in names:
            self.assignee.combo.addItem(name, name)


class PatientField(Field[str]):
    """One of many people: typed by any part of name or number, and chosen."""

    def __init__(self, workplace: Workplace, title: str, patients: Sequence[tuple[str, str]]) -> None:
        self.combo = QComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setMinimumContentsLength(1)
        for patient_id, called in patients:
            self.combo.addItem(called, patient_id)
        completer = QCompleter(self.combo.model(), self.combo)
        self.combo.setCompleter(completer)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        super().__init__(workplace, title, self.combo, needed=True)
        self.combo.activated.connect(self._chosen)

    def is_answered(self) -> bool:
        """Whether a person stands there."""
        return self._row() >= 0

    def value(self) -> str | None:
        if not self.combo.currentText().strip():
            return None
        if self._row() < 0:
            raise InvalidInput("error.desktop.no_such_patient")
        return str(self.combo.itemData(self._row()))

    def set_value(self, value: str | None) -> None:
        """Choose a person by id; None: nobody yet."""
        self.combo.setCurrentIndex(self.combo.findData(value) if value is not None else -1)
        if self.combo.currentIndex() < 0:
            self.combo.setEditText("")

    def _row(self) -> int:
        """The row of what is written, however it came there."""
        return self.combo.findText(self.combo.currentText().strip())

    def _chosen(self) -> None:
        self.validate()
        self.edited.emit()
