"""The diagnosis aid as JSON, in one language: `diagnosis` of `calcitrack appraise --json`."""

from collections.abc import Iterable
from typing import Any

from core.guidance.diagnosis import Diagnosis, Step
from core.guidance.differential import Condition, Speaking
from core.guidance.risks import Risk
from core.guidance.workup import Criterion
from core.guidance.writing_evidence import evidence_to_json
from core.texts import Language, render

Json = dict[str, Any]


def diagnosis_to_json(found: Diagnosis, language: Language = "en") -> Json:
    """Both sets of criteria, the checklist and the differential; null is *not known*. Keys may be added."""
    workup = found.workup
    return {
        "hayashi": {
            "fulfilled": workup.hayashi_fulfilled,
            "criteria": [_criterion(one, language) for one in workup.hayashi],
        },
        "consensus": {"grade": workup.grade, "risks": [_risk(one, language) for one in workup.risks]},
        "mimics_excluded": found.mimics,
        "steps": [_step(one, language) for one in found.steps],
        "conditions": [_condition(one, language) for one in found.conditions],
        "sources": [render(one, language) for one in workup.source],
    }


def _criterion(one: Criterion, language: Language) -> Json:
    return {
        "criterion": one.code,
        "met": one.met,
        "title": render(one.title, language),
        "confirm": None if one.confirm is None else render(one.confirm, language),
        "evidence": evidence_to_json(one.evidence, language),
    }


def _risk(one: Risk, language: Language) -> Json:
    return {
        "risk": one.code,
        "major": one.major,
        "present": one.present,
        "title": render(one.title, language),
        "facility_value": one.facility_value,
        "evidence": evidence_to_json(one.evidence, language),
    }


def _step(one: Step, language: Language) -> Json:
    return {
        "step": one.code,
        "group": one.group,
        "recorded": one.recorded,
        "title": render(one.title, language),
        "outcome": [render(words, language) for words in one.outcome],
        "note": None if one.note is None else render(one.note, language),
        "evidence": evidence_to_json(one.evidence, language),
    }


def _condition(one: Condition, language: Language) -> Json:
    return {
        "condition": one.code,
        "title": render(one.title, language),
        "note": render(one.note, language),
        "judged": one.judged,
        "speaks_for": _speaking(one.speaks_for, language),
        "speaks_against": _speaking(one.speaks_against, language),
    }


def _speaking(lines: Iterable[Speaking], language: Language) -> list[Json]:
    return [
        {
            "clue": line.clue.code,
            "holds": line.holds,
            "title": render(line.title, language),
            "source": render(line.source, language),
            "evidence": evidence_to_json(line.clue.evidence, language),
        }
        for line in lines
    ]
