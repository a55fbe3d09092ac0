"""The supersaturation in full: against the reference, what would change it most, and what was assumed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.clinic.rights import Right
from core.clinic.views.chart import Chart
from core.guidance.saturation import Supersaturation, levers
from core.texts import text
from desktop.guidance.bar import Bar
from desktop.guidance.gauge import SaturationGauge
from desktop.guidance.saturation_words import lever_words, ratio_told, ratio_words
from desktop.widgets.empty import Empty
from desktop.widgets.flow import side_by_side
from desktop.widgets.looks import frame, label, look
from desktop.widgets.numbers import fixed, pointed
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import RecordEntry
from desktop.widgets.workplace import Workplace


class SaturationView(QScrollArea):
    """It compares and explains; it never diagnoses, and never raises a flag."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._patient_id = ""
        self._missing: tuple[str, ...] = ()
        look(self, "read")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Supersaturation"))

    def show_chart(self, chart: Chart) -> None:
        """Show the supersaturation of a chart, or which values it lacks."""
        found = chart.appraisal.supersaturation
        self._patient_id, self._missing = chart.case.patient.id, found.missing
        if found.result is None:
            self.setWidget(self._empty())
            return
        space = self._workplace.theme.sizes
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(space.between, 0, space.between, space.between)
        column.setSpacing(space.between)
        column.addWidget(label(self._caution(), wrap=True))
        right = QVBoxLayout()
        right.setSpacing(space.between)
        right.addWidget(self._levers(found.result))
        right.addWidget(self._assumptions(found.result))
        right.addStretch(1)
        row = side_by_side(self._workplace.theme)
        row.addWidget(self._ratio(found.result), 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(page)

    def _caution(self) -> str:
        return self.tr(
            "Every plasma is supersaturated with hydroxyapatite: this compares one plasma with a reference plasma."
            " It is not diagnostic, and no flag rests on it."
        )

    def _empty(self) -> QWidget:
        names = ", ".join(self._workplace.say(text(f"analyte.{code}")) for code in self._missing)
        empty = Empty(
            self._workplace.theme,
            "flask-conical",
            self.tr("The supersaturation is not known"),
            self.tr("Missing or out of date: {analytes}. Nothing is guessed in their place.").format(analytes=names),
            [(self.tr("Add a laboratory value…"), self._ask_value)],
        )
        for push in empty.pushes:
            only_with(push, self._workplace, Right.CHART)
        return empty

    def _ask_value(self) -> None:
        self.asks.emit(RecordEntry(self._patient_id, "laboratory", self._missing[0]))

    def _ratio(self, result: Supersaturation) -> QFrame:
        space = self._workplace.theme.sizes
        card, column = self._card()
        column.addWidget(label(self.tr("Ratio to the reference plasma, as a power of ten"), "caption"))
        column.addWidget(label(ratio_words(result), "number"))
        column.addWidget(label(ratio_told(result), wrap=True))
        gauge = SaturationGauge(self._workplace.theme)
        gauge.show_ratio(result.log10_ratio_to_reference, self.tr("reference"), ratio_told(result))
        column.addWidget(gauge)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.between)
        grid.setVerticalSpacing(space.tight)
        grid.setColumnStretch(1, 1)
        barrier = result.relative_nucleation_barrier
        told = self.tr("none: not supersaturated") if barrier is None else fixed(barrier, 2)
        rows = (
            (self.tr("log₁₀ S"), fixed(result.log10_s, 1)),
            (self.tr("log₁₀ S of the reference"), fixed(result.reference_log10_s, 1)),
            (self.tr("ln S"), fixed(result.ln_s, 1)),
            (self.tr("Relative nucleation barrier (1: as the reference; lower: crystals form more easily)"), told),
        )
        for row, (name, value) in enumerate(rows):
            grid.addWidget(label(value, "strong"), row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(name, "muted", wrap=True), row, 1)
        column.addLayout(grid)
        return card

    def _levers(self, result: Supersaturation) -> QFrame:
        card, column = self._card()
        column.addWidget(label(self.tr("What would change it most"), "strong"))
        found = levers(result)
        if not found:
            column.addWidget(
                label(self.tr("Phosphate, calcium and pH are at or below their targets."), "muted", wrap=True)
            )
            return card
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._workplace.theme.sizes.between)
        grid.setVerticalSpacing(self._workplace.theme.sizes.inside)
        grid.setColumnStretch(1, 1)
        longest = max(abs(lever.change) for lever in found)
        for row, lever in enumerate(found):
            words, change = lever_words(lever), pointed(f"{lever.change:+.2f}").replace("-", "−")
            bar = Bar(self._workplace.theme, abs(lever.change) / longest if longest else 0)
            bar.setAccessibleName(f"{words}: {change}")
            grid.addWidget(label(f"{row + 1}.  {words}"), row, 0)
            grid.addWidget(bar, row, 1)
            grid.addWidget(label(change, "strong"), row, 2, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        column.addWidget(
            label(self.tr("Change in log₁₀ S if this value alone went to its target."), "caption", wrap=True)
        )
        return card

    def _assumptions(self, result: Supersaturation) -> QFrame:
        card, column = self._card()
        column.addWidget(label(self.tr("Computed with, and assumed"), "strong"))
        water = result.water
        used = self.tr(
            "Ionised calcium {calcium} mmol/L, phosphate {phosphate} mmol/L, pH {ph}, bicarbonate {bicarbonate} mmol/L,"
            " {temperature} °C"
        ).format(
            calcium=fixed(water.calcium_mmol_l, 2),
            phosphate=fixed(water.phosphate_mmol_l, 2),
            ph=fixed(water.ph, 2),
            bicarbonate=fixed(water.bicarbonate_mmol_l, 0),
            temperature=fixed(water.temperature_c, 0),
        )
        column.addWidget(label(used, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._workplace.theme.sizes.inside)
        grid.setVerticalSpacing(self._workplace.theme.sizes.tight)
        grid.setColumnStretch(1, 1)
        for row, assumption in enumerate(result.assumptions):
            grid.addWidget(label("•", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(self._workplace.say(assumption), "muted", wrap=True), row, 1)
        column.addLayout(grid)
        return card

    def _card(self) -> tuple[QFrame, QVBoxLayout]:
        card, space = frame("card"), self._workplace.theme.sizes
        column = QVBoxLayout(card)
        column.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column.setSpacing(space.inside)
        return card, column
