"""A signed assessment amended: a new entry with author and reason supersedes it, and both stay readable."""

from collections.abc import Callable

from core.case.case import Case
from core.case.lesion import Assessment, Bwat
from core.clinic.commands import assessments
from core.errors import InvalidInput
from core.texts import text
from core.trends.lesions import BWAT_CUA_ITEMS
from desktop.chart.names import identity, when
from desktop.widgets.fields import ChoiceField, NoteField
from desktop.widgets.looks import label
from desktop.widgets.sheet import Sheet
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace


class AmendSheet(Sheet):
    """What was judged can be amended here. Outlines are amended by charting again, never by typing an area."""

    def __init__(self, workplace: Workplace, case: Case, assessment: Assessment) -> None:
        super().__init__(workplace, identity(case.patient))
        moment = when(assessment.at, workplace)
        self.set_words(self.tr("Amend the assessment of {when}").format(when=moment), self.tr("Sign amendment"))
        self._patient_id, self._assessment = case.patient.id, assessment
        language = workplace.language
        self.reason = NoteField(workplace, self.tr("Reason for the amendment"), needed=True)
        self.stage = ChoiceField(workplace, self.tr("Stage"), words("stage", language), blank="")
        self.stage.set_value(assessment.stage)
        self.eschar = ChoiceField(workplace, self.tr("Eschar"), words("eschar_state", language), blank="")
        self.eschar.set_value(assessment.eschar_state)
        self.note = NoteField(workplace, self.tr("Note"))
        self.note.set_value(assessment.note)
        self.items = {item: self._level(item, assessment.bwat) for item in BWAT_CUA_ITEMS}
        self.ask(self.reason)
        self.ask_in_row(self.stage, self.eschar)
        self.ask(label(self.tr("BWAT-CUA"), "strong"), *self.items.values(), self.note)

    def work(self) -> Callable[[], object]:
        context, patient_id, entry_id = self.workplace.context, self._patient_id, self._assessment.id
        reason = self.reason.value()
        if reason is None or entry_id is None:
            raise InvalidInput("error.chart.entry")
        before = self._assessment.bwat or Bwat()
        levels = {item: int(level) if (level := field.value()) else None for item, field in self.items.items()}
        bwat = before.model_copy(update=levels)
        amended = self._assessment.model_copy(
            update={
                "stage": self.stage.value(),
                "eschar_state": self.eschar.value(),
                "note": self.note.value(),
                "bwat": bwat if self._assessment.bwat is not None or any(levels.values()) else None,
            }
        )
        return lambda: assessments.amend(context, patient_id, entry_id, amended, reason)

    def _level(self, item: str, bwat: Bwat | None) -> ChoiceField:
        say = self.workplace.say
        levels = [(str(level), f"{level} · {say(text(f'instrument.bwat.{item}.{level}'))}") for level in range(1, 6)]
        field = ChoiceField(self.workplace, say(text(f"instrument.bwat.{item}")), levels, blank="")
        answered = getattr(bwat, item) if bwat is not None else None
        field.set_value(None if answered is None else str(answered))
        return field
