"""A score of several items: typed as one number, or asked item by item and then added up."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import InvalidInput
from core.instruments.definitions import instrument
from core.instruments.scoring import score
from desktop.chart.score_row import ScoreRow
from desktop.widgets.fields import NumberField
from desktop.widgets.looks import button
from desktop.widgets.workplace import Workplace


class ItemScale(QWidget):
    """Items that are answered in part are no score: they are finished, or taken back."""

    def __init__(self, workplace: Workplace, code: str, title: str) -> None:
        super().__init__()
        self._definition = instrument(code)
        self.total = NumberField(workplace, title)
        self.rows = {item.code: self._row(workplace, item.code) for item in self._definition.items}
        self._items = QWidget()
        inside = QVBoxLayout(self._items)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(workplace.theme.sizes.tight)
        for row in self.rows.values():
            row.chosen.connect(self._answered)
            inside.addWidget(row)
        self._items.hide()
        self.open = button(self.tr("Item by item"), "link")
        self.open.setAccessibleName(f"{title}: {self.tr('Item by item')}")
        self.open.setCheckable(True)
        self.open.toggled.connect(self._items.setVisible)
        head = QHBoxLayout()
        head.setSpacing(workplace.theme.sizes.inside)
        head.addWidget(self.total, 1)
        beside = QVBoxLayout()
        beside.addSpacing(self.total.editor_top())
        beside.addWidget(self.open)
        beside.addStretch(1)
        head.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        column.addLayout(head)
        column.addWidget(self._items)

    def answers(self) -> dict[str, int]:
        """The items that were answered."""
        given = {code: row.value() for code, row in self.rows.items()}
        return {code: int(level) for code, level in given.items() if level is not None}

    def value(self) -> tuple[Decimal, dict[str, int] | None] | None:
        """The score with its items (None when it was typed as one number); None when nothing was answered.

        Raises
        ------
        InvalidInput
            When some items are missing, or the number is outside the scale or not whole.
        """
        answers = self.answers()
        if answers:
            found = score(self._definition.code, answers)
            if found.total is None:
                raise InvalidInput("error.chart.items_missing", name=self._definition.name, count=len(found.missing))
            return found.total, answers
        typed = self.total.value()
        return None if typed is None else (whole(typed, self._definition.low, self._definition.high), None)

    def _row(self, workplace: Workplace, code: str) -> ScoreRow:
        item = self._definition.item(code)
        words = {str(level): workplace.say(self._definition.level_label(code, level)) for level in item.levels}
        return ScoreRow(
            workplace.theme, workplace.say(self._definition.item_label(code)), tuple(words), words=words, beside=True
        )

    def _answered(self) -> None:
        """The items make the number; while one is missing there is none."""
        answers = self.answers()
        complete = len(answers) == len(self.rows)
        self.total.line.setReadOnly(bool(answers))
        self.total.set_value(Decimal(sum(answers.values())) if complete else None)


def whole(answered: Decimal, low: int, high: int) -> Decimal:
    """A whole number of a scale.

    Raises
    ------
    InvalidInput
        When it is outside the scale or not whole.
    """
    if answered != answered.to_integral_value() or not low <= answered <= high:
        raise InvalidInput("error.chart.score", low=low, high=high)
    return answered
