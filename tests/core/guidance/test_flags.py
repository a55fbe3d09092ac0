"""Flags, as a nurse would tell why they stand: each fires, just does not, and is not guessed at."""

import pytest

from core.guidance import Appraisal
from tests.core.guidance.patients import (
    NERDS_3,
    NO_KIDNEY_FACTS,
    STONEES_3,
    THERAPIES_NOT_ASSESSED,
    Change,
    ago,
    appraisal,
    area,
    bwat,
    case_fact,
    comorbid,
    dialysis,
    drug,
    episode,
    event,
    forget,
    kidney,
    lab,
    lesion,
    nrs,
    pain,
    person,
    pps,
    seen,
    settled,
    weights,
)

Vignette = tuple[str, str | None, str, tuple[Change, ...]]


def refractory_days(*scores: int) -> tuple[Change, ...]:
    """A rest score a day, the newest last, on an opioid and gabapentin."""
    diary = tuple(nrs(score, days=index) for index, score in enumerate(reversed(scores)))
    return (*diary, drug("fentanyl_patch", route="transdermal", dose=12, unit="ug/h"), drug("gabapentin"))


def dose(purpose: str | None, hours: float) -> Change:
    return event("as_needed_dose", days=hours / 24, drug="oxycodone", dose=5, unit="mg", purpose=purpose)


def opioid(name: str, mg: float, per_day: float = 1, **more: object) -> Change:
    return drug(name, dose=mg, unit="mg", per_day=per_day, **more)


