"""The work-up as a checklist: what was recorded with its finding, and what was not, with the way to record it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from core.guidance.diagnosis import Step
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.evidence_list import EvidenceList
from desktop.guidance.marks import UNKNOWN, YES
from desktop.guidance.recording import ways_to_record
from desktop.widgets.looks import button, label, look
from desktop.widgets.workplace import Workplace


class Checklist(QFrame):
    """Grouped as one examines: skin, vessels, tests."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace, patient_id: str, steps: Sequence[Step]) -> None:
        super().__init__()
        look(self, "card")
        self._workplace, self._patient_id = workplace, patient_id
        self._requests: dict[QWidget, object] = {}
        self.setAccessibleName(self.tr("Work-up"))
        titles = {"skin": self.tr("Skin"), "vessels": self.tr("Large vessels"), "tests": self.tr("Tests")}
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        column.setSpacing(space.tight)
        done = sum(step.recorded for step in steps)
        head = self.tr("Work-up: {done} of {all} recorded").format(done=done, all=len(steps))
        column.addWidget(label(head, "strong", wrap=True))
        for group, title in titles.items():
            column.addWidget(label(title, "caption"))
            for step in steps:
                if step.group == group:
                    column.addWidget(self._line(step))
        column.addStretch(1)

    def _line(self, step: Step) -> QWidget:
        say, space = self._workplace.say, self._workplace.theme.sizes
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.inside)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(YES if step.recorded else UNKNOWN, "strong"), 0, 0, Qt.AlignmentFlag.AlignTop)
        outcome = " · ".join(say(words) for words in step.outcome) if step.recorded else self.tr("not recorded")
        looks = () if step.recorded else ("attention",)
        grid.addWidget(
            label(self.tr("{step}: {outcome}").format(step=say(step.title), outcome=outcome), *looks, wrap=True), 0, 1
        )
        grid.addWidget(self._record_button(step), 0, 2, Qt.AlignmentFlag.AlignTop)
        row = 1
        if step.note is not None:
            grid.addWidget(label(say(step.note), "caption", wrap=True), row, 1, 1, 2)
            row += 1
        if step.evidence:
            fold = Disclosure(self._workplace.theme, self.tr("Entries"), lambda: self._entries(step), say(step.title))
            look(fold.push, "link slim")
            grid.addWidget(fold, row, 1, 1, 2)
        return line

    def _entries(self, step: Step) -> QWidget:
        found = EvidenceList(self._workplace, self._patient_id, step.evidence)
        found.asks.connect(self.asks)
        return found

    def _record_button(self, step: Step) -> QPushButton:
        word, request = ways_to_record(step.record_by, self._patient_id)
        push = button(word, "link", "slim")
        push.setAccessibleName(f"{word} {self._workplace.say(step.title)}")
        push.clicked.connect(self._record)
        self._requests[push] = request
        return push

    def _record(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.asks.emit(self._requests[sender])
