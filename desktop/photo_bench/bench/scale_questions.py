"""Asked in place: how far apart two marks on a ruler are, how long the sides of a rectangle are."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.case.photo import Point
from core.errors import CalcitrackError
from desktop.photo_bench.bench.floating import beside
from desktop.widgets.looks import button, label, look, restyle
from desktop.widgets.numbers import parse_in_unit
from desktop.widgets.workplace import Workplace

BANK_CARD_MM: Final = (Decimal("85.60"), Decimal("53.98"))
"""ISO/IEC 7810:2019, ID-1: bank, insurance and staff cards."""


class ScaleQuestion(QFrame):
    """About marks on the photograph, answered by one or more lengths in millimetres. Enter answers, Esc leaves it."""

    answered = Signal(object)
    """The marks and a tuple of `Decimal`: what was typed, line by line."""
    dropped = Signal()

    def __init__(self, workplace: Workplace, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        self._workplace = workplace
        self._marks: tuple[Point, ...] = ()
        self.lines = tuple(self._line(title) for title in titles)
        use = button(self.tr("Use"), "primary")
        use.clicked.connect(self._send)
        self._problem = label("", "caption", "urgent", wrap=True)
        self._problem.hide()
        space = workplace.theme.sizes
        row = QHBoxLayout()
        row.setSpacing(space.inside)
        for number, line in enumerate(self.lines):
            row.addWidget(line, 1)
            row.addWidget(label("×" if number + 1 < len(self.lines) else "mm"))
        row.addWidget(use)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        self.column.setSpacing(space.tight)
        self.column.addWidget(label(" × ".join(titles), "caption", wrap=True))
        self.column.addLayout(row)
        self.column.addWidget(self._problem)
        self.hide()

    @property
    def marks(self) -> tuple[Point, ...]:
        """The marks that are asked about; empty when nothing is asked."""
        return self._marks

    def ask(self, marks: tuple[Point, ...]) -> None:
        """Ask about some marks."""
        self._marks = marks
        for line in self.lines:
            line.clear()
            restyle(line, wrong=False)
        self._problem.hide()
        self.adjustSize()
        self.show()
        self.raise_()
        self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Leave the question."""
        if self._marks:
            self._marks = ()
            self.hide()
            self.dropped.emit()

    def say_error(self, error: CalcitrackError) -> None:
        """Say what is wrong with the answer."""
        self._problem.setText(self._workplace.say(error.text))
        self._problem.show()
        for line in self.lines:
            restyle(line, wrong=True)
        self.adjustSize()

    def stand_at(self, spot: QPointF) -> None:
        """Beside a place of the parent, and wholly inside it."""
        self.move(beside(self, spot, self._workplace.theme.sizes.between))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _line(self, title: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(title)
        made.returnPressed.connect(self._entered)
        return made

    def _entered(self) -> None:
        """Enter goes on to the line that is still empty, and sends from the last one."""
        empty = next((line for line in self.lines if not line.text().strip()), None)
        if empty is not None and empty is not self.sender():
            empty.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._send()

    def _send(self) -> None:
        try:
            lengths = tuple(parse_in_unit(line.text().strip(), "mm") for line in self.lines)
        except CalcitrackError as error:
            self.say_error(error)
            return
        if self._marks:
            self.answered.emit((self._marks, lengths))


class LengthQuestion(ScaleQuestion):
    """How far apart are the two marks on the ruler?"""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, (self.tr("Millimetres between the two marks"),), parent)
        self.line.setPlaceholderText(self.tr("for example 50"))
        self.setFixedWidth(workplace.theme.px(240))

    @property
    def line(self) -> QLineEdit:
        """Where the length is typed."""
        return self.lines[0]


class SidesQuestion(ScaleQuestion):
    """How long are the rectangle's sides? A bank card's are known."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        titles = (self.tr("First side clicked (mm)"), self.tr("The other side (mm)"))
        super().__init__(workplace, titles, parent)
        self.bank_card = button(self.tr("It is a bank card: 85.6 × 54 mm"), "link")
        self.bank_card.clicked.connect(self._fill_in_bank_card)
        self.column.insertWidget(2, self.bank_card)
        self.setFixedWidth(workplace.theme.px(300))

    def _fill_in_bank_card(self) -> None:
        """The longer side is the one that was clicked longer."""
        first, second = (
            (self._marks[end][0] - self._marks[start][0]) ** 2 + (self._marks[end][1] - self._marks[start][1]) ** 2
            for start, end in ((0, 1), (1, 2))
        )
        sides = BANK_CARD_MM if first >= second else BANK_CARD_MM[::-1]
        for line, side in zip(self.lines, sides, strict=True):
            line.setText(f"{side}")
        self._send()
