"""What holds for every patient: no guess, no crash, and no finding that hangs on how a file was written."""

import random
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.case.case import Case
from core.case.moments import instant
from core.case.words import lists
from core.guidance import Appraisal, appraise, load_profile, picture_of, to_json
from tests.core.guidance.patients import AT, BWAT_ITEMS, Record, ago, record

ANALYTES = {
    "calcium_total": ("mmol/L", 1.5, 3.5), "calcium_ionised": ("mmol/L", 0.8, 2), "phosphate": ("mmol/L", 0.5, 4),
    "pth": ("pmol/L", 1, 200), "albumin": ("g/L", 15, 50), "alkaline_phosphatase": ("U/L", 30, 400),
    "crp": ("mg/L", 0, 200), "bicarbonate": ("mmol/L", 12, 36), "ph": ("pH", 7.1, 7.6),
    "magnesium": ("mmol/L", 0.4, 1.5), "pivka_ii": ("ug/L", 0, 50), "egfr": ("mL/min/1.73m2", 5, 90),
}  # fmt: skip
DRUGS = ["warfarin", "calcium_acetate", "oxycodone", "sodium_thiosulfate", "apixaban", "prednisone"]


def many(examples: int) -> settings:
    """So many examples, however slow the machine: nothing here measures time."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


days = st.floats(-5, 120).map(lambda value: round(value, 3))
moments = st.one_of(days.map(ago), days.map(lambda value: (AT - timedelta(days=value)).date().isoformat()))


def word(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(lists()[name])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def laboratory(draw: st.DrawFn, censored: bool = True) -> Record:
    code = draw(st.sampled_from(sorted(ANALYTES)))
    unit, low, high = ANALYTES[code]
    number: Any = round(draw(st.floats(low, high)), 2)
    if censored and draw(st.integers(0, 9)) == 0:
        number = f"{draw(st.sampled_from('<>'))}{number}"
    entry = {"analyte": code, "value": number, "unit": unit, "at": draw(moments)}
    return entry | ({"range_high": round((low + high) / 2, 2)} if draw(st.booleans()) else {})


therapies = st.fixed_dictionaries(
    {"drug": st.sampled_from(DRUGS), "route": word("route"), "start": moments, "stop": maybe(moments)},
    optional={"dose": st.integers(1, 50), "unit": st.sampled_from(["mg", "g", "ug/h"]), "per_day": st.integers(1, 4)},
)
pains = st.fixed_dictionaries(
    {"at": moments, "instrument": st.sampled_from(["nrs", "dn4", "painad"]), "score": st.integers(0, 10)},
    optional={"context": word("pain_context"), "lesion": st.sampled_from(["L0", "L1"])},
)
events = st.fixed_dictionaries(
    {"at": moments, "kind": word("event")},
    optional={
        "value": st.integers(0, 3), "answer": word("surprise_answer"), "hypotension": st.booleans(),
        "purpose": word("as_needed_purpose"),
    },
)  # fmt: skip
assessments = st.fixed_dictionaries(
    {"at": moments},
    optional={
        "stage": word("stage"), "eschar_state": word("eschar_state"), "wound_area_mm2": st.floats(0, 9000),
        "measured_by": word("measured_by"), "infection_signs": st.lists(word("infection_sign"), unique=True),
        "bwat": st.fixed_dictionaries({item: st.integers(1, 5) for item in BWAT_ITEMS}),
    },
)  # fmt: skip
kidneys = st.fixed_dictionaries(
    {"status": word("kidney_status")},
    optional={
        "egfr": st.integers(2, 100), "kt_v": st.floats(0.5, 2), "sessions_per_week": st.integers(0, 6),
        "dialysate_calcium_mmol_l": st.floats(1, 2), "at": moments,
    },
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn, censored: bool = True) -> Record:
    """Any patient that the case file allows, much of it unlikely."""
    found = record()
    found["patient"] |= {
        "kidney": draw(maybe(kidneys)),
        "comorbidities": draw(maybe(st.lists(word("comorbidity"), unique=True))),
        "allergies": draw(maybe(st.just([]))),
        "dry_weight_kg": draw(maybe(st.integers(35, 140))),
    }
    onset = {"onset": draw(moments), "subtype": draw(word("episode_subtype")), "closed": draw(maybe(moments))}
    found["episode"] = draw(maybe(st.just(onset)))
    found["lesions"] = [
        {
            "id": f"L{index}", "site": "calf", "region": draw(word("region")), "onset": draw(moments),
            "closed": draw(maybe(moments)), "assessments": draw(st.lists(assessments, max_size=4)),
        }
        for index in range(2)
    ]  # fmt: skip
    found["laboratory"] = draw(st.lists(laboratory(censored), max_size=12))
    found["therapies"] = draw(maybe(st.lists(therapies, max_size=4)))
    found["pain"] = draw(st.lists(pains, max_size=6))
    found["events"] = draw(st.lists(events, max_size=5))
    found["weights"] = draw(st.lists(st.fixed_dictionaries({"at": moments, "kg": st.integers(40, 100)}), max_size=4))
    return found


def judged(found: Record, at: date | datetime = AT) -> Appraisal:
    return appraise(picture_of(Case.model_validate(found), at), load_profile())


def states(found: Appraisal) -> dict[str, str]:
    return {factor.factor: factor.state for arm in found.triad.values() for factor in arm}


@many(120)
@given(records(), st.one_of(st.just(AT), st.dates(date(2026, 1, 1), date(2028, 3, 1))))
def test_every_case_is_appraised_and_written(found: Record, at: date | datetime) -> None:
    appraisal_ = judged(found, at)
    assert appraisal_.at == instant(at)
    for language in ("en", "zh_CN"):
        to_json(appraisal_, language)  # type: ignore[arg-type]


@many(80)
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(found: Record, chance: random.Random) -> None:
    shuffled = found | {
        name: chance.sample(found[name], len(found[name]))
        for name in ("laboratory", "pain", "events", "weights", "lesions", "therapies")
        if found[name]
    }
    shuffled["lesions"] = [
        one | {"assessments": chance.sample(one["assessments"], len(one["assessments"]))} for one in shuffled["lesions"]
    ]
    diseases = found["patient"]["comorbidities"]
    if diseases is not None:
        shuffled["patient"] = found["patient"] | {"comorbidities": chance.sample(diseases, len(diseases))}
    assert to_json(judged(found)) == to_json(judged(shuffled))


@many(80)
@given(records(censored=False), st.data())
def test_taking_values_away_never_makes_the_unknown_absent(found: Record, data: st.DataObject) -> None:
    before = states(judged(found))
    gone = data.draw(st.sampled_from(["laboratory", "weights", "kidney", "comorbidities", "therapies"]))
    fewer = dict(found)
    if gone in ("kidney", "comorbidities"):
        fewer["patient"] = found["patient"] | {gone: None}
    elif gone == "therapies":
        fewer["therapies"] = None
    elif found[gone]:
        without = data.draw(st.integers(0, len(found[gone]) - 1))
        fewer[gone] = found[gone][:without] + found[gone][without + 1 :]
    after = states(judged(fewer))
    assert [code for code in before if before[code] == "unknown" and after[code] == "absent"] == []


@many(60)
@given(records())
def test_running_twice_changes_nothing(found: Record) -> None:
    assert to_json(judged(found)) == to_json(judged(found))


IRRELEVANT = [
    ("laboratory", {"analyte": "glucose", "value": 7, "unit": "mmol/L"}),
    ("laboratory", {"analyte": "haemoglobin", "value": 9.8, "unit": "g/dL"}),
    ("laboratory", {"analyte": "t50", "value": 200, "unit": "min"}),
    ("procedures", {"kind": "skin_graft"}),
    ("procedures", {"kind": "dressing_change"}),
    ("function", {"scale": "karnofsky", "value": 30}),
    ("tasks", {"rule": "free", "state": "done", "title": "call the family"}),
]


@many(80)
@given(records(), st.sampled_from(IRRELEVANT), moments)
def test_an_irrelevant_entry_changes_nothing(found: Record, more: tuple[str, Record], at: str) -> None:
    name, entry = more
    beside = found | {name: [*found[name], entry | {"at": at}]}
    assert to_json(judged(beside)) == to_json(judged(found))


@many(60)
@given(records())
def test_an_irrelevant_drug_or_disease_changes_nothing(found: Record) -> None:
    beside = found | {"patient": dict(found["patient"])}
    if found["therapies"] is not None:
        drug = {"drug": "amlodipine", "route": "oral", "start": "2026-10-01", "dose": 5, "unit": "mg", "per_day": 1}
        beside["therapies"] = [drug, *found["therapies"]]
    if found["patient"]["comorbidities"] is not None:
        others = [code for code in found["patient"]["comorbidities"] if code != "heart_failure"]
        found["patient"]["comorbidities"], beside["patient"]["comorbidities"] = others, ["heart_failure", *others]
    assert to_json(judged(beside)) == to_json(judged(found))


@many(60)
@given(records())
def test_the_future_changes_nothing(found: Record) -> None:
    later = {
        "laboratory": [{"analyte": "phosphate", "value": 3, "unit": "mmol/L", "at": ago(-1)}],
        "pain": [{"at": ago(-1), "instrument": "nrs", "context": "rest", "score": 10}],
        "events": [{"at": ago(-1), "kind": "sepsis"}],
        "weights": [{"at": ago(-1), "kg": 41}],
    }
    assert to_json(judged(found | {name: [*found[name], *more] for name, more in later.items()})) == to_json(
        judged(found)
    )


@many(60)
@given(records())
def test_one_rule_raises_one_task_for_its_subject(found: Record) -> None:
    keys = [(task.rule, task.subject) for task in judged(found).tasks]
    assert len(keys) == len(set(keys))
    flags = [(flag.rule, flag.subject) for flag in judged(found).flags]
    assert len(flags) == len(set(flags))


KINDS = {
    "laboratory": "laboratory", "derived": "laboratory", "therapy": "therapies", "pain": "pain", "event": "events",
    "weight": "weights",
}  # fmt: skip
NOTHING_THERE = {
    "never_measured", "never_weighed", "no_pair", "no_sessions", "pain_never_assessed", "bmi", "dry_weight",
    "oral_morphine",
}  # fmt: skip
"""Evidence that no entry is there, or that rests on standing facts or on the entries named after it."""


@many(80)
@given(records())
def test_evidence_points_to_the_entries_behind_it(found: Record) -> None:
    for name in set(KINDS.values()):
        if found[name]:
            found[name] = [entry | {"id": f"{name}-{index}"} for index, entry in enumerate(found[name])]
    for one in found["lesions"]:
        seen = enumerate(one["assessments"])
        one["assessments"] = [entry | {"id": f"{one['id']}-{index}"} for index, entry in seen]
    appraised = judged(found)
    findings = [*(item for arm in appraised.triad.values() for item in arm), *appraised.tasks, *appraised.flags]
    for item in (evidence for finding in findings for evidence in finding.evidence):
        if item.kind == "assessment":
            assert item.entry_id is not None
            assert item.entry_id.startswith(f"{item.lesion}-")
        elif item.kind in KINDS and item.text.key.split(".")[-1] not in NOTHING_THERE:
            assert item.entry_id in {entry["id"] for entry in found[KINDS[item.kind]] or ()}, item
