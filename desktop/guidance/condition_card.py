"""One condition of the differential: what was found for and against it, and what nobody recorded."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.clinic.rights import Right
from core.guidance.clues import Clue
from core.guidance.differential import ITSELF, Condition, Speaking
from core.guidance.findings import Evidence
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.evidence_list import EvidenceList
from desktop.guidance.recording import ways_to_record
from desktop.widgets.looks import button, label, look
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import RecordEntry
from desktop.widgets.workplace import Workplace


class ConditionCard(QFrame):
    """A line with its counts; the findings, each with its entry and its source, open below."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace, patient_id: str, condition: Condition) -> None:
        super().__init__()
        look(self, "card")
        self._workplace, self._patient_id, self.condition = workplace, patient_id, condition
        self._requests: dict[QWidget, object] = {}
        space = workplace.theme.sizes
        title, counts = workplace.say(condition.title), self._counts()
        title = title[:1].upper() + title[1:]
        self.setAccessibleName(f"{title}: {counts}")
        more = button("", "quiet", "slim")
        more.setToolTip(self.tr("Findings and sources"))
        details = Disclosure(workplace.theme, title, self._make_details, counts, more)
        self.more = more
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(label(title, wrap=True), 1)
        head.addWidget(label(counts, "caption"))
        judged = self._judged()
        if judged:
            head.addWidget(label(judged, "accent"))
        head.addWidget(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(details)

    def _counts(self) -> str:
        one = self.condition
        return self.tr("+ {found} for · − {against} against · ? {unknown} not known").format(
            found=len(one.found_for()), against=len(one.found_against()), unknown=len(one.not_known())
        )

    def _judged(self) -> str:
        words = {
            "excluded": self.tr("excluded"),
            "not_excluded": self.tr("not excluded"),
            "confirmed": self.tr("confirmed"),
        }
        return words.get(self.condition.judged or "", "")

    def _make_details(self) -> QWidget:
        one, space = self.condition, self._workplace.theme.sizes
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, space.inside, space.inside)
        column.setSpacing(space.tight)
        column.addWidget(label(self._workplace.say(one.note), "muted", wrap=True))
        self._add_found(column, self.tr("+ Speaks for it"), one.found_for())
        self._add_found(column, self.tr("− Speaks against it"), one.found_against())
        self._add_unknown(column, one.not_known())
        if one.judged_by:
            column.addWidget(label(self.tr("Judged"), "caption"))
            column.addWidget(self._entries(one.judged_by))
        if one.code != ITSELF:
            push = self._button(
                self.tr("Record a judgement…"), RecordEntry(self._patient_id, "examination", f"mimic:{one.code}")
            )
            column.addWidget(push, 0, Qt.AlignmentFlag.AlignLeft)
        return body

    def _add_found(self, column: QVBoxLayout, title: str, lines: Sequence[Speaking]) -> None:
        if not lines:
            return
        column.addWidget(label(title, "caption"))
        for line in lines:
            column.addWidget(label(self._workplace.say(line.title), wrap=True))
            if line.clue.evidence:
                column.addWidget(self._entries(line.clue.evidence))
            source = self.tr("Source: {source}").format(source=self._workplace.say(line.source))
            column.addWidget(label(source, "caption", wrap=True))

    def _add_unknown(self, column: QVBoxLayout, clues: Sequence[Clue]) -> None:
        """What the record does not answer: nothing recorded, or recorded and undecided."""
        if not clues:
            return
        column.addWidget(label(self.tr("? Not recorded, or recorded without deciding"), "caption"))
        for clue in clues:
            row, title = QHBoxLayout(), self._workplace.say(clue.title)
            row.addWidget(label(title, wrap=True), 1)
            word, request = ways_to_record(clue.record_by, self._patient_id)
            push = self._button(word, request)
            push.setAccessibleName(f"{word} {title}")
            row.addWidget(push)
            column.addLayout(row)
            if clue.evidence:
                column.addWidget(self._entries(clue.evidence))

    def _entries(self, evidence: tuple[Evidence, ...]) -> EvidenceList:
        found = EvidenceList(self._workplace, self._patient_id, evidence)
        found.asks.connect(self.asks)
        return found

    def _button(self, word: str, request: object) -> QPushButton:
        push = button(word, "link", "slim")
        push.clicked.connect(self._ask)
        only_with(push, self._workplace, Right.CHART)
        self._requests[push] = request
        return push

    def _ask(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.asks.emit(self._requests[sender])
