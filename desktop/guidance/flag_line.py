"""A flag in one line: level, what it says, its evidence, and acknowledge; what to do and the source one click away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.case.work import Flag
from core.guidance.findings import FlagFinding
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.evidence_list import EvidenceList
from desktop.widgets.held import hold_back
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_EVIDENCE_IN_LINE = 3
"""Pieces of evidence in the line itself; all of them stand below."""


class FlagLine(QFrame):
    """Acknowledged flags stay, quieter, with the name of who has seen them."""

    acknowledged = Signal(str)
    asks = Signal(object)

    def __init__(self, workplace: Workplace, patient_id: str, finding: FlagFinding, kept: Flag | None) -> None:
        super().__init__()
        look(self, "notice")
        self._workplace, self._patient_id, self._finding = workplace, patient_id, finding
        seen = kept is not None and kept.state == "acknowledged"
        self.setProperty("level", "info" if seen else finding.level)
        self._flag_id = kept.id if kept is not None else None
        say, space = workplace.say, workplace.theme.sizes
        level, self._title = word("level", finding.level, workplace.language), say(finding.title)
        told = " · ".join(say(item.text) for item in finding.evidence[:_EVIDENCE_IN_LINE])
        if len(finding.evidence) > _EVIDENCE_IN_LINE:
            told += " …"
        self.setAccessibleName(f"{level}: {self._title}. {told}")
        row = QHBoxLayout()
        row.setSpacing(space.inside)
        row.addWidget(LevelMark(workplace.theme, finding.level))
        row.addWidget(label(f"{self._title} ({level})", "strong"))
        row.addWidget(label(told, wrap=True), 1)
        if seen and kept is not None:
            row.addWidget(label(self.tr("seen by {name}").format(name=kept.acknowledged_by), "caption"))
        elif self._flag_id is not None:
            row.addWidget(self._acknowledge_button())
        more = button("", "quiet", "slim")
        more.setToolTip(self.tr("What to do, and the source"))
        details = Disclosure(workplace.theme, self._title, self._make_details, level, more)
        row.addWidget(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.tight, space.tight, space.tight)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(details)

    def _acknowledge_button(self) -> QPushButton:
        push = button(self.tr("Acknowledge"), "slim")
        push.setAccessibleName(self.tr("Acknowledge: {flag}").format(flag=self._title))
        push.clicked.connect(self._acknowledge)
        hold_back(self._workplace, push)
        return push

    def _make_details(self) -> QWidget:
        say, space, finding = self._workplace.say, self._workplace.theme.sizes, self._finding
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space.between, space.tight, 0, space.tight)
        column.setSpacing(space.tight)
        action = say(finding.action)
        if action:
            column.addWidget(label(action, wrap=True))
        evidence = EvidenceList(self._workplace, self._patient_id, finding.evidence)
        evidence.asks.connect(self.asks)
        column.addWidget(evidence)
        source = self.tr("Source: {source}").format(source=say(finding.source))
        if finding.facility_value:
            source += " · " + self.tr("facility value")
        column.addWidget(label(source, "caption", wrap=True), 0, Qt.AlignmentFlag.AlignTop)
        return body

    def _acknowledge(self) -> None:
        if self._flag_id is not None:
            self.acknowledged.emit(self._flag_id)