PAIN: list[Vignette] = [
    # flag, its level (None: it does not stand), what the nurse would say, how this patient differs
    ("pain.severe_uncontrolled", "urgent", "7 and 8, exactly four hours apart", (nrs(7, hours=5), nrs(8, hours=1))),
    ("pain.severe_uncontrolled", None, "7 and 6", (nrs(7, hours=5), nrs(6, hours=1))),
    ("pain.severe_uncontrolled", None, "both 8, but 3.9 hours apart", (nrs(8, hours=4.9), nrs(8, hours=1))),
    ("pain.severe_uncontrolled", None, "the older is 49 hours old", (nrs(8, hours=49), nrs(8, hours=1))),
    ("pain.severe_uncontrolled", "urgent", "the older is exactly 48 hours old", (nrs(8, hours=48), nrs(8, hours=1))),
    ("pain.severe_uncontrolled", None, "asked once", (nrs(9),)),
    ("pain.severe_uncontrolled", None, "the last of three is 3", (nrs(8, hours=20), nrs(9, hours=10), nrs(3))),
    ("pain.severe_uncontrolled", None, "severe on movement only", (nrs(8, "movement", 8), nrs(8, "movement"))),
    ("pain.severe_uncontrolled", None, "VAS is no NRS",
     (pain("vas", 80, 8, context="rest"), pain("vas", 80, 1, context="rest"))),
    ("pain.severe_uncontrolled", "urgent", "a milder lesion charted in between hides nothing",
     (lesion(id="L1"), lesion(id="L2"), nrs(8, hours=9, lesion="L1"), nrs(2, hours=8, lesion="L2"),
      nrs(8, hours=2, lesion="L1"), nrs(2, hours=1, lesion="L2"))),
    ("pain.refractory", "urgent", "7 or more on three of the last five days", refractory_days(7, 3, 8, 3, 9)),
    ("pain.refractory", None, "on two of the last five days",
     refractory_days(9, 9, 3, 8, 3, 7, 3)),
    ("pain.refractory", None, "without an opioid", (*refractory_days(8, 8, 8)[:3], drug("gabapentin"))),
    ("pain.refractory", None, "without a second class",
     (*refractory_days(8, 8, 8)[:3], opioid("oxycodone", 5), opioid("methadone", 5))),
    ("pain.refractory", None, "therapies not assessed", (*refractory_days(8, 8, 8)[:3], THERAPIES_NOT_ASSESSED)),
    ("palliative.refractory_pain", "urgent", "where refractory pain stands", refractory_days(8, 8, 8)),
    ("palliative.refractory_pain", None, "two days", refractory_days(8, 8)),
    ("palliative.refractory_pain", None, "nobody asked", refractory_days()),
    ("pain.procedural", "attention", "dressing 6, rest 4 before it", (nrs(4, hours=3), nrs(6, "dressing_change"))),
    ("pain.procedural", None, "dressing 6, rest 5", (nrs(5, hours=3), nrs(6, "dressing_change"))),
    ("pain.procedural", "attention", "dressing 4, no rest score", (nrs(4, "dressing_change"),)),
    ("pain.procedural", "attention", "the rest score is 25 hours before",
     (nrs(4, hours=26), nrs(4, "dressing_change"))),
    ("pain.procedural", None, "the rest score is exactly 24 hours before",
     (nrs(4, hours=25), nrs(4, "dressing_change"))),
    ("pain.procedural", None, "dressing 3", (nrs(3, "dressing_change"),)),
    ("pain.procedural", None, "the dressing was eight days ago", (nrs(9, "dressing_change", days=8),)),
    ("pain.procedural", None, "the latest one was mild", (nrs(9, "dressing_change", 30), nrs(2, "dressing_change"))),
    ("pain.neuropathic", "attention", "DN4 4, nothing for it", (pain("dn4", 4),)),
    ("pain.neuropathic", None, "DN4 3", (pain("dn4", 3),)),
    ("pain.neuropathic", None, "DN4 6 on gabapentin", (pain("dn4", 6), drug("gabapentin"))),
    ("pain.neuropathic", "attention", "gabapentin was stopped",
     (pain("dn4", 6), drug("gabapentin", stop="2026-10-15"))),
    ("pain.neuropathic", None, "therapies not assessed", (pain("dn4", 6), THERAPIES_NOT_ASSESSED)),
    ("pain.not_assessed", "attention", "open lesion, last score seven days ago", (lesion(), nrs(3, hours=0, days=7))),
    ("pain.not_assessed", None, "6.9 days ago", (lesion(), nrs(3, hours=0, days=6.9))),
    ("pain.not_assessed", "attention", "only sedation was scored", (lesion(), pain("poss", 1))),
    ("pain.not_assessed", None, "the lesion is closed", (lesion(closed=ago(2)),)),
    ("pain.not_assessed", None, "a lesion of yesterday", (lesion(onset="2026-10-18"),)),
    ("pain.rescue_doses", "attention", "three in 24 hours", tuple(dose("breakthrough", h) for h in (2, 10, 24))),
    ("pain.rescue_doses", None, "the third 25 hours ago", tuple(dose("breakthrough", h) for h in (2, 10, 25))),
    ("pain.rescue_doses", None, "doses for dressings never count", tuple(dose("procedural", h) for h in (2, 10, 20))),
    ("pain.rescue_doses", None, "nobody said what for", tuple(dose(None, h) for h in (2, 10, 20))),
]  # fmt: skip

