"""Hayashi's criteria and the Chinese consensus grading beside each other, with what each answer rests on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from core.guidance.diagnosis import Diagnosis
from core.guidance.findings import Evidence
from core.guidance.workup import Workup
from core.texts import text
from desktop.guidance.answer_line import Answer, AnswerLine
from desktop.guidance.disclosure import Disclosure
from desktop.widgets.looks import label, look
from desktop.widgets.workplace import Workplace

_WIDE = 600


class Criteria(QWidget):
    """Two cards. Neither is a diagnosis: what only a clinician can judge stands as a condition."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace, patient_id: str, found: Diagnosis) -> None:
        super().__init__()
        self._workplace, self._patient_id = workplace, patient_id
        self._cards = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workplace.theme.sizes.inside)
        row.addWidget(self._hayashi(found.workup), 1)
        row.addWidget(self._consensus(found), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._workplace.theme.px(_WIDE)
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _hayashi(self, found: Workup) -> QFrame:
        verdicts = {
            True: self.tr("Hayashi 2012: fulfilled"),
            False: self.tr("Hayashi 2012: not fulfilled"),
            None: self.tr("Hayashi 2012: not decided yet"),
        }
        card, column = self._card(verdicts[found.hayashi_fulfilled])
        for criterion in found.hayashi:
            title = f"{criterion.code}  {self._workplace.say(criterion.title)}"
            note = self._workplace.say(criterion.confirm) if criterion.confirm is not None else ""
            column.addWidget(self._answer(criterion.met, title, criterion.evidence, note))
        told = self.tr("a + b + c, or two of them with a typical biopsy. Source: {source}")
        column.addWidget(label(told.format(source=self._workplace.say(found.source[0])), "caption", wrap=True))
        column.addStretch(1)
        return card

    def _consensus(self, found: Diagnosis) -> QFrame:
        workup, say = found.workup, self._workplace.say
        grade = say(text(f"guidance.grade.{workup.grade}"))
        card, column = self._card(self.tr("Chinese consensus: {grade}").format(grade=grade))
        for major, title in ((True, self.tr("major risks")), (False, self.tr("minor risks"))):
            own = [risk for risk in workup.risks if risk.major is major]
            present = sum(risk.present is True for risk in own)
            unknown = sum(risk.present is None for risk in own)
            words = self.tr("{present} of {all} {what}, {unknown} not known").format(
                present=present, all=len(own), what=title, unknown=unknown
            )
            column.addWidget(Disclosure(self._workplace.theme, words, partial(self._risks, workup, major)))
        judged = [one.judged for one in found.conditions[1:]]
        excluded = self.tr("Mimics excluded by a clinician: {number} of {all}").format(
            number=sum(one == "excluded" for one in judged), all=len(judged)
        )
        column.addWidget(self._answer(found.mimics, excluded, ()))
        source = self.tr("Source: {source}").format(source=say(workup.source[1]))
        column.addWidget(label(source, "caption", wrap=True))
        column.addStretch(1)
        return card

    def _risks(self, found: Workup, major: bool) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(self._workplace.theme.sizes.between, 0, 0, 0)
        column.setSpacing(0)
        for risk in found.risks:
            if risk.major is major:
                title = self._workplace.say(risk.title)
                if risk.facility_value:
                    title = self.tr("{title} (facility value)").format(title=title)
                column.addWidget(self._answer(risk.present, title, risk.evidence))
        return body

    def _answer(self, answer: bool | None, title: str, evidence: tuple[Evidence, ...], note: str = "") -> AnswerLine:
        words = {True: self.tr("met"), False: self.tr("not met"), None: self.tr("not known")}[answer]
        line = AnswerLine(self._workplace, self._patient_id, Answer(answer, title, words, evidence, note))
        line.asks.connect(self.asks)
        return line

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        card, space = look(QFrame(), "card"), self._workplace.theme.sizes
        column = QVBoxLayout(card)
        column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        column.setSpacing(space.tight)
        column.addWidget(label(title, "strong", wrap=True))
        return card, column
