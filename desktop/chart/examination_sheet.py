"""The sheet of an examination: what was examined decides what is asked."""

from core.case.case import Case
from core.case.examination import Examination, examination_kinds
from desktop.chart.entry_sheets import EntrySheet, required
from desktop.widgets.fields import ChoiceField, NoteField, NumberField
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Workplace

_MMHG = "mmHg"


class ExaminationSheet(EntrySheet):
    """A finding of the diagnostic work-up. What was looked for and not found is an answer too."""

    def __init__(self, workplace: Workplace, case: Case) -> None:
        super().__init__(workplace, case)
        self.set_words(self.tr("Examination"), self.tr("Sign examination"))
        language = workplace.language
        self.kind = ChoiceField(workplace, self.tr("What"), words("examination", language), blank="", needed=True)
        self.mimic = ChoiceField(workplace, self.tr("Which mimic"), words("mimic", language), blank="")
        sides = [pair for pair in words("side", language) if pair[0] in ("left", "right")]
        self.side = ChoiceField(workplace, self.tr("Side"), sides, blank="")
        self.result = ChoiceField(workplace, self.tr("Result"), [], blank="")
        self.value = NumberField(workplace, self.tr("Value"))
        self.pressure = NumberField(workplace, self.tr("Value"), _MMHG)
        self.note = NoteField(workplace, self.tr("Note"))
        self.kind.edited.connect(self._ask_what_belongs)
        self.ask(self.kind, self.mimic, self.side, self.result, self.value, self.pressure, self.note)
        self._ask_what_belongs()

    def show_subject(self, about: str) -> None:
        """A kind of examination, or `mimic:` and the one that a judgement is about."""
        kind, _, mimic = about.partition(":")
        self.kind.set_value(kind)
        self._ask_what_belongs()
        if mimic:
            self.mimic.set_value(mimic)

    def entry(self) -> Examination:
        code = required(self.kind.value())
        kind = examination_kinds()[code]
        number = self.pressure if kind.unit == _MMHG else self.value
        return Examination(
            at=required(self.when.value()),
            kind=code,
            side=self.side.value() if kind.sided else None,
            value=required(number.value()) if kind.measured else None,
            result=None if kind.measured else required(self.result.value()),
            mimic=required(self.mimic.value()) if code == "mimic" else None,
            note=self.note.value(),
        )

    def _ask_what_belongs(self) -> None:
        code = self.kind.value()
        kind = examination_kinds()[code] if code else None
        self.mimic.setVisible(code == "mimic")
        self.side.setVisible(kind is not None and kind.sided)
        measured, unit = kind is not None and kind.measured, kind.unit if kind is not None else None
        self.value.setVisible(measured and unit != _MMHG)
        self.pressure.setVisible(measured and unit == _MMHG)
        self.result.setVisible(kind is not None and not kind.measured)
        self.result.combo.clear()
        self.result.combo.addItem("", None)
        for result in kind.results if kind is not None else ():
            self.result.combo.addItem(word("examination_result", result, self.workplace.language), result)
