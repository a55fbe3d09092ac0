"""A flag in one line: level, what it says, its evidence, and acknowledge."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from core.case.work import Flag
from core.guidance.findings import FlagFinding
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class FlagLine(QFrame):
    """Acknowledged flags stay, quieter, with the name of who has seen them."""

    acknowledged = Signal(str)

    def __init__(self, workplace: Workplace, finding: FlagFinding, kept: Flag | None) -> None:
        super().__init__()
        look(self, "notice")
        seen = kept is not None and kept.state == "acknowledged"
        self.setProperty("level", "info" if seen else finding.level)
        self._flag_id = kept.id if kept is not None else None
        say, space = workplace.say, workplace.theme.sizes
        level = word("level", finding.level, workplace.language)
        title = say(finding.title)
        evidence = " · ".join(say(item.text) for item in finding.evidence)
        self.setAccessibleName(f"{level}: {title}. {evidence}")
        words = QVBoxLayout()
        words.setSpacing(space.tight)
        head = label(f"{title}  ({level})", "strong", wrap=True)
        words.addWidget(head)
        words.addWidget(label(evidence, wrap=True))
        action = say(finding.action)
        source = self.tr("Source: {source}").format(source=say(finding.source))
        if finding.facility_value:
            source += " · " + self.tr("facility value")
        words.addWidget(label(f"{action}  {source}" if action else source, "caption", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, space.inside, space.inside, space.inside)
        row.setSpacing(space.between)
        row.addWidget(LevelMark(workplace.theme, finding.level))
        row.addLayout(words, 1)
        if seen and kept is not None:
            row.addWidget(label(self.tr("seen by {name}").format(name=kept.acknowledged_by), "caption"))
        elif self._flag_id is not None:
            push = button(self.tr("Acknowledge"))
            push.setAccessibleName(self.tr("Acknowledge: {flag}").format(flag=title))
            push.clicked.connect(self._acknowledge)
            row.addWidget(push)

    def _acknowledge(self) -> None:
        if self._flag_id is not None:
            self.acknowledged.emit(self._flag_id)
