"""Every kind of part, by the name that its resources carry, and where in the case it belongs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.exchange.fhir.concepts import assessment, course, episode, lesion, patient, photograph, therapy, work
from core.exchange.fhir.parts import Concept

LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "earlier_episode": "earlier_episodes",
        "care_goal": "care_goals",
        "pain": "pain",
        "therapy": "therapies",
        "procedure": "procedures",
        "laboratory": "laboratory",
        "weight": "weights",
        "function": "function",
        "event": "events",
        "examination": "examinations",
        "task": "tasks",
        "flag": "flags",
        "report": "reports",
    }
)
"""Kinds of which the case has a list → that list."""

CONCEPTS: Final[Mapping[str, Concept]] = MappingProxyType(
    {
        "patient": patient.PATIENT,
        "comorbidity": patient.COMORBIDITY,
        "allergy": patient.ALLERGY,
        "kidney": patient.KIDNEY,
        "height": patient.HEIGHT,
        "dry_weight": patient.DRY_WEIGHT,
        "episode": episode.EPISODE,
        "earlier_episode": episode.EPISODE,
        "care_goal": episode.CARE_GOAL,
        "lesion": lesion.LESION,
        "assessment": assessment.ASSESSMENT,
        "photograph": photograph.PHOTOGRAPH,
        "pain": course.PAIN,
        "laboratory": course.LABORATORY,
        "weight": course.WEIGHT,
        "function": course.FUNCTION,
        "event": course.EVENT,
        "procedure": course.PROCEDURE,
        "examination": course.EXAMINATION,
        "therapy": therapy.THERAPY,
        "task": work.TASK,
        "flag": work.FLAG,
        "report": work.REPORT,
    }
)
