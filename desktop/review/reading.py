"""Reads patients of the clinic, and those beside them ahead: whoever goes on finds the next one there already."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.clinic.views.review import Review, review_of
from core.errors import CalcitrackError
from desktop.widgets.workplace import Workplace

_FRESH: Final = timedelta(minutes=5)
"""What was read longer ago is read again before it is shown: others write on other workstations."""


class Reading(QObject):
    """Keeps the patient asked for and their neighbours; nothing else stays in memory."""

    read = Signal(str, object)
    """A patient's id as it was asked for, and the `Review`."""
    failed = Signal(object)
    """The patient asked for could not be read; that somebody beside them could not is seen when their turn comes."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._kept: dict[str, Review] = {}
        self._asked = ""
        self._wanted: frozenset[str] = frozenset()

    def kept(self, patient_id: str) -> Review | None:
        """What was read of a patient and is still fresh."""
        found = self._kept.get(patient_id)
        return found if found is not None and self._workplace.now() - found.read_at < _FRESH else None

    def want(self, patient_id: str, beside: Iterable[str]) -> None:
        """Keep a patient and those beside them, and read those of them that are not there, in this order."""
        wanted = (patient_id, *beside)
        self._asked, self._wanted = patient_id, frozenset(wanted)
        self._kept = {kept: review for kept, review in self._kept.items() if kept in self._wanted}
        for one in wanted:
            if self.kept(one) is None:
                self._ask(one)

    def forget(self, patient_ids: Iterable[str]) -> None:
        """What was read of these is true no more."""
        for patient_id in patient_ids:
            self._kept.pop(patient_id, None)

    def _ask(self, patient_id: str) -> None:
        context = self._workplace.context
        self._workplace.bridge.read(
            self,
            lambda: review_of(context, patient_id),
            lambda review: self._arrived(patient_id, review),
            lambda error: self._failed(patient_id, error),
            key=f"review {patient_id}",
        )

    def _arrived(self, patient_id: str, review: Review) -> None:
        if patient_id in self._wanted:
            self._kept[patient_id] = review
            self.read.emit(patient_id, review)

    def _failed(self, patient_id: str, error: CalcitrackError) -> None:
        if patient_id == self._asked:
            self.failed.emit(error)
