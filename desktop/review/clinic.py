"""The clinic that is reviewed: its order from the session, what is read of its patients, and whose turn is next."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.clinic.changes import Changes, Kind
from core.clinic.views.clinic_day import ClinicPatient, Standing, clinic_of, standings, todays_clinic
from desktop.review.kept_order import KeptOrder
from desktop.widgets.workplace import Workplace

_LISTED: Final = frozenset({Kind.PATIENT, Kind.REVIEW})


class Clinic(QObject):
    """The order is kept as it was at first: whoever is done with stays, and nobody jumps the queue."""

    read = Signal()
    """Patients and order are there, or there again."""
    rearranged = Signal()
    """Another order, or what the table says of somebody."""
    failed = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self.agenda = workplace, workplace.agenda
        self._patients: Mapping[str, ClinicPatient] = {}
        self.standings: Mapping[str, Standing] = {}
        self._order = KeptOrder(workplace)

    @property
    def patients(self) -> tuple[ClinicPatient, ...]:
        """Everybody, in the order of the review."""
        return tuple(self._patients[one] for one in self.agenda.patient_ids if one in self._patients)

    @property
    def current(self) -> str | None:
        """Whose turn it is."""
        return self.agenda.current

    def patient(self, patient_id: str | None) -> ClinicPatient | None:
        """What the list says of a patient; None for who is not in this clinic."""
        return None if patient_id is None else self._patients.get(patient_id)

    def begin(self, patient_ids: tuple[str, ...]) -> None:
        """Another clinic: these patients."""
        self.agenda.begin(patient_ids, self._workplace.today())
        self.ask()

    def begin_today(self) -> None:
        """Those of today, as the worklist knows them now."""
        self.begin(())

    def resume(self) -> None:
        """Where the session left off; on another day from the beginning."""
        if not self.agenda.holds(self._workplace.today()):
            self.agenda.current = None
        self.ask()

    def ask(self) -> None:
        """Read the list; where the session has no clinic of today, today's."""
        context, agenda = self._workplace.context, self.agenda
        ids = agenda.patient_ids if agenda.holds(self._workplace.today()) else None
        work = lambda: todays_clinic(context) if ids is None else clinic_of(context, ids)  # noqa: E731 – captures values
        self._workplace.bridge.read(self, work, self._show, self.failed.emit, key="clinic")

    def ask_standings(self) -> None:
        """Read how everybody is doing, for the table."""
        context, ids = self._workplace.context, self.agenda.patient_ids
        work = lambda: standings(context, ids)  # noqa: E731 – captures values only
        self._workplace.bridge.read(self, work, self._show_standings, self.failed.emit, key="standings")

    def hear(self, changes: Changes) -> None:
        """Somebody wrote: read again what is true no more."""
        if changes.kinds & _LISTED:
            self.ask()

    def beside(self, step: int) -> str | None:
        """Who comes so many places after whose turn it is."""
        return self.agenda.beside(self.current, step)

    def around(self) -> tuple[str, ...]:
        """Who comes next, and who came before."""
        return tuple(one for one in (self.beside(1), self.beside(-1)) if one is not None)

    def next_unreviewed(self) -> str | None:
        """The next who was not reviewed today, from here on and then from the beginning; None when all were."""
        ids = self.agenda.patient_ids
        here = self.agenda.place_of(self.current)
        at = 0 if here is None else here + 1
        around = [one for one in (*ids[at:], *ids[:at]) if one != self.current]
        return next((one for one in around if (known := self.patient(one)) and known.reviewed is None), None)

    def move(self, patient_id: str, step: int) -> None:
        """Another place in the order."""
        self.agenda.move(patient_id, step)
        self._arranged()

    def leave_out(self, patient_id: str) -> None:
        """Not this patient today."""
        self.agenda.leave_out(patient_id)
        self._arranged()

    def order(self, patient_ids: tuple[str, ...]) -> None:
        """All patients in another order."""
        self.agenda.arrange(patient_ids)
        self._arranged()

    def take_back(self) -> bool:
        """The order before the last change of it; False where there was none."""
        was = self.agenda.take_back()
        if was:
            self._arranged()
        return was

    def _arranged(self) -> None:
        self._order.keep(self.agenda.patient_ids, tuple(self._patients))
        self.rearranged.emit()

    def _show(self, found: tuple[ClinicPatient, ...]) -> None:
        self._patients = {one.patient_id: one for one in found}
        if not self.agenda.holds(self._workplace.today()):
            shown = self.current
            self.agenda.begin(self._order.of(tuple(self._patients)), self._workplace.today())
            self.agenda.current = shown
        # Whoever was merged into another meanwhile is no patient of their own any more.
        self.agenda.patient_ids = tuple(one for one in self.agenda.patient_ids if one in self._patients)
        self.read.emit()

    def _show_standings(self, found: Mapping[str, Standing]) -> None:
        self.standings = found
        self.rearranged.emit()
