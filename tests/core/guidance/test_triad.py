"""The triad, as a clinician would tell it: each factor active, just not so, corrected, and not known."""

import pytest

from tests.core.guidance.patients import (
    NERDS_3,
    NO_KIDNEY_FACTS,
    STONEES_3,
    THERAPIES_NOT_ASSESSED,
    Change,
    ago,
    appraisal,
    case_fact,
    comorbid,
    dialysis,
    drug,
    episode,
    event,
    forget,
    held,
    kidney,
    lab,
    lesion,
    person,
    seen,
    sessions,
    state,
    weights,
)

NO_SIGNS = seen(infection_signs=[])


def biopsy(days: float) -> Change:
    return lambda found: found["procedures"].append({"kind": "biopsy", "at": ago(days)})


MINERALS: list[tuple[str, str, str, tuple[Change, ...]]] = [
    # factor, state, what the nurse would say, how this patient differs
    ("drive.phosphate_high", "active", "phosphate 1.79 mmol/L yesterday", (lab("phosphate", 1.79),)),
    ("drive.phosphate_high", "active", "phosphate 5.52 mg/dL is above 1.78 mmol/L", (lab("phosphate", 5.52, "mg/dL"),)),
    ("drive.phosphate_high", "absent", "phosphate exactly 1.78 mmol/L", (lab("phosphate", "1.78"),)),
    ("drive.phosphate_high", "absent", "5.5 mg/dL is 1.77595 mmol/L, unrounded below",
     (lab("phosphate", 5.5, "mg/dL"),)),
    ("drive.phosphate_high", "unknown", "phosphate never measured", (forget("phosphate"),)),
    ("drive.phosphate_high", "unknown", "the last phosphate is 14.1 days old", (lab("phosphate", 2.4, days=14.1),)),
    ("drive.phosphate_high", "active", "it is exactly 14 days old", (lab("phosphate", 2.4, days=14),)),
    ("drive.phosphate_high", "corrected", "2.4, then 1.5 and 1.4",
     (lab("phosphate", 2.4, days=15), lab("phosphate", 1.5, days=8), lab("phosphate", 1.4, days=1))),
    ("drive.phosphate_high", "active", "2.4, and only one value back in range",
     (lab("phosphate", 2.4, days=8), lab("phosphate", 1.5, days=1))),
    ("drive.phosphate_high", "absent", "it was high before this episode",
     (lab("phosphate", 2.4, days=60), lab("phosphate", 1.5, days=1))),
    ("drive.phosphate_high", "unknown", "reported as <2.0, which tells nothing", (lab("phosphate", "<2.0"),)),
    ("drive.phosphate_high", "absent", "reported as <0.5", (lab("phosphate", "<0.5"),)),
    ("drive.phosphate_high", "active", "reported as >3.0", (lab("phosphate", ">3.0"),)),
    ("drive.phosphate_high", "active", "two values of one day, one of them high",
     (lab("phosphate", 1.4, at="2026-10-17"), lab("phosphate", 2.1, at="2026-10-17"))),
    ("drive.phosphate_high", "absent", "a value of tomorrow is not known today",
     (lab("phosphate", 2.4, days=-1), lab("phosphate", 1.2))),
    ("drive.calcium_high", "active", "ionised 1.31", (lab("calcium_ionised", 1.31),)),
    ("drive.calcium_high", "absent", "ionised exactly 1.30", (lab("calcium_ionised", "1.30"),)),
    ("drive.calcium_high", "absent", "ionised 1.20 wins over a corrected 2.70",
     (lab("calcium_ionised", 1.2), lab("calcium_total", 2.7))),
    ("drive.calcium_high", "active", "corrected 2.56: 2.30 with an albumin of 27", (lab("albumin", 27),)),
    ("drive.calcium_high", "absent", "corrected exactly 2.55: 2.35 with an albumin of 30",
     (lab("calcium_total", "2.35"), lab("albumin", 30))),
    ("drive.calcium_high", "active", "an ionised value of last month no longer wins",
     (lab("calcium_ionised", 1.2, days=20), lab("calcium_total", 2.7))),
    ("drive.calcium_high", "unknown", "no albumin, so the total says nothing", (forget("albumin"),)),
    ("drive.calcium_high", "unknown", "no calcium", (forget("calcium_total"),)),
    ("drive.calcium_high", "corrected", "ionised 1.4, then twice 1.2",
     (lab("calcium_ionised", 1.4, days=12), lab("calcium_ionised", 1.2, days=6), lab("calcium_ionised", 1.2))),
    ("drive.calcium_phosphate_product_high", "active", "2.30 × 1.94 is 4.462", (lab("phosphate", 1.94),)),
    ("drive.calcium_phosphate_product_high", "absent", "2.22 × 2.00 is exactly 4.44",
     (lab("calcium_total", "2.22"), lab("phosphate", "2.00"))),
    ("drive.calcium_phosphate_product_high", "active", "samples exactly 24 hours apart",
     (lab("phosphate", 2.2, days=2),)),
    ("drive.calcium_phosphate_product_high", "unknown", "samples 25 hours apart",
     (lab("phosphate", 2.2, days=2 + 1 / 24),)),
    ("drive.calcium_phosphate_product_high", "unknown", "no phosphate", (forget("phosphate"),)),
    ("drive.calcium_phosphate_product_high", "unknown", "no albumin to correct the calcium", (forget("albumin"),)),
    ("drive.pth_high", "active", "PTH 31.9 pmol/L", (lab("pth", 31.9),)),
    ("drive.pth_high", "absent", "300 pg/mL is exactly 31.8 pmol/L", (lab("pth", 300, "pg/mL"),)),
    ("drive.pth_high", "active", "44 days old still counts", (lab("pth", 612, "pg/mL", days=44),)),
    ("drive.pth_high", "unknown", "46 days old", (lab("pth", 612, "pg/mL", days=46),)),
    ("drive.pth_oversuppressed", "active", "PTH 10.5 on dialysis", (lab("pth", 10.5),)),
    ("drive.pth_oversuppressed", "absent", "100 pg/mL is exactly 10.6", (lab("pth", 100, "pg/mL"),)),
    ("drive.pth_oversuppressed", "absent", "PTH 5, but not on dialysis", (lab("pth", 5), kidney("ckd", egfr=40))),
    ("drive.pth_oversuppressed", "unknown", "nobody noted the kidneys", (lab("pth", 5), NO_KIDNEY_FACTS)),
    ("drive.pth_oversuppressed", "unknown", "no PTH", (forget("pth"),)),
    ("drive.dialysate_calcium_high", "active", "dialysate 1.5", (dialysis(dialysate_calcium_mmol_l=1.5),)),
    ("drive.dialysate_calcium_high", "absent", "dialysate exactly 1.25", ()),
    ("drive.dialysate_calcium_high", "absent", "no dialysis", (kidney("ckd", egfr=20),)),
    ("drive.dialysate_calcium_high", "unknown", "dialysate not noted", (dialysis(dialysate_calcium_mmol_l=None),)),
    ("drive.dialysis_underdosed", "active", "Kt/V 1.19", (dialysis(kt_v=1.19),)),
    ("drive.dialysis_underdosed", "active", "two sessions a week, Kt/V not known",
     (dialysis(kt_v=None, sessions_per_week=2),)),
    ("drive.dialysis_underdosed", "absent", "Kt/V exactly 1.2, three sessions", (dialysis(kt_v="1.2"),)),
    ("drive.dialysis_underdosed", "unknown", "three sessions, Kt/V not known", (dialysis(kt_v=None),)),
    ("drive.dialysis_underdosed", "unknown", "the facts are 46 days old", (dialysis(kt_v=1.1, at=ago(46)),)),
    ("drive.dialysis_underdosed", "absent", "peritoneal dialysis has no sessions",
     (kidney("peritoneal_dialysis", kt_v=1.9),)),
    ("drive.alkalosis", "active", "bicarbonate 28.5", (lab("bicarbonate", 28.5),)),
    ("drive.alkalosis", "active", "pH 7.46", (lab("ph", 7.46),)),
    ("drive.alkalosis", "absent", "bicarbonate exactly 28, no pH", (lab("bicarbonate", 28),)),
    ("drive.alkalosis", "unknown", "only a normal pH", (forget("bicarbonate"), lab("ph", 7.4))),
    ("inhibitor.albumin_low", "active", "albumin 34.9", (lab("albumin", 34.9),)),
    ("inhibitor.albumin_low", "absent", "3.5 g/dL is exactly 35 g/L", (lab("albumin", 3.5, "g/dL"),)),
    ("inhibitor.albumin_low", "unknown", "31 days old", (lab("albumin", 28, days=31),)),
    ("inhibitor.fetuin_a_low", "active", "below the laboratory’s range", (lab("fetuin_a", 0.3, range_low=0.35),)),
    ("inhibitor.fetuin_a_low", "absent", "exactly at its lower limit", (lab("fetuin_a", 0.35, range_low=0.35),)),
    ("inhibitor.fetuin_a_low", "unknown", "a value without a range", (lab("fetuin_a", 0.1),)),
    ("inhibitor.fetuin_a_low", "unknown", "never measured", ()),
    ("inhibitor.alkaline_phosphatase_high", "active", "121 with a range up to 120",
     (lab("alkaline_phosphatase", 121, range_high=120),)),
    ("inhibitor.alkaline_phosphatase_high", "active", "131 without a range", (lab("alkaline_phosphatase", 131),)),
    ("inhibitor.alkaline_phosphatase_high", "absent", "exactly 130 without a range",
     (lab("alkaline_phosphatase", 130),)),
    ("inhibitor.alkaline_phosphatase_high", "absent", "140 with a range up to 150",
     (lab("alkaline_phosphatase", 140, range_high=150),)),
    ("inhibitor.alkaline_phosphatase_high", "unknown", "never measured", (forget("alkaline_phosphatase"),)),
    ("inhibitor.magnesium_low", "active", "magnesium 0.69", (lab("magnesium", 0.69),)),
    ("inhibitor.magnesium_low", "absent", "exactly 0.70", (lab("magnesium", "0.70"),)),
    ("inhibitor.magnesium_low", "unknown", "never measured", (forget("magnesium"),)),
    ("vascular.inflammation", "active", "CRP 1.1 mg/dL is 11 mg/L", (lab("crp", 1.1, "mg/dL"),)),
    ("vascular.inflammation", "absent", "CRP exactly 10", (lab("crp", 10),)),
    ("vascular.inflammation", "unknown", "CRP 15 days old", (lab("crp", 80, days=15),)),
]  # fmt: skip

