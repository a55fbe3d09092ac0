"""A patient in a line: somebody in whom everything was assessed and nothing is wrong, and what is different."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

from core.case.case import Case
from core.guidance import Appraisal, appraise, load_profile, picture_of

AT = datetime(2026, 10, 19, 12, 0, tzinfo=UTC)
"""When the tests look: a Monday noon, three weeks into the episode."""

Record = dict[str, Any]
Change = Callable[[Record], None]

_NORMAL = {
    "calcium_total": (2.30, "mmol/L"),
    "phosphate": (1.40, "mmol/L"),
    "pth": (20, "pmol/L"),
    "albumin": (40, "g/L"),
    "alkaline_phosphatase": (80, "U/L"),
    "crp": (3, "mg/L"),
    "bicarbonate": (24, "mmol/L"),
    "magnesium": (0.9, "mmol/L"),
}
_BASE: Record = {
    "patient": {
        "id": "p", "record_number": "1", "name": "Example, Mei", "sex": "female", "birth_date": "1964-03-11",
        "height_cm": 165, "dry_weight_kg": 65, "comorbidities": [], "allergies": [],
        "kidney": {
            "status": "haemodialysis", "egfr": None, "sessions_per_week": 3, "kt_v": 1.4,
            "dialysate_calcium_mmol_l": 1.25,
        },
    },
    "episode": {"onset": "2026-09-28", "subtype": "uraemic", "closed": None},
    "lesions": [], "pain": [], "therapies": [], "procedures": [], "laboratory": [], "function": [], "tasks": [],
    "weights": [{"at": "2026-09-15", "kg": 65}, {"at": "2026-10-15", "kg": 65}],
    "events": [],
    "injections_near_lesion": False, "tight_bandage": False,
}  # fmt: skip


def ago(days: float = 0, hours: float = 0) -> str:
    """An instant before `AT`."""
    return (AT - timedelta(days=days, hours=hours)).isoformat()


def record(*changes: Change) -> Record:
    """The case file of the patient, changed."""
    found = deepcopy(_BASE)
    found["laboratory"] = [
        {"analyte": code, "value": value, "unit": unit, "at": ago(1), "sample": "usual"}
        for code, (value, unit) in _NORMAL.items()
    ]
    for change in changes:
        change(found)
    return found


def patient(*changes: Change) -> Case:
    """The patient, changed."""
    return Case.model_validate(record(*changes))


def appraisal(*changes: Change, at: datetime = AT, profile: str = "") -> Appraisal:
    """What the rules say of the patient."""
    rules = load_profile(profile.encode() if profile else None)
    return appraise(picture_of(patient(*changes), at), rules)


def state(found: Appraisal, code: str) -> str:
    """The state of one factor."""
    return next(factor.state for arm in found.triad.values() for factor in arm if factor.factor == code)


# What may be different ------------------------------------------------------------------------------------------------


def lab(analyte: str, value: float | str, unit: str = "", days: float = 1, **more: Any) -> Change:
    """A value; the usual one of the analyte is gone."""

    def change(found: Record) -> None:
        forget(analyte)(found)
        entry = {"analyte": analyte, "value": value, "unit": unit or _UNITS[analyte], "at": ago(days), **more}
        found["laboratory"].append(entry)

    return change


_UNITS = {code: unit for code, (_, unit) in _NORMAL.items()} | {
    "calcium_ionised": "mmol/L",
    "ph": "pH",
    "pivka_ii": "ug/L",
    "fetuin_a": "g/L",
    "egfr": "mL/min/1.73m2",
}


def forget(*analytes: str) -> Change:
    """The usual values of some analytes were never measured."""

    def change(found: Record) -> None:
        found["laboratory"] = [
            entry for entry in found["laboratory"] if entry["analyte"] not in analytes or entry.get("sample") != "usual"
        ]

    return change


def all_labs(days: float) -> Change:
    """The usual values are as old as this."""

    def change(found: Record) -> None:
        for entry in found["laboratory"]:
            entry["at"] = ago(days)

    return change


def drug(name: str, start: str = "2026-10-05", stop: str | None = None, route: str = "oral", **more: Any) -> Change:
    """A therapy, beside what is given already."""

    def change(found: Record) -> None:
        found["therapies"] = [
            *(found["therapies"] or []),
            {"drug": name, "route": route, "start": start, "stop": stop, **more},
        ]

    return change


def tablets(name: str, mg: float, per_day: float = 1, **more: Any) -> Change:
    """A drug in mg, so many times a day."""
    return drug(name, dose=mg, unit="mg", per_day=per_day, **more)


def held(name: str, since: str, start: str = "2026-01-01", **more: Any) -> Change:
    """A therapy that is held."""
    return drug(name, start, changes=[{"at": since, "kind": "hold"}], **more)


def person(**facts: Any) -> Change:
    """Standing facts of the patient."""
    return lambda found: found["patient"].update(facts)


def kidney(status: str, **facts: Any) -> Change:
    """Kidney facts, nothing else known of them."""
    return lambda found: found["patient"].update(kidney={"status": status, **facts})


def dialysis(**facts: Any) -> Change:
    """Some other fact of the haemodialysis."""
    return lambda found: found["patient"]["kidney"].update(facts)


NO_KIDNEY_FACTS = person(kidney=None)


def case_fact(**facts: Any) -> Change:
    """A fact of the case itself; None: not assessed."""
    return lambda found: found.update(facts)


THERAPIES_NOT_ASSESSED = case_fact(therapies=None)


def episode(**facts: Any) -> Change:
    """Another fact of the episode."""
    return lambda found: found["episode"].update(facts)


def comorbid(*codes: str) -> Change:
    """Comorbidities."""
    return person(comorbidities=list(codes))


def weights(*pairs: tuple[float, float], **more: Any) -> Change:
    """Days ago, and kg."""
    return case_fact(weights=[{"at": ago(days), "kg": kg, **more} for days, kg in pairs])


def nrs(score: int, context: str = "rest", hours: float = 1, days: float = 0, lesion: str | None = None) -> Change:
    """A pain score."""
    return pain("nrs", score, hours, days, context=context, lesion=lesion)


def refractory_days(*scores: int, days: int = 0) -> tuple[Change, ...]:
    """A rest score a day, the newest last and so many days ago, on an opioid and gabapentin."""
    diary = tuple(nrs(score, days=days + index) for index, score in enumerate(reversed(scores)))
    return (*diary, drug("fentanyl_patch", route="transdermal", dose=12, unit="ug/h"), drug("gabapentin"))


def pain(instrument: str, score: float | str, hours: float = 1, days: float = 0, **more: Any) -> Change:
    """A score of any instrument."""
    entry = {"at": ago(days, hours), "instrument": instrument, "score": score, **more}
    return lambda found: found["pain"].append(entry)


def event(kind: str, days: float = 1, **more: Any) -> Change:
    """Something that happened."""
    return lambda found: found["events"].append({"kind": kind, "at": ago(days), **more})


def sessions(*hypotension: bool | None, days: float = 1) -> Change:
    """Dialysis sessions, the newest last, two days apart."""

    def change(found: Record) -> None:
        for index, low in enumerate(reversed(hypotension)):
            entry = {"kind": "dialysis_session", "at": ago(days + 2 * index)}
            found["events"].append(entry if low is None else entry | {"hypotension": low})

    return change


def pps(value: int, days: float = 1) -> Change:
    """A Palliative Performance Score."""
    return lambda found: found["function"].append({"at": ago(days), "scale": "pps", "value": value})


def lesion(*assessments: Record, id: str = "L1", onset: str = "2026-09-28", **more: Any) -> Change:
    """A lesion with its assessments; without any, one that was never assessed."""
    entry = {"id": id, "site": "calf", "region": "distal", "onset": onset, "closed": None, **more}
    return lambda found: found["lesions"].append(entry | {"assessments": list(assessments)})


def seen(days: float = 1, **facts: Any) -> Record:
    """An assessment; nothing was assessed but what is said."""
    return {"at": ago(days), **facts}


def area(days: float, cm2: float, measured_by: str = "planimetry", **facts: Any) -> Record:
    """An assessment with a measured wound."""
    return seen(days, wound_area_mm2=cm2 * 100, measured_by=measured_by, **facts)


BWAT_ITEMS = (
    "necrotic_type", "necrotic_amount", "exudate_type", "exudate_amount", "periwound_colour", "peripheral_oedema",
    "peripheral_induration", "granulation",
)  # fmt: skip


def bwat(days: float, total: int, leave_out: str | None = None) -> Record:
    """An assessment with the eight items adding up to a total."""
    levels = [1 + (total - 8) // 8 + (index < (total - 8) % 8) for index in range(8)]
    answered = {item: level for item, level in zip(BWAT_ITEMS, levels, strict=True) if item != leave_out}
    return seen(days, bwat=answered)


def settled(rule: str, days: float = 1, state: str = "done", subject: str | None = None) -> Change:
    """A task that was done or declined."""
    entry = {"rule": rule, "state": state, "at": ago(days), "subject": subject}
    return lambda found: found["tasks"].append(entry)


NERDS_3 = ["non_healing", "exudate_increased", "smell"]
STONEES_3 = ["size_bigger", "temperature_raised", "new_breakdown"]
