"""Any of several: infection signs, or the yes-or-no items of DN4. One key says that none of them is there."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from core.charting.actions import Action, ClearAnswers, NoneSeen, SetAnswer, SetSigns
from core.charting.carrying import Shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.buttons import KEYS, ChoiceButton
from desktop.photo_bench.form.question import Question
from desktop.widgets.flow import Flow
from desktop.widgets.workplace import Workplace

NONE_KEY = "0"


class TilesQuestion(Question):
    """Each key turns one on or off; 0 says none; Enter says that those are all, and goes on."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField, words: Mapping[str, str]) -> None:
        super().__init__(workplace, keeper, field)
        self._words = dict(words)
        self.keys = {KEYS[place]: code for place, code in enumerate(words)}
        self.none: ChoiceButton | None = None
        self.tiles: dict[str, ChoiceButton] = {}

    def build(self) -> None:
        theme = self.workplace.theme
        page = QWidget()
        flow = Flow(theme.sizes.tight, theme.sizes.tight, page)
        self.none = ChoiceButton(theme, NONE_KEY, self.none_words(), wrapped=False)
        self.none.clicked.connect(self._none)
        flow.addWidget(self.none)
        for key, code in self.keys.items():
            made = ChoiceButton(theme, key, self._words[code], wrapped=False)
            made.clicked.connect(self._clicked)
            self.tiles[code] = made
            flow.addWidget(made)
        self.body_column.addWidget(page)
        self.add_caption(self.tr("Enter: these are all. 0: none of them."))

    def none_words(self) -> str:
        """What says that none is there."""
        raise NotImplementedError

    def present(self, draft: AssessmentDraft) -> tuple[str, ...] | None:
        """The codes that are there; None: not asked."""
        raise NotImplementedError

    def says(self, present: tuple[str, ...]) -> list[Action]:
        """What says that these are there and the others are not."""
        raise NotImplementedError

    def refresh(self, draft: AssessmentDraft) -> None:
        now = self.present(draft)
        for code, made in self.tiles.items():
            made.setChecked(now is not None and code in now)
        if self.none is not None:
            self.none.setChecked(now == ())
        words = "" if now is None else ", ".join(self._words[code] for code in now) or self.none_words()
        self.show_answer(words, Shown(None, None if now is None else "answered"))

    def settled(self, draft: AssessmentDraft) -> bool:
        return self.present(draft) is not None

    def take_key(self, key: str) -> bool:
        if key == NONE_KEY:
            self._none()
        elif key in self.keys:
            self._toggle(self.keys[key])
        else:
            return False
        return True

    def confirm(self) -> None:
        """Enter alone never says *none*: that takes its own key."""
        self.done.emit()

    def _none(self) -> None:
        self.answer(*self.says(()))

    def _toggle(self, code: str) -> None:
        now = self.present(self.keeper.draft) or ()
        after = tuple(known for known in self._words if (known in now) != (known == code))
        self.answer(*self.says(after), advance=False)

    def _clicked(self) -> None:
        for code, made in self.tiles.items():
            if made is self.sender():
                self._toggle(code)
                return


class SignsQuestion(TilesQuestion):
    """NERDS and STONEES."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        words = {str(choice.value): workplace.say(choice.label) for choice in field.choices}
        super().__init__(workplace, keeper, field, words)

    def none_words(self) -> str:
        return self.tr("None of these seen")

    def present(self, draft: AssessmentDraft) -> tuple[str, ...] | None:
        return draft.infection_signs

    def says(self, present: tuple[str, ...]) -> list[Action]:
        return [SetSigns(present) if present else NoneSeen()]

    def take_back(self) -> None:
        self.answer(SetSigns(None), advance=False)


class YesNoQuestion(TilesQuestion):
    """An instrument whose items are there or not: DN4. Whatever is not ticked when Enter is pressed is *no*."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        words = {item.name.partition(".")[2]: workplace.say(item.label) for item in field.items}
        super().__init__(workplace, keeper, field, words)
        self.asked_for = False

    def none_words(self) -> str:
        return self.tr("None of these")

    def wanted(self, draft: AssessmentDraft) -> bool:
        """Weekly, or when somebody asks for it."""
        return self.asked_for or draft.dn4_due or bool(draft.dn4)

    def present(self, draft: AssessmentDraft) -> tuple[str, ...] | None:
        return tuple(code for code in self._words if draft.dn4.get(code)) if draft.dn4 else None

    def says(self, present: tuple[str, ...]) -> list[Action]:
        return [SetAnswer("dn4", code, int(code in present)) for code in self._words]

    def take_back(self) -> None:
        self.answer(ClearAnswers("dn4"), advance=False)
