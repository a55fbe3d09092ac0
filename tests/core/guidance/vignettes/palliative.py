"""Palliative triggers."""

from tests.core.guidance.patients import (
    NO_KIDNEY_FACTS,
    ago,
    case_fact,
    episode,
    event,
    forget,
    kidney,
    lab,
    lesion,
    pps,
    refractory_days,
    seen,
    weights,
)
from tests.core.guidance.vignettes.vignette import Vignette, of, says

ULCER = seen(stage="ulcer")


VIGNETTES: list[Vignette] = [
    *of(
        "palliative.refractory_pain",
        says("where refractory pain stands", "urgent", *refractory_days(8, 8, 8)),
        says("two days", "nothing", *refractory_days(8, 8)),
        says("nobody asked", "nothing", *refractory_days()),
    ),
    *of(
        "palliative.high_risk_presentation",
        says("thigh ulcer on dialysis", "attention", lesion(ULCER, region="proximal")),
        says("penile eschar on dialysis", "attention", lesion(seen(stage="eschar"), region="penile")),
        says("below the knee", "nothing", lesion(ULCER)),
        says("a plaque", "nothing", lesion(seen(stage="plaque"), region="proximal")),
        says("no dialysis", "nothing", kidney("ckd", egfr=20), lesion(ULCER, region="proximal")),
        says("kidneys never assessed", "nothing", NO_KIDNEY_FACTS, lesion(ULCER, region="proximal")),
    ),
    *of(
        "palliative.functional_decline",
        says("PPS exactly 50", "attention", pps(50)),
        says("80 to 60 in 30 days", "attention", pps(80, 31), pps(60)),
        says("PPS 60", "nothing", pps(60)),
        says("80 to 60, but in 31 days", "nothing", pps(80, 32), pps(60)),
        says("70 to 60", "nothing", pps(70, 20), pps(60)),
        says("never scored", "nothing"),
    ),
    *of(
        "palliative.nutritional_decline",
        says("albumin 24.9", "attention", lab("albumin", 24.9)),
        says("10 % lost in 180 days", "attention", weights((184, 70), (4, 63))),
        says("albumin exactly 25", "nothing", lab("albumin", 25)),
        says("albumin 20, but 31 days ago", "nothing", lab("albumin", 20, days=31)),
        says("never measured, never weighed", "nothing", forget("albumin"), weights()),
        says("9.9 % lost in 180 days", "nothing", weights((184, 70), (4, 63.07))),
        says("10 % lost, but in 181 days", "nothing", weights((185, 70), (4, 63))),
        says("albumin 20 exactly 30 days ago", "attention", lab("albumin", 20, days=30)),
        says("12 % lost, weighed exactly 30 days ago", "attention", weights((100, 70), (30, 61.6))),
        says("12 % lost, weighed 31 days ago", "nothing", weights((100, 70), (31, 61.6))),
    ),
    *of(
        "palliative.sepsis",
        says("90 days ago", "attention", event("sepsis", 90)),
        says("91 days ago", "nothing", event("sepsis", 91)),
        says("qSOFA 1", "nothing", event("qsofa", value=1)),
        says("none recorded", "nothing"),
        says("qSOFA 2 last month", "attention", event("qsofa", 30, value=2)),
    ),
    *of(
        "palliative.unplanned_admissions",
        says("two in 90 days", "attention", event("unplanned_admission", 90), event("unplanned_admission")),
        says("the other 91 days ago", "nothing", event("unplanned_admission", 91), event("unplanned_admission")),
        says("one", "nothing", event("unplanned_admission")),
        says("none recorded", "nothing"),
    ),
    *of(
        "palliative.surprise_question",
        says("would not be surprised", "attention", event("surprise_question", answer="would_not_be_surprised")),
        says(
            "would be surprised by now",
            "nothing",
            event("surprise_question", 30, answer="would_not_be_surprised"),
            event("surprise_question", answer="would_be_surprised"),
        ),
        says("declined to answer", "nothing", event("surprise_question", answer="declined")),
        says("never asked", "nothing"),
    ),
    *of(
        "palliative.dialysis_withdrawal_considered",
        says("recorded", "urgent", event("dialysis_withdrawal_considered")),
        says("tomorrow", "nothing", event("dialysis_withdrawal_considered", -1)),
        says("not spoken of", "nothing"),
    ),
    *of(
        "palliative.no_goals_of_care",
        says("three weeks in", "attention"),
        says("13 days in", "nothing", episode(onset="2026-10-06")),
        says("exactly 14 days in", "attention", episode(onset=ago(14))),
        says("documented", "nothing", case_fact(care_goals=[{"at": ago(2), "summary": "comfort"}])),
        says("documented tomorrow", "attention", case_fact(care_goals=[{"at": ago(-1), "summary": "comfort"}])),
        says("no episode", "nothing", case_fact(episode=None)),
    ),
    *of(
        "palliative.multiple_triggers",
        says("three triggers", "urgent", pps(40), lab("albumin", 20), event("sepsis", 60)),
        says("two; no goals of care is none", "nothing", pps(40), lab("albumin", 20)),
        says("nothing known", "nothing", forget("albumin"), weights()),
    ),
]
