"""A signed entry that is wrong: marked as entered in error, and charted again on the right patient."""

from collections.abc import Callable

from core.case.case import Case
from core.clinic.commands import entries
from core.clinic.views import search
from core.clinic.views.chart import Chart, chart
from core.clinic.views.search import PatientFound
from core.errors import InvalidInput
from desktop.chart.names import identity, lesion_label, lesion_place
from desktop.chart.open_lesions import open_lesions
from desktop.widgets.fields import ChoiceField, NoteField, TextField
from desktop.widgets.looks import label
from desktop.widgets.sheet import Sheet
from desktop.widgets.workplace import Workplace


class ErrorSheet(Sheet):
    """The entry stays readable, struck through, with the reason; it counts for nothing any more."""

    def __init__(self, workplace: Workplace, case: Case, entry_id: str, what: str) -> None:
        super().__init__(workplace, identity(case.patient))
        self.set_words(self.tr("Entered in error"), self.tr("Strike through"))
        self._patient_id, self._entry_id = case.patient.id, entry_id
        self.reason = NoteField(workplace, self.tr("Why it is wrong"), needed=True)
        self.ask(
            label(what, "strong", wrap=True),
            label(self.tr("It stays readable, struck through, and is left out of every number."), wrap=True),
            self.reason,
        )

    def work(self) -> Callable[[], object]:
        context, patient_id, entry_id = self.workplace.context, self._patient_id, self._entry_id
        reason = self.reason.value()
        if reason is None:
            raise InvalidInput("error.chart.entry")
        return lambda: entries.mark_in_error(context, patient_id, entry_id, reason)


class WrongPatientSheet(Sheet):
    """An assessment that belongs to somebody else: struck through here, charted again there with its photographs."""

    def __init__(self, workplace: Workplace, case: Case, entry_id: str, what: str) -> None:
        super().__init__(workplace, identity(case.patient))
        self.set_words(self.tr("Charted on the wrong patient"), self.tr("Move it to the right patient"))
        self._patient_id, self._entry_id = case.patient.id, entry_id
        self.who = TextField(
            workplace, self.tr("The right patient"), needed=True, hint=self.tr("name or record number, then Tab")
        )
        self.found = ChoiceField(workplace, self.tr("Patient found"), [], blank="", needed=True)
        self.lesion = ChoiceField(workplace, self.tr("Lesion"), [], blank="", needed=True)
        self.reason = NoteField(workplace, self.tr("What happened"), needed=True)
        self.who.line.editingFinished.connect(self._search)
        self.found.edited.connect(self._patient_chosen)
        self.ask(label(what, "strong", wrap=True), self.who, self.found, self.lesion, self.reason)

    def work(self) -> Callable[[], object]:
        context, patient_id, entry_id = self.workplace.context, self._patient_id, self._entry_id
        right, lesion, reason = self.found.value(), self.lesion.value(), self.reason.value()
        if right is None or lesion is None or reason is None:
            raise InvalidInput("error.chart.entry")
        return lambda: entries.chart_again(context, patient_id, entry_id, right, lesion, reason)

    def _search(self) -> None:
        context, words = self.workplace.context, self.who.typed
        if words:
            self.workplace.bridge.read(self, lambda: search.find_patients(context, words), self._show_found, key="who")

    def _show_found(self, found: tuple[PatientFound, ...]) -> None:
        self.found.combo.clear()
        for person in found:
            if person.patient_id != self._patient_id:
                native = f" {person.native_name}" if person.native_name else ""
                words = f"{person.name}{native} · {person.birth_date.isoformat()} · {person.record_number}"
                self.found.combo.addItem(words, person.patient_id)
        self.found.say_problem(None if self.found.combo.count() else self.tr("Nobody else has this name or number."))
        self._patient_chosen()

    def _patient_chosen(self) -> None:
        patient_id, context = self.found.value(), self.workplace.context
        self.lesion.combo.clear()
        if patient_id is not None:
            self.workplace.bridge.read(self, lambda: chart(context, patient_id), self._show_lesions, key="lesions")

    def _show_lesions(self, found: Chart) -> None:
        for number, lesion in open_lesions(found.case):
            words = f"{lesion_label(lesion, number)} · {lesion_place(lesion, self.workplace)}"
            self.lesion.combo.addItem(words, lesion.id)
        none = self.tr("This patient has no open lesion; add one first.")
        self.lesion.say_problem(None if self.lesion.combo.count() else none)
