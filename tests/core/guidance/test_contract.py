"""The clinical reference against what is registered: every code name, number, window, level and discipline, as one
reads them off the page. Lists of words and drugs may be longer in the data, never shorter or otherwise named."""

from decimal import Decimal
from typing import NamedTuple

import pytest

from core.case.analytes import analytes, to_si
from core.case.drugs import drugs
from core.case.words import lists
from core.guidance import load_profile
from core.guidance.palliative import TRIGGERS
from core.guidance.registry import FACTORS, FLAGS, TASKS

D = True
"""Marked **D**: a facility default."""


class Factor(NamedTuple):
    """A row of §4."""

    limits: str
    window: int | None
    disciplines: str
    default: bool = False
    hours: int = 72


TRIAD = {
    "drive.phosphate_high": Factor("high 1.78", 14, "nephrology dietetics"),
    "drive.calcium_high": Factor("ionised 1.30 corrected 2.55", 14, "nephrology"),
    "drive.calcium_phosphate_product_high": Factor("high 4.44", 14, "nephrology dietetics"),
    "drive.pth_high": Factor("high 31.8 severe 53", 45, "nephrology endocrine_surgery"),
    "drive.pth_oversuppressed": Factor("low 10.6", 45, "nephrology"),
    "drive.calcium_based_binder": Factor("", None, "nephrology pharmacy"),
    "drive.calcium_supplement": Factor("", None, "nephrology"),
    "drive.active_vitamin_d": Factor("", None, "nephrology"),
    "drive.dialysate_calcium_high": Factor("high 1.25", None, "nephrology", D),
    "drive.dialysis_underdosed": Factor("kt_v 1.2 sessions_per_week 3", 45, "nephrology"),
    "drive.alkalosis": Factor("bicarbonate 28 ph 7.45", 14, "nephrology", D),
    "inhibitor.vitamin_k_antagonist": Factor("", None, "prescriber pharmacy", hours=24),
    "inhibitor.vitamin_k_deficiency": Factor("", 45, "nephrology dietetics"),
    "inhibitor.albumin_low": Factor("low 35 severe 25", 30, "dietetics"),
    "inhibitor.fetuin_a_low": Factor("", 90, ""),
    "inhibitor.alkaline_phosphatase_high": Factor("default_high 130", 30, "nephrology"),
    "inhibitor.magnesium_low": Factor("low 0.70", 30, "nephrology"),
    "inhibitor.malnutrition": Factor("long_percent 10 long_days 180 short_percent 5 short_days 30", 30, "dietetics"),
    "vascular.inflammation": Factor("high 10", 14, "infectious_disease nephrology"),
    "vascular.infection": Factor("nerds 3 stonees 3 qsofa 2", 14, "infectious_disease surgery"),
    "vascular.uraemia": Factor("egfr 15", None, "nephrology"),
    "vascular.diabetes": Factor("", None, ""),
    "vascular.obesity": Factor("bmi 30", None, ""),
    "vascular.malignancy": Factor("", None, ""),
    "vascular.autoimmune": Factor("", None, ""),
    "vascular.liver_disease": Factor("", None, ""),
    "vascular.smoking": Factor("", None, ""),
    "vascular.thrombophilia": Factor("", None, "haematology"),
    "vascular.systemic_corticosteroid": Factor("prednisone_mg_per_day 5", None, "prescriber"),
    "vascular.local_trauma": Factor("biopsies 2", None, "nursing"),
    "vascular.intravenous_iron": Factor("", None, "nephrology"),
    "vascular.intradialytic_hypotension": Factor("hypotensive 2 sessions 6", 21, "nephrology", D),
}
NOT_CORRECTABLE = {
    "inhibitor.fetuin_a_low", "vascular.diabetes", "vascular.obesity", "vascular.malignancy",
    "vascular.autoimmune", "vascular.liver_disease", "vascular.smoking",
}  # fmt: skip


class Flag(NamedTuple):
    """A row of §6, or of §10."""

    level: str
    limits: str = ""
    default: bool = False


