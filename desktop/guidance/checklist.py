"""The work-up as a checklist: what was recorded with its finding, and what was not, with the way to record it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from core.guidance.diagnosis import Step
from desktop.guidance.answer_line import Answer, AnswerLine
from desktop.guidance.recording import ways_to_record
from desktop.widgets.held import hold_back
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

    def _line(self, step: Step) -> AnswerLine:
        say = self._workplace.say
        outcome = "\n".join(_capital(say(words)) for words in step.outcome)
        title = _capital(say(step.title))
        answer = Answer(
            True if step.recorded else None,
            outcome if step.tells_itself and step.recorded else title,
            "" if step.tells_itself and step.recorded else outcome if step.recorded else self.tr("not recorded"),
            step.evidence,
            say(step.note) if step.note is not None else "",
        )
        line = AnswerLine(self._workplace, self._patient_id, answer, self._record_button(step))
        line.asks.connect(self.asks)
        return line

    def _record_button(self, step: Step) -> QPushButton:
        word, request = ways_to_record(step.record_by, self._patient_id)
        push = button(word, "link", "slim")
        push.setAccessibleName(f"{word} {self._workplace.say(step.title)}")
        push.clicked.connect(self._record)
        hold_back(self._workplace, push)
        self._requests[push] = request
        return push

    def _record(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self.asks.emit(self._requests[sender])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
