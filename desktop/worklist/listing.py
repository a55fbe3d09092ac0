"""A list that is *not assessed*, *none*, or some: the three are told apart, and nothing is assumed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.choices import Choices
from desktop.widgets.looks import label
from desktop.widgets.workplace import Desk

_COLUMNS = 2
_SPLIT = (",", ";", "，", "；", "、", "\n")


class Listing(QWidget):
    """A title and three buttons; the third opens what `body` shows. `value()` is None for *not assessed*."""

    edited = Signal()

    def __init__(self, desk: Desk, title: str, body: QWidget, none_words: str, some_words: str) -> None:
        super().__init__()
        self._body = body
        self.choices = Choices(
            desk.theme,
            title,
            [("unknown", self.tr("Not assessed")), ("none", none_words), ("some", some_words)],
        )
        self.choices.set_value("unknown")
        self.choices.chosen.connect(self._chosen)
        self._problem = label("", "caption", "urgent", wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.sizes.tight)
        caption = label(title, "caption")
        caption.setBuddy(body)
        column.addWidget(caption)
        column.addWidget(self.choices)
        column.addWidget(body)
        column.addWidget(self._problem)
        body.hide()

    def items(self) -> tuple[str, ...]:
        """What is chosen or typed in the body."""
        raise NotImplementedError

    def set_items(self, items: Sequence[str]) -> None:
        """Show these in the body."""
        raise NotImplementedError

    def value(self) -> tuple[str, ...] | None:
        """None: not assessed. Empty: assessed, none."""
        code = self.choices.value()
        return None if code == "unknown" else () if code == "none" else self.items()

    def set_value(self, value: Sequence[str] | None) -> None:
        """Show an answer."""
        code = "unknown" if value is None else "some" if value else "none"
        self.choices.set_value(code)
        self.set_items(value or ())
        self._body.setVisible(code == "some")

    def validate(self) -> bool:
        """*Some* without a name says nothing: it is not one of the three answers."""
        empty = self.choices.value() == "some" and not self.items()
        self._problem.setText(self.tr("Name at least one, or choose one of the other answers.") if empty else "")
        self._problem.setVisible(empty)
        return not empty

    def _chosen(self, code: str) -> None:
        self._body.setVisible(code == "some")
        self._problem.hide()
        if code == "some":
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


class Ticked(Listing):
    """Items of a closed list, ticked."""

    def __init__(self, desk: Desk, title: str, items: Sequence[tuple[str, str]], none: str, some: str) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        self._boxes: dict[str, QCheckBox] = {}
        rows = -(-len(items) // _COLUMNS)
        for at, (code, word) in enumerate(items):
            box = QCheckBox(word)
            self._boxes[code] = box
            grid.addWidget(box, at % rows, at // rows)
        if self._boxes:
            body.setFocusProxy(next(iter(self._boxes.values())))
        super().__init__(desk, title, body, none, some)
        for box in self._boxes.values():
            box.clicked.connect(self.edited)

    def items(self) -> tuple[str, ...]:
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def set_items(self, items: Sequence[str]) -> None:
        for code, box in self._boxes.items():
            box.setChecked(code in items)


class Named(Listing):
    """Items of one's own words, with commas between them."""

    def __init__(self, desk: Desk, title: str, none: str, some: str, hint: str) -> None:
        self._line = QLineEdit()
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName(title)
        super().__init__(desk, title, self._line, none, some)
        self._line.textEdited.connect(self.edited)

    def items(self) -> tuple[str, ...]:
        typed = self._line.text()
        for sign in _SPLIT:
            typed = typed.replace(sign, "\n")
        return tuple(dict.fromkeys(item.strip() for item in typed.split("\n") if item.strip()))

    def set_items(self, items: Sequence[str]) -> None:
        self._line.setText(", ".join(items))
