"""The rules as a table: which run, their numbers, and which are the facility's own."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QHeaderView

from core.clinic.views.profile import RuleField, RuleLine
from core.texts import render, text
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel
from desktop.widgets.words import word
from desktop.widgets.workplace import Desk

RULE, KIND, VALUES, LEVEL, MARKS = range(5)
_WIDTHS = {KIND: 68, LEVEL: 92, MARKS: 148}


def columns(desk: Desk) -> Sequence[Column[RuleLine]]:
    """Rule, kind, numbers, level, and whose numbers they are."""
    return (
        Column(
            QCoreApplication.translate("RuleTable", "Rule"),
            lambda line: f"{'●' if line.on else '○'} {desk.say(line.title)}",
            tip=_tip(desk),
        ),
        Column(QCoreApplication.translate("RuleTable", "Kind"), kind_words),
        Column(
            QCoreApplication.translate("RuleTable", "Numbers"),
            lambda line: numbers_words(line, desk),
            tip=lambda line: numbers_words(line, desk),
        ),
        Column(
            QCoreApplication.translate("RuleTable", "Level"),
            lambda line: word("level", line.level, desk.language) if line.level else "",
        ),
        Column(QCoreApplication.translate("RuleTable", "Whose numbers"), mark_words),
    )


def kind_words(line: RuleLine) -> str:
    """Triad, flag or task."""
    kinds = {
        "factors": QCoreApplication.translate("RuleTable", "triad"),
        "flags": QCoreApplication.translate("RuleTable", "flag"),
        "tasks": QCoreApplication.translate("RuleTable", "task"),
        "derived": QCoreApplication.translate("RuleTable", "general"),
    }
    return kinds[line.table]


def mark_words(line: RuleLine) -> str:
    """Shape and word: off, changed here, a default without a published cut-off; nothing for a published number."""
    marks = []
    if not line.on:
        marks.append(QCoreApplication.translate("RuleTable", "○ off"))
    if line.changed:
        marks.append(QCoreApplication.translate("RuleTable", "◆ changed here"))
    elif line.facility_default:
        marks.append(QCoreApplication.translate("RuleTable", "◇ facility default"))
    return "  ".join(marks)


def numbers_words(line: RuleLine, desk: Desk) -> str:
    """The numbers of a rule in one line."""
    return " · ".join(
        f"{desk.say(field.name)} {value_words(field.value, field, desk)}"
        for field in line.fields
        if field.kind in ("number", "whole")
    )


def value_words(value: Decimal | int | str, field: RuleField, desk: Desk) -> str:
    """A value as people read it, with its unit."""
    if field.kind in ("level", "discipline"):
        return word(field.kind, str(value), desk.language)
    return f"{render(text('profile.value', value=value), desk.language)} {field.unit}".strip()


def _tip(desk: Desk) -> Callable[[RuleLine], str]:
    return lambda line: f"{desk.say(line.title)}\n{line.code}"


class RuleTable(DataTable):
    """Filtered by any word of a row and by whose numbers they are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, QCoreApplication.translate("RuleTable", "Rules of this clinic"))
        self._desk = desk
        self._lines: Sequence[RuleLine] = ()
        self._shows: Callable[[RuleLine], bool] = lambda _line: True
        self.rows_model: RowsModel[RuleLine] = RowsModel(columns(desk))
        self.filtered = QSortFilterProxyModel()
        self.filtered.setSourceModel(self.rows_model)
        self.filtered.setFilterKeyColumn(-1)
        self.filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.filtered)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, desk.theme.px(width))
        for column in (RULE, VALUES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    @property
    def chosen(self) -> RuleLine | None:
        """The rule that is chosen."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, RuleLine) else None

    def show_rules(self, lines: Sequence[RuleLine]) -> None:
        """Show the rules as they are now; the chosen one stays chosen."""
        self._lines = lines
        self._refill()

    def show_only(self, shows: Callable[[RuleLine], bool]) -> None:
        """Show the rules of which this is true."""
        self._shows = shows
        self._refill()

    def _refill(self) -> None:
        before = self.chosen
        kept = [line for line in self._lines if self._shows(line)]
        # Two signals of one change would show another rule for a moment.
        self.selectionModel().blockSignals(True)
        self.rows_model.set_rows(kept)
        self.selectionModel().blockSignals(False)
        wanted = None if before is None else before.code
        rows = range(self.filtered.rowCount())
        at = next((row for row in rows if self.filtered.index(row, 0).data(ROW_ROLE).code == wanted), 0)
        self.setCurrentIndex(self.filtered.index(at, 0))
