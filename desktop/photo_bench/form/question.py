"""One question of the form: a line with its answer, and what can be answered while it is the current one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.charting.actions import Action, ConfirmCarried
from core.charting.carrying import Shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.widgets.looks import label, restyle
from desktop.widgets.workplace import Workplace

_NOTHING = "–"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Question(QFrame):
    """Binds to the draft: it shows what `refresh` tells it, and every answer goes to the keeper.

    Digits answer and go on; Enter confirms what is pale, or passes; Backspace takes the answer back; Up and Down go to
    the neighbours; Shift+Enter confirms all that is pale in the section.
    """

    taken_up = Signal()
    """It has the focus now."""
    done = Signal()
    """It is answered, or passed: on to the next."""
    stepped = Signal(int)
    section_confirmed = Signal()

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, field: FormField) -> None:
        super().__init__()
        self.workplace, self.keeper, self.field = workplace, keeper, field
        self.title = workplace.say(field.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.title)
        space = workplace.theme.sizes
        self._title = label(self.title, "caption")
        self._value = label("", wrap=True)
        self._why = label("", "caption")
        self._problem = label("", "caption", "urgent", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(self._title, 1)
        head.addWidget(self._why)
        self.body = QWidget()
        self.body_column = QVBoxLayout(self.body)
        self.body_column.setContentsMargins(0, space.tight, 0, space.tight)
        self.body_column.setSpacing(space.tight)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.tight, space.inside, space.tight)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._value)
        column.addWidget(self._problem)
        column.addWidget(self.body)
        self._problem.hide()
        self.body.hide()
        self._built = False

    @property
    def name(self) -> str:
        """The name of its field."""
        return self.field.name

    @property
    def current(self) -> bool:
        """Whether it is the one that is being answered."""
        return not self.body.isHidden()

    @property
    def shown_words(self) -> str:
        """The answer as it is written."""
        return self._value.text()

    def build(self) -> None:
        """Make the body, when the question is opened for the first time: most questions of a follow-up never are."""

    def set_current(self, current: bool) -> None:
        """Open what can be answered, or close it."""
        if current and not self._built:
            self._built = True
            self.build()
            self.refresh(self.keeper.draft)
        self.body.setVisible(current)
        self._value.setVisible(not current or self._value.text() != _NOTHING)
        restyle(self, look="card" if current else "", current=current)

    def refresh(self, draft: AssessmentDraft) -> None:
        """Show the draft's answer."""
        raise NotImplementedError

    def settled(self, draft: AssessmentDraft) -> bool:
        """Whether nothing is left to do here."""
        raise NotImplementedError

    def wanted(self, draft: AssessmentDraft) -> bool:
        """Whether it is asked at all."""
        return True

    def say_problem(self, problem: str) -> None:
        """Show what is wrong with the answer; empty: nothing."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def take_key(self, key: str) -> bool:
        """A letter or digit, lower case; True when it answered something."""
        return False

    def take_back(self) -> None:
        """Leave the question unanswered."""

    def answer(self, *actions: Action, advance: bool = True) -> None:
        """Put an answer into the draft, and go on."""
        if self.keeper.do(*actions) and advance:
            self.done.emit()

    def show_answer(self, words: str, shown: Shown) -> None:
        """The line of the answer; what is pale or derived says why."""
        pale = shown.pale
        self._value.setText(f"↺ {words}" if pale and words else words or _NOTHING)
        self._value.setVisible(not self.current or bool(words))
        restyle(self._value, look="muted" if pale or not words or shown.source == "derived" else "")
        why = {"carried": self.tr("last time · Enter confirms"), "measured": self.tr("measured · Enter confirms")}
        self._why.setText(why.get(shown.source or "", "") if words else "")
        if shown.source == "derived":
            self._why.setText(self.tr("derived"))
        self.setAccessibleDescription(f"{self._value.text()} {self._why.text()}".strip())

    def watch(self, editor: QWidget) -> None:
        """An editor inside the question: the question is current while the editor has the focus."""
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.taken_up.emit()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        other = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if other:
            event.ignore()
        elif key in _ENTER and shift:
            self.section_confirmed.emit()
        elif key in _ENTER:
            self.confirm()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take_back()
        elif not (event.text() and self.take_key(event.text().lower())):
            event.ignore()

    def confirm(self) -> None:
        """Enter: what is pale is still true; otherwise the question is passed."""
        self.answer(ConfirmCarried(self.name))

    def add_caption(self, words: str) -> QLabel:
        """A hint at the end of what can be answered."""
        hint = label(words, "caption", wrap=True)
        self.body_column.addWidget(hint)
        return hint