SAFETY: list[Vignette] = [
    ("safety.renal_unsafe_opioid", "urgent", "morphine on dialysis", (opioid("morphine", 5),)),
    ("safety.renal_unsafe_opioid", "attention", "oxycodone on dialysis", (opioid("oxycodone", 5),)),
    ("safety.renal_unsafe_opioid", "urgent", "both: the graver counts",
     (opioid("oxycodone", 5), opioid("codeine", 30))),
    ("safety.renal_unsafe_opioid", "urgent", "eGFR 29", (kidney("ckd", egfr=29), opioid("morphine", 5))),
    ("safety.renal_unsafe_opioid", None, "eGFR exactly 30", (kidney("ckd", egfr=30), opioid("morphine", 5))),
    ("safety.renal_unsafe_opioid", None, "methadone", (opioid("methadone", 5),)),
    ("safety.renal_unsafe_opioid", None, "kidneys never assessed", (NO_KIDNEY_FACTS, opioid("morphine", 5))),
    ("safety.renal_unsafe_opioid", None, "therapies not assessed", (THERAPIES_NOT_ASSESSED,)),
    ("safety.renal_unsafe_opioid", None, "morphine from tomorrow", (opioid("morphine", 5, start="2026-10-20"),)),
    ("safety.opioid_load", "attention", "morphine exactly 50 mg a day", (opioid("morphine", 25, 2),)),
    ("safety.opioid_load", "urgent", "exactly 90", (opioid("morphine", 30, 3),)),
    ("safety.opioid_load", "attention", "oxycodone 20 + fentanyl 12 µg/h = 30 + 28.8",
     (opioid("oxycodone", 10, 2), drug("fentanyl_patch", route="transdermal", dose=12, unit="ug/h"))),
    ("safety.opioid_load", None, "49.5", (opioid("oxycodone", 11, 3),)),
    ("safety.opioid_load", None, "alfentanil is not convertible", (opioid("alfentanil", 100),)),
    ("safety.opioid_load", None, "intravenous morphine has no factor here",
     (opioid("morphine", 100, route="intravenous"),)),
    ("safety.opioid_load", None, "dose not written down", (drug("morphine"),)),
    ("safety.opioid_load", "attention", "as needed, with the day’s total",
     (drug("morphine", unit="mg", as_needed=True, day_total=60),)),
    ("safety.oversedation", "urgent", "POSS 3", (pain("poss", 3),)),
    ("safety.oversedation", None, "POSS 2", (pain("poss", 2),)),
    ("safety.oversedation", None, "POSS 4, then 1", (pain("poss", 4, 8), pain("poss", 1))),
    ("safety.oversedation", None, "never scored", ()),
    ("safety.vitamin_k_antagonist_started", "urgent", "the day after onset", (drug("warfarin", "2026-09-29"),)),
    ("safety.vitamin_k_antagonist_started", None, "on the day of onset", (drug("warfarin", "2026-09-28"),)),
    ("safety.vitamin_k_antagonist_started", None, "started and stopped",
     (drug("warfarin", "2026-09-29", "2026-10-10"),)),
    ("safety.vitamin_k_antagonist_started", "urgent", "held at onset, and resumed",
     (drug("warfarin", "2023-01-01",
           changes=[{"at": "2026-09-20", "kind": "hold"}, {"at": "2026-10-10", "kind": "resume"}]),)),
    ("safety.vitamin_k_antagonist_started", None, "therapies not assessed", (THERAPIES_NOT_ASSESSED,)),
    ("safety.sts_dose_for_weight", "attention", "25 g at 59.9 kg",
     (person(dry_weight_kg=59.9), drug("sodium_thiosulfate", route="intravenous", dose=25, unit="g", per_week=3))),
    ("safety.sts_dose_for_weight", None, "25 g at exactly 60 kg",
     (person(dry_weight_kg=60), drug("sodium_thiosulfate", route="intravenous", dose=25, unit="g", per_week=3))),
    ("safety.sts_dose_for_weight", None, "exactly 12.5 g",
     (person(dry_weight_kg=50), drug("sodium_thiosulfate", route="intravenous", dose=12.5, unit="g", per_week=3))),
    ("safety.sts_dose_for_weight", None, "dry weight not known",
     (person(dry_weight_kg=None), drug("sodium_thiosulfate", route="intravenous", dose=25, unit="g", per_week=3))),
    ("safety.nsaid_in_kidney_failure", "attention", "ibuprofen on dialysis", (opioid("ibuprofen", 400),)),
    ("safety.nsaid_in_kidney_failure", None, "as a gel", (opioid("ibuprofen", 400, route="topical"),)),
    ("safety.nsaid_in_kidney_failure", None, "eGFR exactly 30", (kidney("ckd", egfr=30), opioid("ibuprofen", 400))),
    ("safety.nsaid_in_kidney_failure", None, "kidneys never assessed", (NO_KIDNEY_FACTS, opioid("ibuprofen", 400))),
    ("safety.phosphate_magnesium_laxative", "attention", "sodium phosphate", (drug("sodium_phosphate"),)),
    ("safety.phosphate_magnesium_laxative", "attention", "magnesium", (drug("magnesium_hydroxide"),)),
    ("safety.phosphate_magnesium_laxative", None, "lactulose", (drug("lactulose"),)),
    ("safety.phosphate_magnesium_laxative", None, "kidneys never assessed",
     (NO_KIDNEY_FACTS, drug("sodium_phosphate"))),
]  # fmt: skip

