"""The triad: flags above, the strip that one look takes in, and the three arms beside each other."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.case.work import Flag, Task
from core.clinic.commands import flags
from core.clinic.views.chart import Chart
from core.clinic.views.guidance import Review
from core.guidance.findings import LEVELS, FlagFinding
from core.texts import text
from desktop.guidance.arm_column import ArmColumn, lines_needed
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.factor_card import FactorFacts
from desktop.guidance.flag_line import FlagLine
from desktop.guidance.overview import Overview
from desktop.widgets.looks import label, look
from desktop.widgets.workplace import Workplace

_ABOVE: Final = 330
_LINE: Final = 26
"""Height of what stands above the cards, and of one line of a card, at 100 %: when an arm needs more lines than have
room, each of its cards takes one, so that all that is uncorrected is seen at one look."""
_FLAGS: Final = 3
"""So many flags stand open, the gravest; of more than these the rest is folded."""

_LARGE = 175


class TriadView(QScrollArea):
    """It supports the decision and never takes it: each finding shows its evidence and its source."""

    asks = Signal(object)
    saturation_asked = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._arms: list[ArmColumn] = []
        self._chart: Chart | None = None
        self._review: Review | None = None
        self._dense = False
        look(self, "read")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Triad and flags"))

    def show_chart(self, chart: Chart) -> None:
        """Show the appraisal of a chart; a page that is scrolled stays where it was."""
        self._chart, self._review = chart, None
        self._build(chart)

    def _build(self, chart: Chart) -> None:
        space, at = self._workplace.theme.sizes, self.verticalScrollBar().value()
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(space.between, 0, space.between, space.between)
        column.setSpacing(space.inside)
        self._add_flags(column, chart)
        overview = Overview(self._workplace, chart.appraisal)
        overview.more_asked.connect(self.saturation_asked)
        column.addWidget(overview)
        column.addLayout(self._columns(chart))
        column.addWidget(label(self._workplace.say(text("about.intended_use")), "caption", wrap=True))
        column.addStretch(1)
        self.setWidget(page)
        if self._review is not None:
            self.show_review(self._review)
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chart is not None and self._must_be_dense(self._chart) != self._dense:
            self._build(self._chart)

    def show_review(self, review: Review) -> None:
        """Add what took longer to find: since when factors are corrected."""
        self._review = review
        for arm in self._arms:
            arm.show_corrections(review.corrections)

    def _add_flags(self, column: QVBoxLayout, chart: Chart) -> None:
        found = sorted(chart.appraisal.flags, key=lambda flag: -LEVELS.index(flag.level))
        kept = {(flag.rule, flag.subject): flag for flag in chart.case.flags if flag.state != "resolved"}
        open_ones = len(found) if len(found) <= _FLAGS else _FLAGS - 1
        for finding in found[:open_ones]:
            column.addWidget(self._flag(chart, finding, kept))
        rest = found[open_ones:]
        if rest:
            words = self.tr("%n more flag(s)", "", len(rest))
            urgent = sum(flag.level == "urgent" for flag in rest)
            if urgent:
                words += " · " + self.tr("%n urgent", "", urgent)
            column.addWidget(Disclosure(self._workplace.theme, words, partial(self._make_flags, chart, rest, kept)))
        if not found:
            column.addWidget(label(self.tr("No flag stands."), "muted"))

    def _make_flags(
        self, chart: Chart, found: Sequence[FlagFinding], kept: Mapping[tuple[str, str | None], Flag]
    ) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._workplace.theme.sizes.tight)
        for finding in found:
            column.addWidget(self._flag(chart, finding, kept))
        return body

    def _flag(self, chart: Chart, finding: FlagFinding, kept: Mapping[tuple[str, str | None], Flag]) -> FlagLine:
        line = FlagLine(self._workplace, chart.case.patient.id, finding, kept.get((finding.rule, finding.subject)))
        line.acknowledged.connect(self._acknowledge)
        line.asks.connect(self.asks)
        return line

    def _columns(self, chart: Chart) -> QBoxLayout:
        """The arms beside each other; in the largest letters one below another."""
        beside = self._workplace.theme.scale < _LARGE
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        row.setSpacing(self._workplace.theme.sizes.between)
        triad, tasks = chart.appraisal.triad, _open_tasks(chart)
        self._arms, self._dense = [], self._must_be_dense(chart)
        for number, (arm, factors) in enumerate(triad.items(), start=1):
            facts = [
                FactorFacts(
                    chart.case.patient.id,
                    factor,
                    chart.measured.get(factor.factor, ()),
                    tasks.get(f"task.correct.{factor.factor}"),
                )
                for factor in factors
            ]
            column = ArmColumn(self._workplace, number, arm, facts, dense=self._dense)
            column.asks.connect(self.asks)
            self._arms.append(column)
            row.addWidget(column, 1)
        return row

    def _must_be_dense(self, chart: Chart) -> bool:
        theme = self._workplace.theme
        room = self.viewport().height() - theme.px(_ABOVE)
        return lines_needed(chart.appraisal.triad.values()) * theme.px(_LINE) > room

    def _acknowledge(self, flag_id: str) -> None:
        context = self._workplace.context
        self._workplace.bridge.write(self, lambda: flags.acknowledge(context, flag_id))


def _open_tasks(chart: Chart) -> Mapping[str, Task]:
    return {task.rule: task for task in chart.case.tasks if task.state == "open"}
