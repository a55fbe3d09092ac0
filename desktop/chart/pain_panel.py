"""The pain tab: every score with its context, newest first."""

from PySide6.QtWidgets import QVBoxLayout

from core.case.case import Case
from core.case.course import Pain
from core.case.moments import instant
from core.clinic.views.chart import Chart
from desktop.chart.entry_table import EntryTable
from desktop.chart.names import figure, lesion_label, status, when
from desktop.chart.open_lesions import numbered
from desktop.chart.sheet_requests import MarkInError
from desktop.widgets.panel import Panel
from desktop.widgets.requests import AddPain
from desktop.widgets.tables import Column
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class PainPanel(Panel):
    """Scores are never joined across instruments; the table shows each as it was asked."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._case: Case | None = None
        self._names: dict[str, str] = {}
        space = workplace.theme.sizes
        columns: list[Column[Pain]] = [
            Column(self.tr("When"), lambda row: when(row.at, workplace), lambda row: instant(row.at)),
            Column(self.tr("Scale"), self._scale),
            Column(self.tr("Context"), self._context),
            Column(self.tr("Score"), lambda row: figure(row.score), lambda row: row.score, figures=True),
            Column(self.tr("Where"), lambda row: self._names.get(row.lesion or "", "")),
            Column(self.tr("Signed by"), lambda row: status(row, workplace)),
        ]
        self.entries: EntryTable[Pain] = EntryTable(workplace.theme, self.tr("Pain scores"), columns)
        self.entries.add_action(self.tr("Record pain  Ctrl+D"), self._add, primary=True)
        self.entries.add_action(self.tr("Entered in error…"), self._wrong, of_row=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.addWidget(self.entries)

    def show_chart(self, chart: Chart) -> None:
        self._case = chart.case
        self._names = {lesion.id: lesion_label(lesion, number) for number, lesion in numbered(chart.case)}
        self.entries.set_rows(chart.case.pain)

    def show_entry(self, entry_id: str) -> None:
        self.entries.choose(entry_id)

    def _scale(self, row: Pain) -> str:
        return word("pain_instrument", row.instrument, self.workplace.language)

    def _context(self, row: Pain) -> str:
        return word("pain_context", row.context, self.workplace.language) if row.context else ""

    def _add(self) -> None:
        if self._case is not None:
            self.asks.emit(AddPain(self._case.patient.id))

    def _wrong(self) -> None:
        chosen = self.entries.chosen()
        if chosen is not None and chosen.id is not None:
            what = f"{when(chosen.at, self.workplace)} · {self._scale(chosen)} {self._context(chosen)} {chosen.score}"
            self.asks.emit(MarkInError(chosen.id, what))
