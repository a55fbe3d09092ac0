"""The third arm: inflammation, uraemia, comorbidities, trauma."""

from tests.core.guidance.patients import (
    NERDS_3,
    NO_KIDNEY_FACTS,
    STONEES_3,
    THERAPIES_NOT_ASSESSED,
    Change,
    ago,
    case_fact,
    comorbid,
    drug,
    event,
    kidney,
    lab,
    lesion,
    person,
    seen,
    sessions,
)
from tests.core.guidance.vignettes.vignette import Vignette, given, of, recorded, says

NO_SIGNS = seen(infection_signs=[])


def biopsy(days: float) -> Change:
    """A biopsy, days ago."""
    return lambda found: found["procedures"].append({"kind": "biopsy", "at": ago(days)})


VIGNETTES: list[Vignette] = [
    *of(
        "vascular.inflammation",
        says("CRP 1.1 mg/dL is 11 mg/L", "active", lab("crp", 1.1, "mg/dL")),
        says("CRP exactly 10", "absent", lab("crp", 10)),
        says("CRP 15 days old", "unknown", lab("crp", 80, days=15)),
        says("CRP 64, then 8 and 6", "corrected", lab("crp", 64, days=12), lab("crp", 8, days=6), lab("crp", 6)),
        says("CRP <5 as reported", "absent", lab("crp", "<5")),
        says("CRP 80 exactly 14 days ago", "active", lab("crp", 80, days=14)),
    ),
    *of(
        "vascular.infection",
        says("three NERDS signs", "active", lesion(seen(infection_signs=NERDS_3))),
        says("three STONEES signs", "active", lesion(seen(infection_signs=STONEES_3))),
        says("sepsis last week", "active", event("sepsis", 7), lesion(NO_SIGNS)),
        says("two signs", "absent", lesion(seen(infection_signs=NERDS_3[:2]))),
        says("two signs of deep infection", "absent", lesion(seen(infection_signs=STONEES_3[:2]))),
        says("signs not assessed last time", "unknown", lesion(seen(3, infection_signs=[]), seen())),
        says("the last assessment is 15 days old", "unknown", lesion(seen(15, infection_signs=[]))),
        says(
            "infected, then clean twice",
            "corrected",
            lesion(seen(12, infection_signs=NERDS_3), seen(6, infection_signs=[]), seen(1, infection_signs=[])),
        ),
        says("sepsis three weeks ago", "corrected", event("sepsis", 20.9), lesion(NO_SIGNS)),
        says(
            "the infected lesion has closed",
            "corrected",
            lesion(seen(12, infection_signs=NERDS_3), closed=ago(5)),
            lesion(NO_SIGNS, id="L2"),
        ),
        says("qSOFA 2 within a day", "active", event("qsofa", 0.5, value=2), lesion(NO_SIGNS)),
        says("no lesion and no sepsis", "absent"),
        says("three signs exactly 14 days ago", "active", lesion(seen(14, infection_signs=NERDS_3))),
        says("qSOFA 1", "absent", event("qsofa", 0.5, value=1), lesion(NO_SIGNS)),
    ),
    *of(
        "vascular.uraemia",
        says("haemodialysis", "active"),
        says("eGFR 14.9", "active", kidney("ckd", egfr=14.9)),
        says("the laboratory reports an eGFR <15", "active", kidney("ckd"), lab("egfr", "<15")),
        says("eGFR exactly 15", "absent", kidney("ckd", egfr=15)),
        says("normal kidneys", "absent", kidney("normal")),
        says("kidney disease, eGFR not known", "unknown", kidney("ckd")),
        says("kidneys never assessed", "unknown", NO_KIDNEY_FACTS),
    ),
    *of(
        "vascular.obesity",
        says("BMI exactly 30", "active", person(height_cm=160, dry_weight_kg=76.8)),
        says("in the list", "active", comorbid("obesity")),
        says("BMI 29.9", "absent", person(height_cm=160, dry_weight_kg=76.7)),
        says("list assessed, no height", "absent", person(height_cm=None)),
        says("list not assessed, no height", "unknown", person(height_cm=None, comorbidities=None)),
    ),
    *of(
        "vascular.systemic_corticosteroid",
        says("prednisone exactly 5 mg", "active", drug("prednisone", dose=5, unit="mg", per_day=1)),
        says("dexamethasone 0.75 mg equals 5 mg", "active", drug("dexamethasone", dose=0.8, unit="mg", per_day=1)),
        says("prednisone 4 mg", "absent", drug("prednisone", dose=4, unit="mg", per_day=1)),
        says(
            "tapered from 20 to 2.5 mg",
            "corrected",
            drug(
                "prednisone",
                dose=20,
                unit="mg",
                per_day=1,
                changes=[{"at": "2026-10-12", "kind": "dose_change", "dose": 2.5, "unit": "mg", "per_day": 1}],
            ),
        ),
        says(
            "stopped before the episode",
            "absent",
            drug("prednisone", "2026-01-01", "2026-09-01", dose=20, unit="mg", per_day=1),
        ),
        says("dose not written down", "unknown", drug("prednisone")),
        says("therapies not assessed", "unknown", THERAPIES_NOT_ASSESSED),
    ),
    *of(
        "vascular.local_trauma",
        says("injections beside the lesion", "active", case_fact(injections_near_lesion=True)),
        says(
            "tight bandage, injections not asked", "active", case_fact(injections_near_lesion=None, tight_bandage=True)
        ),
        says("two biopsies", "active", biopsy(3), biopsy(10)),
        says("one biopsy in this episode, one before", "absent", biopsy(3), biopsy(100)),
        says("bandage not looked at", "unknown", case_fact(tight_bandage=None)),
    ),
    *of(
        "vascular.intradialytic_hypotension",
        says("two of the last six sessions", "active", sessions(True, False, False, True, False, False)),
        says("one of the last six", "absent", sessions(False, False, False, True, False, False)),
        says(
            "two, but before the last six", "corrected", sessions(True, True, False, False, False, False, False, False)
        ),
        says("no session recorded", "unknown"),
        says("one low, one without a note", "unknown", sessions(True, None)),
        says("all sessions 22 days old", "unknown", sessions(True, True, days=22)),
        says("no dialysis", "absent", kidney("ckd", egfr=20)),
        says("nobody noted the kidneys", "unknown", NO_KIDNEY_FACTS),
        says(
            "two low sessions, the older the seventh from the last",
            "corrected",
            sessions(True, False, False, False, False, False, True),
            sessions(True, days=14.5),
        ),
        says(
            "two low sessions, the newer exactly 21 days ago",
            "active",
            sessions(True, True, days=19),
            sessions(False, days=21),
        ),
    ),
    *given("vascular.intravenous_iron", "iron sucrose", "iron_sucrose", "intravenous"),
    *of("vascular.intravenous_iron", says("iron by mouth", "absent", drug("ferrous_sulfate"))),
    *recorded("vascular.diabetes", "diabetes"),
    *recorded("vascular.malignancy", "malignancy"),
    *recorded("vascular.autoimmune", "autoimmune_disease"),
    *recorded("vascular.liver_disease", "liver_disease"),
    *recorded("vascular.smoking", "smoking"),
    *recorded("vascular.thrombophilia", "protein_c_deficiency"),
    *recorded("vascular.thrombophilia", "protein_s_deficiency"),
    *recorded("vascular.thrombophilia", "antithrombin_deficiency"),
    *recorded("vascular.thrombophilia", "antiphospholipid_syndrome"),
    *recorded("vascular.thrombophilia", "factor_v_leiden"),
]
