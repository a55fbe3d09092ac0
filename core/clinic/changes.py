"""What a use case changed. The window hands it to every open view, and each decides whether to read again."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of thing that change."""

    PATIENT = "patient"
    EPISODE = "episode"
    LESION = "lesion"
    ASSESSMENT = "assessment"
    DRAFT = "draft"
    PHOTOGRAPH = "photograph"
    PAIN = "pain"
    THERAPY = "therapy"
    LABORATORY = "laboratory"
    WEIGHT = "weight"
    FUNCTION = "function"
    CARE_GOAL = "care_goal"
    EVENT = "event"
    EXAMINATION = "examination"
    PROCEDURE = "procedure"
    TASK = "task"
    FLAG = "flag"
    REPORT = "report"
    ACCOUNT = "account"
    PROFILE = "profile"
    CAMERA = "camera"
    FACILITY = "facility"
    REVIEW = "review"
    MAPPING = "mapping"
    BACKUP = "backup"


@dataclass(frozen=True)
class Changes:
    """Which patients, and what of them. `elsewhere`: by another workstation."""

    patients: frozenset[str]
    kinds: frozenset[Kind]
    elsewhere: bool = False


def changes(patient_id: str, *kinds: Kind) -> Changes:
    """The changes of one patient."""
    return Changes(frozenset({patient_id}), frozenset(kinds))
