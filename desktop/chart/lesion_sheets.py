"""Sheets about lesions: add, correct, split, merge, close."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox

from core.case.case import Case
from core.case.lesion import Lesion
from core.case.moments import start_of
from core.clinic.commands import lesions, tasks
from core.errors import InvalidInput
from desktop.chart.lesion_questions import LesionQuestions
from desktop.chart.names import identity, lesion_label, lesion_place
from desktop.widgets.fields import ChoiceField, DayField
from desktop.widgets.looks import label
from desktop.widgets.sheet import Sheet
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace


class LesionSheet(Sheet):
    """A new lesion, or the corrected description of one."""

    def __init__(self, workplace: Workplace, case: Case, lesion: Lesion | None = None) -> None:
        self._lesion = lesion
        super().__init__(workplace, identity(case.patient))
        self.set_words(
            self.tr("Correct a lesion") if lesion else self.tr("Add a lesion"),
            self.tr("Save") if lesion else self.tr("Add lesion"),
        )
        self._patient_id = case.patient.id
        self._questions = LesionQuestions(workplace, case.patient)
        if lesion is not None:
            self._questions.show_lesion(lesion)
        else:
            self._questions.onset.set_value(workplace.today())
        self.ask(self._questions, checked=self._questions.fields())

    def work(self) -> Callable[[], object]:
        context, patient_id = self.workplace.context, self._patient_id
        if self._lesion is not None:
            corrected, seen = self._questions.lesion(self._lesion.id), self._lesion
            return lambda: lesions.edit_lesion(context, patient_id, corrected, seen)
        added = self._questions.lesion()
        return lambda: lesions.add_lesion(context, patient_id, added)

    def take_decided(self, decided: Lesion, theirs: Lesion) -> None:
        self._lesion = theirs
        self._questions.show_lesion(decided)


class _WhenSheet(Sheet):
    """What every sheet about the end of a lesion asks: on which day."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, identity(case.patient))
        self._patient_id = case.patient.id
        self.when = DayField(workplace, self.tr("Day"), needed=True, hint=self.tr("a date, or -3d, or yesterday"))
        self.when.set_value(workplace.today())
        self.when.checked_by(self._not_in_the_future)

    def day(self) -> date:
        """The day that was answered."""
        answered = self.when.value()
        if answered is None:
            raise InvalidInput("error.chart.lesion_incomplete")
        return answered

    def _not_in_the_future(self, answered: date) -> str | None:
        return self.tr("This day has not come yet.") if answered > self.workplace.today() else None


class CloseSheet(_WhenSheet):
    """A lesion that is over: healed, amputated, excised."""

    def __init__(self, workplace: Workplace, case: Case, lesion: Lesion) -> None:
        super().__init__(workplace, case)
        self.set_words(
            self.tr("Close {lesion}").format(lesion=lesion_place(lesion, workplace)), self.tr("Close lesion")
        )
        self._lesion = lesion
        ways = [(code, name) for code, name in words("lesion_closed_as", workplace.language) if code not in _BY_LINEAGE]
        self.way = ChoiceField(workplace, self.tr("Because it was"), ways, blank="", needed=True)
        self.ask(self.way, self.when)

    def work(self) -> Callable[[], object]:
        context, patient_id, lesion_id = self.workplace.context, self._patient_id, self._lesion.id
        closed, way = self.day(), self.way.value() or ""
        return lambda: lesions.close_lesion(context, patient_id, lesion_id, closed, way)


class DressingSheet(Sheet):
    """When the dressing is changed next; the worklist then says so on that day."""

    def __init__(self, workplace: Workplace, case: Case, lesion: Lesion) -> None:
        super().__init__(workplace, identity(case.patient))
        place = lesion_place(lesion, workplace)
        self.set_words(self.tr("Next dressing of {lesion}").format(lesion=place), self.tr("Plan dressing"))
        self._patient_id, self._lesion = case.patient.id, lesion
        self.day = DayField(workplace, self.tr("Day"), needed=True, hint=self.tr("a date, or +2d"))
        self.day.set_value(workplace.today() + timedelta(days=1))
        self.day.checked_by(self._not_over)
        self.ask(self.day)

    def work(self) -> Callable[[], object]:
        context, patient_id, lesion_id = self.workplace.context, self._patient_id, self._lesion.id
        day = self.day.value()
        if day is None:
            raise InvalidInput("error.chart.lesion_incomplete")
        return lambda: tasks.plan_dressing(context, patient_id, lesion_id, day)

    def _not_over(self, answered: date) -> str | None:
        return self.tr("This day is over.") if answered < self.workplace.today() else None


_BY_LINEAGE = ("split", "merged")


class SplitSheet(_WhenSheet):
    """One lesion that has become two: it closes, and two open with it as their parent."""

    def __init__(self, workplace: Workplace, case: Case, lesion: Lesion) -> None:
        super().__init__(workplace, case)
        self.set_words(
            self.tr("Split {lesion}").format(lesion=lesion_place(lesion, workplace)), self.tr("Split in two")
        )
        self._lesion = lesion
        self._parts = [LesionQuestions(workplace, case.patient, asks_onset=False) for _ in range(2)]
        name = lesion.label or ""
        self.ask(label(self.tr("Its course stays; its tissue is counted once, in the two that follow."), wrap=True))
        self.ask(self.when)
        for part, letter, heading in zip(
            self._parts, "ab", (self.tr("First part"), self.tr("Second part")), strict=True
        ):
            part.show_lesion(lesion.model_copy(update={"label": f"{name}{letter}" if name else None, "place": None}))
            self.ask(label(heading, "strong"))
            self.ask(part, checked=part.fields())

    def work(self) -> Callable[[], object]:
        context, patient_id, lesion_id, at = self.workplace.context, self._patient_id, self._lesion.id, self.day()
        children = tuple(part.lesion(onset=self._lesion.onset) for part in self._parts)
        return lambda: lesions.split_lesion(context, patient_id, lesion_id, children, at)


class MergeSheet(_WhenSheet):
    """Lesions that have grown together: they close, and one opens with them as its parents."""

    def __init__(
        self, workplace: Workplace, case: Case, lesion: Lesion, open_lesions: Sequence[tuple[int, Lesion]]
    ) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Merge lesions"), self.tr("Merge"))
        self._ticks: dict[str, QCheckBox] = {}
        self._all = {known.id: known for _, known in open_lesions}
        self._merged = LesionQuestions(workplace, case.patient, asks_onset=False)
        self._merged.show_lesion(lesion.model_copy(update={"label": None}))
        self.ask(label(self.tr("Which have grown together?"), "strong"))
        for number, known in open_lesions:
            tick = QCheckBox(f"{lesion_label(known, number)} · {lesion_place(known, workplace)}")
            tick.setChecked(known.id == lesion.id)
            self._ticks[known.id] = tick
            self.ask(tick)
        self.ask(self.when, label(self.tr("The lesion that they are now"), "strong"))
        self.ask(self._merged, checked=self._merged.fields())

    def work(self) -> Callable[[], object]:
        context, patient_id, at = self.workplace.context, self._patient_id, self.day()
        chosen = tuple(lesion_id for lesion_id, tick in self._ticks.items() if tick.isChecked())
        if len(chosen) < 2:
            raise InvalidInput("error.chart.merge_needs_two")
        merged = self._merged.lesion(onset=min((self._all[one].onset for one in chosen), key=start_of))
        return lambda: lesions.merge_lesions(context, patient_id, chosen, merged, at)
