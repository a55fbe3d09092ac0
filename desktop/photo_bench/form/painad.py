"""PAINAD for who cannot report pain: five things to observe, each 0 to 2."""

from PySide6.QtWidgets import QGridLayout, QPushButton

from core.charting.actions import ClearAnswers
from core.charting.carrying import Shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField, answering
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.buttons import tile
from desktop.photo_bench.form.question import Question
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace


class ObservedPainQuestion(Question):
    """A digit answers the first item that is open; the last one goes on."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__(workplace, keeper, field)
        self.asked_for = False
        self._tiles: dict[tuple[str, int], QPushButton] = {}

    def build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(self.workplace.theme.sizes.tight)
        grid.setColumnStretch(0, 1)
        for line, item in enumerate(self.field.items):
            name = self.workplace.say(item.label)
            grid.addWidget(label(name, wrap=True), line, 0)
            for choice in item.choices:
                made = tile(name, str(choice.value))
                made.setToolTip(self.workplace.say(choice.label))
                made.clicked.connect(self._clicked)
                self._tiles[item.name, int(choice.value)] = made
                grid.addWidget(made, line, 1 + int(choice.value))
        self.body_column.addLayout(grid)
        self.add_caption(self.tr("A digit answers the next line."))

    def wanted(self, draft: AssessmentDraft) -> bool:
        """Only for who cannot report pain."""
        return self.asked_for or bool(draft.painad)

    def refresh(self, draft: AssessmentDraft) -> None:
        for (name, value), made in self._tiles.items():
            made.setChecked(draft.painad.get(name.partition(".")[2]) == value)
        if not self.settled(draft):
            count, every = len(draft.painad), len(self.field.items)
            words = self.tr("{count} of {every}").format(count=count, every=every) if count else ""
        else:
            words = str(sum(draft.painad.values()))
        self.show_answer(words, Shown(None, "answered" if words else None))

    def settled(self, draft: AssessmentDraft) -> bool:
        return len(draft.painad) == len(self.field.items)

    def take_key(self, key: str) -> bool:
        item = next((item for item in self.field.items if self._part(item) not in self.keeper.draft.painad), None)
        if item is None or key not in {str(choice.value) for choice in item.choices}:
            return False
        self.answer(answering(item.name, int(key)), advance=False)
        if self.settled(self.keeper.draft):
            self.done.emit()
        return True

    def take_back(self) -> None:
        self.answer(ClearAnswers("painad"), advance=False)

    def confirm(self) -> None:
        self.done.emit()

    @staticmethod
    def _part(item: FormField) -> str:
        return item.name.partition(".")[2]

    def _clicked(self) -> None:
        for (name, value), made in self._tiles.items():
            if made is self.sender():
                self.answer(answering(name, value), advance=False)
                return
