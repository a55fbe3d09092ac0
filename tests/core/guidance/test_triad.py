"""The triad beside what the vignettes tell: which action is named, and what an episode is needed for."""

from tests.core.guidance.patients import (
    appraisal,
    case_fact,
    comorbid,
    drug,
    episode,
    lab,
    state,
)


def test_severe_hyperparathyroidism_speaks_of_surgery() -> None:
    def action(value: float) -> str:
        found = appraisal(lab("pth", value))
        return next(item.action.key for arm in found.triad.values() for item in arm if item.factor == "drive.pth_high")

    assert not action(53).endswith("severe")
    assert action(53.1).endswith("severe")


def test_a_very_low_albumin_speaks_of_nutrition_support_now() -> None:
    def action(value: float) -> str:
        found = appraisal(lab("albumin", value)).triad["inhibitor_deficiency"]
        return next(item.action.key for item in found if item.factor == "inhibitor.albumin_low")

    assert action(24.9).endswith("severe")
    assert not action(25).endswith("severe")


def test_a_mechanical_valve_is_decided_upon_by_cardiology_first() -> None:
    found = appraisal(drug("warfarin"), comorbid("mechanical_valve"))
    factor = next(
        item for item in found.triad["inhibitor_deficiency"] if item.factor == "inhibitor.vitamin_k_antagonist"
    )
    assert factor.action.key.endswith("specialist_first")


def test_without_an_episode_nothing_was_corrected_in_it() -> None:
    stopped = drug("warfarin", "2023-01-01", "2026-10-10")
    assert state(appraisal(stopped, case_fact(episode=None)), "inhibitor.vitamin_k_antagonist") == "absent"
    assert state(appraisal(stopped, episode(onset="2026-11-01")), "inhibitor.vitamin_k_antagonist") == "absent"
