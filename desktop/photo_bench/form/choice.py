"""One answer of several: a BWAT level as rows of wide buttons, a word as a flow of them."""

from PySide6.QtWidgets import QWidget

from core.charting.carrying import shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField, answering
from core.texts import text
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.buttons import KEYS, ChoiceButton
from desktop.photo_bench.form.question import Question
from desktop.widgets.flow import Flow
from desktop.widgets.workplace import Workplace


class ChoiceQuestion(Question):
    """Its key answers and goes on. `keys` are the levels themselves, or the place in the list."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__(workplace, keeper, field)
        self._words: dict[object, str] = {choice.value: workplace.say(choice.label) for choice in field.choices}
        wide = field.kind == "level"
        self.keys = {
            str(choice.value).lower() if wide else KEYS[place]: choice.value
            for place, choice in enumerate(field.choices)
        }
        self.buttons: dict[str | int, ChoiceButton] = {}

    def build(self) -> None:
        theme, wide = self.workplace.theme, self.field.kind == "level"
        flowing = QWidget()
        flow = Flow(theme.sizes.tight, theme.sizes.tight, flowing)
        for key, value in self.keys.items():
            made = ChoiceButton(theme, key, self._words[value], wrapped=wide)
            made.clicked.connect(self._clicked)
            self.buttons[value] = made
            if wide:
                self.body_column.addWidget(made)
            else:
                flow.addWidget(made)
        if not wide:
            self.body_column.addWidget(flowing)

    def refresh(self, draft: AssessmentDraft) -> None:
        now = shown(draft, self.name)
        for value, made in self.buttons.items():
            made.setChecked(value == now.value and not now.pale)
        words = "" if now.value is None else self._words.get(now.value, "")
        if now.value is not None and self.field.kind == "level":
            words = f"{now.value} · {words}"
        if now.value is None and now.one_of:
            words = self.tr("one of: {words}").format(words=", ".join(self._words[code] for code in now.one_of))
        self.show_answer(words, now)
        if now.source == "derived" and now.by:
            names = ", ".join(self.workplace.say(text(f"instrument.bwat.{item}")) for item in now.by)
            self._why.setToolTip(self.tr("Follows from: {items}").format(items=names))

    def settled(self, draft: AssessmentDraft) -> bool:
        now = shown(draft, self.name)
        return now.value is not None and not now.pale

    def take_key(self, key: str) -> bool:
        if key not in self.keys:
            return False
        self.answer(answering(self.name, self.keys[key]))
        return True

    def take_back(self) -> None:
        self.answer(answering(self.name, None), advance=False)

    def _clicked(self) -> None:
        made = self.sender()
        for value, known in self.buttons.items():
            if known is made:
                self.answer(answering(self.name, value))
                return
