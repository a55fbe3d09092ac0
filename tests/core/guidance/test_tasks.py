"""Tasks: who has to do what by when, and what was settled already."""

from datetime import UTC, datetime, timedelta

import pytest

from core.guidance import Appraisal, TaskFinding
from tests.core.guidance.patients import (
    AT,
    NERDS_3,
    NO_KIDNEY_FACTS,
    THERAPIES_NOT_ASSESSED,
    Change,
    ago,
    all_labs,
    appraisal,
    case_fact,
    comorbid,
    drug,
    episode,
    forget,
    kidney,
    lab,
    lesion,
    nrs,
    pain,
    person,
    seen,
    settled,
)

ONSET = datetime(2026, 9, 28, 23, 59, 59, tzinfo=UTC)
OPENED = {
    "task.wound_plan": ("wound_care", 24),
    "task.pain_plan": ("pain", 24),
    "task.medication_reconciliation": ("pharmacy", 24),
    "task.nephrology_review": ("nephrology", 48),
    "task.dermatology_confirmation": ("dermatology", 72),
    "task.nutrition_assessment": ("dietetics", 7 * 24),
    "task.palliative_introduction": ("palliative_care", 7 * 24),
    "task.goals_of_care": ("prescriber", 14 * 24),
    "task.psychosocial_support": ("social_work", 14 * 24),
}
THIOSULFATE = drug("sodium_thiosulfate", "2026-10-07", route="intravenous", dose=25, unit="g", per_week=3)
OPIOID = drug("oxycodone", "2026-10-10", dose=5, unit="mg", per_day=2)


def task(found: Appraisal, rule: str, subject: str | None = None) -> TaskFinding | None:
    return next((item for item in found.tasks if item.rule == rule and item.subject == subject), None)


def due(found: Appraisal, rule: str, subject: str | None = None) -> datetime | None:
    wanted = task(found, rule, subject)
    return None if wanted is None else wanted.due


@pytest.mark.parametrize("rule", OPENED)
def test_an_episode_opens_with_its_tasks(rule: str) -> None:
    discipline, hours = OPENED[rule]
    found = task(appraisal(), rule)
    assert found is not None
    assert (found.discipline, found.due) == (discipline, ONSET + timedelta(hours=hours))
    assert not found.recurring


@pytest.mark.parametrize("rule", OPENED)
@pytest.mark.parametrize("how", ["done", "declined"])
def test_what_was_settled_in_this_episode_is_not_asked_again(rule: str, how: str) -> None:
    assert task(appraisal(settled(rule, 20, how)), rule) is None
    assert task(appraisal(settled(rule, 20, "lapsed")), rule) is not None
    assert task(appraisal(settled(rule, 20, "open")), rule) is not None
    assert task(appraisal(settled(rule, 60, how)), rule) is not None, "it was of an earlier episode"
    assert task(appraisal(settled(rule, -1, how)), rule) is not None, "it will be done tomorrow"


@pytest.mark.parametrize("rule", OPENED)
def test_without_an_episode_nothing_opens(rule: str) -> None:
    assert task(appraisal(case_fact(episode=None)), rule) is None
    assert task(appraisal(episode(onset="2026-10-20")), rule) is None
    assert task(appraisal(episode(closed="2026-10-10")), rule) is None


def test_goals_that_are_documented_need_no_task() -> None:
    assert task(appraisal(case_fact(care_goals=[{"at": ago(2), "summary": "comfort"}])), "task.goals_of_care") is None


@pytest.mark.parametrize(("subtype", "wanted"), [("non_uraemic", True), ("uraemic", False), ("undetermined", False)])
def test_thrombophilia_is_looked_for_where_the_kidneys_do_not_explain(subtype: str, wanted: bool) -> None:
    found = task(appraisal(episode(subtype=subtype)), "task.thrombophilia_screen")
    assert (found is not None) is wanted
    assert found is None or (found.discipline, found.due) == ("haematology", ONSET + timedelta(days=14))


def test_each_open_lesion_is_due_a_week_after_its_last_assessment() -> None:
    found = appraisal(
        lesion(seen(10), seen(3)), lesion(id="L2", onset="2026-10-18"), lesion(seen(3), id="L3", closed=ago(1))
    )
    assert due(found, "task.lesion_reassessment", "L1") == AT + timedelta(days=4)
    assert due(found, "task.lesion_reassessment", "L2") == datetime(2026, 10, 18, 23, 59, 59, tzinfo=UTC)
    assert task(found, "task.lesion_reassessment", "L3") is None


def test_an_assessment_that_could_not_be_done_is_none() -> None:
    refused = seen(1, not_done=[{"what": "assessment", "reason": "too painful"}])
    assert due(appraisal(lesion(seen(9), refused)), "task.lesion_reassessment", "L1") == AT - timedelta(days=2)


PAIN_DUE = [
    ("a rest score of 7: tomorrow", (nrs(7, hours=0),), AT + timedelta(days=1)),
    ("6: in a week", (nrs(6, hours=0),), AT + timedelta(days=7)),
    ("9 before, 3 now: in a week", (nrs(9, days=1), nrs(3, hours=0)), AT + timedelta(days=7)),
    (
        "a dressing score counts as an entry",
        (nrs(3, days=3), nrs(8, "dressing_change", hours=0)),
        AT + timedelta(days=7),
    ),
    ("sedation does not", (nrs(3, hours=0, days=3), pain("poss", 1, 0)), AT + timedelta(days=4)),
    ("never asked: since onset", (), datetime(2026, 9, 28, tzinfo=UTC)),
]


@pytest.mark.parametrize(("words", "changes", "expected"), PAIN_DUE)
def test_pain_is_asked_daily_while_it_is_severe_and_weekly_otherwise(
    words: str, changes: tuple[Change, ...], expected: datetime
) -> None:
    found = task(appraisal(*changes), "task.pain_assessment")
    assert found is not None
    assert found.recurring
    assert found.due == expected, words


