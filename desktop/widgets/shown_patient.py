"""Which patient the window shows, for what depends on it wherever it stands."""

from PySide6.QtCore import QObject, Signal


class ShownPatient(QObject):
    """The shell says who it is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.patient_id: str | None = None

    def show(self, patient_id: str | None) -> None:
        """Somebody else is open, or nobody."""
        if patient_id != self.patient_id:
            self.patient_id = patient_id
            self.changed.emit()
