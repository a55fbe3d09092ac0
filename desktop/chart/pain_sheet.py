"""Pain from anywhere: a few scores of one moment, in a dozen keys."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from core.case.case import Case
from core.case.course import ASLEEP, Pain
from core.clinic.commands import entries
from core.errors import InvalidInput
from core.instruments import definitions
from desktop.chart.item_scale import ItemScale
from desktop.chart.names import identity, lesion_label, lesion_place
from desktop.chart.open_lesions import open_lesions
from desktop.chart.score_row import ScoreRow
from desktop.widgets.fields import ChoiceField, MomentField, NumberField
from desktop.widgets.looks import label
from desktop.widgets.sheet import Sheet
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

CONTEXTS: Final = ("rest", "movement", "dressing_change", "breakthrough")
_NRS: Final = tuple(str(score) for score in range(11))


class PainSheet(Sheet):
    """NRS by context, sedation, and the scores of who cannot report. What is left empty was not asked."""

    def __init__(self, workplace: Workplace, case: Case, lesion_id: str | None = None) -> None:
        super().__init__(workplace, identity(case.patient))
        self.set_words(self.tr("Record pain"), self.tr("Sign pain"))
        self._patient_id = case.patient.id
        self.when = MomentField(workplace, self.tr("When"), needed=True, hint=self.tr("for example -2h, or 14:30"))
        self.when.set_value(workplace.now())
        lesions = [
            (lesion.id, f"{lesion_label(lesion, number)} · {lesion_place(lesion, workplace)}")
            for number, lesion in open_lesions(case)
        ]
        self.lesion = ChoiceField(workplace, self.tr("Where"), lesions, blank=self.tr("the whole person"))
        if lesion_id in {code for code, _ in lesions}:
            self.lesion.set_value(lesion_id)
        self.ask_in_row(self.when, self.lesion)
        self.scores = {
            context: ScoreRow(workplace.theme, word("pain_context", context, workplace.language), _NRS)
            for context in CONTEXTS
        }
        self.sedation = self._sedation()
        self.ask(label(self.tr("Pain, 0 none to 10 worst (NRS)"), "strong"), self._column(*self.scores.values()))
        self.ask(self._column(self.sedation))
        self.vas = NumberField(workplace, self.tr("VAS (0–100 mm)"))
        contexts = [(code, word("pain_context", code, workplace.language)) for code in CONTEXTS]
        self.vas_context = ChoiceField(workplace, self.tr("VAS asked for"), contexts)
        self.ask_in_row(self.vas, self.vas_context)
        self.dn4 = ItemScale(workplace, "dn4", self.tr("DN4 (0–10; neuropathic from 4)"))
        self.painad = ItemScale(workplace, "painad", self.tr("PAINAD (0–10; cannot report)"))
        self.ask(self.dn4, self.painad, checked=(self.dn4.total, self.painad.total))

    def first_answer(self) -> QWidget:
        """Where typing begins."""
        return self.scores["rest"]

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as its eleven tiles and a scroll bar need."""
        super().showEvent(event)
        edge = self.workplace.theme.sizes
        room = edge.between + 3 * edge.inside + self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.setMinimumWidth(self.scores["rest"].minimumSizeHint().width() + room)

    def work(self) -> Callable[[], object]:
        context, patient_id = self.workplace.context, self._patient_id
        when = self.when.value()
        scores = self._scores(when) if when is not None else ()
        if not scores:
            raise InvalidInput("error.chart.no_score")
        return lambda: entries.record(context, patient_id, scores)

    def _scores(self, at: datetime) -> tuple[Pain, ...]:
        lesion = self.lesion.value()
        found = [
            Pain(at=at, instrument="nrs", context=context, score=Decimal(score), lesion=lesion)
            for context, row in self.scores.items()
            if (score := row.value()) is not None
        ]
        alert = self.sedation.value()
        if alert is not None:
            found.append(Pain(at=at, instrument="poss", score=alert if alert == ASLEEP else Decimal(alert)))
        measured = self.vas.value()
        if measured is not None:
            found.append(self._vas(at, measured))
        for instrument, scale in (("dn4", self.dn4), ("painad", self.painad)):
            answered = scale.value()
            if answered is not None:
                total, items = answered
                found.append(Pain(at=at, instrument=instrument, score=total, items=items))
        return tuple(found)

    def _vas(self, at: datetime, measured: Decimal) -> Pain:
        scale = definitions.instrument("vas")
        if not scale.low <= measured <= scale.high:
            raise InvalidInput("error.chart.score_between", low=scale.low, high=scale.high)
        context = self.vas_context.value()
        return Pain(at=at, instrument="vas", context=context, score=measured, lesion=self.lesion.value())

    def _sedation(self) -> ScoreRow:
        poss, say = definitions.instrument("poss"), self.workplace.say
        words = {str(level): say(poss.level_label("level", level)) for level in poss.item("level").levels_with_words}
        return ScoreRow(self.workplace.theme, self.tr("Sedation (POSS; act from 3)"), tuple(words), words=words)

    def _column(self, *rows: QWidget) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.workplace.theme.sizes.inside)
        for row in rows:
            column.addWidget(row)
        return block
