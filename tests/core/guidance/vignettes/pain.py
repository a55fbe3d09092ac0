"""Flags of pain."""

from tests.core.guidance.patients import (
    THERAPIES_NOT_ASSESSED,
    Change,
    ago,
    drug,
    event,
    lesion,
    nrs,
    pain,
    refractory_days,
    tablets,
)
from tests.core.guidance.vignettes.vignette import Vignette, of, says


def dose(purpose: str | None, hours: float) -> Change:
    """An as-needed dose of oxycodone."""
    return event("as_needed_dose", days=hours / 24, drug="oxycodone", dose=5, unit="mg", purpose=purpose)


VIGNETTES: list[Vignette] = [
    *of(
        "pain.severe_uncontrolled",
        says("7 and 8, exactly four hours apart", "urgent", nrs(7, hours=5), nrs(8, hours=1)),
        says("7 and 6", "nothing", nrs(7, hours=5), nrs(6, hours=1)),
        says("both 8, but 3.9 hours apart", "nothing", nrs(8, hours=4.9), nrs(8, hours=1)),
        says("the older is 49 hours old", "nothing", nrs(8, hours=49), nrs(8, hours=1)),
        says("the older is exactly 48 hours old", "urgent", nrs(8, hours=48), nrs(8, hours=1)),
        says("asked once", "nothing", nrs(9)),
        says("the last of three is 3", "nothing", nrs(8, hours=20), nrs(9, hours=10), nrs(3)),
        says("severe on movement only", "nothing", nrs(8, "movement", 8), nrs(8, "movement")),
        says("VAS is no NRS", "nothing", pain("vas", 80, 8, context="rest"), pain("vas", 80, 1, context="rest")),
        says(
            "a milder lesion charted in between hides nothing",
            "urgent",
            lesion(id="L1"),
            lesion(id="L2"),
            nrs(8, hours=9, lesion="L1"),
            nrs(2, hours=8, lesion="L2"),
            nrs(8, hours=2, lesion="L1"),
            nrs(2, hours=1, lesion="L2"),
        ),
    ),
    *of(
        "pain.refractory",
        says("7 or more on three of the last five days", "urgent", *refractory_days(7, 3, 8, 3, 9)),
        says("on two of the last five days", "nothing", *refractory_days(9, 9, 3, 8, 3, 7, 3)),
        says("without an opioid", "nothing", *refractory_days(8, 8, 8)[:3], drug("gabapentin")),
        says(
            "without a second class",
            "nothing",
            *refractory_days(8, 8, 8)[:3],
            tablets("oxycodone", 5),
            tablets("methadone", 5),
        ),
        says("therapies not assessed", "nothing", *refractory_days(8, 8, 8)[:3], THERAPIES_NOT_ASSESSED),
        says("8 on three days, the last 15 days ago", "nothing", *refractory_days(8, 8, 8, days=15)),
        says("6 on three days", "nothing", *refractory_days(6, 6, 6)),
        says("8 on three days, the last 11 days ago", "urgent", *refractory_days(8, 8, 8, days=11)),
    ),
    *of(
        "pain.procedural",
        says("dressing 6, rest 4 before it", "attention", nrs(4, hours=3), nrs(6, "dressing_change")),
        says("dressing 6, rest 5", "nothing", nrs(5, hours=3), nrs(6, "dressing_change")),
        says("dressing 4, no rest score", "attention", nrs(4, "dressing_change")),
        says("the rest score is 25 hours before", "attention", nrs(4, hours=26), nrs(4, "dressing_change")),
        says("the rest score is exactly 24 hours before", "nothing", nrs(4, hours=25), nrs(4, "dressing_change")),
        says("dressing 3", "nothing", nrs(3, "dressing_change")),
        says("the dressing was 7.1 days ago", "nothing", nrs(9, "dressing_change", hours=0, days=7.1)),
        says("the latest one was mild", "nothing", nrs(9, "dressing_change", 30), nrs(2, "dressing_change")),
        says("the dressing was exactly seven days ago", "attention", nrs(6, "dressing_change", hours=0, days=7)),
    ),
    *of(
        "pain.neuropathic",
        says("DN4 4, nothing for it", "attention", pain("dn4", 4)),
        says("DN4 3", "nothing", pain("dn4", 3)),
        says("DN4 6 on gabapentin", "nothing", pain("dn4", 6), drug("gabapentin")),
        says("gabapentin was stopped", "attention", pain("dn4", 6), drug("gabapentin", stop="2026-10-15")),
        says("therapies not assessed", "nothing", pain("dn4", 6), THERAPIES_NOT_ASSESSED),
    ),
    *of(
        "pain.not_assessed",
        says("open lesion, last score seven days ago", "attention", lesion(), nrs(3, hours=0, days=7)),
        says("6.9 days ago", "nothing", lesion(), nrs(3, hours=0, days=6.9)),
        says("only sedation was scored", "attention", lesion(), pain("poss", 1)),
        says("the lesion is closed", "nothing", lesion(closed=ago(2))),
        says("a lesion of yesterday", "nothing", lesion(onset="2026-10-18")),
    ),
    *of(
        "pain.rescue_doses",
        says("three in 24 hours", "attention", *tuple(dose("breakthrough", h) for h in (2, 10, 24))),
        says("the third 25 hours ago", "nothing", *tuple(dose("breakthrough", h) for h in (2, 10, 25))),
        says("doses for dressings never count", "nothing", *tuple(dose("procedural", h) for h in (2, 10, 20))),
        says("nobody said what for", "nothing", *tuple(dose(None, h) for h in (2, 10, 20))),
        says("nothing was noted", "nothing"),
    ),
]
