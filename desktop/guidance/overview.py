"""The strip above the three arms: the wheel, one line that says what is still uncorrected, and the supersaturation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from core.guidance.appraisal import Appraisal
from core.guidance.findings import Factor
from core.guidance.saturation import PictureSupersaturation
from core.texts import listed, text
from desktop.guidance.emblem import TriadEmblem
from desktop.guidance.factor_card import MARKS
from desktop.guidance.gauge import SaturationGauge
from desktop.guidance.saturation_words import ratio_told, ratio_words
from desktop.guidance.wording import STATES
from desktop.theme.levels import SHAPES
from desktop.widgets.flow import side_by_side
from desktop.widgets.looks import button, label, look
from desktop.widgets.workplace import Workplace

_NAMED = 8
"""More uncorrected factors than this are counted in the line: their cards stand below."""
_GAUGE_WIDTH = 300


class Overview(QFrame):
    """What one look must tell."""

    more_asked = Signal()
    """The supersaturation in full is asked for."""

    def __init__(self, workplace: Workplace, appraisal: Appraisal) -> None:
        super().__init__()
        look(self, "card")
        self._workplace = workplace
        space = workplace.theme.sizes
        row = QHBoxLayout()
        row.setSpacing(space.between)
        whole = side_by_side(workplace.theme)
        self.setLayout(whole)
        whole.setContentsMargins(space.inside, 0, space.inside, 0)
        emblem = TriadEmblem(workplace.theme)
        arms = tuple(appraisal.triad.values())
        emblem.show_arms([[factor.state for factor in arm] for arm in arms], self._told(appraisal))
        row.addWidget(emblem)
        row.addLayout(self._words(appraisal), 1)
        whole.addLayout(row, 1)
        whole.addLayout(self._saturation(appraisal.supersaturation))

    def _words(self, appraisal: Appraisal) -> QVBoxLayout:
        factors = [factor for arm in appraisal.triad.values() for factor in arm]
        active = [factor for factor in factors if factor.state == "active"]
        unknown = sum(factor.state == "unknown" for factor in factors)
        heading = self.tr("%n factor(s) still uncorrected", "", len(active)) if active else ""
        more = self.tr("%n factor(s) unknown", "", unknown) if unknown else ""
        column = QVBoxLayout()
        column.setSpacing(self._workplace.theme.sizes.tight)
        column.addStretch(1)
        told = " · ".join(part for part in (heading, more) if part) or self.tr("Nothing uncorrected is known.")
        column.addWidget(label(told, "heading", wrap=True))
        if active:
            column.addWidget(label(self._names(active), wrap=True))
        column.addStretch(1)
        return column

    def _names(self, active: list[Factor]) -> str:
        names = [self._workplace.say(factor.title) for factor in active[:_NAMED]]
        if len(active) > _NAMED:
            names.append(self.tr("%n more", "", len(active) - _NAMED))
        return listed(names, self._workplace.language)

    def _told(self, appraisal: Appraisal) -> str:
        """The wheel in words."""
        parts = []
        for number, (arm, factors) in enumerate(appraisal.triad.items(), start=1):
            counts = counts_told(self._workplace, factors)
            parts.append(f"{number} {self._workplace.say(text(f'guidance.arm.{arm}'))}: {counts}")
        return "\n".join(parts)

    def _saturation(self, found: PictureSupersaturation) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        more = button(self.tr("Supersaturation"), "link")
        more.setToolTip(self.tr("What it rests on, and what would change it most"))
        more.clicked.connect(self.more_asked)
        if found.result is None:
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            names = [self._workplace.say(text(f"analyte.{code}")) for code in found.missing]
            missing = self.tr("Not known: {analytes} missing or out of date").format(analytes=", ".join(names))
            words = label(missing, "caption", wrap=True)
            words.setFixedWidth(self._workplace.theme.px(_GAUGE_WIDTH))
            column.addWidget(words)
        else:
            more.setText(self.tr("Supersaturation {ratio}").format(ratio=ratio_words(found.result)))
            head = QHBoxLayout()
            head.addWidget(more)
            head.addWidget(label(ratio_told(found.result), "caption"), 1, Qt.AlignmentFlag.AlignRight)
            column.addLayout(head)
            gauge = SaturationGauge(self._workplace.theme)
            gauge.setFixedWidth(self._workplace.theme.px(_GAUGE_WIDTH))
            gauge.show_ratio(found.result.log10_ratio_to_reference, self.tr("reference"), ratio_told(found.result))
            column.addWidget(gauge)
        column.addStretch(1)
        return column


def counts_told(workplace: Workplace, factors: tuple[Factor, ...]) -> str:
    """`◆ 1 active · ▲ 3 unknown…`: how many factors are in which state, those with none left out."""
    parts = []
    for state in STATES:
        number = sum(factor.state == state for factor in factors)
        if number:
            word = workplace.say(text(f"guidance.state.{state}")).lower()
            parts.append(f"{SHAPES[MARKS[state]]} {number} {word}")
    return " · ".join(parts)