DRUGS: list[tuple[str, str]] = [
    ("drive.calcium_based_binder", "calcium_acetate"),
    ("drive.calcium_supplement", "calcium_gluconate"),
    ("drive.active_vitamin_d", "calcitriol"),
    ("inhibitor.vitamin_k_antagonist", "warfarin"),
    ("vascular.intravenous_iron", "iron_sucrose"),
]
_INTRAVENOUS = {"iron_sucrose", "calcium_gluconate"}

OTHERS: list[tuple[str, str, str, tuple[Change, ...]]] = [
    ("inhibitor.vitamin_k_deficiency", "active", "PIVKA-II above its range", (lab("pivka_ii", 5, range_high=2),)),
    ("inhibitor.vitamin_k_deficiency", "active", "malabsorption, PIVKA-II never measured",
     (comorbid("malabsorption"),)),
    ("inhibitor.vitamin_k_deficiency", "absent", "PIVKA-II at its limit, nothing in the list",
     (lab("pivka_ii", 2, range_high=2),)),
    ("inhibitor.vitamin_k_deficiency", "unknown", "PIVKA-II never measured", ()),
    ("inhibitor.vitamin_k_deficiency", "unknown", "PIVKA-II normal, comorbidities not assessed",
     (lab("pivka_ii", 1, range_high=2), person(comorbidities=None))),
    ("inhibitor.malnutrition", "active", "10 % lost in 180 days", (weights((184, 70), (4, 63)),)),
    ("inhibitor.malnutrition", "active", "5 % lost in 30 days", (weights((34, 60), (4, 57)),)),
    ("inhibitor.malnutrition", "absent", "9.9 % in 180 days", (weights((184, 70), (4, 63.07)),)),
    ("inhibitor.malnutrition", "absent", "4.9 % in 30 days", (weights((34, 60), (4, 57.06)),)),
    ("inhibitor.malnutrition", "unknown", "the last weight is 31 days old", (weights((190, 70), (31, 60)),)),
    ("inhibitor.malnutrition", "unknown", "a single weight", (weights((4, 60)),)),
    ("inhibitor.malnutrition", "unknown", "never weighed", (weights(),)),
    ("inhibitor.malnutrition", "unknown", "the other weight is 181 days before", (weights((185, 70), (4, 60)),)),
    ("vascular.infection", "active", "three NERDS signs", (lesion(seen(infection_signs=NERDS_3)),)),
    ("vascular.infection", "active", "three STONEES signs", (lesion(seen(infection_signs=STONEES_3)),)),
    ("vascular.infection", "active", "sepsis last week", (event("sepsis", 7), lesion(NO_SIGNS))),
    ("vascular.infection", "absent", "two signs", (lesion(seen(infection_signs=NERDS_3[:2])),)),
    ("vascular.infection", "unknown", "signs not assessed last time", (lesion(seen(3, infection_signs=[]), seen()),)),
    ("vascular.infection", "unknown", "the last assessment is 15 days old", (lesion(seen(15, infection_signs=[])),)),
    ("vascular.infection", "corrected", "infected, then clean twice",
     (lesion(seen(12, infection_signs=NERDS_3), seen(6, infection_signs=[]), seen(1, infection_signs=[])),)),
    ("vascular.infection", "corrected", "sepsis three weeks ago", (event("sepsis", 20.9), lesion(NO_SIGNS))),
    ("vascular.infection", "corrected", "the infected lesion has closed",
     (lesion(seen(12, infection_signs=NERDS_3), closed=ago(5)), lesion(NO_SIGNS, id="L2"))),
    ("vascular.uraemia", "active", "haemodialysis", ()),
    ("vascular.uraemia", "active", "eGFR 14.9", (kidney("ckd", egfr=14.9),)),
    ("vascular.uraemia", "active", "the laboratory reports an eGFR <15", (kidney("ckd"), lab("egfr", "<15"))),
    ("vascular.uraemia", "absent", "eGFR exactly 15", (kidney("ckd", egfr=15),)),
    ("vascular.uraemia", "absent", "normal kidneys", (kidney("normal"),)),
    ("vascular.uraemia", "unknown", "kidney disease, eGFR not known", (kidney("ckd"),)),
    ("vascular.uraemia", "unknown", "kidneys never assessed", (NO_KIDNEY_FACTS,)),
    ("vascular.obesity", "active", "BMI exactly 30", (person(height_cm=160, dry_weight_kg=76.8),)),
    ("vascular.obesity", "active", "in the list", (comorbid("obesity"),)),
    ("vascular.obesity", "absent", "BMI 29.9", (person(height_cm=160, dry_weight_kg=76.7),)),
    ("vascular.obesity", "absent", "list assessed, no height", (person(height_cm=None),)),
    ("vascular.obesity", "unknown", "list not assessed, no height", (person(height_cm=None, comorbidities=None),)),
    ("vascular.systemic_corticosteroid", "active", "prednisone exactly 5 mg",
     (drug("prednisone", dose=5, unit="mg", per_day=1),)),
    ("vascular.systemic_corticosteroid", "active", "dexamethasone 0.75 mg equals 5 mg",
     (drug("dexamethasone", dose=0.8, unit="mg", per_day=1),)),
    ("vascular.systemic_corticosteroid", "absent", "prednisone 4 mg",
     (drug("prednisone", dose=4, unit="mg", per_day=1),)),
    ("vascular.systemic_corticosteroid", "corrected", "tapered from 20 to 2.5 mg",
     (drug("prednisone", dose=20, unit="mg", per_day=1,
           changes=[{"at": "2026-10-12", "kind": "dose_change", "dose": 2.5, "unit": "mg", "per_day": 1}]),)),
    ("vascular.systemic_corticosteroid", "absent", "stopped before the episode",
     (drug("prednisone", "2026-01-01", "2026-09-01", dose=20, unit="mg", per_day=1),)),
    ("vascular.systemic_corticosteroid", "unknown", "dose not written down", (drug("prednisone"),)),
    ("vascular.systemic_corticosteroid", "unknown", "therapies not assessed", (THERAPIES_NOT_ASSESSED,)),
    ("vascular.local_trauma", "active", "injections beside the lesion", (case_fact(injections_near_lesion=True),)),
    ("vascular.local_trauma", "active", "tight bandage, injections not asked",
     (case_fact(injections_near_lesion=None, tight_bandage=True),)),
    ("vascular.local_trauma", "active", "two biopsies", (biopsy(3), biopsy(10))),
    ("vascular.local_trauma", "absent", "one biopsy in this episode, one before", (biopsy(3), biopsy(100))),
    ("vascular.local_trauma", "unknown", "bandage not looked at", (case_fact(tight_bandage=None),)),
    ("vascular.intradialytic_hypotension", "active", "two of the last six sessions",
     (sessions(True, False, False, True, False, False),)),
    ("vascular.intradialytic_hypotension", "absent", "one of the last six",
     (sessions(False, False, False, True, False, False),)),
    ("vascular.intradialytic_hypotension", "corrected", "two, but before the last six",
     (sessions(True, True, False, False, False, False, False, False),)),
    ("vascular.intradialytic_hypotension", "unknown", "no session recorded", ()),
    ("vascular.intradialytic_hypotension", "unknown", "one low, one without a note", (sessions(True, None),)),
    ("vascular.intradialytic_hypotension", "unknown", "all sessions 22 days old", (sessions(True, True, days=22),)),
    ("vascular.intradialytic_hypotension", "absent", "no dialysis", (kidney("ckd", egfr=20),)),
]  # fmt: skip