RAISED = {
    "pain.severe_uncontrolled": Flag("urgent", "score 7 apart_hours 4 within_hours 48"),
    "pain.refractory": Flag("urgent", "score 7 days 3 of_days 5", D),
    "pain.procedural": Flag("attention", "score 4 above_rest 2 within_days 7 rest_hours 24"),
    "pain.neuropathic": Flag("attention", "dn4 4"),
    "pain.not_assessed": Flag("attention", "days 7"),
    "pain.rescue_doses": Flag("attention", "doses 3 within_hours 24"),
    "safety.renal_unsafe_opioid": Flag("urgent", "egfr 30"),
    "safety.opioid_load": Flag("attention", "attention 50 urgent 90"),
    "safety.oversedation": Flag("urgent", "poss 3"),
    "safety.vitamin_k_antagonist_started": Flag("urgent"),
    "safety.sts_dose_for_weight": Flag("attention", "dose_g 12.5 weight_kg 60"),
    "safety.nsaid_in_kidney_failure": Flag("attention", "egfr 30"),
    "safety.phosphate_magnesium_laxative": Flag("attention", "egfr 30"),
    "infection.local": Flag("attention", "signs 3"),
    "infection.deep": Flag("urgent", "signs 3"),
    "infection.sepsis": Flag("urgent", "qsofa 2 within_hours 48"),
    "progression.area": Flag("attention", "attention 20 urgent 50 before_days 14 earliest_days 21 latest_days 7", D),
    "progression.new_lesions": Flag("urgent", "lesions 2 within_days 14", D),
    "progression.stalled": Flag("attention", "days 28 reduced_percent 40"),
    "progression.eschar_softening": Flag("attention"),
    "progression.bwat_cua_worse": Flag("attention", "points 3", D),
    "palliative.high_risk_presentation": Flag("attention"),
    "palliative.refractory_pain": Flag("urgent", "", D),
    "palliative.functional_decline": Flag("attention", "pps 50 down 20 within_days 30"),
    "palliative.nutritional_decline": Flag("attention", "albumin 25 percent 10 days 180"),
    "palliative.sepsis": Flag("attention", "qsofa 2 within_days 90"),
    "palliative.unplanned_admissions": Flag("attention", "admissions 2 within_days 90"),
    "palliative.surprise_question": Flag("attention"),
    "palliative.dialysis_withdrawal_considered": Flag("urgent"),
    "palliative.no_goals_of_care": Flag("attention", "days 14"),
    "palliative.multiple_triggers": Flag("urgent", "triggers 3", D),
}

TO_DO = {
    # §5: discipline, hours until due, days after which it comes again
    "task.wound_plan": ("wound_care", 24, None),
    "task.pain_plan": ("pain", 24, None),
    "task.medication_reconciliation": ("pharmacy", 24, None),
    "task.nephrology_review": ("nephrology", 48, None),
    "task.dermatology_confirmation": ("dermatology", 72, None),
    "task.nutrition_assessment": ("dietetics", 7 * 24, None),
    "task.palliative_introduction": ("palliative_care", 7 * 24, None),
    "task.goals_of_care": ("prescriber", 14 * 24, None),
    "task.psychosocial_support": ("social_work", 14 * 24, None),
    "task.thrombophilia_screen": ("haematology", 14 * 24, None),
    "task.lesion_reassessment": ("wound_care", None, 7),
    "task.pain_assessment": ("nursing", None, 7),
    "task.team_meeting": ("wound_care", None, 7),
    "task.record_review": ("nursing", 72, None),
    "task.laboratory_refresh": ("nephrology", 72, None),
    "task.procedural_analgesia": ("pain", 24, None),
    "task.bowel_regimen": ("pain", 48, None),
    "task.sts_monitoring": ("nephrology", None, 7),
    "task.eschar_protect": ("wound_care", 24, None),
    "task.surgical_review": ("surgery", 48, None),
}


def numbers(written: str) -> dict[str, Decimal]:
    """`high 1.78 severe 2` as numbers by name."""
    parts = written.split()
    return {name: Decimal(value) for name, value in zip(parts[::2], parts[1::2], strict=True)}


