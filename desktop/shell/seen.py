"""That somebody opened a chart is written down. What cannot be written at once is kept and tried again."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.clinic.changes import Changes
from core.clinic.commands.trail import note_read
from core.errors import CalcitrackError, NotFound
from desktop.widgets.workplace import Workplace

_AGAIN_MS: Final = 30_000


class Seen(QObject):
    """A full disk keeps nobody from the chart of a dying person; it only makes the entry late (decision 0031)."""

    failed = Signal(object)
    """Why it could not be written; said once until it was."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.waiting: tuple[tuple[str, datetime], ...] = ()
        """Patients whose charts were opened and when, oldest first, while it could not be written."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.write_waiting)

    def note(self, patient_id: str) -> None:
        """The chart of this patient is opened now."""
        context, at = self._workplace.context, self._workplace.now()
        self._workplace.bridge.write(
            self, lambda: note_read(context, patient_id), None, lambda error: self._not_noted(error, patient_id, at)
        )

    def write_waiting(self) -> None:
        """Try again what could not be written."""
        context, waiting = self._workplace.context, self.waiting
        if waiting:
            patient_id, at = waiting[0]
            self._workplace.bridge.write(
                self, lambda: note_read(context, patient_id, at), self._written, self._still_not, key="waiting"
            )

    def _written(self, _changes: Changes) -> None:
        self.waiting = self.waiting[1:]
        self.write_waiting()

    def _not_noted(self, error: CalcitrackError, patient_id: str, at: datetime) -> None:
        if isinstance(error, NotFound):  # the banner tells of a patient who is not there
            return
        if not self.waiting:
            self.failed.emit(error)
        self.waiting = (*self.waiting, (patient_id, at))
        self._again.start()

    def _still_not(self, error: CalcitrackError) -> None:
        if isinstance(error, NotFound):
            self._written(Changes(frozenset(), frozenset()))
        else:
            self._again.start()