COMORBIDITIES = [
    ("vascular.diabetes", "diabetes"),
    ("vascular.malignancy", "malignancy"),
    ("vascular.autoimmune", "autoimmune_disease"),
    ("vascular.liver_disease", "liver_disease"),
    ("vascular.smoking", "smoking"),
    ("vascular.thrombophilia", "protein_c_deficiency"),
    ("vascular.thrombophilia", "protein_s_deficiency"),
    ("vascular.thrombophilia", "antithrombin_deficiency"),
    ("vascular.thrombophilia", "antiphospholipid_syndrome"),
    ("vascular.thrombophilia", "factor_v_leiden"),
]


@pytest.mark.parametrize(
    ("factor", "expected", "words", "changes"),
    MINERALS + OTHERS,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_factor_is_what_the_record_says(factor: str, expected: str, words: str, changes: tuple[Change, ...]) -> None:
    assert state(appraisal(*changes), factor) == expected, words


def given(name: str, start: str, stop: str | None = None) -> Change:
    return drug(name, start, stop, route="intravenous" if name in _INTRAVENOUS else "oral")


@pytest.mark.parametrize(("factor", "name"), DRUGS)
@pytest.mark.parametrize(
    ("expected", "start", "stop"),
    [
        pytest.param("active", "2023-02-01", None, id="given for years"),
        pytest.param("active", "2026-10-19", None, id="from today"),
        pytest.param("active", "2023-02-01", "2026-10-20", id="stops tomorrow"),
        pytest.param("corrected", "2023-02-01", "2026-10-19", id="stops today"),
        pytest.param("corrected", "2023-02-01", "2026-09-28", id="stopped on the day of onset"),
        pytest.param("absent", "2023-02-01", "2026-09-27", id="stopped the day before onset"),
        pytest.param("absent", "2026-10-20", None, id="starts tomorrow"),
    ],
)
def test_a_drug_counts_from_its_start_day_to_before_its_stop_day(
    factor: str, name: str, expected: str, start: str, stop: str | None
) -> None:
    assert state(appraisal(given(name, start, stop)), factor) == expected


@pytest.mark.parametrize(("factor", "name"), DRUGS)
def test_no_therapies_is_known_and_no_answer_is_not(factor: str, name: str) -> None:
    assert state(appraisal(), factor) == "absent"
    assert state(appraisal(THERAPIES_NOT_ASSESSED), factor) == "unknown"


@pytest.mark.parametrize(
    ("expected", "since"), [("corrected", "2026-10-10"), ("absent", "2026-09-01"), ("active", "2026-10-21")]
)
def test_a_held_drug_is_not_being_given(expected: str, since: str) -> None:
    assert state(appraisal(held("warfarin", since)), "inhibitor.vitamin_k_antagonist") == expected


@pytest.mark.parametrize(("factor", "code"), COMORBIDITIES)
def test_a_comorbidity_is_recorded_or_known_absent_or_not_assessed(factor: str, code: str) -> None:
    assert state(appraisal(comorbid("hypertension", code)), factor) == "active"
    assert state(appraisal(comorbid("hypertension")), factor) == "absent"
    assert state(appraisal(comorbid()), factor) == "absent"
    assert state(appraisal(person(comorbidities=None)), factor) == "unknown"


def test_severe_hyperparathyroidism_speaks_of_surgery() -> None:
    def action(value: float) -> str:
        found = appraisal(lab("pth", value))
        return next(item.action.key for arm in found.triad.values() for item in arm if item.factor == "drive.pth_high")

    assert not action(53).endswith("severe")
    assert action(53.1).endswith("severe")


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
