"""The diagnosis aid: the work-up as a checklist, the criteria beside each other, and the differential."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.guidance.diagnosis import Diagnosis
from desktop.guidance.checklist import Checklist
from desktop.guidance.condition_card import ConditionCard
from desktop.guidance.criteria import Criteria
from desktop.widgets.looks import label, look
from desktop.widgets.workplace import Workplace

_WIDE = 960


class DiagnosisView(QScrollArea):
    """An aid: findings are listed and never weighed, and what was not recorded is said to be so."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        look(self, "read")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Diagnosis"))
        self._parts: QBoxLayout | None = None

    def clear(self) -> None:
        """Forget the patient shown."""
        self._parts = None
        self.setWidget(QWidget())

    def show_diagnosis(self, patient_id: str, found: Diagnosis) -> None:
        """Show the aid; a page that is scrolled stays where it was."""
        space, at = self._workplace.theme.sizes, self.verticalScrollBar().value()
        page = look(QWidget(), "page")
        self._parts = row = QBoxLayout(self._direction(), page)
        row.setContentsMargins(space.between, 0, space.between, space.between)
        row.setSpacing(space.between)
        checklist = Checklist(self._workplace, patient_id, found.steps)
        checklist.asks.connect(self.asks)
        row.addWidget(checklist, 2, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._right(patient_id, found), 3)
        self.setWidget(page)
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._parts is not None:
            self._parts.setDirection(self._direction())

    def _direction(self) -> QBoxLayout.Direction:
        """Beside each other where there is room, otherwise below."""
        wide = self.viewport().width() >= self._workplace.theme.px(_WIDE)
        return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom

    def _right(self, patient_id: str, found: Diagnosis) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._workplace.theme.sizes.tight)
        criteria = Criteria(self._workplace, patient_id, found)
        criteria.asks.connect(self.asks)
        column.addWidget(criteria)
        column.addSpacing(self._workplace.theme.sizes.inside)
        column.addWidget(label(self.tr("Differential diagnosis"), "strong"))
        told = self.tr("Findings are listed, not weighed. A normal pulse or ankle index never lowers the suspicion.")
        column.addWidget(label(told, "caption", wrap=True))
        for condition in found.conditions:
            card = ConditionCard(self._workplace, patient_id, condition)
            card.asks.connect(self.asks)
            column.addWidget(card)
        column.addStretch(1)
        return column
