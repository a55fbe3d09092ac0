"""The edges at which records are misread: days and instants, zones and leap days, units, bounds, amendments."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from core.case.case import Case
from core.case.file import read_case
from core.errors import InvalidInput
from core.guidance import Appraisal, appraise, load_profile, picture_of
from tests.core.guidance.patients import (
    AT,
    NERDS_3,
    THERAPIES_NOT_ASSESSED,
    Change,
    ago,
    appraisal,
    area,
    case_fact,
    comorbid,
    dialysis,
    drug,
    forget,
    lab,
    lesion,
    nrs,
    pain,
    patient,
    person,
    record,
    seen,
    state,
    tablets,
    weights,
)


def rules(found: Appraisal) -> set[str]:
    return {item.rule for item in (*found.flags, *found.tasks)}


def factor(found: Appraisal, code: str) -> Any:
    return next(item for arm in found.triad.values() for item in arm if item.factor == code)


# Days and instants ----------------------------------------------------------------------------------------------------


def test_of_two_values_on_one_day_the_later_counts() -> None:
    found = appraisal(
        lab("phosphate", 1.4, at="2026-10-18T08:00:00+00:00", id="morning"),
        lab("phosphate", 2.1, at="2026-10-18T16:00:00+00:00", id="evening"),
    )
    assert factor(found, "drive.phosphate_high").state == "active"
    assert [item.entry_id for item in factor(found, "drive.phosphate_high").evidence] == ["evening"]


def test_of_two_values_of_one_day_without_an_hour_the_bad_one_counts() -> None:
    high = lab("phosphate", 2.1, at="2026-10-17", id="high")
    found = appraisal(lab("phosphate", 1.4, at="2026-10-17", id="fine"), high)
    assert [item.entry_id for item in factor(found, "drive.phosphate_high").evidence] == ["high"]


def test_a_date_means_its_end() -> None:
    case = patient(lab("phosphate", 2.4, at="2026-10-19"))
    evening = appraise(picture_of(case, date(2026, 10, 19)), load_profile())
    noon = appraise(picture_of(case, AT), load_profile())
    assert state(evening, "drive.phosphate_high") == "active"
    assert state(noon, "drive.phosphate_high") == "unknown"


def test_an_episode_of_one_day() -> None:
    case = patient(case_fact(episode={"onset": "2026-10-19", "subtype": "uraemic", "closed": "2026-10-19"}))
    assert "task.wound_plan" in rules(appraise(picture_of(case, AT), load_profile()))
    assert "task.wound_plan" not in rules(appraise(picture_of(case, date(2026, 10, 19)), load_profile()))


def test_a_drug_that_starts_tomorrow_is_not_given_and_asks_for_nothing() -> None:
    tomorrow = (
        drug("warfarin", "2026-10-20"),
        tablets("morphine", 60, start="2026-10-20"),
        drug("sodium_thiosulfate", "2026-10-20", route="intravenous", dose=25, unit="g", per_week=3),
    )
    assert rules(appraisal(*tomorrow)) == rules(appraisal())
    assert appraisal(*tomorrow).scores.opioids.mg_per_day == 0


@pytest.mark.parametrize(("at", "expected"), [("03-01", "active"), ("03-14", "active"), ("03-15", "unknown")])
def test_a_leap_day_is_a_day(at: str, expected: str) -> None:
    case = patient(
        lab("phosphate", 2.4, at="2028-02-29"), case_fact(episode={"onset": "2028-02-29", "subtype": "uraemic"})
    )
    found = appraise(picture_of(case, date.fromisoformat(f"2028-{at}")), load_profile())
    assert state(found, "drive.phosphate_high") == expected


# Zones ----------------------------------------------------------------------------------------------------------------


def test_offsets_are_moments_not_names_of_days() -> None:
    """13 days and 23 hours before, told in Shanghai: the day there is another one."""
    assert state(appraisal(lab("phosphate", 2.4, at="2026-10-05T21:00:00+08:00")), "drive.phosphate_high") == "active"
    assert state(appraisal(lab("phosphate", 2.4, at="2026-10-05T19:59:00+08:00")), "drive.phosphate_high") == "unknown"


def elsewhere(value: Any, zone: timezone) -> Any:
    """A case file with every instant told in another zone."""
    if isinstance(value, dict):
        return {key: elsewhere(item, zone) for key, item in value.items()}
    if isinstance(value, list):
        return [elsewhere(item, zone) for item in value]
    if isinstance(value, str) and len(value) > 10 and value[4:5] == "-" and "T" in value:
        return datetime.fromisoformat(value).astimezone(zone).isoformat()
    return value


SICK: tuple[Change, ...] = (
    lab("phosphate", 2.4), lab("crp", 60), nrs(8, hours=9), nrs(9, hours=1), nrs(9, "dressing_change", 2),
    lesion(area(15, 10), area(1, 13, infection_signs=NERDS_3, eschar_state="wet")), pain("poss", 3),
    weights((100, 70), (1, 62)),
)  # fmt: skip


@pytest.mark.parametrize("hours", [8, -7, 5.75])
def test_the_same_moments_told_in_another_zone_say_the_same(hours: float) -> None:
    zone = timezone(timedelta(hours=hours))
    there = appraise(picture_of(Case.model_validate(elsewhere(record(*SICK), zone)), AT), load_profile())
    here = appraisal(*SICK)
    assert [(flag.rule, flag.level, flag.subject) for flag in there.flags] == [
        (flag.rule, flag.level, flag.subject) for flag in here.flags
    ]
    assert [(task.rule, task.due) for task in there.tasks] == [(task.rule, task.due) for task in here.tasks]


def test_a_biopsy_before_breakfast_and_one_at_noon_are_of_one_day_there() -> None:
    both = [{"kind": "biopsy", "at": f"2026-10-14T{hour}:00:00+08:00"} for hour in ("03", "12")]
    assert state(appraisal(case_fact(procedures=both)), "vascular.local_trauma") == "absent"


# Units and bounds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "change", "code", "expected"),
    [
        ("5.512 mg/dL is 1.7798 mmol/L", lab("phosphate", "5.512", "mg/dL"), "drive.phosphate_high", "absent"),
        ("5.513 mg/dL is 1.7801 mmol/L", lab("phosphate", "5.513", "mg/dL"), "drive.phosphate_high", "active"),
        ("300.1 pg/mL is 31.8106 pmol/L", lab("pth", "300.1", "pg/mL"), "drive.pth_high", "active"),
        ("3.499 g/dL is 34.99 g/L", lab("albumin", "3.499", "g/dL"), "inhibitor.albumin_low", "active"),
        ("1.0001 mg/dL is 10.001 mg/L", lab("crp", "1.0001", "mg/dL"), "vascular.inflammation", "active"),
        ("5.22 mg/dL is 1.3024 mmol/L", lab("calcium_ionised", "5.22", "mg/dL"), "drive.calcium_high", "active"),
        ("CRP >100", lab("crp", ">100"), "vascular.inflammation", "active"),
        ("CRP >8 may be anything above", lab("crp", ">8"), "vascular.inflammation", "unknown"),
        ("CRP <0.5 mg/dL", lab("crp", "<0.5", "mg/dL"), "vascular.inflammation", "absent"),
        ("CRP <10 is below 10", lab("crp", "<10"), "vascular.inflammation", "absent"),
        ("CRP >10 is above 10", lab("crp", ">10"), "vascular.inflammation", "active"),
        ("PTH <5 pmol/L", lab("pth", "<5"), "drive.pth_oversuppressed", "active"),
        ("PTH <20 may be anything below", lab("pth", "<20"), "drive.pth_oversuppressed", "unknown"),
        ("albumin <35 is low", lab("albumin", "<35"), "inhibitor.albumin_low", "active"),
    ],
)
def test_thresholds_are_compared_in_si_unrounded_whatever_came_in(
    words: str, change: Change, code: str, expected: str
) -> None:
    assert state(appraisal(change), code) == expected, words


def test_units_mix_within_one_computed_value() -> None:
    """9.6 mg/dL and 40 g/L beside 1.9 mmol/L: 2.3952 × 1.9 = 4.551."""
    mixed = (lab("calcium_total", 9.6, "mg/dL"), lab("albumin", 4.0, "g/dL"), lab("phosphate", 1.9))
    found = appraisal(*mixed)
    assert state(found, "drive.calcium_phosphate_product_high") == "active"
    assert found.scores.calcium_phosphate_product == Decimal("4.55088")
    assert found.scores.corrected_calcium_mmol_l == Decimal("2.3952")


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"analyte": "sugar", "value": 5, "unit": "mmol/L"}, "sugar"),
        ({"analyte": "phosphate", "value": 5, "unit": "mg/L"}, "mg/L"),
        ({"analyte": "phosphate", "value": "high", "unit": "mmol/L"}, None),
        ({"analyte": "phosphate", "value": 69, "unit": "mmol/L"}, None),
    ],
)
def test_what_nobody_knows_is_an_error_and_no_guess(entry: dict[str, Any], named: str | None) -> None:
    found = record()
    found["laboratory"] = [entry | {"at": ago(1)}]
    with pytest.raises(InvalidInput) as error:
        read_case(json.dumps(found).encode())
    assert error.value.text.params["path"].startswith("laboratory[0]")  # type: ignore[attr-defined]
    problem: Any = error.value.text.params["problem"]
    assert named is None or named in problem.params.values()


# Amendments, errors, late signatures ----------------------------------------------------------------------------------

AMENDED = {"amends": "a", "amendment_reason": "typed wrongly"}


def test_only_the_amendment_of_a_value_counts() -> None:
    wrong, right = lab("phosphate", 2.9, id="a"), lab("phosphate", 1.2, id="b", **AMENDED)
    assert state(appraisal(wrong), "drive.phosphate_high") == "active"
    assert state(appraisal(wrong, right), "drive.phosphate_high") == "absent"


def test_only_the_amendment_of_a_therapy_a_score_or_an_assessment_counts() -> None:
    stopped = drug("warfarin", "2026-01-01", "2026-09-01", id="b", **AMENDED)
    assert state(appraisal(drug("warfarin", id="a"), stopped), "inhibitor.vitamin_k_antagonist") == "absent"
    sleepy, awake = pain("poss", 4, id="a"), pain("poss", 1, id="b", **AMENDED)
    assert "safety.oversedation" not in rules(appraisal(sleepy, awake))
    both = lesion(seen(infection_signs=NERDS_3, id="a"), seen(infection_signs=[], id="b", **AMENDED))
    assert "infection.local" not in rules(appraisal(both))


def test_an_entry_in_error_counts_for_nothing() -> None:
    struck = {"at": ago(0), "by": "nurse", "reason": "other patient"}
    assert state(appraisal(lab("phosphate", 2.9, entered_in_error=struck)), "drive.phosphate_high") == "unknown"


def test_an_amendment_in_error_leaves_the_entry_under_it() -> None:
    struck = {"at": ago(0), "by": "nurse", "reason": "other patient"}
    first, second = lab("phosphate", 2.9, id="a"), lab("phosphate", 1.2, id="b", entered_in_error=struck, **AMENDED)
    assert state(appraisal(first, second), "drive.phosphate_high") == "active"


def test_what_was_signed_late_counts_from_when_it_was_observed() -> None:
    late = lab("phosphate", 2.9, days=15, recorded_at=ago(0), signed_at=ago(0))
    assert state(appraisal(late), "drive.phosphate_high") == "unknown"


# Lesions --------------------------------------------------------------------------------------------------------------


def test_a_lesion_without_an_assessment_is_due_and_says_nothing_else() -> None:
    found = appraisal(lesion(onset="2026-10-18"), nrs(2))
    assert state(found, "vascular.infection") == "unknown"
    assert found.scores.lesions == ()
    assert rules(found) - rules(appraisal(nrs(2))) == {"task.lesion_reassessment"}


def test_a_closed_lesion_asks_for_nothing_more() -> None:
    bad = area(1, 20, infection_signs=NERDS_3, eschar_state="wet", stage="ulcer")
    closed = lesion(area(15, 10, eschar_state="dry"), bad, closed=ago(0.5), region="proximal")
    assert rules(appraisal(closed)) == rules(appraisal())


def test_a_lesion_that_begins_tomorrow_is_none_today() -> None:
    assert rules(appraisal(lesion(onset="2026-10-20"))) == rules(appraisal())


# Not assessed, and assessed and none ----------------------------------------------------------------------------------


def told_apart() -> Iterator[tuple[str, Change, Change]]:
    yield "vascular.diabetes", person(comorbidities=None), comorbid()
    yield "inhibitor.vitamin_k_antagonist", THERAPIES_NOT_ASSESSED, case_fact(therapies=[])
    yield "vascular.infection", lesion(seen()), lesion(seen(infection_signs=[]))
    yield "vascular.local_trauma", case_fact(tight_bandage=None), case_fact(tight_bandage=False)
    yield "drive.dialysis_underdosed", dialysis(kt_v=None), dialysis(kt_v=1.4)
    yield "drive.phosphate_high", forget("phosphate"), lab("phosphate", 1.4)


@pytest.mark.parametrize(("code", "nobody", "none"), list(told_apart()))
def test_not_assessed_is_unknown_and_none_is_absent(code: str, nobody: Change, none: Change) -> None:
    assert state(appraisal(nobody), code) == "unknown"
    assert state(appraisal(none), code) == "absent"
