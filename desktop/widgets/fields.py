"""Form fields: a word above, the editor, and below it what is wrong with what was typed and what to do."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from core.errors import CalcitrackError, InvalidInput
from desktop.theme.icons import icon
from desktop.widgets.looks import label, look, restyle
from desktop.widgets.moments import parse_day, parse_due, parse_moment
from desktop.widgets.numbers import parse_in_unit, plain
from desktop.widgets.workplace import Desk

V = TypeVar("V")
Check = Callable[[V], str | None]


class Field(QWidget, Generic[V]):
    """One question of a form. `value()` is None when nothing was answered.

    What is typed is checked when the field is left and when the form is sent, not while it is being typed.
    """

    edited = Signal()

    def __init__(self, workplace: Desk, title: str, editor: QWidget, *, needed: bool = False, hint: str = "") -> None:
        super().__init__()
        self.workplace = workplace
        self.editor = editor
        self.needed = needed
        self._title = title
        self._check: Check[V] | None = None
        self._caption = label(f"{title} *" if needed else title, "caption")
        self._caption.setBuddy(editor)
        self._below = label(hint, "caption", wrap=True)
        self._hint = hint
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(hint)
        editor.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        column.addWidget(self._caption)
        column.addWidget(editor)
        column.addWidget(self._below)
        self._below.setVisible(bool(hint))
        self.setFocusProxy(editor)

    def editor_top(self) -> int:
        """How far below the field's top its editor begins: where a button beside it belongs."""
        return self._caption.sizeHint().height() + self.workplace.theme.sizes.tight

    def checked_by(self, check: Check[V]) -> None:
        """Also ask `check`, which returns what is wrong in the window's language, or None."""
        self._check = check

    def value(self) -> V | None:
        """What was answered.

        Raises
        ------
        CalcitrackError
            When what was typed cannot be read.
        """
        raise NotImplementedError

    def validate(self) -> bool:
        """Read the answer and say below the field what is wrong with it, if anything is."""
        try:
            answer = self.value()
        except CalcitrackError as error:
            self.say_problem(self.workplace.say(error.text))
            return False
        problem = self.tr("Please fill this in.") if answer is None and self.needed else None
        if answer is not None and self._check is not None:
            problem = self._check(answer)
        self.say_problem(problem)
        return problem is None

    def say_problem(self, problem: str | None) -> None:
        """Show a problem below the field; None takes it away."""
        self._below.setText(problem or self._hint)
        self._below.setVisible(bool(problem or self._hint))
        restyle(self._below, look="caption urgent" if problem else "caption")
        restyle(self.editor, wrong=bool(problem))
        self.editor.setAccessibleDescription(problem or self._hint)

    @property
    def problem(self) -> str:
        """The problem shown now; empty when there is none."""
        return "" if self._below.text() == self._hint else self._below.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusOut and self._was_answered():
            self.validate()
        return super().eventFilter(watched, event)

    def _was_answered(self) -> bool:
        return True


class _LineField(Field[V]):
    def __init__(self, workplace: Desk, title: str, *, needed: bool = False, hint: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(workplace, title, self.line, needed=needed, hint=hint)
        # Not textEdited: what a screen reader or a dictation writes comes without a key.
        self.line.textChanged.connect(self._typed)

    @property
    def typed(self) -> str:
        """The characters, without the blanks round them."""
        return self.line.text().strip()

    def show_typed(self, words: str) -> None:
        """Show what nobody typed: nothing was edited."""
        with QSignalBlocker(self.line):
            self.line.setText(words)

    def _typed(self) -> None:
        if self.problem:
            self.say_problem(None)
        self.edited.emit()

    def _was_answered(self) -> bool:
        return bool(self.typed)


class TextField(_LineField[str]):
    """A line of text; empty is not answered."""

    def value(self) -> str | None:
        return self.typed or None

    def set_value(self, value: str | None) -> None:
        """Show an answer."""
        self.show_typed(value or "")


class SecretField(TextField):
    """A passphrase: kept as it was typed, blanks included. It can be pasted, and shown while nobody looks."""

    def __init__(self, workplace: Desk, title: str, *, needed: bool = True, hint: str = "") -> None:
        super().__init__(workplace, title, needed=needed, hint=hint)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.shown = look(QToolButton(), "quiet")
        self.shown.setCheckable(True)
        self.shown.setIcon(icon("eye", workplace.theme, "muted"))
        self.shown.toggled.connect(self._show)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workplace.theme.sizes.tight)
        column = self.layout()
        if column is not None:
            column.replaceWidget(self.line, beside)
        row.addWidget(self.line, 1)
        row.addWidget(self.shown)
        self._show(False)

    def value(self) -> str | None:
        return self.line.text() or None

    def forget(self) -> None:
        """Nothing is typed, and what will be is hidden."""
        self.show_typed("")
        self.shown.setChecked(False)
        self.say_problem(None)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self.shown.setToolTip(words)
        self.shown.setAccessibleName(f"{self.line.accessibleName()}: {words}")


