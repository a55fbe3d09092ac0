"""Sheets for the other entries: laboratory values, weight, function, procedure, event, goals of care."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

from pydantic import ValidationError

from core.case.analytes import analytes
from core.case.case import Case
from core.case.course import Event, Function, Laboratory, Procedure, Weight
from core.case.episode import CareGoal
from core.case.examination import Examination
from core.clinic.commands import entries
from core.errors import InvalidInput
from core.texts import text
from desktop.chart.names import identity, lesion_label, lesion_place
from desktop.chart.open_lesions import open_lesions
from desktop.widgets.fields import ChoiceField, MomentField, NoteField, NumberField, TextField
from desktop.widgets.sheet import Sheet
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace

V = TypeVar("V")
Entry = Laboratory | Weight | Function | Procedure | Event | CareGoal | Examination


class EntrySheet(Sheet):
    """One entry of one moment. A subclass adds its questions and builds the entry."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, identity(case.patient))
        self._patient_id = case.patient.id
        self.when = MomentField(workplace, self.tr("When"), needed=True, hint=self.tr("for example -2h, or 14:30"))
        self.when.set_value(workplace.now())
        self.ask(self.when)

    def show_subject(self, about: str) -> None:
        """Answer beforehand what the entry is about: an analyte, an examination."""

    def entry(self) -> Entry:
        """The entry as answered; `ValidationError` and `InvalidInput` say what does not go together."""
        raise NotImplementedError

    def work(self) -> Callable[[], object]:
        context, patient_id = self.workplace.context, self._patient_id
        try:
            made = self.entry()
        except ValidationError:
            raise InvalidInput("error.chart.entry") from None
        return lambda: entries.record(context, patient_id, (made,))


class LaboratorySheet(EntrySheet):
    """A laboratory value in the unit that the laboratory used."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Laboratory value"), self.tr("Sign value"))
        names = [(code, workplace.say(text(f"analyte.{code}"))) for code in analytes()]
        self.analyte = ChoiceField(workplace, self.tr("Analyte"), names, blank="", needed=True)
        self.value = NumberField(workplace, self.tr("Value"), needed=True)
        self.unit = ChoiceField(workplace, self.tr("Unit"), [], blank="", needed=True)
        self.low = NumberField(workplace, self.tr("Range from"))
        self.high = NumberField(workplace, self.tr("Range to"))
        self.analyte.edited.connect(self._analyte_chosen)
        self.ask(self.analyte)
        self.ask_in_row(self.value, self.unit)
        self.ask_in_row(self.low, self.high)

    def entry(self) -> Laboratory:
        return Laboratory(
            at=required(self.when.value()),
            analyte=required(self.analyte.value()),
            value=required(self.value.value()),
            unit=required(self.unit.value()),
            range_low=self.low.value(),
            range_high=self.high.value(),
        )

    def show_subject(self, about: str) -> None:
        self.analyte.set_value(about)
        self._analyte_chosen()

    def _analyte_chosen(self) -> None:
        code = self.analyte.value()
        self.unit.combo.clear()
        for unit in analytes()[code].units if code else ():
            self.unit.combo.addItem(unit, unit)


class WeightSheet(EntrySheet):
    """A weight; the dry weight is what dialysis aims for."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Weight"), self.tr("Sign weight"))
        self.kg = NumberField(workplace, self.tr("Weight"), "kg", needed=True)
        kinds = [("measured", self.tr("as measured")), ("dry", self.tr("dry weight"))]
        self.kind = ChoiceField(workplace, self.tr("Kind"), kinds, needed=True)
        self.ask_in_row(self.kg, self.kind)

    def entry(self) -> Weight:
        dry = True if self.kind.value() == "dry" else None
        return Weight(at=required(self.when.value()), kg=required(self.kg.value()), dry=dry)


