"""One step of the examination: its title, its questions, and one key that confirms all that is pale in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.charting.actions import ConfirmCarried
from core.charting.carrying import BWAT_ITEMS, carried, shown
from core.charting.draft import AssessmentDraft
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.question import Question
from desktop.widgets.looks import button, frame, label
from desktop.widgets.workplace import Workplace


class SectionBlock(QWidget):
    """Questions that are not asked of this lesion now are hidden, and nothing of theirs is confirmed."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, title: str, questions: Sequence[Question]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.questions = tuple(questions)
        self._keeper = keeper
        space = workplace.theme.sizes
        self._confirm = button("", "link")
        self._confirm.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._confirm.setToolTip(self.tr("Shift+Enter"))
        self._confirm.clicked.connect(self.confirm)
        head = QHBoxLayout()
        head.setContentsMargins(space.inside, space.between, 0, 0)
        head.addWidget(label(title, "strong"), 1)
        head.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        rule = frame("rule")
        column.addWidget(rule)
        for question in self.questions:
            column.addWidget(question)

    def refresh(self, draft: AssessmentDraft, problems: dict[str, str], *, whole: bool) -> None:
        """Show the draft; `whole`: the items of the full BWAT too."""
        pale = carried(draft)
        for question in self.questions:
            question.setVisible(is_asked(question, draft, whole=whole))
            question.refresh(draft)
            question.say_problem(problems.get(question.name, ""))
        count = len([question for question in self.questions if question.name in pale and not question.isHidden()])
        self._confirm.setText(self.tr("↺ Confirm all {count}").format(count=count))
        self._confirm.setVisible(count > 0)
        self.setVisible(any(not question.isHidden() for question in self.questions))

    def confirm(self) -> bool:
        """All that is pale here and can be seen is still true; False when nothing was pale."""
        pale = carried(self._keeper.draft)
        seen = [question.name for question in self.questions if question.name in pale and not question.isHidden()]
        self._keeper.do(*[ConfirmCarried(name) for name in seen])
        return bool(seen)


def is_asked(question: Question, draft: AssessmentDraft, *, whole: bool) -> bool:
    """Whether a question stands on the form now."""
    if question.name in BWAT_ITEMS and not question.field.required:
        return whole or shown(draft, question.name).source in ("answered", "carried")
    if question.name == "poss":
        return draft.on_opioid or draft.poss is not None
    return question.wanted(draft)
