"""A photograph that is open at the bench may be withdrawn meanwhile, here or at another workstation."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.clinic.changes import Changes, Kind
from core.clinic.views.chart import Chart, chart
from core.clinic.views.photographs import visible
from desktop.photo_bench.view import AssessmentView
from desktop.widgets.workplace import Workplace

_Answer = tuple[frozenset[str], Chart]


class Withdrawing(QObject):
    """Looks again at each change of photographs. With nothing gone nobody is disturbed."""

    gone = Signal(object)
    """The `Chart` as it is now: what is shown has to be made again from it."""

    def __init__(self, workplace: Workplace, view: Callable[[], AssessmentView | None], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._view = workplace, view
        self._known: frozenset[str] = frozenset()
        workplace.bridge.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        view, context = self._view(), self._workplace.context
        if view is None or Kind.PHOTOGRAPH not in changes.kinds:
            return
        patient_id, shown = view.keeper.draft.patient_id, view.photographs
        if patient_id not in changes.patients:
            return

        def work() -> _Answer:
            return frozenset(shown) - frozenset(visible(context, shown)), chart(context, patient_id, outlines=True)

        self._workplace.bridge.read(self, work, self._looked, key="look")

    def _looked(self, answer: _Answer) -> None:
        hidden, found = answer
        if not hidden <= self._known:
            self._known = hidden
            self.gone.emit(found)