class FunctionSheet(EntrySheet):
    """A performance scale, by tens."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Function"), self.tr("Sign function"))
        scales = words("function_scale", workplace.language)
        self.scale = ChoiceField(workplace, self.tr("Scale"), scales, needed=True)
        steps = [(str(step), str(step)) for step in range(100, -1, -10)]
        self.value = ChoiceField(workplace, self.tr("Value"), steps, blank="", needed=True)
        self.ask_in_row(self.scale, self.value)

    def entry(self) -> Function:
        value = int(required(self.value.value()))
        return Function(at=required(self.when.value()), scale=required(self.scale.value()), value=value)


class ProcedureSheet(EntrySheet):
    """Something done to the patient or to one lesion."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Procedure"), self.tr("Sign procedure"))
        lesions = [
            (lesion.id, f"{lesion_label(lesion, number)} · {lesion_place(lesion, workplace)}")
            for number, lesion in open_lesions(case)
        ]
        self.kind = ChoiceField(workplace, self.tr("What"), words("procedure", workplace.language), needed=True)
        self.lesion = ChoiceField(workplace, self.tr("Where"), lesions, blank=self.tr("the whole person"))
        self.note = TextField(workplace, self.tr("Note"))
        self.ask(self.kind, self.lesion, self.note)

    def entry(self) -> Procedure:
        return Procedure(
            at=required(self.when.value()),
            kind=required(self.kind.value()),
            lesion=self.lesion.value(),
            note=self.note.value(),
        )


class EventSheet(EntrySheet):
    """An event that the rules ask for."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Event"), self.tr("Sign event"))
        language = workplace.language
        kinds = [pair for pair in words("event", language) if pair[0] != "as_needed_dose"]
        self.kind = ChoiceField(workplace, self.tr("What"), kinds, needed=True)
        self.points = NumberField(workplace, self.tr("qSOFA points (0–3)"))
        self.answer = ChoiceField(workplace, self.tr("Answer"), words("surprise_answer", language), blank="")
        hypotension = [("yes", self.tr("yes")), ("no", self.tr("no"))]
        self.hypotension = ChoiceField(workplace, self.tr("Hypotension"), hypotension, blank="")
        self.note = TextField(workplace, self.tr("Note"))
        self.kind.edited.connect(self._ask_what_belongs)
        self.ask(self.kind, self.points, self.answer, self.hypotension, self.note)
        self._ask_what_belongs()

    def entry(self) -> Event:
        kind = required(self.kind.value())
        hypotension = _YES_NO.get(self.hypotension.value() or "") if kind == "dialysis_session" else None
        return Event(
            at=required(self.when.value()),
            kind=kind,
            value=required(self.points.value()) if kind == "qsofa" else None,
            answer=required(self.answer.value()) if kind == "surprise_question" else None,
            hypotension=hypotension,
            note=self.note.value(),
        )

    def _ask_what_belongs(self) -> None:
        kind = self.kind.value()
        self.points.setVisible(kind == "qsofa")
        self.answer.setVisible(kind == "surprise_question")
        self.hypotension.setVisible(kind == "dialysis_session")


_YES_NO: Final[Mapping[str, bool]] = MappingProxyType({"yes": True, "no": False})


class CareGoalSheet(EntrySheet):
    """What was agreed about the aim of treatment."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Goals of care"), self.tr("Sign goals of care"))
        self.summary = NoteField(workplace, self.tr("What was agreed"), needed=True)
        choices = words("resuscitation", workplace.language)
        self.resuscitation = ChoiceField(workplace, self.tr("Resuscitation"), choices, blank="")
        self.discussed_with = TextField(workplace, self.tr("Discussed with"))
        self.ask(self.summary, self.resuscitation, self.discussed_with)

    def entry(self) -> CareGoal:
        return CareGoal(
            at=required(self.when.value()),
            summary=required(self.summary.value()),
            resuscitation=self.resuscitation.value(),
            discussed_with=self.discussed_with.value(),
        )


def required(answer: V | None) -> V:
    """An answer that must be there.

    Raises
    ------
    InvalidInput
        When it is not.
    """
    if answer is None:
        raise InvalidInput("error.chart.entry")
    return answer