def test_the_code_names_are_those_of_the_page() -> None:
    assert set(FACTORS) == set(TRIAD)
    assert set(FLAGS) == set(RAISED)
    assert set(TASKS) == set(TO_DO)


@pytest.mark.parametrize("code", TRIAD)
def test_a_factor_is_as_on_the_page(code: str) -> None:
    row, page = load_profile().factors[code], TRIAD[code]
    assert row.limits == numbers(page.limits)
    assert row.window_days == page.window
    assert row.disciplines == tuple(page.disciplines.split())
    assert row.facility_default is page.default
    assert row.due_hours == page.hours
    assert row.correctable is (code not in NOT_CORRECTABLE)


@pytest.mark.parametrize("code", RAISED)
def test_a_flag_is_as_on_the_page(code: str) -> None:
    row, page = load_profile().flags[code], RAISED[code]
    assert row.level == page.level
    assert numbers(page.limits).items() <= row.limits.items()
    assert row.facility_default is page.default


OURS = {
    # numbers that the page leaves open: how long a value, a score or a row of days speaks for the present
    ("pain.refractory", "within_days"),
    ("safety.oversedation", "within_days"),
    ("safety.opioid_load", "within_hours"),
    ("palliative.nutritional_decline", "albumin_within_days"),
    ("palliative.nutritional_decline", "weighed_within_days"),
}


def test_no_flag_decides_by_a_number_that_is_not_on_the_page() -> None:
    beside = {
        (code, name)
        for code, row in load_profile().flags.items()
        for name in row.limits
        if name not in numbers(RAISED[code].limits)
    }
    assert beside == OURS


@pytest.mark.parametrize("code", TO_DO)
def test_a_task_is_as_on_the_page(code: str) -> None:
    row = load_profile().tasks[code]
    assert (row.discipline, row.due_hours, row.every_days) == TO_DO[code]
    assert row.facility_default, "due times are facility defaults"


def test_pain_is_assessed_daily_while_it_is_severe() -> None:
    row = load_profile().tasks["task.pain_assessment"]
    assert (row.limit("score"), row.limit("severe_days")) == (7, 1)


def test_the_eight_triggers_are_counted() -> None:
    palliative = [code for code in RAISED if code.startswith("palliative.")]
    assert set(TRIGGERS) == set(palliative) - {"palliative.no_goals_of_care", "palliative.multiple_triggers"}
    assert len(TRIGGERS) == 8


def test_the_routine_analytes_are_those_of_the_page() -> None:
    routine = "calcium_total phosphate pth albumin alkaline_phosphatase crp bicarbonate"
    assert set(load_profile().routine) == set(routine.split())


CLASSES = {
    "calcium_based_binder": "calcium_acetate calcium_carbonate",
    "active_vitamin_d": "calcitriol alfacalcidol paricalcitol doxercalciferol maxacalcitol",
    "vitamin_k_antagonist": "warfarin acenocoumarol phenprocoumon fluindione",
    "renal_unsafe_opioid_urgent": "morphine codeine pethidine",
    "renal_unsafe_opioid_attention": "oxycodone tramadol hydrocodone hydromorphone",
    "opioid": "fentanyl alfentanil buprenorphine methadone",
    "nmda_antagonist": "ketamine",
    "non_calcium_binder": "sevelamer lanthanum",
    "calcimimetic": "cinacalcet etelcalcetide",
    "thiosulfate": "sodium_thiosulfate",
}


@pytest.mark.parametrize("name", CLASSES)
def test_a_drug_is_of_its_class(name: str) -> None:
    for code in CLASSES[name].split():
        assert name in drugs()[code].classes, code


def test_the_drugs_of_choice_in_kidney_failure_are_not_unsafe() -> None:
    for code in ("fentanyl", "fentanyl_patch", "alfentanil", "buprenorphine", "buprenorphine_patch", "methadone"):
        assert not {name for name in drugs()[code].classes if name.startswith("renal_unsafe")}, code


