"""The as-needed doses that were given, newest first, with what each was for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.case import Case
from core.case.course import Event
from core.case.moments import instant
from core.texts import text
from desktop.chart.entry_table import EntryTable
from desktop.chart.names import figure, status, when
from desktop.chart.sheet_requests import AddEntry, MarkInError
from desktop.widgets.tables import Column
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class DoseTable(QWidget):
    """Doses for breakthrough pain are counted; those for dressings are not."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        columns: list[Column[Event]] = [
            Column(self.tr("When"), lambda row: when(row.at, workplace), lambda row: instant(row.at)),
            Column(self.tr("Drug"), self._drug),
            Column(self.tr("Dose"), self._dose, lambda row: row.dose, figures=True),
            Column(self.tr("What for"), self._purpose),
            Column(self.tr("Note"), lambda row: row.note or "", tip=lambda row: row.note or ""),
            Column(self.tr("Signed by"), lambda row: status(row, workplace)),
        ]
        self.entries: EntryTable[Event] = EntryTable(workplace, self.tr("As-needed doses"), columns)
        self.entries.add_action(self.tr("Record a dose…"), self._add, primary=True)
        self.entries.add_action(self.tr("Entered in error…"), self._wrong, of_row=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, workplace.theme.sizes.inside, 0, 0)
        column.addWidget(self.entries)

    def show_case(self, case: Case) -> None:
        """Show the doses of a case."""
        self.entries.set_rows([event for event in case.events if event.kind == "as_needed_dose"])

    def _drug(self, row: Event) -> str:
        return self.tr("not recorded") if row.drug is None else self._workplace.say(text(f"drug.{row.drug}"))

    def _dose(self, row: Event) -> str:
        if row.dose is None or row.unit is None:
            return self.tr("not recorded")
        return f"{figure(row.dose)} {word('dose_unit', row.unit, self._workplace.language)}"

    def _purpose(self, row: Event) -> str:
        if row.purpose is None:
            return self.tr("not recorded")
        return word("as_needed_purpose", row.purpose, self._workplace.language)

    def _add(self) -> None:
        self.asks.emit(AddEntry("as_needed_dose"))

    def _wrong(self) -> None:
        chosen = self.entries.chosen()
        if chosen is not None and chosen.id is not None:
            self.asks.emit(MarkInError(chosen.id, f"{when(chosen.at, self._workplace)} · {self._drug(chosen)}"))
