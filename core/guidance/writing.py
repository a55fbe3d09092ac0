"""Findings as JSON, in one language: the contract of `calcitrack appraise --json` and `supersaturation --json`."""

from decimal import Decimal
from typing import Any

from core.case.course import ASLEEP, Pain
from core.guidance.appraisal import Appraisal
from core.guidance.diagnosis import diagnosis
from core.guidance.findings import Factor, FlagFinding, TaskFinding
from core.guidance.saturation import Lever, PictureSupersaturation, Supersaturation, levers
from core.guidance.scores import LesionScores, Scores
from core.guidance.writing_diagnosis import diagnosis_to_json
from core.guidance.writing_evidence import evidence_to_json, moment_to_json
from core.instruments.change import Change
from core.texts import Language, render
from core.trends.opioids import OpioidLoad

Json = dict[str, Any]


def to_json(appraisal: Appraisal, language: Language = "en") -> Json:
    """The whole appraisal. Keys may be added, never renamed."""
    return {
        "at": moment_to_json(appraisal.at),
        "triad": {arm: [_factor(item, language) for item in factors] for arm, factors in appraisal.triad.items()},
        "tasks": [_task(item, language) for item in appraisal.tasks],
        "flags": [_flag(item, language) for item in appraisal.flags],
        "scores": _scores(appraisal.scores),
        "supersaturation": _of_picture(appraisal.supersaturation, language),
        "diagnosis": diagnosis_to_json(diagnosis(appraisal.picture, appraisal.profile), language),
    }


def supersaturation_to_json(of: Supersaturation, language: Language = "en") -> Json:
    """One supersaturation with what would change it most."""
    return {
        "log10_iap": of.log10_iap,
        "log10_ksp": of.log10_ksp,
        "log10_s": of.log10_s,
        "relative_nucleation_barrier": of.relative_nucleation_barrier,
        "reference_log10_s": of.reference_log10_s,
        "log10_ratio_to_reference": of.log10_ratio_to_reference,
        "ln_s": of.ln_s,
        "assumptions": [render(one, language) for one in of.assumptions],
        "levers": [_lever(one) for one in levers(of)],
    }


def _of_picture(found: PictureSupersaturation, language: Language) -> Json:
    if found.result is None:
        return {"missing": list(found.missing)}
    return supersaturation_to_json(found.result, language)


def _lever(lever: Lever) -> Json:
    return {
        "lever": lever.name,
        "now": lever.now,
        "target": lever.target,
        "log10_s": lever.log10_s,
        "change": lever.change,
        "assumed": lever.assumed,
    }


def _factor(item: Factor, language: Language) -> Json:
    return {
        "factor": item.factor,
        "state": item.state,
        "title": render(item.title, language),
        "evidence": evidence_to_json(item.evidence, language),
        "action": render(item.action, language),
        "disciplines": list(item.disciplines),
        "source": render(item.source, language),
        "facility_value": item.facility_value,
    }


def _task(item: TaskFinding, language: Language) -> Json:
    return {
        "rule": item.rule,
        "subject": item.subject,
        "discipline": item.discipline,
        "informed": list(item.informed),
        "title": render(item.title, language),
        "due": moment_to_json(item.due),
        "priority": item.priority,
        "recurring": item.recurring,
        "evidence": evidence_to_json(item.evidence, language),
        "source": render(item.source, language),
        "facility_value": item.facility_value,
    }


def _flag(item: FlagFinding, language: Language) -> Json:
    return {
        "rule": item.rule,
        "subject": item.subject,
        "kind": item.kind,
        "level": item.level,
        "title": render(item.title, language),
        "evidence": evidence_to_json(item.evidence, language),
        "action": render(item.action, language),
        "source": render(item.source, language),
        "facility_value": item.facility_value,
    }


def _scores(scores: Scores) -> Json:
    return {
        "bwat_cua": {item.lesion: _bwat(item) for item in scores.lesions},
        "nerds": {item.lesion: item.nerds for item in scores.lesions},
        "stonees": {item.lesion: item.stonees for item in scores.lesions},
        "pain": {name: _pain(entry) for name, entry in scores.pain.items()},
        "oral_morphine_equivalent": _opioids(scores.opioids),
        "pps": scores.pps,
        "bmi": _number(scores.bmi),
        "corrected_calcium_mmol_l": _number(scores.corrected_calcium_mmol_l),
        "calcium_phosphate_product": _number(scores.calcium_phosphate_product),
    }


def _bwat(item: LesionScores) -> Json:
    return {
        "total": item.bwat_cua,
        "complete": item.bwat_cua is not None,
        "missing": list(item.bwat_cua_missing),
        "at": moment_to_json(item.at),
        "change_since_last": _points(item.bwat_cua_changes.since_last),
        "change_since_first": _points(item.bwat_cua_changes.since_first),
    }


def _points(change: Change | None) -> int | float | None:
    return None if change is None else _number(change.points)


def _pain(entry: Pain) -> Json:
    score = entry.score if entry.score == ASLEEP else _number(entry.score)
    return {"score": score, "at": moment_to_json(entry.at), "lesion": entry.lesion}


def _opioids(load: OpioidLoad) -> Json | None:
    if not load.assessed:
        return None
    return {
        "mg_per_day": _number(load.mg_per_day),
        "counted": [{"drug": part.drug, "mg_per_day": _number(part.mg_per_day)} for part in load.counted],
        "not_convertible": [part.drug for part in load.not_convertible],
        "dose_unknown": [part.drug for part in load.dose_unknown],
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
