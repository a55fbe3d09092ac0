"""Values by which a place asks the shell for something that is not its own: it emits one through `asks`."""

from dataclasses import dataclass

from core.texts import Text
from desktop.widgets.preferences import Preferences


@dataclass(frozen=True)
class OpenPatient:
    """Show the patient's chart, on a tab if one is named (`lesions`, `pain`, `therapies`, `guidance`, `timeline`…).

    A tab of several views takes one behind a stroke: `guidance/diagnosis`.
    """

    patient_id: str
    tab: str | None = None


@dataclass(frozen=True)
class OpenLesion:
    """Show one lesion in the patient's chart."""

    patient_id: str
    lesion_id: str


@dataclass(frozen=True)
class BeginAssessment:
    """Chart a new assessment of a lesion, or take its draft up again. No lesion: the place asks which."""

    patient_id: str
    lesion_id: str | None = None


@dataclass(frozen=True)
class ComparePhotographs:
    """Lay a lesion's photographs upon each other (`side`, `wipe`, `onion`, `blink`, `change`). No lesion: the one with
    the most photographs."""

    patient_id: str
    lesion_id: str | None = None
    mode: str | None = None


@dataclass(frozen=True)
class OpenEntry:
    """Show the entry that a number on screen came from; `kind` as in the clinic's changes (`assessment`, `pain`…)."""

    patient_id: str
    entry_id: str
    kind: str


@dataclass(frozen=True)
class OpenTrail:
    """Show who saw and did what with a patient's record."""

    patient_id: str
    name: str


@dataclass(frozen=True)
class AddPain:
    """Record a pain score."""

    patient_id: str
    lesion_id: str | None = None


@dataclass(frozen=True)
class AddTherapy:
    """Record a therapy, or a `change` of one: dose_change, hold, resume, stop. `then_back`: to where it was asked."""

    patient_id: str
    therapy_id: str | None = None
    change: str | None = None
    then_back: bool = False


@dataclass(frozen=True)
class RecordEntry:
    """Record an entry of a kind (`laboratory`, `examination`…), about one analyte or examination if one is named."""

    patient_id: str
    kind: str
    about: str | None = None


@dataclass(frozen=True)
class AddTask:
    """Add a task by hand."""

    patient_id: str


@dataclass(frozen=True)
class OpenFindings:
    """Show every task and flag that a patient ever had, with what happened to each."""

    patient_id: str


@dataclass(frozen=True)
class ReviewClinic:
    """Review these patients one after the other, in this order: they are the clinic of this session from now on."""

    patient_ids: tuple[str, ...]


@dataclass(frozen=True)
class ReviewPatient:
    """Show one patient of the clinic's review."""

    patient_id: str


@dataclass(frozen=True)
class PrintHandover:
    """Prepare a printed report of these patients."""

    patient_ids: tuple[str, ...]
    kind: str = "handover"


@dataclass(frozen=True)
class OpenReport:
    """Show a report that left the program, as it left."""

    patient_id: str
    report_id: str


@dataclass(frozen=True)
class ExportData:
    """Let data of these patients leave as files. Nobody named: everybody."""

    patient_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddPatient:
    """Enter a new patient."""


@dataclass(frozen=True)
class EditPatient:
    """Correct a patient's identity and standing facts."""

    patient_id: str


@dataclass(frozen=True)
class MergePatients:
    """Merge a patient who was entered twice into the one record that stays."""

    patient_id: str


@dataclass(frozen=True)
class ImportFiles:
    """Look through files of other systems before they are taken in: these, or none yet."""

    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class TryDemo:
    """Leave this clinic and open the synthetic one."""


@dataclass(frozen=True)
class Prefer:
    """Show the window in this language, mood and text size from now on."""

    preferences: Preferences


@dataclass(frozen=True)
class OpenPlace:
    """Go to a place of the rail by its name (`worklist`, `tasks`, `settings`…), with a view of it if one is named."""

    name: str
    view: str | None = None


@dataclass(frozen=True)
class GoBack:
    """Leave this place for the one before it."""


@dataclass(frozen=True)
class Announce:
    """Say something in passing, on the status line and to a screen reader."""

    message: Text | str


Writing = (
    BeginAssessment
    | AddPain
    | AddTherapy
    | RecordEntry
    | AddTask
    | AddPatient
    | EditPatient
    | MergePatients
    | ImportFiles
)
"""Requests that lead to a change of the record, and to nothing else."""

Request = (
    OpenPatient
    | OpenLesion
    | BeginAssessment
    | ComparePhotographs
    | OpenEntry
    | AddPain
    | AddTherapy
    | RecordEntry
    | AddTask
    | OpenFindings
    | OpenTrail
    | ReviewClinic
    | ReviewPatient
    | PrintHandover
    | OpenReport
    | ExportData
    | AddPatient
    | EditPatient
    | MergePatients
    | ImportFiles
    | TryDemo
    | Prefer
    | OpenPlace
    | GoBack
    | Announce
)
