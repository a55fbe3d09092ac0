"""How the three arms changed over the episode: bands over time, read at a cursor, and the same as a table (T)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.views.guidance import Review
from core.guidance.findings import ARMS
from core.guidance.history import FactorHistory, StateSpan, arm_spans
from core.texts import listed, text
from desktop.guidance.history_legend import HistoryLegend
from desktop.guidance.history_strip import ArmBands, Band, HistoryStrip
from desktop.guidance.wording import STATES, day_words
from desktop.widgets.announce import announce
from desktop.widgets.empty import Empty
from desktop.widgets.looks import button, label
from desktop.widgets.tables import Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace

_STRIP, _TABLE, _NOTHING = range(3)


@dataclass(frozen=True)
class SpanRow:
    """One row of the table: a factor in one state for a while."""

    history: FactorHistory
    span: StateSpan


class HistoryView(QWidget):
    """T turns the picture into a table and back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._histories: tuple[FactorHistory, ...] = ()
        say = workplace.say
        self._words = {state: say(text(f"guidance.state.{state}")).lower() for state in STATES}
        self.strip = HistoryStrip(workplace.theme, workplace.zone, self._words)
        self.strip.setAccessibleName(self.tr("History of the triad; press T for the same as a table"))
        self.strip.moved.connect(self._read_at)
        self.table = self._make_table()
        self._stack = QStackedWidget()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.strip)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            Empty(
                workplace.theme,
                "history",
                self.tr("No history yet"),
                self.tr("The history of the triad begins with the onset of an episode."),
            )
        )
        self._lay_out()
        # A shortcut and not a key press: a table takes letters for a search.
        keys = QShortcut(QKeySequence(Qt.Key.Key_T), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._turn)

    def clear(self) -> None:
        """Forget the history shown."""
        self._histories = ()
        self._rows.set_rows(())
        self.strip.show_arms((), self.strip.cursor_at, self.strip.cursor_at)
        self._told.setText("")
        self._quiet.setText("")

    def show_review(self, review: Review) -> None:
        """Show the histories of an episode."""
        self._histories = review.histories
        self._rows.set_rows([SpanRow(one, span) for one in review.histories for span in one.spans])
        if not review.histories:
            self._stack.setCurrentIndex(_NOTHING)
            return
        if self._stack.currentIndex() == _NOTHING:
            self._stack.setCurrentIndex(_STRIP)
        begin, end = review.histories[0].spans[0].start, review.at
        self.strip.show_arms(self._arms(review.histories), begin, end)
        quiet = [one for one in review.histories if _always_absent(one)]
        names = listed((self._workplace.say(one.title) for one in quiet), self._workplace.language)
        self._quiet.setText(self.tr("Absent throughout: {factors}").format(factors=names) if quiet else "")
        self._read_at(end)

    def _arms(self, histories: Sequence[FactorHistory]) -> list[ArmBands]:
        say = self._workplace.say
        return [
            ArmBands(
                f"{number}  {say(text(f'guidance.arm.{arm}'))}",
                arm_spans(histories, arm),
                tuple(Band(say(one.title), one) for one in histories if one.arm == arm and not _always_absent(one)),
            )
            for number, arm in enumerate(ARMS.values(), start=1)
        ]

    def _make_table(self) -> DataTable:
        say = self._workplace.say
        columns: list[Column[SpanRow]] = [
            Column(self.tr("Factor"), lambda row: say(row.history.title)),
            Column(self.tr("Arm"), lambda row: say(text(f"guidance.arm.{row.history.arm}"))),
            Column(self.tr("State"), lambda row: self._words[row.span.state]),
            Column(self.tr("From"), lambda row: self._day(row.span.start), lambda row: row.span.start),
            Column(self.tr("To"), lambda row: self._day(row.span.stop), lambda row: row.span.stop),
            Column(self.tr("Days"), lambda row: str(_days(row)), _days, figures=True),
            Column(self.tr("Began with"), lambda row: " · ".join(say(item.text) for item in row.span.evidence)),
        ]
        self._rows: RowsModel[SpanRow] = RowsModel(columns)
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        table = DataTable(self._workplace.theme, self.tr("History of the triad as a table"))
        table.setModel(self._sorted)
        return table

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        self._told = label("", wrap=True)
        self._quiet = label("", "caption", wrap=True)
        turn = button(self.tr("Table  T"))
        turn.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(self._told, 1)
        head.addWidget(turn, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, 0, space.between, space.inside)
        column.setSpacing(space.tight)
        column.addLayout(head)
        column.addWidget(HistoryLegend(self._workplace.theme, self._words))
        column.addWidget(self._stack, 1)
        column.addWidget(self._quiet)

    def _read_at(self, moment: datetime) -> None:
        """Say the states at the cursor."""
        parts = []
        for state in ("active", "unknown", "corrected"):
            names = [
                self._workplace.say(one.title)
                for one in self._histories
                if (one.at(moment) or one.spans[-1].state) == state
            ]
            parts.append(f"{len(names)} {self._words[state]}")
        told = f"{self._day(moment)}: {' · '.join(parts)}"
        self._told.setText(told)
        self.strip.setAccessibleDescription(told)
        if self.strip.hasFocus():
            announce(self.strip, told)

    def _turn(self) -> None:
        if self._stack.currentIndex() != _NOTHING:
            self._stack.setCurrentIndex(_TABLE if self._stack.currentIndex() == _STRIP else _STRIP)
            shown: QWidget = self.table if self._stack.currentIndex() == _TABLE else self.strip
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _day(self, moment: datetime) -> str:
        return day_words(moment, self._workplace)


def _always_absent(history: FactorHistory) -> bool:
    return all(span.state == "absent" for span in history.spans)


def _days(row: SpanRow) -> int:
    return (row.span.stop - row.span.start).days
