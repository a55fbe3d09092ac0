"""Every rule, told by patients: what fires, what just does not, and what nobody can know."""

from collections import defaultdict
from itertools import chain

import pytest

from core.guidance import Appraisal, load_profile
from core.guidance.registry import FACTORS, FLAGS, TASKS
from tests.core.guidance.patients import appraisal
from tests.core.guidance.vignettes import course, drive, inhibitor, pain, palliative, safety, tasks, vascular
from tests.core.guidance.vignettes.vignette import NOTHING, Vignette

ROOMS = (drive, inhibitor, vascular, pain, safety, course, palliative, tasks)
ALL: list[Vignette] = list(chain.from_iterable(room.VIGNETTES for room in ROOMS))
FEWEST = 3
CAN_BE_CORRECTED = {
    code for code, row in load_profile().factors.items() if row.classes or (row.window_days is not None and row.limits)
} - {"drive.dialysis_underdosed"}
"""Drugs and measured values have a past; standing facts of the kidneys have none."""


def found(appraised: Appraisal, rule: str) -> str:
    """What the appraisal says of a rule, in the words of a vignette."""
    for factor in chain.from_iterable(appraised.triad.values()):
        if factor.factor == rule:
            return factor.state
    for flag in appraised.flags:
        if flag.rule == rule:
            return flag.level
    for task in appraised.tasks:
        if task.rule == rule:
            return f"{task.discipline} by {task.due:%Y-%m-%d %H:%M}"
    return NOTHING


@pytest.mark.parametrize("vignette", ALL, ids=lambda one: f"{one.rule}: {one.words}")
def test_the_rule_says_what_the_clinician_would(vignette: Vignette) -> None:
    assert found(appraisal(*vignette.changes), vignette.rule) == vignette.expected


def expected_of() -> dict[str, list[str]]:
    by_rule = defaultdict(list)
    for vignette in ALL:
        by_rule[vignette.rule].append(vignette.expected)
    return by_rule


def test_every_rule_has_its_vignettes() -> None:
    told = expected_of()
    registered = {*FACTORS, *FLAGS, *TASKS}
    assert {rule for rule in registered if len(told[rule]) < FEWEST} == set()
    assert {rule for rule in told if rule not in registered and not rule.startswith("task.correct.")} == set()


@pytest.mark.parametrize("code", sorted(FACTORS))
def test_every_factor_is_seen_active_absent_and_unknown(code: str) -> None:
    states = {"active", "absent", "unknown"} | ({"corrected"} if code in CAN_BE_CORRECTED else set())
    assert states - set(expected_of()[code]) == set()


@pytest.mark.parametrize("code", sorted({*FLAGS, *TASKS}))
def test_every_flag_and_task_is_seen_to_fire_and_to_stay_away(code: str) -> None:
    seen = expected_of()[code]
    assert NOTHING in seen
    assert {*seen} - {NOTHING}


def test_no_patient_is_told_twice() -> None:
    named = [(vignette.rule, vignette.words) for vignette in ALL]
    assert [one for one in named if named.count(one) > 1] == []
