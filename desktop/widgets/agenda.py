"""The clinic of this session: who is reviewed, in which order. It lasts as long as somebody is signed in."""

from dataclasses import dataclass
from datetime import date


@dataclass
class Agenda:
    """`patient_ids` were put together on `day`; whose turn it is is `current`. On another day it holds no more.

    `before` are the orders that were changed, the last one at the end.
    """

    patient_ids: tuple[str, ...] = ()
    day: date | None = None
    current: str | None = None
    before: tuple[tuple[str, ...], ...] = ()

    def begin(self, patient_ids: tuple[str, ...], today: date) -> None:
        """Another clinic: these patients, in this order."""
        self.patient_ids, self.day, self.current, self.before = patient_ids, today, None, ()

    def holds(self, today: date) -> bool:
        """Whether there is a clinic of today."""
        return self.day == today and bool(self.patient_ids)

    def place_of(self, patient_id: str | None) -> int | None:
        """Where a patient stands, from 0; None for who is not in this clinic."""
        return self.patient_ids.index(patient_id) if patient_id in self.patient_ids else None

    def beside(self, patient_id: str | None, step: int) -> str | None:
        """Who comes so many places after a patient (before, when negative); None past either end."""
        at = self.place_of(patient_id)
        there = 0 if at is None else at + step
        return self.patient_ids[there] if 0 <= there < len(self.patient_ids) else None

    def move(self, patient_id: str, step: int) -> None:
        """Another place in the order, as far as there is one."""
        at = self.place_of(patient_id)
        if at is not None:
            others = [each for each in self.patient_ids if each != patient_id]
            others.insert(min(max(at + step, 0), len(others)), patient_id)
            self.arrange(tuple(others))

    def leave_out(self, patient_id: str) -> None:
        """This patient is not reviewed today; whose turn it was moves on."""
        if self.current == patient_id:
            self.current = self.beside(patient_id, 1) or self.beside(patient_id, -1)
        self.arrange(tuple(each for each in self.patient_ids if each != patient_id))

    def arrange(self, patient_ids: tuple[str, ...]) -> None:
        """Another order, or fewer patients; `take_back` brings the one before back."""
        if patient_ids != self.patient_ids:
            self.before = (*self.before, self.patient_ids)
        self.patient_ids = patient_ids

    def take_back(self) -> bool:
        """The order before the last change; False where nothing was changed."""
        if not self.before:
            return False
        *earlier, self.patient_ids = self.before
        self.before = tuple(earlier)
        return True
