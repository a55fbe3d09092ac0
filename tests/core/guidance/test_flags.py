"""Flags beside what the vignettes tell: their order, their subjects, what their evidence names."""

from tests.core.guidance.patients import (
    NERDS_3,
    appraisal,
    comorbid,
    dialysis,
    drug,
    event,
    lesion,
    pain,
    seen,
    settled,
    tablets,
)


def test_somebody_with_nothing_wrong_has_no_flag_but_goals_of_care() -> None:
    assert [flag.rule for flag in appraisal().flags] == ["palliative.no_goals_of_care"]


def test_urgent_flags_come_first() -> None:
    found = appraisal(pain("dn4", 6), pain("poss", 3), event("sepsis", 1))
    levels = [flag.level for flag in found.flags]
    assert levels == sorted(levels, key=("urgent", "attention", "info").index)


def test_every_infected_lesion_has_a_flag_of_its_own() -> None:
    found = appraisal(lesion(seen(infection_signs=NERDS_3)), lesion(seen(infection_signs=NERDS_3), id="L2"))
    assert [flag.subject for flag in found.flags if flag.rule == "infection.local"] == ["L1", "L2"]


def test_the_signs_are_named_in_the_evidence() -> None:
    found = appraisal(lesion(seen(infection_signs=NERDS_3)))
    signs = next(flag for flag in found.flags if flag.rule == "infection.local").evidence[0].text.params["signs"]
    assert [sign.key for sign in signs] == [f"word.infection_sign.{sign}" for sign in NERDS_3]  # type: ignore[attr-defined]


def test_an_uncounted_opioid_is_named_beside_the_total() -> None:
    found = appraisal(tablets("morphine", 60), tablets("alfentanil", 1), drug("methadone"))
    keys = [item.text.key for item in next(f for f in found.flags if f.rule == "safety.opioid_load").evidence]
    assert "guidance.evidence.not_convertible" in keys
    assert "guidance.evidence.dose_unknown" in keys


def test_an_acknowledging_task_or_a_comorbidity_changes_no_flag() -> None:
    quiet = appraisal(settled("task.pain_plan"), comorbid("hypertension"), dialysis(kt_v=1.5))
    assert [flag.rule for flag in quiet.flags] == ["palliative.no_goals_of_care"]
