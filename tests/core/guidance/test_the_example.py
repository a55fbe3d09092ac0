"""The case that fixes the file's shape, judged by hand from the clinical reference: all of what the rules must say.

Haemodialysis, BMI 32, diabetes; one eschar of the left thigh that softened within two weeks; warfarin stopped in the
second week. Everybody looks at the end of 19 October 2026, three weeks into the episode.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.case.file import read_case
from core.guidance import Appraisal, appraise, load_profile, picture_of

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "case-example.json"

TRIAD = {
    "drive.phosphate_high": "active",  # 6.9 mg/dL, two days old, is 2.228 mmol/L
    "drive.calcium_high": "active",  # 2.41 + 0.02 × (40 − 27) = 2.67; no ionised value
    "drive.calcium_phosphate_product_high": "active",  # 2.67 × 2.228 = 5.95
    "drive.pth_high": "active",  # 612 pg/mL is 64.9 pmol/L, 19 days old
    "drive.pth_oversuppressed": "absent",
    "drive.calcium_based_binder": "active",  # calcium acetate since 2024
    "drive.calcium_supplement": "absent",
    "drive.active_vitamin_d": "absent",
    "drive.dialysate_calcium_high": "active",  # 1.5
    "drive.dialysis_underdosed": "absent",  # Kt/V 1.31, three times a week
    "drive.alkalosis": "unknown",  # bicarbonate was never measured
    "inhibitor.vitamin_k_antagonist": "corrected",  # warfarin stopped on 6 October
    "inhibitor.vitamin_k_deficiency": "unknown",
    "inhibitor.albumin_low": "active",  # 27
    "inhibitor.fetuin_a_low": "unknown",
    "inhibitor.alkaline_phosphatase_high": "active",  # 171, range to 120
    "inhibitor.magnesium_low": "unknown",
    "inhibitor.malnutrition": "absent",  # 91.5 to 84.0 kg in exactly 180 days: 8.2 %
    "vascular.inflammation": "active",  # CRP 64
    "vascular.infection": "active",  # three signs of NERDS
    "vascular.uraemia": "active",
    "vascular.diabetes": "active",
    "vascular.obesity": "active",  # 84 kg at 162 cm
    "vascular.malignancy": "absent",
    "vascular.autoimmune": "absent",
    "vascular.liver_disease": "absent",
    "vascular.smoking": "absent",
    "vascular.thrombophilia": "absent",
    "vascular.systemic_corticosteroid": "absent",
    "vascular.local_trauma": "unknown",  # nobody looked at the bandage
    "vascular.intravenous_iron": "absent",
    "vascular.intradialytic_hypotension": "unknown",  # no session was recorded
}
FLAGS = {
    ("pain.severe_uncontrolled", "urgent", None),  # rest 7 at 8:00 and 8 at 14:00
    ("pain.procedural", "attention", None),  # 9 at the dressing, 7 at rest before it
    ("pain.neuropathic", "attention", None),  # DN4 5, nothing for it
    ("safety.renal_unsafe_opioid", "attention", None),  # oxycodone on dialysis
    ("safety.opioid_load", "attention", None),  # 30 mg × 1.5 + 12 µg/h × 2.4 = 73.8 mg
    ("infection.local", "attention", "L1"),
    ("progression.area", "attention", None),  # 23.10 to 28.05 cm²: 21 % more
    ("progression.eschar_softening", "attention", "L1"),
    ("progression.bwat_cua_worse", "attention", "L1"),  # 26 to 29
    ("palliative.high_risk_presentation", "attention", None),
    ("palliative.surprise_question", "attention", None),
    ("palliative.no_goals_of_care", "attention", None),  # they are spoken of tomorrow
}
TASKS = {
    "task.medication_reconciliation": "pharmacy by 09-29 23:59",
    "task.wound_plan": "wound_care by 09-29 23:59",
    "task.nephrology_review": "nephrology by 09-30 23:59",
    "task.dermatology_confirmation": "dermatology by 10-01 23:59",
    "task.nutrition_assessment": "dietetics by 10-05 23:59",
    "task.palliative_introduction": "palliative_care by 10-05 23:59",
    "task.team_meeting": "wound_care by 10-05 23:59",
    "task.goals_of_care": "prescriber by 10-12 23:59",
    "task.psychosocial_support": "social_work by 10-12 23:59",
    "task.sts_monitoring": "nephrology by 10-14 00:00",
    "task.pain_assessment": "nursing by 10-20 14:05",
    "task.procedural_analgesia": "pain by 10-20 23:59",
    "task.bowel_regimen": "pain by 10-21 23:59",
    "task.surgical_review": "surgery by 10-21 23:59",
    "task.laboratory_refresh": "nephrology by 10-22 23:59",
    "task.correct.drive.phosphate_high": "nephrology by 10-22 23:59",
    "task.correct.drive.calcium_high": "nephrology by 10-22 23:59",
    "task.correct.drive.calcium_phosphate_product_high": "nephrology by 10-22 23:59",
    "task.correct.drive.pth_high": "nephrology by 10-22 23:59",
    "task.correct.drive.calcium_based_binder": "nephrology by 10-22 23:59",
    "task.correct.drive.dialysate_calcium_high": "nephrology by 10-22 23:59",
    "task.correct.vascular.uraemia": "nephrology by 10-22 23:59",
    "task.correct.inhibitor.albumin_low": "dietetics by 10-22 23:59",
    "task.correct.inhibitor.alkaline_phosphatase_high": "nephrology by 10-22 23:59",
    "task.correct.vascular.infection": "infectious_disease by 10-22 23:59",
    "task.correct.vascular.inflammation": "infectious_disease by 10-22 23:59",
    "task.lesion_reassessment": "wound_care by 10-26 09:10",
}


@pytest.fixture(scope="module")
def found() -> Appraisal:
    return appraise(picture_of(read_case(EXAMPLE.read_bytes()), date(2026, 10, 19)), load_profile())


def test_every_factor(found: Appraisal) -> None:
    assert {item.factor: item.state for arm in found.triad.values() for item in arm} == TRIAD


def test_every_flag(found: Appraisal) -> None:
    assert {(item.rule, item.level, item.subject) for item in found.flags} == FLAGS
    assert len(found.flags) == len(FLAGS)


def test_every_task(found: Appraisal) -> None:
    assert {item.rule: f"{item.discipline} by {item.due:%m-%d %H:%M}" for item in found.tasks} == TASKS
    assert len(found.tasks) == len(TASKS)


def test_the_laboratory_is_asked_for_bicarbonate_alone(found: Appraisal) -> None:
    refresh = next(item for item in found.tasks if item.rule == "task.laboratory_refresh")
    assert [name.key for name in refresh.title.params["analytes"]] == ["analyte.bicarbonate"]  # type: ignore[attr-defined]


def test_the_scores(found: Appraisal) -> None:
    lesion = found.scores.lesions[0]
    assert (lesion.bwat_cua, lesion.nerds, lesion.stonees) == (29, 3, 2)
    assert lesion.bwat_cua_changes.since_last is not None
    assert lesion.bwat_cua_changes.since_last.points == 3
    assert str(found.scores.corrected_calcium_mmol_l) == "2.67"
    assert found.scores.opioids.mg_per_day == Decimal("73.8")
    assert found.scores.pps == 60


def test_the_supersaturation_assumes_what_was_not_measured(found: Appraisal) -> None:
    result = found.supersaturation.result
    assert result is not None
    assert (result.water.calcium_mmol_l, result.water.ph) == (pytest.approx(1.335), 7.4)
    assert result.log10_s > result.reference_log10_s
    assert {"guidance.assumed.ionised", "guidance.assumed.value"} <= {one.key for one in result.assumptions}
