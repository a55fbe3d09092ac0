"""The guidance tab: flags above, one line saying what is still uncorrected, and the three arms beside each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.clinic.commands import flags
from core.clinic.views.chart import Chart
from core.guidance.appraisal import Appraisal
from core.guidance.findings import ARMS, LEVELS
from core.texts import text
from desktop.guidance.factor_card import ORDER, FactorCard
from desktop.guidance.flag_line import FlagLine
from desktop.widgets.looks import label, look
from desktop.widgets.panel import Panel
from desktop.widgets.workplace import Workplace


class GuidancePanel(Panel):
    """It supports the decision and never takes it: each finding shows its evidence and its source."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        space = workplace.theme.sizes
        self._page = look(QWidget(), "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(space.between, space.inside, space.between, space.between)
        self._column.setSpacing(space.inside)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Triad and flags"))
        scroll.setWidget(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_chart(self, chart: Chart) -> None:
        _empty(self._column)
        appraisal = chart.appraisal
        kept = {(flag.rule, flag.subject): flag for flag in chart.case.flags if flag.state != "resolved"}
        for finding in sorted(appraisal.flags, key=lambda flag: -LEVELS.index(flag.level)):
            line = FlagLine(self.workplace, finding, kept.get((finding.rule, finding.subject)))
            line.acknowledged.connect(self._acknowledge)
            self._column.addWidget(line)
        if not appraisal.flags:
            self._column.addWidget(label(self.tr("No flag stands."), "muted"))
        self._column.addWidget(label(self._uncorrected(appraisal), "heading", wrap=True))
        self._column.addLayout(self._arms(appraisal))
        self._column.addWidget(label(self.workplace.say(text("about.intended_use")), "caption", wrap=True))
        self._column.addStretch(1)

    def _uncorrected(self, appraisal: Appraisal) -> str:
        factors = [factor for arm in appraisal.triad.values() for factor in arm]
        active = [self.workplace.say(factor.title) for factor in factors if factor.state == "active"]
        unknown = sum(factor.state == "unknown" for factor in factors)
        names = "、".join(active) if self.workplace.language == "zh_CN" else ", ".join(active)
        told = self.tr("Still uncorrected: {factors}").format(factors=names) if active else ""
        more = self.tr("%n factor(s) unknown", "", unknown) if unknown else ""
        return " · ".join(part for part in (told, more) if part) or self.tr("Nothing uncorrected is known.")

    def _arms(self, appraisal: Appraisal) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.workplace.theme.sizes.between)
        for arm in ARMS.values():
            column = QVBoxLayout()
            column.setSpacing(self.workplace.theme.sizes.inside)
            column.addWidget(label(self.workplace.say(text(f"guidance.arm.{arm}")), "strong", wrap=True))
            for factor in sorted(appraisal.triad[arm], key=lambda factor: ORDER.index(factor.state)):
                column.addWidget(FactorCard(self.workplace, factor))
            column.addStretch(1)
            row.addLayout(column, 1)
        return row

    def _acknowledge(self, flag_id: str) -> None:
        context = self.workplace.context
        self.workplace.bridge.write(self, lambda: flags.acknowledge(context, flag_id))


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            _empty(inner)
