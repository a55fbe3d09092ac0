"""Guidance: the triad, tasks, palliative and safety flags, supersaturation. Pure: no clock, no database.

It supports decisions and never takes them: each finding shows its rule, the evidence that fired it, and its source.
"""

from core.guidance.appraisal import Appraisal, appraise
from core.guidance.findings import ARMS, LEVELS, Arm, Evidence, Factor, FlagFinding, Level, State, TaskFinding
from core.guidance.history import ArmSpan, FactorHistory, StateSpan, arm_spans, history
from core.guidance.picture import ClinicalPicture, picture_of
from core.guidance.profile import Profile, load_profile
from core.guidance.saturation import Lever, PictureSupersaturation, Supersaturation, levers, supersaturation
from core.guidance.workup import Criterion, Workup, workup
from core.guidance.writing import supersaturation_to_json, to_json

__all__ = [
    "ARMS",
    "LEVELS",
    "Appraisal",
    "Arm",
    "ArmSpan",
    "ClinicalPicture",
    "Criterion",
    "Evidence",
    "Factor",
    "FactorHistory",
    "FlagFinding",
    "Level",
    "Lever",
    "PictureSupersaturation",
    "Profile",
    "State",
    "StateSpan",
    "Supersaturation",
    "TaskFinding",
    "Workup",
    "appraise",
    "arm_spans",
    "history",
    "levers",
    "load_profile",
    "picture_of",
    "supersaturation",
    "supersaturation_to_json",
    "to_json",
    "workup",
]
