"""An as-needed dose that was given: which drug, how much, and what for. What the record prescribes comes first."""

from typing import Final

from core.case.base import standing
from core.case.case import Case
from core.case.course import Event
from core.case.drugs import drugs, in_class
from core.case.moments import start_of
from core.case.therapy import Therapy
from core.texts import text
from desktop.chart.drug_field import DrugField
from desktop.chart.entry_sheets import EntrySheet, required
from desktop.widgets.fields import ChoiceField, NumberField, TextField
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Workplace

_OTHER: Final = "other"


class DoseSheet(EntrySheet):
    """The purpose is always asked: doses for dressings never count as breakthrough pain."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("As-needed dose"), self.tr("Sign dose"))
        self._prescribed = {str(each.id): each for each in _as_needed(case, workplace)}
        names = [(key, workplace.say(text(f"drug.{each.drug}"))) for key, each in self._prescribed.items()]
        self.prescription = ChoiceField(
            workplace, self.tr("Prescribed as needed"), [*names, (_OTHER, self.tr("another drug…"))], needed=True
        )
        self.drug = DrugField(workplace, self.tr("Drug"))
        self.dose = NumberField(workplace, self.tr("Dose"), needed=True)
        self.unit = ChoiceField(workplace, self.tr("Unit"), [], needed=True)
        purposes = words("as_needed_purpose", workplace.language)
        self.purpose = ChoiceField(workplace, self.tr("What for"), purposes, blank="", needed=True)
        self.note = TextField(workplace, self.tr("Note"))
        self.prescription.edited.connect(self._prescription_chosen)
        self.drug.edited.connect(self._drug_chosen)
        self.ask(self.prescription, self.drug)
        self.ask_in_row(self.dose, self.unit)
        self.ask(self.purpose, self.note)
        self._prescription_chosen()

    def first_answer(self) -> NumberField:
        """Where typing begins."""
        return self.dose

    def entry(self) -> Event:
        return Event(
            at=required(self.when.value()),
            kind="as_needed_dose",
            drug=required(self._code()),
            dose=required(self.dose.value()),
            unit=required(self.unit.value()),
            purpose=required(self.purpose.value()),
            note=self.note.value(),
        )

    def _chosen(self) -> Therapy | None:
        return self._prescribed.get(self.prescription.value() or "")

    def _code(self) -> str | None:
        chosen = self._chosen()
        return self.drug.value() if chosen is None else chosen.drug

    def _prescription_chosen(self) -> None:
        chosen = self._chosen()
        self.drug.setVisible(chosen is None)
        self.drug.needed = chosen is None
        if chosen is not None:
            self._offer_units(chosen.drug)
            self.dose.set_value(chosen.dose)
            if self.unit.combo.findData(chosen.unit) >= 0:
                self.unit.set_value(chosen.unit)

    def _drug_chosen(self) -> None:
        code = self.drug.value()
        if code is not None:
            self._offer_units(code)

    def _offer_units(self, drug: str) -> None:
        """Units of an amount: a single dose is no rate."""
        language = self.workplace.language
        usual = [code for code in drugs()[drug].units if not code.endswith("/h")]
        rest = [code for code, _ in words("dose_unit", language) if not code.endswith("/h") and code not in usual]
        self.unit.combo.clear()
        for code in (*usual, *rest):
            self.unit.combo.addItem(word("dose_unit", code, language), code)


def _as_needed(case: Case, workplace: Workplace) -> list[Therapy]:
    """The therapies that may be given as needed now, analgesics first."""
    now = workplace.now()
    running = [
        each
        for each in standing(case.therapies)
        if each.as_needed and start_of(each.start) <= now and (each.stop is None or start_of(each.stop) > now)
    ]
    return sorted(running, key=lambda each: (not in_class(each.drug, "opioid"), each.drug))
