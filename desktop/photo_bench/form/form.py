"""The form: one column in the order of an examination, built from `core.charting.form.sections`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.charting.carrying import BWAT_ITEMS
from core.charting.completeness import problems
from core.charting.form import REQUIRED_LEVELS, FormField, sections
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.choice import ChoiceQuestion
from desktop.photo_bench.form.measurement import MeasurementQuestion
from desktop.photo_bench.form.not_done import NotDoneReason
from desktop.photo_bench.form.painad import ObservedPainQuestion
from desktop.photo_bench.form.photographs import PhotographsQuestion
from desktop.photo_bench.form.question import Question
from desktop.photo_bench.form.scale import ScaleQuestion
from desktop.photo_bench.form.section import SectionBlock
from desktop.photo_bench.form.tiles import SignsQuestion, YesNoQuestion
from desktop.photo_bench.form.written import MomentQuestion, NoteQuestion
from desktop.widgets.looks import button, look
from desktop.widgets.workplace import Workplace

_KINDS: Final[Mapping[str, Callable[[Workplace, DraftKeeper, FormField], Question]]] = MappingProxyType(
    {
        "moment": MomentQuestion,
        "photographs": PhotographsQuestion,
        "measurement": MeasurementQuestion,
        "level": ChoiceQuestion,
        "choice": ChoiceQuestion,
        "signs": SignsQuestion,
        "score": ScaleQuestion,
        "note": NoteQuestion,
    }
)


class Form(QScrollArea):
    """One question is open at a time; answering it opens the next that needs something."""

    choosing_asked = Signal()
    """Photographs are to be chosen."""
    bench_asked = Signal()
    """The outlines are to be drawn."""
    finished = Signal()
    """The last question was answered."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Assessment"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._workplace, self._keeper = workplace, keeper
        self._whole = False
        self.questions: dict[str, Question] = {}
        self.blocks: list[SectionBlock] = []
        self._page = look(QWidget(), "page")
        space = workplace.theme.sizes
        column = self._column = QVBoxLayout(self._page)
        column.setContentsMargins(space.tight, 0, space.tight, space.between)
        column.setSpacing(space.tight)
        for section in sections():
            made = [self._question(field) for field in section.fields]
            block = SectionBlock(workplace, keeper, workplace.say(section.title), made)
            self.blocks.append(block)
            column.addWidget(block)
            if section.code == "pain":
                self._after_pain(column)
        self._more = button(self.tr("Ask all thirteen BWAT items"), "link")
        self._more.clicked.connect(self._ask_all)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(self._page)
        keeper.changed.connect(self.refresh)
        self.refresh()

    def end_with(self, foot: QWidget) -> None:
        """Scroll the foot with the questions: a low window in very large letters has no room for it below them."""
        self._column.addWidget(foot)

    def refresh(self) -> None:
        """Show the draft."""
        draft = self._keeper.draft
        wrong = {each.field: self._workplace.say(each.text) for each in problems(draft, self._workplace.now())}
        for block in self.blocks:
            block.refresh(draft, wrong, whole=self._whole)
        self.pain_not_done.setVisible(draft.pain.rest is None)
        self.pain_not_done.refresh(draft)
        for code, link in self._links.items():
            link.setVisible(self.questions[code].isHidden())
        self._more.setVisible(any(name in self.questions and self.questions[name].isHidden() for name in _EXTRA))

    def go_to(self, name: str) -> None:
        """Open a question; `dn4.burning` is an item of `dn4`."""
        question = self.questions.get(name) or self.questions.get(name.partition(".")[0])
        if question is not None:
            question.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_first_open(self) -> None:
        """Open the first question that needs something, or the first of all."""
        draft = self._keeper.draft
        shown = self._shown()
        question = next((each for each in shown if not each.settled(draft)), shown[0])
        question.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> Question | None:
        """The question that is open."""
        return next((question for question in self.questions.values() if question.current), None)

    def _question(self, field: FormField) -> Question:
        if field.kind == "items":
            made: Question = (YesNoQuestion if field.name == "dn4" else ObservedPainQuestion)(
                self._workplace, self._keeper, field
            )
        else:
            made = _KINDS[field.kind](self._workplace, self._keeper, field)
        made.taken_up.connect(self._taken_up)
        made.done.connect(self._done)
        made.stepped.connect(self._stepped)
        made.section_confirmed.connect(self._section_confirmed)
        if isinstance(made, PhotographsQuestion):
            made.choosing_asked.connect(self.choosing_asked)
        if isinstance(made, MeasurementQuestion):
            made.bench_asked.connect(self.bench_asked)
        self.questions[field.name] = made
        return made

    def _after_pain(self, column: QVBoxLayout) -> None:
        """What is asked of some only, and why pain was not asked at all."""
        self._links: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        for code, words in (("dn4", self.tr("Ask DN4")), ("painad", self.tr("Cannot report pain: PAINAD"))):
            link = button(words, "link")
            link.setProperty("code", code)
            link.clicked.connect(self._ask_for)
            self._links[code] = link
            row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
        self.pain_not_done = NotDoneReason(self._workplace, self._keeper, "pain", self.tr("Pain could not be asked…"))
        column.addWidget(self.pain_not_done)

    def _shown(self) -> list[Question]:
        return [question for question in self.questions.values() if not question.isHidden()]

    def _taken_up(self) -> None:
        taken = self.sender()
        for question in self.questions.values():
            if question is not taken and question.current:
                question.set_current(False)
        if isinstance(taken, Question) and not taken.current:
            taken.set_current(True)
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        question = self.current
        if question is not None:
            # The rows below move as soon as the page has been laid out again.
            self._column.activate()
            self.ensureWidgetVisible(question, 0, self._workplace.theme.sizes.between)

    def _done(self) -> None:
        done = self.sender()
        if isinstance(done, Question):
            self._go_on(done)

    def _go_on(self, done: Question) -> None:
        draft, shown = self._keeper.draft, self._shown()
        at = shown.index(done)
        following = next((question for question in shown[at + 1 :] if not question.settled(draft)), None)
        if following is None:
            self.finished.emit()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _stepped(self, step: int) -> None:
        shown = self._shown()
        question = self.sender()
        if isinstance(question, Question) and 0 <= shown.index(question) + step < len(shown):
            shown[shown.index(question) + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _section_confirmed(self) -> None:
        question = self.sender()
        block = next(block for block in self.blocks if question in block.questions)
        block.confirm()
        if isinstance(question, Question):
            self._go_on(question)

    def _ask_for(self) -> None:
        code = str(self.sender().property("code"))
        question = self.questions[code]
        if isinstance(question, YesNoQuestion | ObservedPainQuestion):
            question.asked_for = True
            self.refresh()
            question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_all(self) -> None:
        self._whole = True
        self.refresh()


_EXTRA: Final = tuple(item for item in BWAT_ITEMS if item not in REQUIRED_LEVELS)
"""The items that the full BWAT adds."""
