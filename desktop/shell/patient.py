"""Which patient is open: banner and urgent flags above the places, the large name for a moment when it changes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.clinic.changes import Changes
from core.clinic.rights import Right
from core.clinic.views.banner import Known, known
from core.errors import CalcitrackError
from desktop.shell.banner import Banner
from desktop.shell.banner_facts import banner_facts
from desktop.shell.big_name import BigName
from desktop.shell.flag_banner import FlagBanner
from desktop.shell.seen import Seen
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import AddPatient, ExportData, PrintHandover, Request
from desktop.widgets.workplace import Workplace


class OpenPatientKeeper(QObject):
    """Follows the requests: one of a patient opens that patient, one of none leaves the open one as it is."""

    opened = Signal(bool)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self.patient_id: str | None = None
        self._quiet = False
        self.banner = Banner(workplace)
        only_with(self.banner.edit, workplace, Right.CHART)
        self.flags = FlagBanner(workplace)
        self.big_name = BigName(workplace.theme, window)
        self.seen = Seen(workplace, self)
        self.seen.failed.connect(self.failed)

    def reopen(self, patient_id: str) -> None:
        """The window was made again: the patient who was open stays open, without the large name."""
        self.patient_id = patient_id
        self._quiet = True
        self._read()
        self._say_open(True)

    def follow(self, request: Request) -> None:
        """Open the patient of a request, if it is of one who is not open."""
        for part in (self.banner, self.flags):
            part.set_aside(isinstance(request, AddPatient))
        patient_id = patient_of(request)
        if patient_id is not None and patient_id != self.patient_id:
            self.patient_id = patient_id
            self.banner.show_waiting()
            self.flags.clear()
            self._read()
            self.seen.note(patient_id)
            self._say_open(True)

    def note_seen(self) -> None:
        """Somebody else looks at the chart that is open."""
        if self.patient_id is not None:
            self.seen.note(self.patient_id)

    def read_again(self, changes: Changes) -> None:
        """Something was written: read the banner again if it was about this patient."""
        if self.patient_id in changes.patients:
            self._read()

    def _read(self) -> None:
        context, patient_id = self._workplace.context, self.patient_id or ""
        self._workplace.bridge.read(self, lambda: known(context, patient_id), self._show, self._not_read, key="banner")
        self.flags.read(patient_id)

    def _say_open(self, is_open: bool) -> None:
        self._workplace.shown.show(self.patient_id)
        self.opened.emit(is_open)

    def _show(self, found: Known) -> None:
        facts = banner_facts(found, self._workplace.today())
        before = self.banner.shown
        self.banner.show_patient(facts)
        if facts.patient_id != self.patient_id:  # a duplicate that was merged opens the person it was merged into
            self.patient_id = facts.patient_id
            self.flags.read(facts.patient_id)
        changed = before is None or before.patient_id != facts.patient_id
        if changed and not self._quiet:
            self.big_name.flash(facts)
        self._quiet = False

    def _not_read(self, error: CalcitrackError) -> None:
        self.patient_id = None
        self.banner.show_patient(None)
        self.flags.clear()
        self._say_open(False)
        self.failed.emit(error)


def patient_of(request: Request) -> str | None:
    """The one patient that a request is about."""
    if isinstance(request, PrintHandover | ExportData):
        return request.patient_ids[0] if len(request.patient_ids) == 1 else None
    patient_id = getattr(request, "patient_id", None)
    return patient_id if isinstance(patient_id, str) else None
