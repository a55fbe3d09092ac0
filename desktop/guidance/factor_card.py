"""One factor of the triad as a card: state by shape and word, latest value, next step and who takes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.case.work import Task
from core.guidance.corrections import Correction
from core.guidance.findings import Evidence, Factor
from core.guidance.measured import Measured, trend
from core.texts import listed, text
from desktop.guidance.disclosure import Disclosure
from desktop.guidance.evidence_list import EvidenceList
from desktop.guidance.wording import ARROWS, day_words
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label, look
from desktop.widgets.requests import OpenFindings
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {"active": "urgent", "unknown": "attention", "corrected": "good", "absent": "info"}
)
"""The shape of a state. Unknown is as visible as active."""


_LARGE: Final = 150
"""Text scale in percent from which a card is laid out for narrow columns."""


@dataclass(frozen=True)
class FactorFacts:
    """What a card shows: the finding, the values behind it, and the open task that it raised."""

    patient_id: str
    factor: Factor
    values: tuple[Measured, ...] = ()
    task: Task | None = None


class FactorCard(QFrame):
    """A few short lines; evidence, what went with a correction and the source open below them.

    `dense`: one line a card, for an arm in which a lot is uncorrected, so that all of it is seen at one look.
    """

    asks = Signal(object)

    def __init__(self, workplace: Workplace, facts: FactorFacts, *, dense: bool = False) -> None:
        super().__init__()
        look(self, "card")
        self._workplace, self.facts = workplace, facts
        self._correction: Correction | None = None
        say, space = workplace.say, workplace.theme.sizes
        factor = facts.factor
        self._title, self._state = say(factor.title), say(text(f"guidance.state.{factor.state}"))
        self.setAccessibleName(self._told())
        self._dense = dense
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.inside, 0, 0, 0)
        self._column.setSpacing(0)
        # Large text leaves no room for two in a line: what stands aside then goes on in lines of its own.
        self._aside = label("", "caption", wrap=workplace.theme.scale >= _LARGE)
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._more = button("", "quiet", "slim")
        self._details = Disclosure(workplace.theme, self._title, self._make_details, self._state, self._more)
        self._more.setToolTip(self.tr("Evidence and source"))
        self._column.addLayout(self._head())
        self._aside.setText(self._aside_words())
        if factor.state == "active" and not dense:
            self._add_value()
            self._column.addLayout(self._step())
        self._column.addWidget(self._details)

    def show_correction(self, correction: Correction) -> None:
        """Say since when the factor is corrected; what went with it stands in the details."""
        self._correction = correction
        since = day_words(correction.since, self._workplace)
        self._aside.setText(self.tr("{state} since {day}").format(state=self._state.lower(), day=since))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card opens and closes it, as its arrow does."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._more.toggle()
        super().mouseReleaseEvent(event)

    def _head(self) -> QHBoxLayout:
        theme = self._workplace.theme
        head = QHBoxLayout()
        head.setSpacing(theme.sizes.tight)
        head.addWidget(LevelMark(theme, MARKS[self.facts.factor.state]))
        head.addWidget(label(self._title, wrap=True), 2)
        head.addWidget(self._aside, 1 if self._aside.wordWrap() else 0)
        head.addWidget(self._more)
        return head

    def _add_value(self) -> None:
        """The latest value, large, with its day and where it came from."""
        if not self.facts.values:
            if self._why().casefold() == self._title.casefold():
                return
            why = label(self._why(), wrap=True)
            why.setContentsMargins(self._workplace.theme.sizes.icon, 0, 0, 0)
            self._column.addWidget(why)
            return
        values, space = self.facts.values, self._workplace.theme.sizes
        row = QHBoxLayout()
        row.setContentsMargins(space.icon, 0, space.inside, 0)
        row.setSpacing(space.inside)
        row.addWidget(label(self._workplace.say(values[-1].words), "strong"))
        told = self._trend_words()
        if told:
            row.addWidget(label(told, "caption"))
        row.addStretch(1)
        row.addWidget(label(day_words(values[-1].at, self._workplace), "caption"))
        self._column.addLayout(row)

    def _step(self) -> QVBoxLayout:
        say, space = self._workplace.say, self._workplace.theme.sizes
        factor = self.facts.factor
        language = self._workplace.language
        who = listed((word("discipline", code, language) for code in factor.disciplines), language)
        step = say(factor.action)
        lines = QVBoxLayout()
        lines.setContentsMargins(space.icon, 0, space.tight, space.tight)
        lines.setSpacing(0)
        lines.addWidget(label(f"{step} ({who})" if who else step, "muted", wrap=True))
        task = self._task_button()
        if task is not None:
            lines.addWidget(task, 0, Qt.AlignmentFlag.AlignLeft)
        return lines

    def _task_button(self) -> QPushButton | None:
        task = self.facts.task
        if task is None:
            return None
        due = day_words(task.due, self._workplace) if task.due is not None else ""
        push = button(self.tr("Task due {day}").format(day=due) if due else self.tr("Open task"), "link", "slim")
        push.setAccessibleName(self.tr("{task}: {factor}").format(task=push.text(), factor=self._title))
        push.clicked.connect(self._open_task)
        return push

    def _make_details(self) -> QWidget:
        """Everything else about the factor: next step where the card left it out, evidence, correction, source."""
        say, space = self._workplace.say, self._workplace.theme.sizes
        factor, body = self.facts.factor, QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space.icon, 0, 0, space.tight)
        column.setSpacing(space.tight)
        if factor.state == "active" and self._dense:
            step = self._step()
            step.setContentsMargins(0, 0, 0, 0)
            column.addLayout(step)
        self._add_evidence(column, self.tr("Evidence"), factor.evidence)
        if self._correction is not None and self._correction.meanwhile:
            self._add_evidence(column, self.tr("Meanwhile (no proof of cause)"), self._correction.meanwhile)
        source = self.tr("Source: {source}").format(source=say(factor.source))
        if factor.facility_value:
            source += " · " + self.tr("facility value")
        column.addWidget(label(source, "caption", wrap=True))
        return body

    def _add_evidence(self, column: QVBoxLayout, title: str, evidence: tuple[Evidence, ...]) -> None:
        if evidence:
            column.addWidget(label(title, "caption"))
            found = EvidenceList(self._workplace, self.facts.patient_id, evidence)
            found.asks.connect(self.asks)
            column.addWidget(found)

    def _why(self) -> str:
        """The first thing that the finding rests on, in words."""
        evidence = self.facts.factor.evidence
        return self._workplace.say(evidence[-1].text) if evidence else ""

    def _aside_words(self) -> str:
        """The state, and what one line has room for beside it."""
        values, state = self.facts.values, self.facts.factor.state
        if values and state == "unknown":
            more = self.tr("last {day}").format(day=day_words(values[-1].at, self._workplace))
        elif values and state == "active" and self._dense:
            more = f"{self._workplace.say(values[-1].words)} {self._arrow()}".strip()
        else:
            more = ""
        return " · ".join(part for part in (more, self._state.lower()) if part)

    def _value_words(self) -> str:
        values = self.facts.values
        told = f"{self._workplace.say(values[-1].words)} {self._arrow()}".strip()
        return f"{told} · {day_words(values[-1].at, self._workplace)}"

    def _arrow(self) -> str:
        way = trend(self.facts.values)
        return ARROWS[way] if way is not None else ""

    def _trend_words(self) -> str:
        if not self._arrow():
            return ""
        return self.tr("{arrow} from {value}").format(
            arrow=self._arrow(), value=self._workplace.say(self.facts.values[-2].words)
        )

    def _told(self) -> str:
        """The card in one sentence for a screen reader."""
        value = self._value_words() if self.facts.values else self._why()
        return f"{self._title}: {self._state}. {value}"

    def _open_task(self) -> None:
        self.asks.emit(OpenFindings(self.facts.patient_id))
