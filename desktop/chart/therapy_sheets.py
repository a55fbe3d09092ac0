"""Sheets about therapies: start one, change its dose, hold, resume, stop."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from core.case.case import Case
from core.case.drugs import drugs
from core.case.therapy import Therapy, TherapyChange
from core.clinic.commands import therapies
from core.errors import InvalidInput
from core.texts import text
from desktop.chart.dose_questions import DoseQuestions
from desktop.chart.drug_field import DrugField
from desktop.chart.names import identity
from desktop.widgets.fields import ChoiceField, DayField, TextField
from desktop.widgets.sheet import Sheet
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Workplace


class TherapySheet(Sheet):
    """A therapy that starts. Route and unit are proposed by the drug and checked."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, identity(case.patient))
        self.set_words(self.tr("Start a therapy"), self.tr("Sign therapy"))
        self._patient_id = case.patient.id
        self.drug = DrugField(workplace, self.tr("Drug"))
        self.route = ChoiceField(workplace, self.tr("Route"), words("route", workplace.language), blank="", needed=True)
        self.dose = DoseQuestions(workplace)
        self.start = DayField(workplace, self.tr("First day"), needed=True, hint=self.tr("a date, or -3d"))
        self.start.set_value(workplace.today())
        self.reason = TextField(workplace, self.tr("Reason"))
        self.drug.edited.connect(self._drug_chosen)
        self.route.checked_by(self._route_fits)
        self.ask(self.drug, self.route)
        self.ask(self.dose, checked=self.dose.fields())
        self.ask(self.start, self.reason)

    def first_answer(self) -> DrugField:
        """Where typing begins."""
        return self.drug

    def work(self) -> Callable[[], object]:
        drug, route, start = self.drug.value(), self.route.value(), self.start.value()
        if drug is None or route is None or start is None:
            raise InvalidInput("error.chart.therapy_incomplete")
        dose = self.dose.answer().model_dump()
        therapy = Therapy(drug=drug, route=route, start=start, reason=self.reason.value(), **dose)
        context, patient_id = self.workplace.context, self._patient_id
        return lambda: therapies.start(context, patient_id, therapy)

    def _drug_chosen(self) -> None:
        drug = self.drug.value()
        if drug is not None:
            self.dose.propose_for(drug)
            self.route.set_value(drugs()[drug].routes[0])
            self.route.say_problem(None)

    def _route_fits(self, route: str) -> str | None:
        try:
            drug = self.drug.value()
        except InvalidInput:
            return None
        usual = drugs()[drug].routes if drug else (route,)
        if route in usual:
            return None
        names = ", ".join(word("route", code, self.workplace.language) for code in usual)
        return self.tr("This drug is given: {routes}.").format(routes=names)


Change = Literal["dose_change", "hold", "resume", "stop"]


class TherapyChangeSheet(Sheet):
    """A change of a running therapy, recorded as a change: the earlier dose stays readable."""

    def __init__(self, workplace: Workplace, case: Case, therapy: Therapy, change: Change) -> None:
        super().__init__(workplace, identity(case.patient))
        drug = workplace.say(text(f"drug.{therapy.drug}"))
        titles = {
            "dose_change": self.tr("Change the dose of {drug}"),
            "hold": self.tr("Hold {drug}"),
            "resume": self.tr("Resume {drug}"),
            "stop": self.tr("Stop {drug}"),
        }
        self.set_words(titles[change].format(drug=drug), self.tr("Sign change"))
        self._patient_id, self._therapy, self._change = case.patient.id, therapy, change
        self.when = DayField(workplace, self.tr("From which day"), needed=True, hint=self.tr("a date, or -3d"))
        self.when.set_value(workplace.today())
        self.when.checked_by(self._not_before_start)
        self.reason = TextField(workplace, self.tr("Reason"), needed=change == "stop")
        self.dose = DoseQuestions(workplace)
        if change == "dose_change":
            self.dose.propose_for(therapy.drug)
            self.dose.show_dose(therapy)
            self.ask(self.dose, checked=self.dose.fields())
        self.ask(self.when, self.reason)

    def work(self) -> Callable[[], object]:
        context, patient_id, therapy_id = self.workplace.context, self._patient_id, self._therapy.id
        when, reason = self.when.value(), self.reason.value()
        if when is None or therapy_id is None:
            raise InvalidInput("error.chart.therapy_incomplete")
        if self._change == "stop":
            return lambda: therapies.stop(context, patient_id, therapy_id, when, reason)
        dose = self.dose.answer().model_dump() if self._change == "dose_change" else {}
        change = TherapyChange(at=when, kind=self._change, reason=reason, **dose)
        return lambda: therapies.change(context, patient_id, therapy_id, change)

    def _not_before_start(self, when: date) -> str | None:
        if when.isoformat() < str(self._therapy.start)[:10]:
            return self.tr("The therapy had not started yet on that day.")
        return None
