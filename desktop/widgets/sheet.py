"""A form beside the place that it belongs to: never modal, whose errors stay where they belong."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from core.clinic.merging.form import Differs, Disagreement
from core.clinic.merging.three_way import Side
from core.errors import CalcitrackError
from desktop.widgets.answered import answered
from desktop.widgets.fields import Field, validate_all
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import button, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.room import Downward
from desktop.widgets.two_versions import ask_which
from desktop.widgets.workplace import Workplace

WIDTH = 420


class Sheet(QFrame):
    """A title, whose record it is, the fields, what is wrong, and two buttons. Ctrl+Enter sends, Esc closes.

    A subclass adds its fields with `ask` and gives `work()`: a function for the writer that captures plain values.
    """

    sent = Signal(object)
    """What the use case returned, after it was written."""
    closed = Signal()

    def __init__(self, workplace: Workplace, identity: str) -> None:
        super().__init__()
        look(self, "sheet")
        self.workplace = workplace
        self.setMinimumWidth(WIDTH)
        space = workplace.theme.sizes
        self._fields: list[Field[Any]] = []
        self._identity = identity
        self._both: Disagreement[Any] | None = None
        self._at_first: tuple[str, ...] | None = None
        self._title = label("", "heading", wrap=True)
        self._notice = Notice(workplace.theme)
        self._send = button("", "primary")
        self._send.setToolTip(self.tr("Ctrl+Enter"))
        self._send.clicked.connect(self.send)
        cancel = button(self.tr("Cancel"))
        cancel.setToolTip(self.tr("Esc"))
        cancel.clicked.connect(self.closed)
        page = look(QWidget(), "page")
        self._form = QVBoxLayout(page)
        self._form.setContentsMargins(0, 0, space.inside, 0)
        self._form.setSpacing(space.between)
        self._form.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._send)
        self._lay_out(page, label(identity, "strong", wrap=True), buttons)

    def _lay_out(self, page: QWidget, whose: QWidget, buttons: QLayout) -> None:
        """The fields scroll between whose they are and the buttons; in very large letters, where a low window would
        leave them a line or two, the whole sheet scrolls."""
        space, whole = self.workplace.theme.sizes, self.workplace.theme.scale >= STACKED
        held = look(QWidget(), "page")
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        column.addWidget(self._title)
        column.addWidget(whose)
        column.addWidget(page if whole else Downward(page), 1)
        column.addWidget(self._notice)
        column.addLayout(buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(space.between, space.between, space.inside, space.between)
        around.addWidget(Downward(held) if whole else held)

    def set_words(self, title: str, send_word: str) -> None:
        """What the sheet is for, and the word on the button that sends it."""
        self._title.setText(title)
        self._send.setText(send_word)
        self._send.setAccessibleName(send_word)
        self.setAccessibleName(f"{title}. {self._identity}")

    def ask(self, *parts: QWidget | QLayout, checked: Sequence[Field[Any]] = ()) -> None:
        """Add fields, or other parts, at the end of the form; `checked` are fields inside a part."""
        self._fields += checked
        for part in parts:
            at = self._form.count() - 1
            if isinstance(part, QLayout):
                self._form.insertLayout(at, part)
            else:
                self._form.insertWidget(at, part)
            if isinstance(part, Field):
                self._fields.append(part)

    def ask_in_row(self, *fields: Field[Any]) -> None:
        """Add fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(self.workplace.theme.sizes.inside)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self._fields.append(field)
        self.ask(row)

    def fields(self) -> Sequence[Field[Any]]:
        """The fields in the order in which they are asked."""
        return tuple(self._fields)

    def work(self) -> Callable[[], object]:
        """What is to be written, as a function that captured the answers.

        Raises
        ------
        CalcitrackError
            When the answers do not go together.
        """
        raise NotImplementedError

    def send(self) -> None:
        """Check the answers and write them; what is wrong is said in the sheet and nothing typed is lost."""
        self._notice.clear()
        if not validate_all(self._fields):
            return
        try:
            work = self.work()
        except CalcitrackError as error:
            self._notice.say_error(error, self.workplace)
            return
        self._send.setEnabled(False)
        self.workplace.bridge.write(self, work, self._sent, self._failed)

    @property
    def called(self) -> str:
        """What the sheet is for; it names nobody."""
        return self._title.text()

    @property
    def begun(self) -> bool:
        """Whether something stands in it that was not there when it opened, and that was not sent."""
        return not self.isHidden() and self._at_first is not None and answered(self) != self._at_first

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._at_first is None:
            self._at_first = answered(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _sent(self, answer: object) -> None:
        self.sent.emit(answer)
        self.closed.emit()

    def take_decided(self, decided: Any, theirs: Any) -> None:
        """Show what was decided between two changes, as a change of `theirs`; it is sent then. For a sheet that
        corrects what stands already."""
        raise NotImplementedError

    def _failed(self, error: CalcitrackError) -> None:
        self._send.setEnabled(True)
        if isinstance(error, Differs):
            self._both = error.disagreement
            ask_which(self.workplace, self, error.disagreement, self._identity, self._decided)
        else:
            self._notice.say_error(error, self.workplace)

    def _decided(self, sides: Mapping[str, Side]) -> None:
        if self._both is not None:
            self.take_decided(self._both.decided(sides), self._both.theirs)
            self.send()
