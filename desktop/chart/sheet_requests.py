"""What the panels of the chart ask the chart itself for, through the same signal as requests to the shell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MarkInError:
    """Strike an entry through. `what` says which one, in words."""

    entry_id: str
    what: str


@dataclass(frozen=True)
class ChartAgain:
    """Move an assessment to the right patient."""

    assessment_id: str
    what: str


@dataclass(frozen=True)
class Amend:
    """Amend a signed assessment."""

    lesion_id: str
    assessment_id: str


@dataclass(frozen=True)
class AddEntry:
    """Open the sheet of a kind of entry: laboratory, weight, function, procedure, event, care_goal."""

    kind: str


@dataclass(frozen=True)
class ChangeTherapy:
    """Open the sheet of a change of a therapy: dose_change, hold, resume, stop."""

    therapy_id: str
    change: str


@dataclass(frozen=True)
class LesionAction:
    """Open the sheet of an action on a lesion: add, edit, dressing, split, merge, close."""

    action: str
    lesion_id: str | None = None


@dataclass(frozen=True)
class ConfirmTherapies:
    """Say that the list of therapies is complete."""


ChartRequest = MarkInError | ChartAgain | Amend | AddEntry | ChangeTherapy | LesionAction | ConfirmTherapies
