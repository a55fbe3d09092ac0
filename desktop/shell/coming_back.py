"""Who comes back within a shift finds the window as they left it: the place, its view, and the patient who was open.

On this workstation only the names of place and view are kept. Whose chart it was, the record itself knows: it is the
one that this person opened last (`core.clinic.views.recent`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from core.clinic.opening import is_demo
from core.clinic.views.recent import LeftOff, left_off
from core.errors import CalcitrackError
from desktop.shell.allowed import refusal_of
from desktop.shell.patient import patient_of
from desktop.widgets.requests import (
    BeginAssessment,
    ComparePhotographs,
    OpenConsent,
    OpenFindings,
    OpenPatient,
    OpenPlace,
    PrintHandover,
    Request,
)

if TYPE_CHECKING:
    from desktop.shell.shell import Shell

A_SHIFT: Final = timedelta(hours=12)
"""Later than this a new day begins, with the worklist."""


@dataclass(frozen=True)
class Left:
    """A place by its name, its view, whether a patient was open, and when that was."""

    place: str
    view: str | None
    patient: bool
    at: datetime

    def written(self) -> str:
        """As it is kept."""
        return json.dumps([self.place, self.view, self.patient, self.at.isoformat()])


def read_left(written: str) -> Left | None:
    """What was kept; None for nothing, and for what another version kept otherwise."""
    try:
        place, view, patient, at = json.loads(written or "null")
        return Left(str(place), None if view is None else str(view), bool(patient), datetime.fromisoformat(at))
    except (TypeError, ValueError):
        return None


def without_patient(request: Request | None) -> tuple[str, str | None]:
    """Place and view of an address. A form that was begun is not opened again: it leads to the chart."""
    match request:
        case OpenPlace(name, view):
            return name, view
        case OpenPatient(_, tab):
            return "chart", tab
        case BeginAssessment():
            return "assessment", None
        case PrintHandover((_,), kind):
            return "printing", kind
        case ComparePhotographs(_, _, mode):
            return "compare", mode
        case OpenConsent():
            return "consent", None
        case OpenFindings():
            return "findings", None
        case None:
            return "worklist", None
        case _:
            return ("worklist" if patient_of(request) is None else "chart"), None


def address_of(left: Left, last: LeftOff | None) -> Request:
    """Where somebody is brought who left the window so; of nobody's chart, to the worklist."""
    patient_id = last.patient.patient_id if last is not None else ""
    of_patient: dict[str, Request] = {
        "chart": OpenPatient(patient_id, left.view),
        "assessment": BeginAssessment(patient_id, last.draft_of if last is not None else None),
        "printing": PrintHandover((patient_id,), left.view or "handover"),
        "compare": ComparePhotographs(patient_id, None, left.view),
        "consent": OpenConsent(patient_id),
        "findings": OpenFindings(patient_id),
    }
    if left.place not in of_patient:
        return OpenPlace(left.place, left.view)
    return of_patient[left.place] if patient_id else OpenPlace("worklist")


class ComingBack(QObject):
    """Notes where the shell stands, for each person by themselves."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._kept_as = f"left/{shell.workplace.context.actor.account_id}"
        self._before = shell.workplace.kept.text(self._kept_as)
        if not is_demo(shell.workplace.context):  # whose accounts are others at each start
            shell.moved.connect(self._note)

    def take_up(self) -> None:
        """Go where this person was, if that was within a shift; unless they have gone somewhere already."""
        workplace = self._shell.workplace
        left = read_left(self._before)
        if left is None or not timedelta() <= workplace.now() - left.at <= A_SHIFT:
            return
        context = workplace.context
        work = lambda: left_off(context) if left.patient else None  # noqa: E731 – captures values only
        workplace.bridge.read(self, work, lambda last: self._go(left, last), self._stays, key="left")

    def _go(self, left: Left, last: LeftOff | None) -> None:
        shell = self._shell
        address = address_of(left, last)
        if shell.history.here != OpenPlace("worklist") or shell.patient.patient_id is not None:
            return
        if last is not None:
            shell.patient.follow(OpenPatient(last.patient.patient_id))
        if address != shell.history.here and refusal_of(shell.workplace.context, address) is None:
            shell.go(address)

    def _stays(self, _error: CalcitrackError) -> None:
        """Where that cannot be read, the worklist is a good beginning too."""

    def _note(self, request: Request | None) -> None:
        shell = self._shell
        place, view = without_patient(request)
        left = Left(place, view, shell.patient.patient_id is not None, shell.workplace.now())
        shell.workplace.kept.keep(self._kept_as, left.written())
