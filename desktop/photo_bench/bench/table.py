"""The outlines as a table: what a screen reader reads, and what is copied."""

from PySide6.QtWidgets import QWidget

from core.imaging.measure import Measurement, Region
from desktop.photo_bench.bench.measuring import counted
from desktop.photo_bench.figures import area_off, length_mm, percent
from desktop.widgets.tables import Column, DataTable, RowsModel, SortedRows
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class RegionTable(DataTable):
    """One row a tissue, with all that was measured of it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace.theme, "", parent)
        self.setAccessibleName(self.tr("Outlines as a table"))
        language = workplace.language
        self._off: float | None = None
        columns: list[Column[Region]] = [
            Column(self.tr("Tissue"), lambda row: word("tissue", row.tissue, language)),
            Column(self.tr("Parts"), lambda row: str(row.parts), lambda row: row.parts, figures=True),
            Column(
                self.tr("Area"), lambda row: area_off(row.area_mm2, self._off), lambda row: row.area_mm2, figures=True
            ),
            Column(
                self.tr("Share of bed"),
                lambda row: percent(row.share_percent),
                lambda row: row.share_percent,
                figures=True,
            ),
            Column(
                self.tr("Perimeter"),
                lambda row: length_mm(row.perimeter_mm),
                lambda row: row.perimeter_mm,
                figures=True,
            ),
            Column(self.tr("Length"), lambda row: length_mm(row.length_mm), lambda row: row.length_mm, figures=True),
            Column(self.tr("Width"), lambda row: length_mm(row.width_mm), lambda row: row.width_mm, figures=True),
        ]
        self.rows = RowsModel(columns)
        self.rows.setParent(self)
        self._sorted = SortedRows()
        self._sorted.setParent(self)
        self._sorted.setSourceModel(self.rows)
        self.setModel(self._sorted)

    def show_measured(self, found: Measurement | None) -> None:
        """Show other regions."""
        numbers = counted(found)
        self._off = numbers.uncertainty_percent
        self.rows.set_rows(numbers.regions)