def test_opioids_convert_by_the_factors_of_cdc_2022_and_no_other() -> None:
    page = "codeine 0.15 fentanyl_patch 2.4 hydrocodone 1 hydromorphone 5 methadone 4.7 morphine 1 oxycodone 1.5 "
    page += "oxymorphone 3 tapentadol 0.4 tramadol 0.2"
    known = {code: drug.oral_morphine_factor for code, drug in drugs().items() if drug.oral_morphine_factor is not None}
    combined = {"oxycodone_naloxone": Decimal("1.5")}
    assert known == numbers(page) | combined


ANALYTES = (
    "calcium_total calcium_ionised phosphate pth albumin alkaline_phosphatase crp magnesium bicarbonate ph "
    "vitamin_d_25oh fetuin_a pivka_ii t50 inr haemoglobin leucocytes urea creatinine egfr ferritin glucose hba1c"
)


def test_the_analytes_are_those_of_the_page() -> None:
    assert set(analytes()) == set(ANALYTES.split())


@pytest.mark.parametrize(
    ("analyte", "unit", "factor", "si"),
    [
        ("calcium_total", "mg/dL", "0.2495", "mmol/L"),
        ("calcium_ionised", "mg/dL", "0.2495", "mmol/L"),
        ("phosphate", "mg/dL", "0.3229", "mmol/L"),
        ("magnesium", "mg/dL", "0.4114", "mmol/L"),
        ("pth", "pg/mL", "0.106", "pmol/L"),
        ("albumin", "g/dL", "10", "g/L"),
        ("crp", "mg/dL", "10", "mg/L"),
    ],
)
def test_units_become_si_by_the_factors_of_the_page(analyte: str, unit: str, factor: str, si: str) -> None:
    assert to_si(analyte, Decimal(1), unit) == Decimal(factor)
    assert analytes()[analyte].si_unit == si


def test_corrected_calcium_and_the_product_are_computed_by_the_numbers_of_the_page() -> None:
    derived = load_profile().derived
    assert derived.calcium_per_albumin_mmol_g == Decimal("0.02")
    assert (derived.albumin_normal_g_l, derived.product_hours) == (40, 24)


WORDS = {
    "kidney_status": "haemodialysis peritoneal_dialysis ckd transplant normal",
    "episode_subtype": "uraemic non_uraemic undetermined",
    "confirmed_by": "clinical biopsy radiograph scintigraphy",
    "comorbidity": "diabetes obesity malignancy autoimmune_disease liver_disease smoking hypertension "
    "atrial_fibrillation mechanical_valve antiphospholipid_syndrome protein_c_deficiency protein_s_deficiency "
    "antithrombin_deficiency factor_v_leiden primary_hyperparathyroidism malabsorption cholestasis bariatric_surgery "
    "peripheral_arterial_disease heart_failure",
    "region": "proximal distal penile",
    "stage": "purpura plaque bulla eschar ulcer healed",
    "eschar_state": "none dry wet boggy draining",
    "measured_by": "planimetry ruler single_scale",
    "route": "oral intravenous subcutaneous transdermal topical intralesional inhaled rectal sublingual dialysate",
    "pain_instrument": "nrs vas painad dn4 poss",
    "pain_context": "rest movement dressing_change breakthrough",
    "function_scale": "pps karnofsky",
    "event": "unplanned_admission sepsis qsofa surprise_question dialysis_withdrawal_considered dialysis_session "
    "biopsy death as_needed_dose",
    "surprise_answer": "would_be_surprised would_not_be_surprised declined",
    "as_needed_purpose": "breakthrough procedural",
    "procedure": "debridement biopsy skin_graft parathyroidectomy hyperbaric_oxygen dressing_change negative_pressure "
    "amputation",
    "infection_sign": "non_healing exudate_increased red_friable debris smell size_bigger temperature_raised "
    "os_probes_to_bone new_breakdown erythema_oedema",
    "discipline": "nursing wound_care nephrology dermatology pain palliative_care dietetics pharmacy surgery "
    "haematology infectious_disease endocrinology endocrine_surgery cardiology social_work prescriber",
    "task_state": "open done declined lapsed",
    "flag_state": "raised acknowledged resolved",
    "level": "info attention urgent",
}


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_the_page_are_words_of_the_case_file(name: str) -> None:
    assert set(WORDS[name].split()) - set(lists()[name]) == set()
