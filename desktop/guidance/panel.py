"""The guidance tab: the triad, its history, the supersaturation and the diagnosis aid, one at a time."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.views.chart import Chart
from core.clinic.views.guidance import Review, review
from desktop.guidance.diagnosis_view import DiagnosisView
from desktop.guidance.history_view import HistoryView
from desktop.guidance.saturation_view import SaturationView
from desktop.guidance.triad_view import TriadView
from desktop.widgets.choices import Choices
from desktop.widgets.flow import LARGE
from desktop.widgets.panel import Panel
from desktop.widgets.room import Pages
from desktop.widgets.workplace import Workplace

_SWITCH = 620
"""The widest that the switch between the views grows, at 100 %."""


class GuidancePanel(Panel):
    """Digits 1 to 4 change the view while the switch has the keyboard."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._patient_id: str | None = None
        self.triad = TriadView(workplace)
        self.history = HistoryView(workplace)
        self.saturation = SaturationView(workplace)
        self.diagnosis = DiagnosisView(workplace)
        self.triad.saturation_asked.connect(self._show_saturation)
        for view in (self.triad, self.saturation, self.diagnosis):
            view.asks.connect(self.asks)
        named = (
            ("triad", self.tr("Triad"), self.triad),
            ("history", self.tr("History"), self.history),
            ("saturation", self.tr("Supersaturation"), self.saturation),
            ("diagnosis", self.tr("Diagnosis"), self.diagnosis),
        )
        self._views: dict[str, QWidget] = {name: view for name, _, view in named}
        self.switch = Choices(workplace.theme, self.tr("View"), [(name, word) for name, word, _ in named])
        self.switch.setMaximumWidth(workplace.theme.px(_SWITCH))
        self.switch.set_value("triad")
        self.views_switch = self.switch
        self.switch.chosen.connect(self.show_view)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        self._stack = Pages()
        for view in self._views.values():
            self._stack.addWidget(view)
        head = QHBoxLayout()
        head.setContentsMargins(space.between, 0, space.between, 0)
        head.addWidget(self.switch, 1)
        if self.workplace.theme.scale < LARGE:
            head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.inside, 0, 0)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def show_chart(self, chart: Chart) -> None:
        if chart.case.patient.id != self._patient_id:
            # What another patient's review said must not stand for a moment under this one's name.
            self.history.clear()
            self.diagnosis.clear()
        self._patient_id = chart.case.patient.id
        self.triad.show_chart(chart)
        self.saturation.show_chart(chart)
        case, profile, now = chart.case, chart.profile, self.workplace.context.now()
        self.workplace.bridge.read(self, lambda: review(case, profile, now), self._reviewed, key="review")

    def show_view(self, name: str) -> None:
        self.switch.set_value(name)
        self._stack.setCurrentWidget(self._views[name])

    def _reviewed(self, found: Review) -> None:
        self.triad.show_review(found)
        self.history.show_review(found)
        if self._patient_id is not None:
            self.diagnosis.show_diagnosis(self._patient_id, found.diagnosis)

    def _show_saturation(self) -> None:
        self.show_view("saturation")
