"""The first arm: calcium, phosphate, PTH, dialysis, and what drugs bring."""

from tests.core.guidance.patients import NO_KIDNEY_FACTS, Change, ago, dialysis, drug, forget, kidney, lab
from tests.core.guidance.vignettes.vignette import Vignette, given, of, says


def mineral_days(days: float, phosphate: float) -> tuple[Change, ...]:
    """Calcium 2.30 and a phosphate of one sample."""
    together = {"days": days, "sample": f"{days} days ago"}
    return lab("calcium_total", 2.3, **together), lab("phosphate", phosphate, **together)


VIGNETTES: list[Vignette] = [
    *of(
        "drive.phosphate_high",
        says("phosphate 1.79 mmol/L yesterday", "active", lab("phosphate", 1.79)),
        says("phosphate 5.52 mg/dL is above 1.78 mmol/L", "active", lab("phosphate", 5.52, "mg/dL")),
        says("phosphate exactly 1.78 mmol/L", "absent", lab("phosphate", "1.78")),
        says("5.5 mg/dL is 1.77595 mmol/L, unrounded below", "absent", lab("phosphate", 5.5, "mg/dL")),
        says("phosphate never measured", "unknown", forget("phosphate")),
        says("the last phosphate is 14.1 days old", "unknown", lab("phosphate", 2.4, days=14.1)),
        says("it is exactly 14 days old", "active", lab("phosphate", 2.4, days=14)),
        says(
            "2.4, then 1.5 and 1.4",
            "corrected",
            lab("phosphate", 2.4, days=15),
            lab("phosphate", 1.5, days=8),
            lab("phosphate", 1.4, days=1),
        ),
        says(
            "2.4, and only one value back in range",
            "active",
            lab("phosphate", 2.4, days=8),
            lab("phosphate", 1.5, days=1),
        ),
        says(
            "it was high before this episode", "absent", lab("phosphate", 2.4, days=60), lab("phosphate", 1.5, days=1)
        ),
        says("reported as <2.0, which tells nothing", "unknown", lab("phosphate", "<2.0")),
        says("reported as <0.5", "absent", lab("phosphate", "<0.5")),
        says("reported as >3.0", "active", lab("phosphate", ">3.0")),
        says(
            "two values of one day, one of them high",
            "active",
            lab("phosphate", 1.4, at="2026-10-17"),
            lab("phosphate", 2.1, at="2026-10-17"),
        ),
        says("a value of tomorrow is not known today", "absent", lab("phosphate", 2.4, days=-1), lab("phosphate", 1.2)),
        says("on dialysis, phosphate 5.6 mg/dL three days ago", "active", lab("phosphate", 5.6, "mg/dL", days=3)),
    ),
    *of(
        "drive.calcium_high",
        says("ionised 1.31", "active", lab("calcium_ionised", 1.31)),
        says("ionised exactly 1.30", "absent", lab("calcium_ionised", "1.30")),
        says(
            "ionised 1.20 wins over a corrected 2.70", "absent", lab("calcium_ionised", 1.2), lab("calcium_total", 2.7)
        ),
        says("corrected 2.56: 2.30 with an albumin of 27", "active", lab("albumin", 27)),
        says(
            "corrected exactly 2.55: 2.35 with an albumin of 30",
            "absent",
            lab("calcium_total", "2.35"),
            lab("albumin", 30),
        ),
        says(
            "an ionised value of last month no longer wins",
            "active",
            lab("calcium_ionised", 1.2, days=20),
            lab("calcium_total", 2.7),
        ),
        says("no albumin, so the total says nothing", "unknown", forget("albumin")),
        says("no calcium", "unknown", forget("calcium_total")),
        says(
            "ionised 1.4, then twice 1.2",
            "corrected",
            lab("calcium_ionised", 1.4, days=12),
            lab("calcium_ionised", 1.2, days=6),
            lab("calcium_ionised", 1.2),
        ),
        says(
            "ionised 1.4, exactly 14 days old", "active", lab("calcium_ionised", 1.4, days=14), forget("calcium_total")
        ),
        says("corrected 2.7, exactly 14 days old", "active", lab("calcium_total", 2.7, days=14)),
        says("corrected 2.7, 14.1 days old", "unknown", lab("calcium_total", 2.7, days=14.1)),
    ),
    *of(
        "drive.calcium_phosphate_product_high",
        says("2.30 × 1.94 is 4.462", "active", lab("phosphate", 1.94)),
        says("2.22 × 2.00 is exactly 4.44", "absent", lab("calcium_total", "2.22"), lab("phosphate", "2.00")),
        says("samples exactly 24 hours apart", "active", lab("phosphate", 2.2, days=2)),
        says("samples 25 hours apart", "unknown", lab("phosphate", 2.2, days=2 + 1 / 24)),
        says("no phosphate", "unknown", forget("phosphate")),
        says("no albumin to correct the calcium", "unknown", forget("albumin")),
        says(
            "2.30 × 2.30 two weeks ago, since then twice 2.30 × 1.40",
            "corrected",
            *mineral_days(15, 2.3),
            *mineral_days(8, 1.4),
            *mineral_days(1, 1.4),
        ),
        says("one of the two is 14.1 days old", "unknown", *mineral_days(14.1, 2.3)),
        says("a product of 5.3 exactly 14 days ago", "active", *mineral_days(14, 2.3)),
    ),
    *of(
        "drive.pth_high",
        says("PTH 31.9 pmol/L", "active", lab("pth", 31.9)),
        says("300 pg/mL is exactly 31.8 pmol/L", "absent", lab("pth", 300, "pg/mL")),
        says("44 days old still counts", "active", lab("pth", 612, "pg/mL", days=44)),
        says("46 days old", "unknown", lab("pth", 612, "pg/mL", days=46)),
        says(
            "50 pmol/L three weeks ago, then 25 and 22",
            "corrected",
            lab("pth", 50, days=20),
            lab("pth", 25, days=10),
            lab("pth", 22),
        ),
        says("exactly 45 days old still counts", "active", lab("pth", 612, "pg/mL", days=45)),
    ),
    *of(
        "drive.pth_oversuppressed",
        says("PTH 10.5 on dialysis", "active", lab("pth", 10.5)),
        says("100 pg/mL is exactly 10.6", "absent", lab("pth", 100, "pg/mL")),
        says("PTH 5, but not on dialysis", "absent", lab("pth", 5), kidney("ckd", egfr=40)),
        says("nobody noted the kidneys", "unknown", lab("pth", 5), NO_KIDNEY_FACTS),
        says("no PTH", "unknown", forget("pth")),
        says(
            "PTH 8 three weeks ago, then 15 and 16",
            "corrected",
            lab("pth", 8, days=20),
            lab("pth", 15, days=10),
            lab("pth", 16),
        ),
        says("PTH 8, 46 days ago", "unknown", lab("pth", 8, days=46)),
        says("PTH 8, exactly 45 days ago", "active", lab("pth", 8, days=45)),
    ),
    *of(
        "drive.dialysate_calcium_high",
        says("dialysate 1.5", "active", dialysis(dialysate_calcium_mmol_l=1.5)),
        says("dialysate exactly 1.25", "absent"),
        says("no dialysis", "absent", kidney("ckd", egfr=20)),
        says("dialysate not noted", "unknown", dialysis(dialysate_calcium_mmol_l=None)),
        says("dialysate 1.26", "active", dialysis(dialysate_calcium_mmol_l=1.26)),
        says("nobody noted the kidneys", "unknown", NO_KIDNEY_FACTS),
    ),
    *of(
        "drive.dialysis_underdosed",
        says("Kt/V 1.19", "active", dialysis(kt_v=1.19)),
        says("two sessions a week, Kt/V not known", "active", dialysis(kt_v=None, sessions_per_week=2)),
        says("Kt/V exactly 1.2, three sessions", "absent", dialysis(kt_v="1.2")),
        says("three sessions, Kt/V not known", "unknown", dialysis(kt_v=None)),
        says("the facts are 46 days old", "unknown", dialysis(kt_v=1.1, at=ago(46))),
        says("peritoneal dialysis has no sessions", "absent", kidney("peritoneal_dialysis", kt_v=1.9)),
        says("Kt/V 1.1, 45 days ago", "active", dialysis(kt_v=1.1, at=ago(45))),
        says("no dialysis", "absent", kidney("ckd", egfr=20)),
        says("on average two and a half sessions a week", "active", dialysis(sessions_per_week=2.5)),
    ),
    *of(
        "drive.alkalosis",
        says("bicarbonate 28.5", "active", lab("bicarbonate", 28.5)),
        says("pH 7.46", "active", lab("ph", 7.46)),
        says("bicarbonate exactly 28, no pH", "absent", lab("bicarbonate", 28)),
        says("only a normal pH", "unknown", forget("bicarbonate"), lab("ph", 7.4)),
        says("pH exactly 7.45, bicarbonate 24", "absent", lab("ph", "7.45")),
        says("bicarbonate 30 two weeks and an hour ago", "unknown", lab("bicarbonate", 30, days=14.05)),
        says(
            "bicarbonate 30, then 26 and 25",
            "corrected",
            lab("bicarbonate", 30, days=12),
            lab("bicarbonate", 26, days=6),
            lab("bicarbonate", 25),
        ),
        says("bicarbonate 30 exactly 14 days ago", "active", lab("bicarbonate", 30, days=14)),
    ),
    *given("drive.calcium_based_binder", "calcium acetate", "calcium_acetate"),
    *given("drive.calcium_based_binder", "calcium carbonate", "calcium_carbonate"),
    *of("drive.calcium_based_binder", says("sevelamer", "absent", drug("sevelamer"))),
    *given("drive.calcium_supplement", "calcium gluconate", "calcium_gluconate", "intravenous"),
    *of(
        "drive.calcium_supplement",
        says("calcium gluconate in the skin of a burn", "absent", drug("calcium_gluconate", route="topical")),
    ),
    *given("drive.active_vitamin_d", "calcitriol", "calcitriol"),
    *given("drive.active_vitamin_d", "alfacalcidol", "alfacalcidol"),
    *given("drive.active_vitamin_d", "paricalcitol", "paricalcitol", "intravenous"),
    *given("drive.active_vitamin_d", "doxercalciferol", "doxercalciferol"),
    *given("drive.active_vitamin_d", "maxacalcitol", "maxacalcitol", "intravenous"),
    *of("drive.active_vitamin_d", says("native vitamin D is not active", "absent", drug("colecalciferol"))),
]