COURSE: list[Vignette] = [
    ("infection.local", "attention", "three NERDS signs", (lesion(seen(infection_signs=NERDS_3)),)),
    ("infection.local", None, "two", (lesion(seen(infection_signs=NERDS_3[1:])),)),
    ("infection.local", None, "three before, none assessed now", (lesion(seen(3, infection_signs=NERDS_3), seen()),)),
    ("infection.local", None, "the lesion is closed", (lesion(seen(3, infection_signs=NERDS_3), closed=ago(1)),)),
    ("infection.deep", "urgent", "three STONEES signs", (lesion(seen(infection_signs=STONEES_3)),)),
    ("infection.deep", None, "two", (lesion(seen(infection_signs=STONEES_3[1:])),)),
    ("infection.deep", None, "not assessed", (lesion(seen()),)),
    ("infection.sepsis", "urgent", "qSOFA 2", (event("qsofa", value=2),)),
    ("infection.sepsis", "urgent", "recorded exactly 48 hours ago", (event("sepsis", 2),)),
    ("infection.sepsis", None, "qSOFA 1", (event("qsofa", value=1),)),
    ("infection.sepsis", None, "49 hours ago", (event("sepsis", 49 / 24),)),
    ("infection.sepsis", None, "qSOFA without a number", (event("qsofa"),)),
    ("progression.area", "attention", "10 to exactly 12 cm² in two weeks", (lesion(area(15, 10), area(1, 12)),)),
    ("progression.area", None, "10 to 11.9", (lesion(area(15, 10), area(1, 11.9)),)),
    ("progression.area", "urgent", "10 to exactly 15", (lesion(area(15, 10), area(1, 15)),)),
    ("progression.area", None, "one lesion grows, the other shrinks as much",
     (lesion(area(15, 10), area(1, 14)), lesion(area(15, 10), area(1, 6), id="L2"))),
    ("progression.area", None, "ruler before, planimetry now", (lesion(area(15, 10, "ruler"), area(1, 20)),)),
    ("progression.area", None, "measured six days apart", (lesion(area(7, 10), area(1, 20)),)),
    ("progression.area", "urgent", "of three, the one nearest to 14 days before counts",
     (lesion(area(20, 30), area(14, 10), area(9, 30), area(1, 15)),)),
    ("progression.area", None, "measured once", (lesion(area(1, 20)),)),
    ("progression.new_lesions", "urgent", "two in 14 days",
     (lesion(onset="2026-10-06"), lesion(id="L2", onset="2026-10-15"))),
    ("progression.new_lesions", None, "one, and one of 15 days ago",
     (lesion(onset="2026-10-04"), lesion(id="L2", onset="2026-10-15"))),
    ("progression.new_lesions", None, "two came of a split",
     (lesion(closed=ago(3)), lesion(id="L2", onset="2026-10-16", parents=["L1"]),
      lesion(id="L3", onset="2026-10-16", parents=["L1"]))),
    ("progression.new_lesions", None, "the second begins tomorrow",
     (lesion(onset="2026-10-15"), lesion(id="L2", onset="2026-10-20"))),
    ("progression.stalled", "attention", "39.9 % smaller after exactly 28 days",
     (lesion(area(29, 10), area(1, 6.01, stage="ulcer")),)),
    ("progression.stalled", None, "exactly 40 % smaller", (lesion(area(29, 10), area(1, 6, stage="ulcer")),)),
    ("progression.stalled", None, "followed 27 days", (lesion(area(28, 10), area(1, 10, stage="ulcer")),)),
    ("progression.stalled", None, "an eschar is no ulcer", (lesion(area(29, 10), area(1, 10, stage="eschar")),)),
    ("progression.stalled", None, "stage never noted", (lesion(area(29, 10), area(1, 10)),)),
    ("progression.eschar_softening", "attention", "dry, now wet",
     (lesion(seen(8, eschar_state="dry"), seen(eschar_state="wet")),)),
    ("progression.eschar_softening", "attention", "dry, now boggy",
     (lesion(seen(8, eschar_state="dry"), seen(eschar_state="boggy")),)),
    ("progression.eschar_softening", None, "still dry",
     (lesion(seen(8, eschar_state="dry"), seen(eschar_state="dry")),)),
    ("progression.eschar_softening", None, "wet before already",
     (lesion(seen(9, eschar_state="dry"), seen(8, eschar_state="wet"), seen(eschar_state="wet")),)),
    ("progression.eschar_softening", None, "not looked at last time", (lesion(seen(8, eschar_state="dry"), seen()),)),
    ("progression.bwat_cua_worse", "attention", "20 to 23", (lesion(bwat(8, 20), bwat(1, 23)),)),
    ("progression.bwat_cua_worse", None, "20 to 22", (lesion(bwat(8, 20), bwat(1, 22)),)),
    ("progression.bwat_cua_worse", None, "an item is missing, so there is no total",
     (lesion(bwat(8, 20), bwat(1, 35, leave_out="granulation")),)),
    ("progression.bwat_cua_worse", None, "scored once", (lesion(bwat(1, 40)),)),
]  # fmt: skip

