"""One answer of the record: its sign, what was asked, the answer in words, and the entries behind it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from core.guidance.findings import Evidence
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.evidence_list import EvidenceList
from desktop.guidance.marks import sign
from desktop.widgets.flow import LARGE
from desktop.widgets.looks import button, label
from desktop.widgets.workplace import Workplace


@dataclass(frozen=True)
class Answer:
    """`answer`: yes, no, or None where the record does not tell. `told`: in words, `note`: what to bear in mind."""

    answer: bool | None
    title: str
    told: str
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


class AnswerLine(QWidget):
    """`push`, when there is one, stands at the right: the way to record what is missing."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace, patient_id: str, answer: Answer, push: QPushButton | None = None) -> None:
        super().__init__()
        self._workplace, self._patient_id, self._evidence = workplace, patient_id, answer.evidence
        self.setAccessibleName(f"{answer.title}: {answer.told}")
        space = workplace.theme.sizes
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.inside)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, space.between)
        grid.setColumnStretch(1, 1)
        large = workplace.theme.scale >= LARGE  # a button is higher than a line of text then
        top = Qt.AlignmentFlag.AlignVCenter if large else Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(sign(answer.answer), "strong"), 0, 0, top)
        grid.addWidget(label(answer.title, wrap=True), 0, 1, top)
        if answer.told:
            looks = ("attention",) if answer.answer is None else ("muted",)
            grid.addWidget(label(answer.told, *looks), 0, 2, top)
        if push is not None:
            grid.addWidget(push, 0, 3, top)
        if answer.note:
            grid.addWidget(label(answer.note, "caption", wrap=True), 1, 1, 1, 4)
        if answer.evidence:
            more = button("", "quiet", "slim")
            more.setToolTip(self.tr("Entries behind it"))
            details = Disclosure(workplace.theme, answer.title, self._make_entries, answer.told, more)
            grid.addWidget(more, 0, 4, top)
            grid.addWidget(details, 2, 1, 1, 4)

    def _make_entries(self) -> QWidget:
        found = EvidenceList(self._workplace, self._patient_id, self._evidence)
        found.asks.connect(self.asks)
        return found