class NumberField(_LineField[Decimal]):
    """An exact number in `unit`, typed with comma or point, with or without the unit."""

    def __init__(self, workplace: Desk, title: str, unit: str = "", *, needed: bool = False, hint: str = "") -> None:
        super().__init__(workplace, f"{title} ({unit})" if unit else title, needed=needed, hint=hint)
        self._unit = unit

    def value(self) -> Decimal | None:
        return parse_in_unit(self.typed, self._unit) if self.typed else None

    def set_value(self, value: Decimal | None) -> None:
        """Show an answer."""
        self.show_typed("" if value is None else plain(value))


class MomentField(_LineField[datetime]):
    """A moment: `-3d`, `yesterday 8`, `14:30`, a date. Shown in full once understood."""

    def value(self) -> datetime | None:
        return parse_moment(self.typed, self.workplace.now()) if self.typed else None

    def set_value(self, value: datetime | None) -> None:
        """Show a moment in the facility's time."""
        self.show_typed("" if value is None else value.astimezone(self.workplace.zone).strftime("%Y-%m-%d %H:%M"))

    def validate(self) -> bool:
        understood = super().validate()
        if understood:
            self.set_value(self.value())
        return understood


class DueField(MomentField):
    """A moment that is still to come: `+3d`, `tomorrow 8`, `14:30`, a date."""

    def value(self) -> datetime | None:
        return parse_due(self.typed, self.workplace.now()) if self.typed else None


class DayField(_LineField[date]):
    """A calendar day."""

    def value(self) -> date | None:
        return parse_day(self.typed, self.workplace.today()) if self.typed else None

    def set_value(self, value: date | None) -> None:
        """Show a day."""
        self.show_typed("" if value is None else value.isoformat())

    def validate(self) -> bool:
        understood = super().validate()
        if understood:
            self.set_value(self.value())
        return understood


class ChoiceField(Field[str]):
    """One word of a list; the first line, when there is a `blank`, is *not answered*."""

    def __init__(
        self,
        workplace: Desk,
        title: str,
        choices: Sequence[tuple[str, str]],
        *,
        blank: str | None = None,
        needed: bool = False,
        hint: str = "",
    ) -> None:
        self.combo = QComboBox()
        if blank is not None:
            self.combo.addItem(blank, None)
        for code, words in choices:
            self.combo.addItem(words, code)
        super().__init__(workplace, title, self.combo, needed=needed, hint=hint)
        self.combo.activated.connect(self._chosen)

    def value(self) -> str | None:
        chosen = self.combo.currentData()
        return None if chosen is None else str(chosen)

    def set_value(self, value: str | None) -> None:
        """Choose a word by its code."""
        index = self.combo.findData(value)
        if index < 0:
            raise InvalidInput("error.desktop.not_a_choice")
        self.combo.setCurrentIndex(index)

    def _chosen(self) -> None:
        self.validate()
        self.edited.emit()


class NoteField(Field[str]):
    """Several lines of text."""

    def __init__(self, workplace: Desk, title: str, *, needed: bool = False, hint: str = "") -> None:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        super().__init__(workplace, title, self.text, needed=needed, hint=hint)
        self.text.textChanged.connect(self.edited)

    def value(self) -> str | None:
        return self.text.toPlainText().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show an answer."""
        self.text.setPlainText(value or "")

    def _was_answered(self) -> bool:
        return self.value() is not None


def validate_all(fields: Sequence[Field[Any]]) -> bool:
    """Validate every field; the first wrong one gets the focus."""
    wrong = [field for field in fields if not field.validate()]
    if wrong:
        wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return not wrong
