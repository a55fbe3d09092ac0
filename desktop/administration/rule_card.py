"""The card of one rule: whether it runs, its numbers to be changed in place, its source, and the way back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from core.clinic.profile_changes import ProfileChanges
from core.clinic.views.profile import RuleField, RuleLine
from core.errors import CalcitrackError, InvalidInput
from desktop.administration.rule_table import kind_words, mark_words, value_words
from desktop.widgets.fields import ChoiceField, Field, NumberField
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.numbers import pointed
from desktop.widgets.room import shows_some_lines
from desktop.widgets.words import words
from desktop.widgets.workplace import Workplace

WIDTH = 380


class RuleCard(QFrame):
    """What is typed is checked at once; what does not fit is said below its field and is not taken over."""

    changed = Signal(object)
    """The `ProfileChanges` with what was just answered."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        self._changes = ProfileChanges()
        self._line: RuleLine | None = None
        self._may_change = False
        self.fields: dict[str, Field[Any]] = {}
        self.runs = QCheckBox()
        self.restore = button(self.tr("Back to the shipped rule"))
        self.restore.clicked.connect(self._restore)
        self.setAccessibleName(self.tr("The chosen rule"))
        if workplace.theme.scale < STACKED:
            self.setFixedWidth(workplace.theme.px(WIDTH))
        shows_some_lines(self, workplace.theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.inside, space.between)
        column.setSpacing(space.inside)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.restore)

    def show_rule(self, line: RuleLine | None, changes: ProfileChanges, *, may_change: bool) -> None:
        """Show a rule, to be read only where `may_change` is not."""
        self._changes, self._may_change = changes, may_change
        same = line is not None and self._line is not None and line.code == self._line.code
        self._line = line
        wrong = same and any(field.problem for field in self.fields.values())
        self.restore.setEnabled(may_change and line is not None and (line.changed or wrong))
        if same and line is not None and self._stands(line):
            return
        self.fields = {}
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, self._workplace.theme.sizes.inside, 0)
        column.setSpacing(self._workplace.theme.sizes.inside)
        if line is not None:
            self._fill(column, line)
        column.addStretch(1)
        page = look(QWidget(), "page")
        page.setLayout(column)
        self._scroll.setWidget(page)

    def _stands(self, line: RuleLine) -> bool:
        """Whether the fields say already what the rule is: the one that is being typed in must not be made again."""
        if self.runs.isChecked() != line.on:
            return False
        made = [(self.fields[field.path[-1]], field.value) for field in line.fields]
        return all(field.problem or _answer(field) == value for field, value in made)

    def _fill(self, column: QVBoxLayout, line: RuleLine) -> None:
        say = self._workplace.say
        column.addWidget(label(say(line.title), "strong", wrap=True))
        about = " · ".join(part for part in (kind_words(line), line.code, mark_words(line)) if part)
        column.addWidget(label(about, "caption", wrap=True))
        self.runs = QCheckBox(self.tr("This rule runs"))
        self.runs.setChecked(line.on)
        self.runs.setEnabled(self._may_change and line.can_be_off)
        self.runs.toggled.connect(self._switched)
        if line.can_be_off:
            column.addWidget(self.runs)
        column.addWidget(frame("rule"))
        for field in line.fields:
            column.addWidget(self._field(field))
        if not line.fields:
            column.addWidget(label(self.tr("This rule has no numbers."), "muted", wrap=True))
        if line.source is not None:
            column.addWidget(frame("rule"))
            source = self.tr("Source: {source}").format(source=say(line.source))
            column.addWidget(label(source, "caption", wrap=True))

    def _field(self, field: RuleField) -> Field[Any]:
        work, name = self._workplace, self._workplace.say(field.name)
        hint = self.tr("shipped: {value}").format(value=value_words(field.shipped, field, work))
        made: Field[Any]
        if field.kind in ("level", "discipline"):
            choice = ChoiceField(work, name, words(field.kind, work.language), hint=hint)
            choice.set_value(str(field.value))
            made = choice
        else:
            number = NumberField(work, name, field.unit, needed=True, hint=hint)
            number.line.setText(pointed(f"{field.value:f}" if field.kind == "number" else str(field.value)))
            made = number
        made.editor.setEnabled(self._may_change)
        made.edited.connect(self._taker(made, field))
        self.fields[field.path[-1]] = made
        return made

    def _taker(self, made: Field[Any], field: RuleField) -> Callable[[], None]:
        """What takes an answer over. It belongs to its field, and goes with it."""

        def take() -> None:
            try:
                answer = _checked(made.value(), field)
                wanted = self._changes.with_value(field.path, answer)
                wanted.profile()
            except CalcitrackError as error:
                # Half of what is typed may have fitted: it is not what is meant.
                made.say_problem(self._workplace.say(error.text))
                self.changed.emit(self._changes.with_value(field.path, field.value))
                return
            made.say_problem(None)
            self.changed.emit(wanted)

        return take

    def _switched(self, on: bool) -> None:
        if self._line is not None:
            self.changed.emit(self._changes.with_value((self._line.table, self._line.code, "on"), on))

    def _restore(self) -> None:
        if self._line is not None:
            wanted = self._changes.without_rule(self._line.table, self._line.code)
            self.forget()
            self.changed.emit(wanted)

    def forget(self) -> None:
        """What is typed and was not taken over is not shown again."""
        self._line = None


def _answer(field: Field[Any]) -> Any:
    try:
        return field.value()
    except CalcitrackError:
        return None


def _checked(answer: Any, field: RuleField) -> Any:
    """The answer as the profile keeps it.

    Raises
    ------
    InvalidInput
        For nothing, a negative number, and a part of a day or an hour.
    """
    if answer is None:
        raise InvalidInput("error.profile.number_needed")
    if field.kind == "number" and answer < 0:
        raise InvalidInput("error.profile.negative")
    if field.kind == "whole":
        if answer != answer.to_integral_value() or answer < 1:
            raise InvalidInput("error.profile.whole")
        return int(answer)
    return answer
