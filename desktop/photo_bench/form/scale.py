"""A numeric rating: tiles from 0 to 10, a digit answers, 1 and then 0 make ten."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from core.charting.carrying import Shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField, answering
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.buttons import tile
from desktop.photo_bench.form.question import Question
from desktop.widgets.workplace import Workplace


class ScaleQuestion(Question):
    """Every digit goes on to the next question but 1, which waits for a 0 or for Enter."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__(workplace, keeper, field)
        self._one_typed = False
        self.tiles: dict[int, QPushButton] = {}

    def build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.workplace.theme.sizes.hairline)
        for choice in self.field.choices:
            made = tile(self.title, str(choice.value))
            made.clicked.connect(self._clicked)
            self.tiles[int(choice.value)] = made
            row.addWidget(made, 1)
        self.body_column.addLayout(row)
        if self.tiles and max(self.tiles) == 10:
            self.add_caption(self.tr("0 none … 10 worst imaginable. 1 then 0 makes ten; Enter passes."))

    def refresh(self, draft: AssessmentDraft) -> None:
        score = self._score(draft)
        for value, made in self.tiles.items():
            made.setChecked(value == score)
        self.show_answer("" if score is None else str(score), Shown(score, None if score is None else "answered"))

    def settled(self, draft: AssessmentDraft) -> bool:
        return self._score(draft) is not None

    def set_current(self, current: bool) -> None:
        super().set_current(current)
        self._one_typed = False

    def take_key(self, key: str) -> bool:
        if not key.isdecimal() or len(key) != 1:
            return False
        if self._one_typed and key == "0":
            self.answer(answering(self.name, 10))
        elif key == "1":
            self._one_typed = True
            self.answer(answering(self.name, 1), advance=False)
        else:
            self.answer(answering(self.name, int(key)))
        return True

    def take_back(self) -> None:
        self.answer(answering(self.name, None), advance=False)

    def confirm(self) -> None:
        self.done.emit()

    def _score(self, draft: AssessmentDraft) -> int | None:
        found: int | None = getattr(draft.pain, self.name.partition(".")[2])
        return found

    def _clicked(self) -> None:
        for value, made in self.tiles.items():
            if made is self.sender():
                self.answer(answering(self.name, value))
                return
