"""A patient's photographs as a table: picture, date, lesion, and what counts of each use."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.case.moments import instant
from core.charting.privacy import SCOPES, Standing, State
from core.clinic.views.consent import PhotographLine
from desktop.photo_bench.figures import day_of
from desktop.theme.icons import pixmap
from desktop.theme.theme import Theme
from desktop.widgets.picture import thumbnail
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, Index, RowsModel, SortedRows
from desktop.widgets.veiled import veiled
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_PICTURE: Final = 48
_MARKS: Final = {State.GIVEN: "✓", State.REFUSED: "✕", State.NOT_ASKED: "–", State.WITHDRAWN: "◆"}


class _Photographs(RowsModel[PhotographLine]):
    """The rows with their small pictures: intimate ones veiled, hidden ones a sign instead.

    `ratio` tells how many device pixels a pixel of the screen has on which they are shown.
    """

    def __init__(self, columns: Sequence[Column[PhotographLine]], theme: Theme, ratio: Callable[[], float]) -> None:
        super().__init__(columns)
        self._theme, self._ratio = theme, ratio
        self._drawn: dict[str, QPixmap] = {}

    def set_rows(self, rows: Sequence[PhotographLine]) -> None:
        self._drawn = {row.sha256: self._picture(row) for row in rows}
        super().set_rows(rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and index.isValid() and index.column() == 0:
            return self._drawn[self.rows[index.row()].sha256]
        return super().data(index, role)

    def _picture(self, row: PhotographLine) -> QPixmap:
        side, ratio = self._theme.px(_PICTURE), self._ratio()
        drawn = thumbnail(row.thumbnail or b"", QSize(side, side), ratio)
        if drawn is None:
            sign = "eye-off" if row.hidden is not None else "image"
            return pixmap(sign, self._theme, "muted", scale=ratio)
        return veiled(drawn, self._theme) if row.sensitive else drawn


class PhotographsTable(DataTable):
    """Several are chosen by Shift and Ctrl, as in every list."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace.theme, "", parent)
        self.setAccessibleName(self.tr("Photographs and what was agreed about them"))
        self._workplace = workplace
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._rows = _Photographs(self._columns(), workplace.theme, self.devicePixelRatioF)
        self._sorted = SortedRows()
        for model in (self._rows, self._sorted):
            model.setParent(self)
        self._sorted.setSourceModel(self._rows)
        self.setModel(self._sorted)
        self.setIconSize(QSize(workplace.theme.px(_PICTURE), workplace.theme.px(_PICTURE)))
        self.verticalHeader().setDefaultSectionSize(workplace.theme.px(_PICTURE) + workplace.theme.sizes.inside)
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    @property
    def lines(self) -> tuple[PhotographLine, ...]:
        """The photographs that are listed."""
        return self._rows.rows

    def show_lines(self, lines: Sequence[PhotographLine]) -> None:
        """List these photographs; those that were chosen stay so."""
        chosen = {line.sha256 for line in self.chosen()}
        self._rows.set_rows(lines)
        if lines:
            self.setCurrentIndex(self._sorted.index(0, 0))
            self.choose({sha256 for sha256 in chosen if any(line.sha256 == sha256 for line in lines)})

    def choose(self, sha256s: set[str]) -> None:
        """Choose these photographs and no others; none: leave the choice as it is."""
        if not sha256s:
            return
        self.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(self._sorted.rowCount()):
            index = self._sorted.index(row, 0)
            if index.data(ROW_ROLE).sha256 in sha256s:
                self.selectionModel().select(index, flags)
        first = min(self.selectionModel().selectedRows(), key=lambda index: index.row(), default=None)
        if first is not None:
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def chosen(self) -> tuple[PhotographLine, ...]:
        """The photographs that are chosen, from the top."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(index.data(ROW_ROLE) for index in rows)

    def current(self) -> PhotographLine | None:
        """The photograph that the keyboard is on."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def state_words(self, standing: Standing) -> str:
        """What counts of one use: a sign and a word."""
        names = {
            State.GIVEN: self.tr("given"),
            State.REFUSED: self.tr("not given"),
            State.NOT_ASKED: self.tr("not asked"),
            State.WITHDRAWN: self.tr("withdrawn"),
        }
        return f"{_MARKS[standing.state]} {names[standing.state]}"

    def _columns(self) -> list[Column[PhotographLine]]:
        place, language = self._workplace, self._workplace.language
        uses = [
            Column(
                word("consent", scope, language).capitalize(),
                lambda row, scope=str(scope): self._use(row, scope),  # type: ignore[misc]
            )
            for scope in SCOPES
        ]
        return [
            Column(self.tr("Taken"), lambda row: day_of(row.at, place), lambda row: instant(row.at)),
            Column(self.tr("Lesion"), lambda row: place.say(row.lesion)),
            *uses,
            Column(self.tr("Last said"), self._last),
        ]

    def _use(self, row: PhotographLine, scope: str) -> str:
        if row.hidden is not None and row.hidden.what == "erased":
            return self.tr("◆ erased")
        return self.state_words(row.states[scope])

    def _last(self, row: PhotographLine) -> str:
        if row.history:
            step = row.history[-1]
            who = step.recorded_by or step.obtained_by or ""
            return " · ".join(part for part in (day_of(step.at, self._workplace), who) if part)
        return self.tr("at the taking") if row.asked_then is not None else ""
