"""The second arm: vitamin K, fetuin-A, pyrophosphate, and their cheap signs."""

from tests.core.guidance.patients import comorbid, drug, forget, held, lab, person, weights
from tests.core.guidance.vignettes.vignette import Vignette, given, of, says

VIGNETTES: list[Vignette] = [
    *of(
        "inhibitor.albumin_low",
        says("albumin 34.9", "active", lab("albumin", 34.9)),
        says("3.5 g/dL is exactly 35 g/L", "absent", lab("albumin", 3.5, "g/dL")),
        says("31 days old", "unknown", lab("albumin", 28, days=31)),
        says(
            "2.8 g/dL, then 3.6 and 3.7",
            "corrected",
            lab("albumin", 2.8, "g/dL", days=20),
            lab("albumin", 3.6, "g/dL", days=9),
            lab("albumin", 3.7, "g/dL"),
        ),
        says("never measured", "unknown", forget("albumin")),
    ),
    *of(
        "inhibitor.fetuin_a_low",
        says("below the laboratory’s range", "active", lab("fetuin_a", 0.3, range_low=0.35)),
        says("exactly at its lower limit", "absent", lab("fetuin_a", 0.35, range_low=0.35)),
        says("a value without a range", "unknown", lab("fetuin_a", 0.1)),
        says("never measured", "unknown"),
        says("below the range, 91 days ago", "unknown", lab("fetuin_a", 0.3, days=91, range_low=0.35)),
    ),
    *of(
        "inhibitor.alkaline_phosphatase_high",
        says("121 with a range up to 120", "active", lab("alkaline_phosphatase", 121, range_high=120)),
        says("131 without a range", "active", lab("alkaline_phosphatase", 131)),
        says("exactly 130 without a range", "absent", lab("alkaline_phosphatase", 130)),
        says("140 with a range up to 150", "absent", lab("alkaline_phosphatase", 140, range_high=150)),
        says("never measured", "unknown", forget("alkaline_phosphatase")),
        says(
            "200, then 120 and 110",
            "corrected",
            lab("alkaline_phosphatase", 200, days=20),
            lab("alkaline_phosphatase", 120, days=9),
            lab("alkaline_phosphatase", 110),
        ),
        says("200, but 31 days ago", "unknown", lab("alkaline_phosphatase", 200, days=31)),
    ),
    *of(
        "inhibitor.magnesium_low",
        says(
            "0.6, then 0.8 and 0.9",
            "corrected",
            *(lab("magnesium", v, days=d) for v, d in ((0.6, 20), (0.8, 9), (0.9, 1))),
        ),
        says("magnesium 0.69", "active", lab("magnesium", 0.69)),
        says("exactly 0.70", "absent", lab("magnesium", "0.70")),
        says("never measured", "unknown", forget("magnesium")),
        says("1.6 mg/dL is 0.658 mmol/L", "active", lab("magnesium", 1.6, "mg/dL")),
        says("0.6, but 31 days ago", "unknown", lab("magnesium", 0.6, days=31)),
    ),
    *of(
        "inhibitor.vitamin_k_deficiency",
        says("PIVKA-II above its range", "active", lab("pivka_ii", 5, range_high=2)),
        says("malabsorption, PIVKA-II never measured", "active", comorbid("malabsorption")),
        says("PIVKA-II at its limit, nothing in the list", "absent", lab("pivka_ii", 2, range_high=2)),
        says("PIVKA-II never measured", "unknown"),
        says(
            "PIVKA-II normal, comorbidities not assessed",
            "unknown",
            lab("pivka_ii", 1, range_high=2),
            person(comorbidities=None),
        ),
    ),
    *of(
        "inhibitor.malnutrition",
        says("10 % lost in 180 days", "active", weights((184, 70), (4, 63))),
        says("5 % lost in 30 days", "active", weights((34, 60), (4, 57))),
        says("9.9 % in 180 days", "absent", weights((184, 70), (4, 63.07))),
        says("4.9 % in 30 days", "absent", weights((34, 60), (4, 57.06))),
        says("the last weight is 31 days old", "unknown", weights((190, 70), (31, 60))),
        says("a single weight", "unknown", weights((4, 60))),
        says("never weighed", "unknown", weights()),
        says("the other weight is 181 days before", "unknown", weights((185, 70), (4, 60))),
        says("10 % lost two weeks ago, regained since", "corrected", weights((100, 70), (14, 62), (7, 69), (1, 69.5))),
    ),
    *given("inhibitor.vitamin_k_antagonist", "warfarin", "warfarin"),
    *given("inhibitor.vitamin_k_antagonist", "acenocoumarol", "acenocoumarol"),
    *given("inhibitor.vitamin_k_antagonist", "phenprocoumon", "phenprocoumon"),
    *given("inhibitor.vitamin_k_antagonist", "fluindione", "fluindione"),
    *of(
        "inhibitor.vitamin_k_antagonist",
        says("apixaban is none", "absent", drug("apixaban")),
        says("warfarin is held since last week", "corrected", held("warfarin", "2026-10-12")),
        says("warfarin was held before the episode", "absent", held("warfarin", "2026-09-01")),
        says("warfarin will be held from Wednesday", "active", held("warfarin", "2026-10-21")),
    ),
]
