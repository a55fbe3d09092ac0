"""What an appraisal says: factors of the triad, tasks and flags, each with its evidence and its source."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal, NamedTuple, TypeAlias

from core.case.moments import DayOrInstant
from core.texts import Text

State: TypeAlias = Literal["active", "corrected", "absent", "unknown"]
Level: TypeAlias = Literal["info", "attention", "urgent"]
Arm: TypeAlias = Literal["procalcific_drive", "inhibitor_deficiency", "vascular_injury_hypercoagulability"]

ARMS: Final[Mapping[str, Arm]] = {
    "drive": "procalcific_drive",
    "inhibitor": "inhibitor_deficiency",
    "vascular": "vascular_injury_hypercoagulability",
}
"""The arm of the triad by the first word of a factor's code."""

LEVELS: Final[tuple[Level, ...]] = ("info", "attention", "urgent")
"""Levels from the mildest to the gravest."""


class Evidence(NamedTuple):
    """One thing in the record that a finding rests on.

    `kind` names the list of the case file (`laboratory`, `therapy`, `assessment`, `pain`…) and `entry_id` the entry in
    it, where it has an id.
    """

    text: Text
    kind: str
    entry_id: str | None = None
    at: DayOrInstant | None = None
    lesion: str | None = None


class Factor(NamedTuple):
    """One factor of the triad. `facility_value`: a number of the facility, not of a publication, decided."""

    factor: str
    state: State
    title: Text
    evidence: tuple[Evidence, ...]
    action: Text
    disciplines: tuple[str, ...]
    source: Text
    facility_value: bool


class TaskFinding(NamedTuple):
    """Something to be done. One rule raises one open task for its subject (a lesion's id, or None: the patient)."""

    rule: str
    subject: str | None
    discipline: str
    informed: tuple[str, ...]
    title: Text
    due: datetime
    priority: Level
    evidence: tuple[Evidence, ...]
    recurring: bool
    source: Text
    facility_value: bool


class FlagFinding(NamedTuple):
    """Something to be noticed. `kind` is the flag's group: pain, safety, infection, progression, palliative."""

    rule: str
    subject: str | None
    kind: str
    level: Level
    title: Text
    evidence: tuple[Evidence, ...]
    action: Text
    source: Text
    facility_value: bool