ULCER = seen(stage="ulcer")

PALLIATIVE: list[Vignette] = [
    ("palliative.high_risk_presentation", "attention", "thigh ulcer on dialysis", (lesion(ULCER, region="proximal"),)),
    ("palliative.high_risk_presentation", "attention", "penile eschar on dialysis",
     (lesion(seen(stage="eschar"), region="penile"),)),
    ("palliative.high_risk_presentation", None, "below the knee", (lesion(ULCER),)),
    ("palliative.high_risk_presentation", None, "a plaque", (lesion(seen(stage="plaque"), region="proximal"),)),
    ("palliative.high_risk_presentation", None, "no dialysis",
     (kidney("ckd", egfr=20), lesion(ULCER, region="proximal"))),
    ("palliative.high_risk_presentation", None, "kidneys never assessed",
     (NO_KIDNEY_FACTS, lesion(ULCER, region="proximal"))),
    ("palliative.functional_decline", "attention", "PPS exactly 50", (pps(50),)),
    ("palliative.functional_decline", "attention", "80 to 60 in 30 days", (pps(80, 31), pps(60))),
    ("palliative.functional_decline", None, "PPS 60", (pps(60),)),
    ("palliative.functional_decline", None, "80 to 60, but in 31 days", (pps(80, 32), pps(60))),
    ("palliative.functional_decline", None, "70 to 60", (pps(70, 20), pps(60))),
    ("palliative.functional_decline", None, "never scored", ()),
    ("palliative.nutritional_decline", "attention", "albumin 24.9", (lab("albumin", 24.9),)),
    ("palliative.nutritional_decline", "attention", "10 % lost in 180 days", (weights((184, 70), (4, 63)),)),
    ("palliative.nutritional_decline", None, "albumin exactly 25", (lab("albumin", 25),)),
    ("palliative.nutritional_decline", None, "albumin 20, but 31 days ago", (lab("albumin", 20, days=31),)),
    ("palliative.nutritional_decline", None, "never measured, never weighed", (forget("albumin"), weights())),
    ("palliative.sepsis", "attention", "90 days ago", (event("sepsis", 90),)),
    ("palliative.sepsis", None, "91 days ago", (event("sepsis", 91),)),
    ("palliative.sepsis", None, "qSOFA 1", (event("qsofa", value=1),)),
    ("palliative.unplanned_admissions", "attention", "two in 90 days",
     (event("unplanned_admission", 90), event("unplanned_admission"))),
    ("palliative.unplanned_admissions", None, "the other 91 days ago",
     (event("unplanned_admission", 91), event("unplanned_admission"))),
    ("palliative.unplanned_admissions", None, "one", (event("unplanned_admission"),)),
    ("palliative.surprise_question", "attention", "would not be surprised",
     (event("surprise_question", answer="would_not_be_surprised"),)),
    ("palliative.surprise_question", None, "would be surprised by now",
     (event("surprise_question", 30, answer="would_not_be_surprised"),
      event("surprise_question", answer="would_be_surprised"))),
    ("palliative.surprise_question", None, "declined to answer", (event("surprise_question", answer="declined"),)),
    ("palliative.dialysis_withdrawal_considered", "urgent", "recorded", (event("dialysis_withdrawal_considered"),)),
    ("palliative.dialysis_withdrawal_considered", None, "tomorrow", (event("dialysis_withdrawal_considered", -1),)),
    ("palliative.dialysis_withdrawal_considered", None, "not spoken of", ()),
    ("palliative.no_goals_of_care", "attention", "three weeks in", ()),
    ("palliative.no_goals_of_care", None, "13 days in", (episode(onset="2026-10-06"),)),
    ("palliative.no_goals_of_care", "attention", "exactly 14 days in", (episode(onset=ago(14)),)),
    ("palliative.no_goals_of_care", None, "documented",
     (case_fact(care_goals=[{"at": ago(2), "summary": "comfort"}]),)),
    ("palliative.no_goals_of_care", "attention", "documented tomorrow",
     (case_fact(care_goals=[{"at": ago(-1), "summary": "comfort"}]),)),
    ("palliative.no_goals_of_care", None, "no episode", (case_fact(episode=None),)),
    ("palliative.multiple_triggers", "urgent", "three triggers",
     (pps(40), lab("albumin", 20), event("sepsis", 60))),
    ("palliative.multiple_triggers", None, "two; no goals of care is none", (pps(40), lab("albumin", 20))),
    ("palliative.multiple_triggers", None, "nothing known", (forget("albumin"), weights())),
]  # fmt: skip


def level(found: Appraisal, rule: str) -> str | None:
    return next((flag.level for flag in found.flags if flag.rule == rule), None)


@pytest.mark.parametrize(("rule", "expected", "words", "changes"), PAIN + SAFETY + COURSE + PALLIATIVE)
def test_a_flag_stands_or_does_not(rule: str, expected: str | None, words: str, changes: tuple[Change, ...]) -> None:
    assert level(appraisal(*changes), rule) == expected, words


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
    found = appraisal(opioid("morphine", 60), opioid("alfentanil", 1), drug("methadone"))
    keys = [item.text.key for item in next(f for f in found.flags if f.rule == "safety.opioid_load").evidence]
    assert "guidance.evidence.not_convertible" in keys
    assert "guidance.evidence.dose_unknown" in keys


def test_an_acknowledging_task_or_a_comorbidity_changes_no_flag() -> None:
    quiet = appraisal(settled("task.pain_plan"), comorbid("hypertension"), dialysis(kt_v=1.5))
    assert [flag.rule for flag in quiet.flags] == ["palliative.no_goals_of_care"]
