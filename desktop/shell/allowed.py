"""Which right a request asks, so that what would be refused is told before anybody has typed anything.

The rules are the core's, and the core asks again: this only says beforehand what it would say.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from core.clinic.context import Context
from core.clinic.rights import Right, refused
from core.texts import Text
from desktop.shell.patient import patient_of
from desktop.shell.places import PlaceKind
from desktop.shell.rail import Rail
from desktop.widgets.permitted import only_with
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    AddTask,
    AddTherapy,
    BeginAssessment,
    EditPatient,
    ExportData,
    ImportFiles,
    MergePatients,
    OpenPlace,
    OpenTrail,
    PrintHandover,
    RecordEntry,
    RekeyStore,
    Request,
)
from desktop.widgets.workplace import Workplace

_RIGHTS: Final = MappingProxyType(
    {
        AddPain: Right.CHART,
        AddPatient: Right.CHART,
        AddTask: Right.CHART,
        AddTherapy: Right.CHANGE_THERAPY,
        BeginAssessment: Right.CHART,
        EditPatient: Right.CHART,
        ExportData: Right.EXPORT,
        ImportFiles: Right.CHART,
        MergePatients: Right.CHART,
        OpenTrail: Right.READ_TRAIL,
        PrintHandover: Right.PRINT,
        RecordEntry: Right.CHART,
        RekeyStore: Right.MANAGE_ACCOUNTS,
    }
)
_PLACES: Final = MappingProxyType({"trail": Right.READ_TRAIL, "accounts": Right.MANAGE_ACCOUNTS})


def right_of(request: Request) -> Right | None:
    """The right without which a request leads nowhere; None for what everybody may see."""
    if isinstance(request, OpenPlace):
        return _PLACES.get(request.name)
    return _RIGHTS.get(type(request))


def guard_rail(rail: Rail, kinds: Sequence[PlaceKind], workplace: Workplace) -> None:
    """Places whose first step somebody may not take are switched off in the rail, with who may."""
    for kind in kinds:
        right = right_of(kind.address("")) if kind.in_rail and kind.address is not None else None
        if right is not None:
            only_with(rail.button(kind.name), workplace, right)


def refusal_of(context: Context, request: Request) -> Text | None:
    """Why who is signed in cannot have what is asked, with the roles that can; None when they can."""
    right = right_of(request)
    return None if right is None else refused(context, right, patient_of(request))
