"""Tasks: who has to do what by when, and what was settled already."""

from datetime import UTC, datetime, timedelta

import pytest

from core.guidance import Appraisal, TaskFinding
from tests.core.guidance.patients import (
    AT,
    THERAPIES_NOT_ASSESSED,
    Change,
    ago,
    all_labs,
    appraisal,
    comorbid,
    drug,
    forget,
    lab,
    lesion,
    person,
    seen,
    settled,
)


def task(found: Appraisal, rule: str, subject: str | None = None) -> TaskFinding | None:
    return next((item for item in found.tasks if item.rule == rule and item.subject == subject), None)


def due(found: Appraisal, rule: str, subject: str | None = None) -> datetime | None:
    wanted = task(found, rule, subject)
    return None if wanted is None else wanted.due


def test_each_open_lesion_is_due_a_week_after_its_last_assessment() -> None:
    found = appraisal(
        lesion(seen(10), seen(3)), lesion(id="L2", onset="2026-10-18"), lesion(seen(3), id="L3", closed=ago(1))
    )
    assert due(found, "task.lesion_reassessment", "L1") == AT + timedelta(days=4)
    assert due(found, "task.lesion_reassessment", "L2") == datetime(2026, 10, 18, 23, 59, 59, tzinfo=UTC)
    assert task(found, "task.lesion_reassessment", "L3") is None


REVIEW: list[tuple[str, tuple[Change, ...], set[str]]] = [
    ("everything was assessed", (), set()),
    ("comorbidities never", (person(comorbidities=None),), {"comorbidities"}),
    ("allergies never", (person(allergies=None),), {"allergies"}),
    ("therapies never", (THERAPIES_NOT_ASSESSED,), {"therapies"}),
    ("signs of infection not last time", (lesion(seen(9, infection_signs=[]), seen()),), {"infection_signs"}),
    ("none, and it was said so", (comorbid(), person(allergies=[]), lesion(seen(infection_signs=[]))), set()),
    ("a lesion that nobody assessed is reassessed, not reviewed", (lesion(),), set()),
]


@pytest.mark.parametrize(("words", "changes", "missing"), REVIEW)
def test_a_list_that_nobody_assessed_asks_for_review(
    words: str, changes: tuple[Change, ...], missing: set[str]
) -> None:
    found = task(appraisal(*changes), "task.record_review")
    named = {item.text.params["list"].key.split(".")[-1] for item in found.evidence} if found else set()  # type: ignore[attr-defined]
    assert named == missing, words


ROUTINE = ["calcium_total", "phosphate", "pth", "albumin", "alkaline_phosphatase", "crp", "bicarbonate"]
REFRESH: list[tuple[str, tuple[Change, ...], list[str]]] = [
    ("all fresh", (), []),
    ("phosphate never", (forget("phosphate"),), ["phosphate"]),
    ("all 15 days old: the two-week ones", (all_labs(15),), ["calcium_total", "phosphate", "crp", "bicarbonate"]),
    ("all 31 days old: PTH holds", (all_labs(31),), [code for code in ROUTINE if code != "pth"]),
    ("all 46 days old", (all_labs(46),), ROUTINE),
    ("magnesium and others are not routine", (forget("magnesium"),), []),
    ("a fresh ionised calcium does not replace the total",
     (forget("calcium_total"), lab("calcium_ionised", 1.2)), ["calcium_total"]),
    ("CRP <20 tells nothing about 10", (lab("crp", "<20"),), ["crp"]),
    ("CRP <5 does", (lab("crp", "<5"),), []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "changes", "missing"), REFRESH)
def test_routine_values_are_refreshed_by_name(words: str, changes: tuple[Change, ...], missing: list[str]) -> None:
    found = task(appraisal(*changes), "task.laboratory_refresh")
    named = [] if found is None else [name.key.split(".")[-1] for name in found.title.params["analytes"]]  # type: ignore[attr-defined]
    assert named == missing, words


def test_a_refresh_that_was_ticked_off_comes_again_while_the_value_is_missing() -> None:
    assert task(appraisal(forget("pth"), settled("task.laboratory_refresh", 1)), "task.laboratory_refresh") is None
    assert task(appraisal(forget("pth"), settled("task.laboratory_refresh", 3)), "task.laboratory_refresh") is not None


def test_each_active_correctable_factor_has_a_task_of_correction() -> None:
    found = appraisal(drug("warfarin"), lab("phosphate", 2.4), comorbid("diabetes"))
    anticoagulant = task(found, "task.correct.inhibitor.vitamin_k_antagonist")
    phosphate = task(found, "task.correct.drive.phosphate_high")
    assert anticoagulant is not None
    assert phosphate is not None
    assert (anticoagulant.discipline, anticoagulant.informed, anticoagulant.due) == (
        "prescriber",
        ("pharmacy",),
        AT + timedelta(hours=24),
    )
    assert (phosphate.discipline, phosphate.informed, phosphate.due) == (
        "nephrology",
        ("dietetics",),
        AT + timedelta(hours=72),
    )
    assert task(found, "task.correct.vascular.diabetes") is None
    assert task(appraisal(), "task.correct.drive.phosphate_high") is None
    assert task(appraisal(forget("phosphate")), "task.correct.drive.phosphate_high") is None


def test_a_correction_that_was_settled_comes_again_with_a_new_bad_value() -> None:
    rule = "task.correct.drive.phosphate_high"
    assert task(appraisal(lab("phosphate", 2.4, days=5), settled(rule, 4)), rule) is None
    assert task(appraisal(lab("phosphate", 2.4, days=1), settled(rule, 4)), rule) is None, "not within the week"
    assert task(appraisal(lab("phosphate", 2.4, days=1), settled(rule, 9)), rule) is not None


def test_an_eschar_that_was_seen_to_comes_again_when_it_softens_again() -> None:
    wet, dry = {"eschar_state": "wet"}, {"eschar_state": "dry", "infection_signs": []}
    review = settled("task.surgical_review", 10, subject="L1")
    assert task(appraisal(lesion(seen(12, **wet), seen(1, **wet)), review), "task.surgical_review", "L1") is None
    again = lesion(seen(12, **wet), seen(8, **dry), seen(1, **wet))
    assert task(appraisal(again, review), "task.surgical_review", "L1") is not None