def test_the_team_meets_every_week_of_an_episode() -> None:
    assert due(appraisal(), "task.team_meeting") == ONSET + timedelta(days=7)
    assert due(appraisal(settled("task.team_meeting", 2)), "task.team_meeting") == AT + timedelta(days=5)
    assert due(appraisal(case_fact(episode=None)), "task.team_meeting") is None


def test_thiosulfate_is_watched_every_week() -> None:
    assert due(appraisal(THIOSULFATE), "task.sts_monitoring") == datetime(2026, 10, 14, tzinfo=UTC)
    assert due(appraisal(THIOSULFATE, settled("task.sts_monitoring", 1)), "task.sts_monitoring") == AT + timedelta(
        days=6
    )
    assert (
        due(appraisal(drug("sodium_thiosulfate", stop="2026-10-19", route="intravenous")), "task.sts_monitoring")
        is None
    )
    assert due(appraisal(THERAPIES_NOT_ASSESSED), "task.sts_monitoring") is None


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
    assert task(found, "task.correct.vascular.uraemia") is None
    assert task(appraisal(), "task.correct.drive.phosphate_high") is None
    assert task(appraisal(forget("phosphate")), "task.correct.drive.phosphate_high") is None


def test_a_correction_that_was_settled_comes_again_with_a_new_bad_value() -> None:
    rule = "task.correct.drive.phosphate_high"
    assert task(appraisal(lab("phosphate", 2.4, days=5), settled(rule, 4)), rule) is None
    assert task(appraisal(lab("phosphate", 2.4, days=1), settled(rule, 4)), rule) is None, "not within the week"
    assert task(appraisal(lab("phosphate", 2.4, days=1), settled(rule, 9)), rule) is not None


def test_painful_dressings_ask_for_analgesia_before() -> None:
    hurts = (nrs(2, hours=3), nrs(8, "dressing_change", hours=2))
    found = task(appraisal(*hurts), "task.procedural_analgesia")
    assert found is not None
    assert found.discipline == "pain"
    assert task(appraisal(nrs(3, "dressing_change")), "task.procedural_analgesia") is None
    assert task(appraisal(), "task.procedural_analgesia") is None
    assert task(appraisal(*hurts, settled("task.procedural_analgesia", 0.01)), "task.procedural_analgesia") is None


BOWELS: list[tuple[str, tuple[Change, ...], bool]] = [
    ("an opioid and nothing for the bowels", (OPIOID,), True),
    ("senna is given", (OPIOID, drug("senna")), False),
    ("a phosphate laxative does not suit dialysis", (OPIOID, drug("sodium_phosphate")), True),
    ("it does with good kidneys", (OPIOID, kidney("normal", egfr=90), drug("sodium_phosphate")), False),
    ("settled since it started", (OPIOID, settled("task.bowel_regimen", 8)), False),
    ("another opioid since", (OPIOID, settled("task.bowel_regimen", 8), drug("methadone", "2026-10-18")), True),
    ("no opioid", (), False),
    ("therapies not assessed", (THERAPIES_NOT_ASSESSED,), False),
    ("kidneys not assessed", (NO_KIDNEY_FACTS, OPIOID), True),
]  # fmt: skip


@pytest.mark.parametrize(("words", "changes", "wanted"), BOWELS)
def test_an_opioid_asks_for_a_bowel_regimen(words: str, changes: tuple[Change, ...], wanted: bool) -> None:
    assert (task(appraisal(*changes), "task.bowel_regimen") is not None) is wanted, words


ESCHARS = [
    ("dry and clean", seen(eschar_state="dry", infection_signs=[]), "task.eschar_protect"),
    ("dry, two signs", seen(eschar_state="dry", infection_signs=NERDS_3[:2]), "task.eschar_protect"),
    ("dry, signs not assessed", seen(eschar_state="dry"), None),
    ("dry but infected", seen(eschar_state="dry", infection_signs=NERDS_3), "task.surgical_review"),
    ("wet", seen(eschar_state="wet", infection_signs=[]), "task.surgical_review"),
    ("boggy, signs not assessed", seen(eschar_state="boggy"), "task.surgical_review"),
    ("draining", seen(eschar_state="draining"), "task.surgical_review"),
    ("no eschar", seen(eschar_state="none", infection_signs=NERDS_3), None),
    ("an eschar by its stage, infected", seen(stage="eschar", infection_signs=NERDS_3), "task.surgical_review"),
    ("not looked at", seen(infection_signs=[]), None),
]


@pytest.mark.parametrize(("words", "assessment", "rule"), ESCHARS)
def test_an_eschar_is_protected_or_shown_to_a_surgeon(
    words: str, assessment: dict[str, object], rule: str | None
) -> None:
    found = {
        item.rule: item
        for item in appraisal(lesion(assessment)).tasks
        if "eschar" in item.rule or "surgical" in item.rule
    }
    assert set(found) == ({rule} if rule else set()), words
    if rule == "task.surgical_review":
        assert (found[rule].discipline, found[rule].due) == ("surgery", AT + timedelta(hours=48))


def test_an_eschar_that_was_seen_to_comes_again_when_it_softens_again() -> None:
    wet, dry = {"eschar_state": "wet"}, {"eschar_state": "dry", "infection_signs": []}
    review = settled("task.surgical_review", 10, subject="L1")
    assert task(appraisal(lesion(seen(12, **wet), seen(1, **wet)), review), "task.surgical_review", "L1") is None
    again = lesion(seen(12, **wet), seen(8, **dry), seen(1, **wet))
    assert task(appraisal(again, review), "task.surgical_review", "L1") is not None
