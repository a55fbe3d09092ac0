"""Questions that are typed: when the lesion was seen, and the note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.charting.actions import SetNote, SetObservedAt
from core.charting.carrying import Shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField
from core.errors import CalcitrackError
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.figures import when
from desktop.photo_bench.form.not_done import NotDoneReason
from desktop.photo_bench.form.question import Question
from desktop.widgets.moments import parse_moment
from desktop.widgets.workplace import Workplace


class MomentQuestion(Question):
    """When it was seen: now, unless something else is typed. Here too: the lesion could not be looked at at all."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__(workplace, keeper, field)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.title)
        self.line.setPlaceholderText(self.tr("-2h, yesterday 8, 14:30"))
        self.line.returnPressed.connect(self._typed)
        self.not_done = NotDoneReason(workplace, keeper, "assessment", self.tr("The lesion could not be looked at…"))
        self.body_column.addWidget(self.line)
        self.body_column.addWidget(self.not_done)
        for editor in (self.line, self.not_done.line, self.not_done.link):
            self.watch(editor)

    def refresh(self, draft: AssessmentDraft) -> None:
        words = when(draft.observed_at, self.workplace)
        reason = draft.reason_not_done("assessment")
        if reason is not None:
            words += " · " + self.tr("not looked at: {reason}").format(reason=reason)
        self.show_answer(words, Shown(None, "answered"))
        self.not_done.refresh(draft)

    def settled(self, draft: AssessmentDraft) -> bool:
        return True

    def confirm(self) -> None:
        self.done.emit()

    def _typed(self) -> None:
        typed = self.line.text().strip()
        if not typed:
            self.done.emit()
            return
        try:
            moment = parse_moment(typed, self.workplace.now())
        except CalcitrackError as error:
            self.say_problem(self.workplace.say(error.text))
            return
        self.line.clear()
        self.answer(SetObservedAt(moment))


class NoteQuestion(Question):
    """Free words, kept as they are typed."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__(workplace, keeper, field)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.title)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(3 * workplace.theme.sizes.row)
        self.text.textChanged.connect(self._typed)
        self.body_column.addWidget(self.text)
        self.watch(self.text)

    def set_current(self, current: bool) -> None:
        super().set_current(current)
        if current and self.hasFocus():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, draft: AssessmentDraft) -> None:
        if not self.text.hasFocus():
            self.text.blockSignals(True)
            self.text.setPlainText(draft.note or "")
            self.text.blockSignals(False)
        self.show_answer(draft.note or "", Shown(None, "answered" if draft.note else None))

    def settled(self, draft: AssessmentDraft) -> bool:
        return draft.note is not None

    def confirm(self) -> None:
        self.done.emit()

    def _typed(self) -> None:
        self.answer(SetNote(self.text.toPlainText()), advance=False)
