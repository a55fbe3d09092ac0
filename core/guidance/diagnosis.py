"""The diagnosis aid: the work-up as a checklist, both sets of criteria, the vessels, and the differential.

It helps to look and never decides; what was not recorded is said to be so, with how to record it.
"""

from dataclasses import dataclass
from typing import Final

from core.guidance.clues import Clue, confirming
from core.guidance.differential import Condition, differential, mimics_excluded
from core.guidance.examined import latest, of_examination
from core.guidance.findings import Evidence
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.guidance.vessels import Vessel, vessels
from core.guidance.workup import Workup, workup
from core.texts import Text, text

_SKIN: Final = ("pain", "livedo", "purpura", "necrosis")
_VESSELS: Final = ("pulses", "toe_pressure_mmhg", "tbi", "abi")
_TESTS: Final = ("radiograph", "bone_scintigraphy", "biopsy")
_CONFIRMS: Final = {"radiograph": "radiograph", "bone_scintigraphy": "scintigraphy", "biopsy": "biopsy"}
"""Test → how an episode says that it was confirmed by it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist. `recorded`: whether anything tells of it; `note` is what to keep in mind.

    `record_by` is the kind of entry that records it, or `examination:` and the code of an examination.
    """

    code: str
    group: str
    title: Text
    recorded: bool
    outcome: tuple[Text, ...]
    evidence: tuple[Evidence, ...]
    note: Text | None
    record_by: str
    tells_itself: bool = False
    """Whether each outcome names what was examined, with its side and value."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything that the diagnosis page shows. `mimics` as `mimics_excluded`."""

    workup: Workup
    steps: tuple[Step, ...]
    vessels: tuple[Vessel, ...]
    conditions: tuple[Condition, ...]
    mimics: bool | None


def diagnosis(picture: ClinicalPicture, profile: Profile) -> Diagnosis:
    """The diagnosis aid as of the picture's moment. Pure."""
    found, conditions, legs = workup(picture, profile), differential(picture, profile), vessels(picture)
    clues = {line.clue.code: line.clue for one in conditions for line in (*one.speaks_for, *one.speaks_against)}
    steps = [
        *(_of_clue(clues[code]) for code in _SKIN),
        *(_of_vessels(kind, legs) for kind in _VESSELS),
        *(_of_test(kind, picture) for kind in _TESTS),
    ]
    return Diagnosis(found, tuple(steps), legs, conditions, mimics_excluded(conditions))


def _of_clue(clue: Clue) -> Step:
    outcome: tuple[Text, ...] = ()
    if clue.present is not None:
        outcome = (text("guidance.step.found" if clue.present else "guidance.step.not_found"),)
    recorded = clue.present is not None
    return Step(clue.code, "skin", clue.title, recorded, outcome, clue.evidence, None, clue.record_by)


def _of_vessels(kind: str, legs: tuple[Vessel, ...]) -> Step:
    own = [one for one in legs if one.kind == kind]
    outcome = tuple(text("guidance.vessel.told", what=one.evidence.text, judged=one.words) for one in own)
    evidence = tuple(one.evidence for one in own)
    return _step(kind, "vessels", outcome, evidence, tells_itself=True)


def _of_test(kind: str, picture: ClinicalPicture) -> Step:
    entries = latest(picture, kind)
    outcome = tuple(text(f"word.examination_result.{entry.result}") for entry in entries)
    confirmed = confirming(picture, _CONFIRMS[kind])
    if not entries and confirmed:
        return _step(kind, "tests", (text("guidance.step.confirmed"),), confirmed)
    return _step(kind, "tests", outcome, tuple(of_examination(entry) for entry in entries))


def _step(
    kind: str, group: str, outcome: tuple[Text, ...], evidence: tuple[Evidence, ...], *, tells_itself: bool = False
) -> Step:
    title, note = text(f"word.examination.{kind}"), text(f"guidance.step_note.{kind}")
    return Step(kind, group, title, bool(evidence), outcome, evidence, note, f"examination:{kind}", tells_itself)
