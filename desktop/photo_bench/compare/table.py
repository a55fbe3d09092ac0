"""The comparison as a table: what a screen reader reads, and what is copied."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from core.case.moments import instant
from desktop.photo_bench.compare.life import Dated, grown_percent
from desktop.photo_bench.compare.session import Session
from desktop.photo_bench.figures import area_mm2, day_of
from desktop.widgets.tables import Column, DataTable, RowsModel, SortedRows
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


@dataclass(frozen=True)
class Row:
    """One date, and by how much the wound grew since the earlier one that is compared."""

    dated: Dated
    role: str
    change: float | None


class LifeTable(DataTable):
    """One row a photograph of the lesion."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace.theme, "", parent)
        self.setAccessibleName(self.tr("Photographs as a table"))
        language = workplace.language
        columns: list[Column[Row]] = [
            Column(self.tr("Date"), lambda row: day_of(row.dated.at, workplace), lambda row: instant(row.dated.at)),
            Column(self.tr("Compared as"), lambda row: row.role),
            Column(
                self.tr("Wound area"),
                lambda row: area_mm2(row.dated.area_mm2),
                lambda row: row.dated.area_mm2,
                figures=True,
            ),
            Column(self.tr("Since the earlier"), lambda row: _signed(row.change), lambda row: row.change, figures=True),
            Column(
                self.tr("Measured by"),
                lambda row: word("measured_by", row.dated.measured_by, language) if row.dated.measured_by else "–",
            ),
        ]
        self.rows = RowsModel(columns)
        self.rows.setParent(self)
        self._sorted = SortedRows()
        self._sorted.setParent(self)
        self._sorted.setSourceModel(self.rows)
        self.setModel(self._sorted)

    def show_session(self, session: Session) -> None:
        """Show what is compared."""
        roles: dict[int, Callable[[], str]] = {index: lambda: self.tr("kept") for index in session.kept}
        roles |= {session.after: lambda: self.tr("later"), session.before: lambda: self.tr("earlier")}
        before = session.life[session.before] if session.life else None
        self.rows.set_rows(
            [
                Row(dated, roles[index]() if index in roles else "", _since(before, dated))
                for index, dated in enumerate(session.life)
            ]
        )


def _since(before: Dated | None, dated: Dated) -> float | None:
    return None if before is None or before is dated else grown_percent(before, dated)


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.0f} %".replace("-", "−")
