"""How many days of the chosen window were bad, by context: shares of the days that have an entry, and how many have."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from core.trends.pain_diary import PainTime
from desktop.widgets.looks import label, look
from desktop.widgets.numbers import fixed
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class PainTimeCard(QFrame):
    """A day without an entry counts for nothing, and their number is said."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        space = workplace.theme.sizes
        self._title = label("", "strong", wrap=True)
        self._days = label("", wrap=True)
        self._grid_place = QVBoxLayout()
        self._grid: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column.setSpacing(space.tight)
        column.addWidget(self._title)
        column.addWidget(self._days)
        column.addLayout(self._grid_place)
        note = self.tr(
            "Of the days with an entry: the share whose highest NRS reached the threshold, and the mean of the highest."
        )
        column.addWidget(label(note, "caption", wrap=True))

    def show_times(self, times: Sequence[PainTime]) -> None:
        """Show a window; the first line is that of any context."""
        whole = times[0]
        self._title.setText(
            self.tr("{first} to {last}").format(first=whole.first.isoformat(), last=whole.last.isoformat())
        )
        days = self.tr("Days with an NRS entry: {n}; without: {m}").format(n=whole.days_with, m=whole.days_without)
        self._days.setText(days)
        if self._grid is not None:
            self._grid_place.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = self._made([time for time in times if time.days_with])
        self._grid_place.addWidget(self._grid)

    def _made(self, times: Sequence[PainTime]) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._workplace.theme.sizes.inside)
        grid.setVerticalSpacing(self._workplace.theme.sizes.tight)
        grid.setColumnStretch(0, 1)
        spoken = []
        if times:
            heads = [self.tr("days"), *(f"≥ {limit}" for limit, _ in times[0].over), self.tr("mean")]
            for at, head in enumerate(heads, start=1):
                grid.addWidget(label(head, "caption"), 0, at)
        for row, time in enumerate(times, start=1):
            name = self._name(time)
            cells = [str(time.days_with), *(_share(count, time.days_with) for _, count in time.over)]
            cells.append("" if time.mean_highest is None else fixed(time.mean_highest, 1))
            grid.addWidget(label(name, wrap=True), row, 0)
            for at, cell in enumerate(cells, start=1):
                grid.addWidget(label(cell, "strong" if row == 1 else ""), row, at)
            spoken.append(f"{name}: {', '.join(f'{head} {cell}' for head, cell in zip(heads, cells, strict=True))}")
        block.setAccessibleName(self.tr("Days by context"))
        block.setAccessibleDescription(". ".join(spoken))
        return block

    def _name(self, time: PainTime) -> str:
        if time.context is None:
            return self.tr("any context")
        return word("pain_context", time.context, self._workplace.language)


def _share(count: int, days: int) -> str:
    return f"{100 * count / days:.0f} %"
