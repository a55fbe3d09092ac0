"""The assessments of one lesion as a table: the numbers behind the card, each with who signed it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.lesion import Assessment, Lesion
from core.case.moments import instant
from core.trends.lesions import bwat_cua_total
from desktop.chart.entry_table import EntryTable
from desktop.chart.names import figure, status, when
from desktop.chart.sheet_requests import Amend, ChartAgain, MarkInError
from desktop.widgets.tables import Column
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class AssessmentTable(QWidget):
    """Amended and wrong ones stay in the list, struck through."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._lesion: Lesion | None = None
        columns: list[Column[Assessment]] = [
            Column(self.tr("When"), lambda row: when(row.at, workplace), lambda row: instant(row.at)),
            Column(self.tr("Stage"), lambda row: self._word("stage", row.stage)),
            Column(
                self.tr("Wound (mm²)"),
                lambda row: _area(row.wound_area_mm2),
                lambda row: row.wound_area_mm2,
                figures=True,
            ),
            Column(
                self.tr("Eschar (mm²)"),
                lambda row: _area(row.eschar_area_mm2),
                lambda row: row.eschar_area_mm2,
                figures=True,
            ),
            Column(self.tr("Measured by"), self._method),
            Column(self.tr("Eschar"), lambda row: self._word("eschar_state", row.eschar_state)),
            Column(self.tr("BWAT-CUA"), self._bwat, lambda row: bwat_cua_total(row.bwat), figures=True),
            Column(self.tr("Infection signs"), self._signs, tip=self._signs),
            Column(self.tr("Note"), lambda row: row.note or "", tip=lambda row: row.note or ""),
            Column(self.tr("Signed by"), lambda row: status(row, workplace)),
        ]
        self.entries: EntryTable[Assessment] = EntryTable(workplace, self.tr("Assessments"), columns)
        self.entries.add_action(self.tr("Amend…"), self._amend, of_row=True)
        self.entries.add_action(self.tr("Entered in error…"), self._wrong, of_row=True)
        self.entries.add_action(self.tr("Wrong patient…"), self._wrong_patient, of_row=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.entries)

    def show_lesion(self, lesion: Lesion | None) -> None:
        """Show the assessments of a lesion."""
        self._lesion = lesion
        self.entries.set_rows(lesion.assessments if lesion else ())

    def choose(self, entry_id: str) -> bool:
        """Choose one assessment."""
        return self.entries.choose(entry_id)

    def _word(self, list_name: str, code: str | None) -> str:
        return word(list_name, code, self._workplace.language) if code else ""

    def _method(self, row: Assessment) -> str:
        refused = [f"{self._word('not_done_item', item.what)}: {item.reason}" for item in row.not_done]
        return "; ".join(refused) if refused else self._word("measured_by", row.measured_by)

    def _bwat(self, row: Assessment) -> str:
        total = bwat_cua_total(row.bwat)
        if total is not None:
            return str(total)
        return self.tr("incomplete") if row.bwat is not None else ""

    def _signs(self, row: Assessment) -> str:
        if row.infection_signs is None:
            return self.tr("not assessed")
        return ", ".join(self._word("infection_sign", sign) for sign in row.infection_signs) or self.tr("none seen")

    def _ask(self, make: type[MarkInError] | type[ChartAgain]) -> None:
        chosen = self.entries.chosen()
        if chosen is not None and chosen.id is not None:
            self.asks.emit(
                make(chosen.id, self.tr("Assessment of {when}").format(when=when(chosen.at, self._workplace)))
            )

    def _wrong(self) -> None:
        self._ask(MarkInError)

    def _wrong_patient(self) -> None:
        self._ask(ChartAgain)

    def _amend(self) -> None:
        chosen = self.entries.chosen()
        if chosen is not None and chosen.id is not None and self._lesion is not None:
            self.asks.emit(Amend(self._lesion.id, chosen.id))


def _wound(row: Assessment) -> float | None:
    return row.wound_area_mm2


def _eschar(row: Assessment) -> float | None:
    return row.eschar_area_mm2


def _area(value: float | None) -> str:
    return "" if value is None else figure(round(value))
