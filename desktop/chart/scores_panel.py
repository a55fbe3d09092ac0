"""The scores tab: one instrument of one lesion over time, its items in words, changes against first and last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, get_args

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from core.case.case import Case
from core.clinic.rights import Right
from core.clinic.views.chart import Chart
from core.instruments.definitions import instrument
from core.trends.score_course import Code, ScoreCourse, ScoredAssessment, score_course
from desktop.chart.names import lesion_label, lesion_place, when
from desktop.chart.open_lesions import numbered
from desktop.chart.score_card import ScoreCard, change_words
from desktop.chart.score_items import ItemTable
from desktop.chart.stacked_page import cards_column, stacked_page
from desktop.widgets.announce import announce
from desktop.widgets.choices import Choices
from desktop.widgets.empty import Empty
from desktop.widgets.flow import LARGE, Flow, side_by_side
from desktop.widgets.looks import button, label
from desktop.widgets.panel import Panel
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import BeginAssessment, OpenEntry
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.told import ToldValue, told_curve
from desktop.widgets.workplace import Workplace

if TYPE_CHECKING:
    from desktop.chart.score_plot import ScorePlot

_CODES: Final[tuple[Code, ...]] = get_args(Code)
_CARD_WIDTH: Final = 320
_ROOMY: Final = 760
_HEIGHTS: Final = (360, 300)


class ScoresPanel(Panel):
    """← → go from assessment to assessment, Enter opens it, T goes to the table."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        space = workplace.theme.sizes
        self._case: Case | None = None
        self._course: ScoreCourse | None = None
        self._at: ScoredAssessment | None = None
        self.plot = self._make_plot()
        self.card = ScoreCard(workplace)
        self.items = ItemTable(workplace)
        self.table = self._make_table()
        self._under = label("", "caption", wrap=workplace.theme.scale >= LARGE)
        self._under.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tables = QTabWidget()
        self._tables.setDocumentMode(True)
        self._tables.setAccessibleName(self.tr("Items and assessments"))
        self._tables.addTab(self.items, self.tr("Items"))
        self._tables.addTab(self.table, self.tr("Assessments  T"))
        above = side_by_side(workplace.theme)
        above.addLayout(self._drawn(), 1)
        self._cards = cards_column(workplace.theme, self.tr("The score now"), _CARD_WIDTH, self.card)
        above.addWidget(self._cards)
        self._stack = QStackedWidget()
        self._stack.addWidget(stacked_page(workplace.theme, above, self._tables, _HEIGHTS))
        self._stack.addWidget(self._nothing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.inside, 0, 0)
        column.setSpacing(0)
        controls = self._controls()
        controls.setContentsMargins(space.between, 0, space.between, 0)
        column.addLayout(controls)
        column.addWidget(self._stack, 1)

    @property
    def lesion(self) -> str | None:
        """The lesion that is looked at."""
        chosen = self.where.currentData()
        return None if chosen is None else str(chosen)

    def show_chart(self, chart: Chart) -> None:
        same = self._case is not None and self._case.patient.id == chart.case.patient.id
        chosen = self.lesion if same else None
        self._case = chart.case
        self.where.blockSignals(True)
        self.where.clear()
        for number, lesion in numbered(chart.case):
            self.where.addItem(f"{lesion_label(lesion, number)} · {lesion_place(lesion, self.workplace)}", lesion.id)
        self.where.setCurrentIndex(max(self.where.findData(chosen), 0))
        self.where.blockSignals(False)
        self._read()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._cards.setVisible(self.width() >= _ROOMY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._at is not None:
                self._open(self._at)
            case Qt.Key.Key_T:
                self._tables.setCurrentWidget(self.table)
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)

    def _drawn(self) -> QVBoxLayout:
        """What is pointed at, and the plot."""
        column = QVBoxLayout()
        column.setSpacing(self.workplace.theme.sizes.tight)
        column.addWidget(self._under)
        column.addWidget(self.plot, 1)
        return column

    def _controls(self) -> Flow:
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("Lesion"))
        self.where.setToolTip(self.where.accessibleName())
        self.where.currentIndexChanged.connect(self._read)
        names = [(code, self.workplace.say(instrument(code).name)) for code in _CODES]
        self.codes = Choices(self.workplace.theme, self.tr("Score"), names)
        self.codes.set_value(_CODES[0])
        self.codes.chosen.connect(self._read)
        table = button(self.tr("Table  T"))
        table.clicked.connect(self._to_table)
        row = Flow(self.workplace.theme.sizes.between, self.workplace.theme.sizes.tight)
        for part in (self.where, self.codes, table):
            row.addWidget(part)
        return row

    def _make_plot(self) -> "ScorePlot":
        from desktop.chart.score_plot import ScorePlot

        plot = ScorePlot(self.workplace.theme, self.workplace.zone, self.workplace.say)
        plot.setAccessibleName(self.tr("Score over time; press T for the same as a table"))
        plot.pointed.connect(self._pointed)
        plot.clicked.connect(self._open)
        return plot

    def _make_table(self) -> DataTable:
        self._rows: RowsModel[ScoredAssessment] = RowsModel(self._columns(_CODES[0]))
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        table = DataTable(self.workplace.theme, self.tr("Assessments with their items"))
        table.setModel(self._sorted)
        table.activated.connect(self._activated)
        return table

    def _columns(self, code: Code) -> list[Column[ScoredAssessment]]:
        definition, place = instrument(code), self.workplace
        columns: list[Column[ScoredAssessment]] = [
            Column(self.tr("When"), lambda row: when(row.at, place), lambda row: row.at.isoformat()),
            Column(self.tr("Total"), self._total, lambda row: row.score.total, figures=True),
            Column(self.tr("Since first"), lambda row: change_words(row.since_first), figures=True),
            Column(self.tr("Since last"), lambda row: change_words(row.since_last), figures=True),
        ]
        for item in definition.items:
            columns.append(
                Column(
                    place.say(definition.item_label(item.code)),
                    lambda row, code=item.code: "–" if row.levels[code] is None else str(row.levels[code]),  # type: ignore[misc]
                    figures=True,
                )
            )
        return columns

    def _total(self, row: ScoredAssessment) -> str:
        if row.refused is not None:
            return self.tr("not done: {reason}").format(reason=row.refused)
        if row.score.total is None:
            return self.tr("incomplete ({low}–{high})").format(low=row.score.low, high=row.score.high)
        return str(row.score.total)

    def _nothing(self) -> QWidget:
        title, words = self.tr("No score yet"), self.tr("Scores appear here as soon as a lesion was assessed.")
        begin = (self.tr("Assess a lesion"), self._begin)
        empty = Empty(self.workplace.theme, "chart-line", title, words, [begin])
        only_with(empty.pushes[0], self.workplace, Right.CHART)
        return empty

    def _read(self) -> None:
        lesions = [] if self._case is None else [one for one in self._case.lesions if one.id == self.lesion]
        code = next(code for code in _CODES if code == (self.codes.value() or _CODES[0]))
        self._at = None
        self._course = score_course(lesions[0], code) if lesions else None
        if self._course is None or not self._course.rows:
            self._stack.setCurrentIndex(1)
            return
        self._stack.setCurrentIndex(0)
        self._rows.columns = tuple(self._columns(code))
        self._rows.set_rows(tuple(reversed(self._course.rows)))
        self.plot.draw(self._course, self.workplace.say(instrument(code).name))
        self.plot.setAccessibleDescription(self._told(self._course, self.workplace.say(instrument(code).name)))
        self.card.show_course(self._course)
        self.items.show_course(self._course)
        self._under.setText(self._hint())

    def _hint(self) -> str:
        return self.tr("Dotted upright: incomplete, from the least to the most it can be. × not done.")

    def _words(self, row: ScoredAssessment) -> str:
        parts = [when(row.at, self.workplace), self._total(row)]
        if row.since_first is not None:
            parts.append(self.tr("{change} since first").format(change=change_words(row.since_first)))
        if row.since_last is not None:
            parts.append(self.tr("{change} since last").format(change=change_words(row.since_last)))
        return " · ".join(parts)

    def _told(self, course: ScoreCourse, name: str) -> str:
        """The plot in words: the totals, and each assessment without one."""
        whole = [row for row in course.rows if row.score.total is not None]
        values = [
            ToldValue(float(row.score.total or 0), self._total(row), when(row.at, self.workplace)) for row in whole
        ]
        rest = [f"{self._words(row)}." for row in course.rows if row.score.total is None]
        return " ".join(part for part in (told_curve(name, values), *rest) if part)

    def _step(self, direction: int) -> None:
        rows: Sequence[ScoredAssessment] = () if self._course is None else self._course.rows
        if not rows:
            return
        if self._at in rows:
            number = min(max(rows.index(self._at) + direction, 0), len(rows) - 1)
        else:
            number = 0 if direction > 0 else len(rows) - 1
        self._at = rows[number]
        self.plot.set_cursor(self._at)
        self._under.setText(self._words(self._at))
        announce(self, self._words(self._at))

    def _pointed(self, row: ScoredAssessment | None) -> None:
        self._under.setText(self._words(row) if row is not None else self._hint())

    def _to_table(self) -> None:
        self._tables.setCurrentWidget(self.table)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _activated(self, index: QModelIndex) -> None:
        self._open(index.data(ROW_ROLE))

    def _open(self, row: ScoredAssessment) -> None:
        if self._case is not None and row.entry_id is not None:
            self.asks.emit(OpenEntry(self._case.patient.id, row.entry_id, "assessment"))

    def _begin(self) -> None:
        if self._case is not None:
            self.asks.emit(BeginAssessment(self._case.patient.id, self.lesion))
