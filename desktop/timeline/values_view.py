"""All values at the cursor as a table: what it is, how much, and how many days ago."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHeaderView

from desktop.timeline.at_moment import Value
from desktop.widgets.looks import look
from desktop.widgets.tables import Column, DataTable, RowsModel
from desktop.widgets.workplace import Workplace

_ROW: Final = 24


class ValuesView(DataTable):
    """Rows keep their height, so that nothing jumps while the pointer moves; what is cut off stands in the tool tip."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.theme, "")
        self.setAccessibleName(self.tr("Values at the cursor"))
        look(self, "plain")
        columns: list[Column[Value]] = [
            Column(self.tr("What"), lambda value: value.name, tip=lambda value: value.spot.words),
            Column(self.tr("Value"), lambda value: value.spot.value, tip=lambda value: value.spot.words),
            Column(self.tr("Ago"), self._ago, tip=lambda value: value.spot.when, figures=True),
        ]
        self._rows: RowsModel[Value] = RowsModel(columns)
        self.setSortingEnabled(False)
        self.setModel(self._rows)
        self.verticalHeader().setDefaultSectionSize(workplace.theme.px(_ROW))
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for section in (0, 1):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    @property
    def values(self) -> tuple[Value, ...]:
        """What is shown."""
        return self._rows.rows

    def show_values(self, values: Sequence[Value]) -> None:
        """Show other values."""
        if tuple(values) != self._rows.rows:
            self._rows.set_rows(values)

    def _ago(self, value: Value) -> str:
        return self.tr("%n d", "", value.days) if value.days > 0 else ""


def spoken(values: Sequence[Value]) -> str:
    """The values in one sentence, for a screen reader."""
    return "; ".join(f"{value.name} {value.spot.value}".strip() for value in values)
