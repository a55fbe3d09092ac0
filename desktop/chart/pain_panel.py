"""The pain tab: the diary, the opioids of the day, what each analgesic did, and every score and dose behind them."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from core.case.case import Case
from core.case.course import ASLEEP, Pain
from core.case.moments import instant
from core.clinic.rights import Right
from core.clinic.views.chart import Chart
from core.trends.pain_diary import pain_time
from desktop.chart.diary import Diary
from desktop.chart.dose_table import DoseTable
from desktop.chart.entry_table import EntryTable
from desktop.chart.names import figure, lesion_label, status, when
from desktop.chart.open_lesions import numbered
from desktop.chart.opioid_card import OpioidCard
from desktop.chart.pain_time_card import PainTimeCard
from desktop.chart.response_table import ResponseTable
from desktop.chart.sheet_requests import AddEntry, MarkInError
from desktop.chart.stacked_page import cards_column, stacked_page
from desktop.widgets.flow import side_by_side
from desktop.widgets.looks import button, look
from desktop.widgets.panel import Panel
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import AddPain, OpenEntry
from desktop.widgets.tables import Column
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_CARDS_WIDTH = 330
_ROOMY = 800
"""From this width on the cards stand beside the diary; narrower, a sheet is open and they wait."""
_HEIGHTS = (470, 200)


class PainPanel(Panel):
    """Scores are never joined across instruments; the table shows each as it was asked."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._chart: Chart | None = None
        self._names: dict[str, str] = {}
        self.diary: Diary | None = None
        self.times, self.opioids = PainTimeCard(workplace), OpioidCard(workplace)
        self.responses, self.doses = ResponseTable(workplace), DoseTable(workplace)
        self.entries = self._make_entries()
        self.opioids.entry_asked.connect(self._open)
        self.responses.entry_asked.connect(self._open)
        self.doses.asks.connect(self.asks)
        self._above = side_by_side(workplace.theme)
        name = self.tr("Opioids, and days over the thresholds")
        self._cards = cards_column(workplace.theme, name, _CARDS_WIDTH, self.opioids, self.times)
        self._above.addWidget(self._cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(stacked_page(workplace.theme, self._above, self._make_tables(), _HEIGHTS))

    def show_chart(self, chart: Chart) -> None:
        if self._chart is None or self._chart.case.patient.id != chart.case.patient.id:
            self.times.hide()
        self._chart = chart
        self._names = {lesion.id: lesion_label(lesion, number) for number, lesion in numbered(chart.case)}
        self.entries.set_rows(chart.case.pain)
        self.doses.show_case(chart.case)
        scores = chart.appraisal.scores
        self.opioids.show_load(scores.opioids, scores.kidney_drugs, chart.profile)
        if self.isVisible() and (self.diary is None or self.diary.profile != chart.profile):
            self._replace_diary(chart)
        elif self.diary is not None:
            self.diary.show_case(chart.case)
            self.responses.show_case(chart.case, self.diary.lesion)

    def show_entry(self, entry_id: str) -> None:
        if self.entries.choose(entry_id):
            self._tables.setCurrentWidget(self.entries)
        elif self.doses.entries.choose(entry_id):
            self._tables.setCurrentWidget(self.doses)

    def showEvent(self, event: QShowEvent) -> None:
        """The diary is made when somebody first looks: what draws it is heavy to import."""
        super().showEvent(event)
        if self._chart is not None and (self.diary is None or self.diary.profile != self._chart.profile):
            self._replace_diary(self._chart)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._cards.setVisible(self.width() >= _ROOMY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and self.diary is not None:
            self.diary.turn()
        else:
            super().keyPressEvent(event)

    def _replace_diary(self, chart: Chart) -> None:
        """A diary that draws the limits of this chart's profile."""
        if self.diary is not None:
            self._above.removeWidget(self.diary)
            self.diary.hide()
            self.diary.deleteLater()
        self.diary = Diary(self.workplace, chart.profile)
        self.diary.asks.connect(self.asks)
        self.diary.window_chosen.connect(self._show_window)
        self._above.insertWidget(0, self.diary, 1)
        self.diary.show_case(chart.case)

    def _make_tables(self) -> QTabWidget:
        self._tables = QTabWidget()
        self._tables.setDocumentMode(True)
        self._tables.setAccessibleName(self.tr("Scores, responses and doses"))
        self._tables.addTab(self.entries, self.tr("Scores"))
        self._tables.addTab(self.responses, self.tr("Response to changes"))
        self._tables.addTab(self.doses, self.tr("As-needed doses"))
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.workplace.theme.sizes.inside)
        dose = button(self.tr("Record a dose…"))
        dose.clicked.connect(self._add_dose)
        pain = look(button(self.tr("Record pain  Ctrl+D")), "primary")
        pain.clicked.connect(self._add)
        for push in (dose, pain):
            only_with(push, self.workplace, Right.CHART)
            row.addWidget(push)
        self._tables.setCornerWidget(corner)
        return self._tables

    def _make_entries(self) -> EntryTable[Pain]:
        place = self.workplace
        columns: list[Column[Pain]] = [
            Column(self.tr("When"), lambda row: when(row.at, place), lambda row: instant(row.at)),
            Column(self.tr("Scale"), self._scale),
            Column(self.tr("Context"), self._context),
            Column(self.tr("Score"), _score, _rank, figures=True),
            Column(self.tr("Where"), lambda row: self._names.get(row.lesion or "", "")),
            Column(self.tr("Signed by"), lambda row: status(row, place)),
        ]
        made: EntryTable[Pain] = EntryTable(place.theme, self.tr("Pain scores"), columns)
        made.add_action(self.tr("Entered in error…"), self._wrong, of_row=True)
        made.only_with(place, Right.SIGN)
        return made

    def _show_window(self) -> None:
        """What hangs on the diary's window and on whom it looks at."""
        case = self._case()
        if case is None or self.diary is None or not self.diary.days:
            return
        first, last = self.diary.window_days()
        self.times.show_times([pain_time(days, first, last, context) for context, days in self.diary.days])
        self.times.show()
        self.responses.show_case(case, self.diary.lesion)

    def _case(self) -> Case | None:
        return None if self._chart is None else self._chart.case

    def _scale(self, row: Pain) -> str:
        return word("pain_instrument", row.instrument, self.workplace.language)

    def _context(self, row: Pain) -> str:
        return word("pain_context", row.context, self.workplace.language) if row.context else ""

    def _open(self, entry_id: str, kind: str) -> None:
        if self._chart is not None:
            self.asks.emit(OpenEntry(self._chart.case.patient.id, entry_id, kind))

    def _add(self) -> None:
        if self._chart is not None:
            lesion = self.diary.lesion if self.diary is not None else None
            self.asks.emit(AddPain(self._chart.case.patient.id, lesion))

    def _add_dose(self) -> None:
        self.asks.emit(AddEntry("as_needed_dose"))

    def _wrong(self) -> None:
        chosen = self.entries.chosen()
        if chosen is not None and chosen.id is not None:
            what = f"{when(chosen.at, self.workplace)} · {self._scale(chosen)} {self._context(chosen)} {_score(chosen)}"
            self.asks.emit(MarkInError(chosen.id, what))


def _score(row: Pain) -> str:
    return ASLEEP if row.score == ASLEEP else figure(row.score)


def _rank(row: Pain) -> Decimal:
    """Where a score stands among others: asleep before every number, as on the form."""
    return Decimal(-1) if row.score == ASLEEP else row.score
