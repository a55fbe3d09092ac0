"""One factor of the triad as a card: state by shape and word, evidence, next step and who takes it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from core.guidance.findings import Factor
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import label, look
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {"active": "urgent", "unknown": "attention", "corrected": "good", "absent": "info"}
)
"""The shape of a state. Unknown is as visible as active."""

ORDER: Final = ("active", "unknown", "corrected", "absent")


class FactorCard(QFrame):
    """What is absent is one quiet line; the others say why, and what to do."""

    def __init__(self, workplace: Workplace, factor: Factor) -> None:
        super().__init__()
        look(self, "card")
        say, space = workplace.say, workplace.theme.sizes
        states = {
            "active": self.tr("active"),
            "unknown": self.tr("unknown"),
            "corrected": self.tr("corrected"),
            "absent": self.tr("absent"),
        }
        title, state = say(factor.title), states[factor.state]
        evidence = " · ".join(say(item.text) for item in factor.evidence)
        self.setAccessibleName(f"{title}: {state}. {evidence}")
        source = self.tr("Source: {source}").format(source=say(factor.source))
        if factor.facility_value:
            source += " · " + self.tr("facility value")
        self.setToolTip(source)
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(LevelMark(workplace.theme, MARKS[factor.state]))
        head.addWidget(label(title, *(() if factor.state == "absent" else ("strong",)), wrap=True), 1)
        looks = ("muted",) if factor.state == "absent" else (MARKS[factor.state],)
        head.addWidget(label(state, *looks))
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        column.setSpacing(space.tight)
        column.addLayout(head)
        if factor.state != "absent" and evidence:
            column.addWidget(label(evidence, wrap=True))
        if factor.state == "active":
            who = ", ".join(word("discipline", code, workplace.language) for code in factor.disciplines)
            step = say(factor.action)
            column.addWidget(label(f"→ {step} ({who})" if who else f"→ {step}", "accent", wrap=True))
