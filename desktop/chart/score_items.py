"""The items of a score in words: at first, the time before, and now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.instruments.definitions import instrument
from core.trends.score_course import ScoreCourse, ScoredAssessment
from desktop.widgets.tables import Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace


@dataclass(frozen=True)
class _ItemRow:
    """One item: its name and its levels; `words` are those of the same three moments."""

    name: str
    levels: tuple[int | None, int | None, int | None]
    words: tuple[str, str, str]

    @property
    def moved(self) -> int | None:
        """Steps since the first time; worse is up."""
        first, _, now = self.levels
        return None if first is None or now is None else now - first


class ItemTable(QWidget):
    """Sorted by how far an item moved, one sees what made the score change."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        columns: list[Column[_ItemRow]] = [
            Column(self.tr("Item"), lambda row: row.name),
            Column(self.tr("First"), lambda row: row.words[0], lambda row: row.levels[0], lambda row: row.words[0]),
            Column(self.tr("Before"), lambda row: row.words[1], lambda row: row.levels[1], lambda row: row.words[1]),
            Column(self.tr("Now"), lambda row: row.words[2], lambda row: row.levels[2], lambda row: row.words[2]),
            Column(self.tr("Since first"), self._moved, lambda row: row.moved, figures=True),
        ]
        self._rows: RowsModel[_ItemRow] = RowsModel(columns)
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        self.table = DataTable(workplace.theme, self.tr("Items of the score"))
        self.table.setModel(self._sorted)
        self.table.horizontalHeader().setMaximumSectionSize(workplace.theme.px(270))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, workplace.theme.sizes.inside, 0, 0)
        column.addWidget(self.table)

    def show_course(self, course: ScoreCourse) -> None:
        """Show the items of a course; what was not done has none."""
        asked = [row for row in course.rows if row.refused is None]
        three = (asked[0] if asked else None, asked[-2] if len(asked) > 1 else None, asked[-1] if asked else None)
        items = instrument(course.code).items
        self._rows.set_rows([self._row(course, item.code, three) for item in items])
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def _row(self, course: ScoreCourse, code: str, three: Sequence[ScoredAssessment | None]) -> _ItemRow:
        first, before, now = (None if one is None else one.levels[code] for one in three)
        name = self._workplace.say(instrument(course.code).item_label(code))
        words = (self._worded(course, code, level) for level in (first, before, now))
        return _ItemRow(name, (first, before, now), (next(words), next(words), next(words)))

    def _worded(self, course: ScoreCourse, code: str, level: int | None) -> str:
        if level is None:
            return self.tr("not answered")
        definition = instrument(course.code)
        if level not in definition.item(code).levels_with_words:
            return str(level)
        return f"{level}  {self._workplace.say(definition.level_label(code, level))}"

    def _moved(self, row: _ItemRow) -> str:
        return "" if row.moved is None else f"{row.moved:+d}".replace("-", "−").replace("+0", "0")
