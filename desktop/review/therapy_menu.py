"""What can be changed of a patient's therapies: a new one, and of each that goes on its dose, a hold, its end."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.case.case import Case
from core.trends.therapies import Span, therapy_spans
from desktop.theme.icons import icon
from desktop.widgets.requests import AddTherapy
from desktop.widgets.workplace import Workplace


class TherapyMenu(QMenu):
    """Each entry leads to the sheet of the chart on which the change is signed, and from there back to the review."""

    asks = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.triggered.connect(self._chosen)

    def show_case(self, case: Case) -> None:
        """Offer what fits this patient's therapies as they are now."""
        self.clear()
        for changes in self.findChildren(QMenu):
            changes.deleteLater()  # clearing takes their actions away, and leaves the menus
        patient_id = case.patient.id
        self._offer(self, self.tr("A new therapy…"), AddTherapy(patient_id, then_back=True))
        self.actions()[0].setIcon(icon("plus", self._workplace.theme))
        running = [span for span in therapy_spans(case) or () if span.stop is None and span.entry_id is not None]
        if running:
            self.addSeparator()
        for span in running:
            self._offer_changes(patient_id, span)

    def _offer_changes(self, patient_id: str, span: Span) -> None:
        say = self._workplace.say
        dose = "" if span.dose is None else f"  {say(span.dose)}"
        changes = QMenu(f"{say(span.name)}{dose}", self)
        self.addMenu(changes)
        on_hold = span.segments[-1].held
        if not on_hold:
            self._offer(
                changes,
                self.tr("Change the dose…"),
                AddTherapy(patient_id, span.entry_id, "dose_change", then_back=True),
            )
            self._offer(changes, self.tr("Hold…"), AddTherapy(patient_id, span.entry_id, "hold", then_back=True))
        else:
            self._offer(changes, self.tr("Resume…"), AddTherapy(patient_id, span.entry_id, "resume", then_back=True))
        self._offer(changes, self.tr("Stop…"), AddTherapy(patient_id, span.entry_id, "stop", then_back=True))

    def _offer(self, menu: QMenu, words: str, request: AddTherapy) -> None:
        menu.addAction(words).setData(request)

    def _chosen(self, action: QAction) -> None:
        if action.data() is not None:
            self.asks.emit(action.data())
