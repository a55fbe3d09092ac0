"""Flags of drugs and doses that can harm."""

from tests.core.guidance.patients import (
    NO_KIDNEY_FACTS,
    THERAPIES_NOT_ASSESSED,
    Change,
    drug,
    event,
    kidney,
    pain,
    person,
    tablets,
    weights,
)
from tests.core.guidance.vignettes.vignette import Vignette, of, says


def thiosulfate(grams: float) -> Change:
    """Sodium thiosulfate at each of three dialyses a week."""
    return drug("sodium_thiosulfate", route="intravenous", dose=grams, unit="g", per_week=3)


AS_NEEDED = drug("oxycodone", unit="mg", as_needed=True)


def taken(hours: float) -> Change:
    """An as-needed dose that was given so many hours ago."""
    return event("as_needed_dose", days=hours / 24, drug="oxycodone", dose=20, unit="mg", purpose="breakthrough")


VIGNETTES: list[Vignette] = [
    *of(
        "safety.renal_unsafe_opioid",
        says("morphine on dialysis", "urgent", tablets("morphine", 5)),
        says("oxycodone on dialysis", "attention", tablets("oxycodone", 5)),
        says("both: the graver counts", "urgent", tablets("oxycodone", 5), tablets("codeine", 30)),
        says("eGFR 29", "urgent", kidney("ckd", egfr=29), tablets("morphine", 5)),
        says("eGFR exactly 30", "nothing", kidney("ckd", egfr=30), tablets("morphine", 5)),
        says("methadone", "nothing", tablets("methadone", 5)),
        says("kidneys never assessed", "nothing", NO_KIDNEY_FACTS, tablets("morphine", 5)),
        says("therapies not assessed", "nothing", THERAPIES_NOT_ASSESSED),
        says("morphine from tomorrow", "nothing", tablets("morphine", 5, start="2026-10-20")),
    ),
    *of(
        "safety.opioid_load",
        says("morphine exactly 50 mg a day", "attention", tablets("morphine", 25, 2)),
        says("exactly 90", "urgent", tablets("morphine", 30, 3)),
        says(
            "oxycodone 20 + fentanyl 12 µg/h = 30 + 28.8",
            "attention",
            tablets("oxycodone", 10, 2),
            drug("fentanyl_patch", route="transdermal", dose=12, unit="ug/h"),
        ),
        says("49.5", "nothing", tablets("oxycodone", 11, 3)),
        says("alfentanil is not convertible", "nothing", tablets("alfentanil", 100)),
        says("intravenous morphine has no factor here", "nothing", tablets("morphine", 100, route="intravenous")),
        says("dose not written down", "nothing", drug("morphine")),
        says("as needed, with the day’s total", "attention", drug("morphine", unit="mg", as_needed=True, day_total=60)),
        says("morphine 88 mg a day", "attention", tablets("morphine", 44, 2)),
        says("oxycodone 20 mg as needed, 1 and 20 hours ago = 60", "attention", AS_NEEDED, taken(1), taken(20)),
        says("oxycodone 20 mg as needed, 1 and 25 hours ago", "nothing", AS_NEEDED, taken(1), taken(25)),
    ),
    *of(
        "safety.oversedation",
        says("POSS 3", "urgent", pain("poss", 3)),
        says("POSS 2", "nothing", pain("poss", 2)),
        says("POSS 4, then 1", "nothing", pain("poss", 4, 8), pain("poss", 1)),
        says("asleep, easy to rouse", "nothing", pain("poss", "S")),
        says("POSS 3, then asleep and easy to rouse", "nothing", pain("poss", 3, 8), pain("poss", "S")),
        says("asleep and easy to rouse, then POSS 3", "urgent", pain("poss", "S", 8), pain("poss", 3)),
        says("never scored", "nothing"),
        says("POSS 3, 7.1 days ago", "nothing", pain("poss", 3, hours=0, days=7.1)),
        says("POSS 3, exactly seven days ago", "urgent", pain("poss", 3, hours=0, days=7)),
    ),
    *of(
        "safety.vitamin_k_antagonist_started",
        says("the day after onset", "urgent", drug("warfarin", "2026-09-29")),
        says("on the day of onset", "nothing", drug("warfarin", "2026-09-28")),
        says("started and stopped", "nothing", drug("warfarin", "2026-09-29", "2026-10-10")),
        says(
            "held at onset, and resumed",
            "urgent",
            drug(
                "warfarin",
                "2023-01-01",
                changes=[{"at": "2026-09-20", "kind": "hold"}, {"at": "2026-10-10", "kind": "resume"}],
            ),
        ),
        says("therapies not assessed", "nothing", THERAPIES_NOT_ASSESSED),
    ),
    *of(
        "safety.sts_dose_for_weight",
        says("25 g at 59.9 kg", "attention", person(dry_weight_kg=59.9), thiosulfate(25)),
        says("25 g at exactly 60 kg", "nothing", person(dry_weight_kg=60), thiosulfate(25)),
        says("exactly 12.5 g", "nothing", person(dry_weight_kg=50), thiosulfate(12.5)),
        says("dry weight not known", "nothing", person(dry_weight_kg=None), thiosulfate(25)),
        says(
            "dry weight only charted, 55 kg",
            "attention",
            person(dry_weight_kg=None),
            weights((3, 55), dry=True),
            thiosulfate(25),
        ),
        says("therapies not assessed", "nothing", person(dry_weight_kg=50), THERAPIES_NOT_ASSESSED),
        says("13 g at 50 kg", "attention", person(dry_weight_kg=50), thiosulfate(13)),
    ),
    *of(
        "safety.nsaid_in_kidney_failure",
        says("ibuprofen on dialysis", "attention", tablets("ibuprofen", 400)),
        says("as a gel", "nothing", tablets("ibuprofen", 400, route="topical")),
        says("eGFR exactly 30", "nothing", kidney("ckd", egfr=30), tablets("ibuprofen", 400)),
        says("kidneys never assessed", "nothing", NO_KIDNEY_FACTS, tablets("ibuprofen", 400)),
        says("ibuprofen, eGFR 29", "attention", kidney("ckd", egfr=29), tablets("ibuprofen", 400)),
    ),
    *of(
        "safety.phosphate_magnesium_laxative",
        says("sodium phosphate", "attention", drug("sodium_phosphate")),
        says("magnesium", "attention", drug("magnesium_hydroxide")),
        says("lactulose", "nothing", drug("lactulose")),
        says("kidneys never assessed", "nothing", NO_KIDNEY_FACTS, drug("sodium_phosphate")),
        says("sodium phosphate, eGFR exactly 30", "nothing", kidney("ckd", egfr=30), drug("sodium_phosphate")),
        says("sodium phosphate, eGFR 29", "attention", kidney("ckd", egfr=29), drug("sodium_phosphate")),
    ),
]
