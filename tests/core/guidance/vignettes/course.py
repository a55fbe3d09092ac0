"""Flags of infection and of a disease that goes on."""

from tests.core.guidance.patients import NERDS_3, STONEES_3, ago, area, bwat, event, lesion, seen
from tests.core.guidance.vignettes.vignette import Vignette, of, says

VIGNETTES: list[Vignette] = [
    *of(
        "infection.local",
        says("three NERDS signs", "attention", lesion(seen(infection_signs=NERDS_3))),
        says("two", "nothing", lesion(seen(infection_signs=NERDS_3[1:]))),
        says("three before, none assessed now", "nothing", lesion(seen(3, infection_signs=NERDS_3), seen())),
        says("the lesion is closed", "nothing", lesion(seen(3, infection_signs=NERDS_3), closed=ago(1))),
        says("signs never assessed", "nothing", lesion(seen())),
    ),
    *of(
        "infection.deep",
        says("three STONEES signs", "urgent", lesion(seen(infection_signs=STONEES_3))),
        says("two", "nothing", lesion(seen(infection_signs=STONEES_3[1:]))),
        says("not assessed", "nothing", lesion(seen())),
    ),
    *of(
        "infection.sepsis",
        says("qSOFA 2", "urgent", event("qsofa", value=2)),
        says("recorded exactly 48 hours ago", "urgent", event("sepsis", 2)),
        says("qSOFA 1", "nothing", event("qsofa", value=1)),
        says("49 hours ago", "nothing", event("sepsis", 49 / 24)),
        says("qSOFA without a number", "nothing", event("qsofa")),
    ),
    *of(
        "progression.area",
        says("10 to exactly 12 cm² in two weeks", "attention", lesion(area(15, 10), area(1, 12))),
        says("10 to 11.9", "nothing", lesion(area(15, 10), area(1, 11.9))),
        says("10 to exactly 15", "urgent", lesion(area(15, 10), area(1, 15))),
        says(
            "one lesion grows, the other shrinks as much",
            "nothing",
            lesion(area(15, 10), area(1, 14)),
            lesion(area(15, 10), area(1, 6), id="L2"),
        ),
        says("ruler before, planimetry now", "nothing", lesion(area(15, 10, "ruler"), area(1, 20))),
        says("measured six days apart", "nothing", lesion(area(7, 10), area(1, 20))),
        says(
            "of three, the one nearest to 14 days before counts",
            "urgent",
            lesion(area(20, 30), area(14, 10), area(9, 30), area(1, 15)),
        ),
        says("measured once", "nothing", lesion(area(1, 20))),
        says(
            "up 50 %, but the method of one was not noted",
            "nothing",
            lesion(area(15, 10, measured_by=None), area(1, 15)),
        ),
        says("10 to 14.9", "attention", lesion(area(15, 10), area(1, 14.9))),
        says("measured exactly seven days apart", "urgent", lesion(area(8, 10), area(1, 20))),
        says("measured exactly 21 days apart", "urgent", lesion(area(22, 10), area(1, 20))),
        says("measured 22 days apart", "nothing", lesion(area(23, 10), area(1, 20))),
        says(
            "13 days before it was 10, 11 days before 20: the nearer to 14 counts",
            "urgent",
            lesion(area(14, 10), area(12, 20), area(1, 20)),
        ),
    ),
    *of(
        "progression.new_lesions",
        says("two in 14 days", "urgent", lesion(onset="2026-10-06"), lesion(id="L2", onset="2026-10-15")),
        says("one, and one of 15 days ago", "nothing", lesion(onset="2026-10-04"), lesion(id="L2", onset="2026-10-15")),
        says(
            "two came of a split",
            "nothing",
            lesion(closed=ago(3)),
            lesion(id="L2", onset="2026-10-16", parents=["L1"]),
            lesion(id="L3", onset="2026-10-16", parents=["L1"]),
        ),
        says("the second begins tomorrow", "nothing", lesion(onset="2026-10-15"), lesion(id="L2", onset="2026-10-20")),
        says("no lesion at all", "nothing"),
    ),
    *of(
        "progression.stalled",
        says("39.9 % smaller after exactly 28 days", "attention", lesion(area(29, 10), area(1, 6.01, stage="ulcer"))),
        says("exactly 40 % smaller", "nothing", lesion(area(29, 10), area(1, 6, stage="ulcer"))),
        says("followed 27 days", "nothing", lesion(area(28, 10), area(1, 10, stage="ulcer"))),
        says("an eschar is no ulcer", "nothing", lesion(area(29, 10), area(1, 10, stage="eschar"))),
        says("stage never noted", "nothing", lesion(area(29, 10), area(1, 10))),
    ),
    *of(
        "progression.eschar_softening",
        says("dry, now wet", "attention", lesion(seen(8, eschar_state="dry"), seen(eschar_state="wet"))),
        says("dry, now boggy", "attention", lesion(seen(8, eschar_state="dry"), seen(eschar_state="boggy"))),
        says("still dry", "nothing", lesion(seen(8, eschar_state="dry"), seen(eschar_state="dry"))),
        says(
            "wet before already",
            "nothing",
            lesion(seen(9, eschar_state="dry"), seen(8, eschar_state="wet"), seen(eschar_state="wet")),
        ),
        says("not looked at last time", "nothing", lesion(seen(8, eschar_state="dry"), seen())),
    ),
    *of(
        "progression.bwat_cua_worse",
        says("20 to 23", "attention", lesion(bwat(8, 20), bwat(1, 23))),
        says("20 to 22", "nothing", lesion(bwat(8, 20), bwat(1, 22))),
        says(
            "an item is missing, so there is no total",
            "nothing",
            lesion(bwat(8, 20), bwat(1, 35, leave_out="granulation")),
        ),
        says("scored once", "nothing", lesion(bwat(1, 40))),
    ),
]
