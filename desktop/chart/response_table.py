"""Each change of an analgesic with pain at rest before and after it: sorted, copied, and leading to its therapy."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.case.case import Case
from core.instruments.definitions import instrument
from core.trends.limits import limits
from core.trends.responses import Response, responses
from core.trends.series import rounded
from desktop.chart.names import when
from desktop.widgets.choices import Choices
from desktop.widgets.looks import label
from desktop.widgets.numbers import plain, pointed
from desktop.widgets.tables import ROW_ROLE, Column, DataTable, RowsModel, SortedRows
from desktop.widgets.workplace import Workplace


class ResponseTable(QWidget):
    """A comparison and no proof: what else changed in the same days stands beside it."""

    entry_asked = Signal(str, str)
    """The id of an entry, and its kind."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._case: Case | None = None
        self._lesion: str | None = None
        space = workplace.theme.sizes
        limit = limits().response
        names = [(str(days), self.tr("%n day(s)", "", days)) for days in limit.days]
        self.days = Choices(workplace.theme, self.tr("Days before and after"), names)
        self.days.set_value(names[0][0])
        self.days.chosen.connect(self._read)
        self._rows = RowsModel(self._columns())
        self._sorted = SortedRows()
        self._sorted.setSourceModel(self._rows)
        self.table = DataTable(workplace.theme, self.tr("Response to each change of an analgesic"))
        self.table.setModel(self._sorted)
        self.table.activated.connect(self._activated)
        words = self.tr(
            "NRS at rest, before → after. The day of the change counts for neither side. Important: {points} points or"
            " {percent} % ({source}). Fewer than {least} scores on a side are too few."
        )
        told = words.format(**_important(), least=limit.least_scores)
        row = QHBoxLayout()
        row.setSpacing(space.between)
        row.addWidget(self.days)
        row.addWidget(label(told, "caption", wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.inside, 0, 0)
        column.setSpacing(space.inside)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def show_case(self, case: Case, lesion: str | None) -> None:
        """Show a case, by the scores of one lesion or of the whole person."""
        self._case, self._lesion = case, lesion
        self._read()

    def _read(self) -> None:
        if self._case is None:
            return
        place = self._workplace
        days = int(self.days.value() or limits().response.days[0])
        found = responses(self._case, place.zone, place.now(), days, self._lesion)
        self._rows.set_rows(tuple(reversed(found)))

    def _columns(self) -> list[Column[Response]]:
        place = self._workplace
        return [
            Column(self.tr("When"), lambda row: when(row.at, place), lambda row: row.at.isoformat()),
            Column(self.tr("Drug"), lambda row: place.say(row.name)),
            Column(self.tr("Change"), lambda row: place.say(row.what), tip=lambda row: place.say(row.what)),
            Column(self.tr("Mean"), self._means, lambda row: row.after.mean, figures=True),
            Column(self.tr("Highest"), self._highest, lambda row: row.after.highest, figures=True),
            Column(self.tr("Scores"), self._scores, lambda row: row.before.scores + row.after.scores, figures=True),
            Column(self.tr("Difference"), self._difference, self._points, figures=True),
            Column(self.tr("Response"), self._verdict),
            Column(self.tr("Also changed"), self._others, tip=self._others),
        ]

    def _means(self, row: Response) -> str:
        return f"{_one(row.before.mean)} → {_one(row.after.mean)}"

    def _highest(self, row: Response) -> str:
        return f"{_one(row.before.highest)} → {_one(row.after.highest)}"

    def _scores(self, row: Response) -> str:
        return f"{row.before.scores} / {row.after.scores}"

    def _points(self, row: Response) -> Decimal | None:
        return None if row.change is None else row.change.points

    def _difference(self, row: Response) -> str:
        if row.change is None:
            return ""
        percent = "" if row.change.percent is None else f" ({row.change.percent:+.0f} %)"
        points = pointed(f"{row.change.points:+.1f}") if row.change.points else "0"
        return f"{points}{percent if row.change.points else ''}".replace("-", "−")

    def _verdict(self, row: Response) -> str:
        if row.change is None:
            return self._too_few(row)
        if not row.change.important:
            told = self.tr("no important change")
        else:
            told = self.tr("● important relief") if row.change.better else self.tr("◆ important worsening")
        return told if row.complete else self.tr("{told}, so far").format(told=told)

    def _too_few(self, row: Response) -> str:
        return self.tr("too few entries") if row.complete else self.tr("too few entries so far")

    def _others(self, row: Response) -> str:
        found = [f"{when(other.at, self._workplace)} {self._workplace.say(other.text)}" for other in row.confounders]
        return "; ".join(found)

    def _activated(self, index: QModelIndex) -> None:
        row: Response = index.data(ROW_ROLE)
        if row.entry_id is not None:
            self.entry_asked.emit(row.entry_id, "therapy")


def _important() -> dict[str, object]:
    """What change of the scale matters, and who says so."""
    change = instrument("nrs").important_change
    return {} if change is None else {"points": change.points, "percent": change.percent, "source": change.source}


def _one(value: Decimal | None) -> str:
    return "–" if value is None else plain(rounded(float(value), 1))
