"""The three arms of the triad, each in two lines: what is still uncorrected by name, and how much is unknown."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.clinic.views.review import Review
from core.guidance.findings import Factor
from core.texts import listed, text
from desktop.theme.levels import SHAPES
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace

_NAMED: Final = 4
"""More uncorrected factors of one arm than this are counted: their cards stand in the guidance."""


class TriadSummary(QWidget):
    """Unknown is as visible as uncorrected; what is corrected or absent is counted in the tool tip."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._titles = [label("", "strong", wrap=True) for _ in range(3)]
        self._lines = [label("", wrap=True) for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for title, line in zip(self._titles, self._lines, strict=True):
            column.addWidget(title)
            column.addWidget(line)
            column.addSpacing(workplace.theme.sizes.tight)

    def show_review(self, review: Review) -> None:
        """Show a patient's triad as it was judged just now."""
        arms = review.chart.appraisal.triad.items()
        for number, ((arm, factors), title, line) in enumerate(zip(arms, self._titles, self._lines, strict=True), 1):
            title.setText(f"{number}  {self._workplace.say(text(f'guidance.arm.{arm}'))}")
            told = self.told(factors)
            line.setText(told)
            active = any(factor.state == "active" for factor in factors)
            line.setProperty("look", "" if active else "muted")
            line.setToolTip(self._all(factors))
        self.setAccessibleName(
            ". ".join(f"{a.text()}: {b.text()}" for a, b in zip(self._titles, self._lines, strict=True))
        )

    def told(self, factors: Sequence[Factor]) -> str:
        """`◆ 2 uncorrected: phosphate high, PTH high · ▲ 4 unknown`."""
        active = [factor for factor in factors if factor.state == "active"]
        unknown = sum(factor.state == "unknown" for factor in factors)
        parts = []
        if active:
            names = [self._workplace.say(factor.title) for factor in active[:_NAMED]]
            if len(active) > _NAMED:
                names.append(self.tr("%n more", "", len(active) - _NAMED))
            joined = listed(names, self._workplace.language)
            counted = self.tr("%n uncorrected", "", len(active))
            parts.append(
                self.tr("{mark} {counted}: {names}").format(mark=SHAPES["urgent"], counted=counted, names=joined)
            )
        if unknown:
            counted = self.tr("%n unknown", "", unknown)
            parts.append(f"{SHAPES['attention']} {counted}")
        nothing = self.tr("nothing uncorrected")
        return " · ".join(parts) or f"{SHAPES['good']} {nothing}"

    def _all(self, factors: Sequence[Factor]) -> str:
        say = self._workplace.say
        return "\n".join(f"{say(one.title)}: {say(text(f'guidance.state.{one.state}'))}" for one in factors)
