"""The first arm: mineral supersaturation – calcium, phosphate, PTH, dialysis, and the loads that drugs bring."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from operator import attrgetter

from core.case.moments import instant
from core.case.patient import Kidney
from core.guidance import telling
from core.guidance.findings import Evidence
from core.guidance.minerals import Corrected, Product, corrected_calcium, products
from core.guidance.picture import ClinicalPicture, Reading
from core.guidance.profile import FactorRow, Profile
from core.guidance.registry import Judged, factor
from core.guidance.series import Question, above, below, drug_state, fact_state, judge, laboratory_state
from core.guidance.spans import any_of
from core.texts import text

factor("drive.calcium_based_binder", "drive.calcium_supplement", "drive.active_vitamin_d", reads=["therapies"])(
    lambda picture, row, _profile: drug_state(picture, row)
)


@factor("drive.phosphate_high", reads=["phosphate"])
def phosphate_high(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Phosphate above the limit."""
    return laboratory_state(picture, row, "phosphate", above(row.limit("high")))


@factor("drive.calcium_high", reads=["calcium_ionised", "calcium_total", "albumin"])
def calcium_high(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Ionised calcium above its limit; without a fresh one, corrected calcium above its own.

    In the history a corrected value counts only where no ionised one was fresh: ionised wins.
    """
    ionised = picture.readings.get("calcium_ionised", ())
    corrected = corrected_calcium(picture, profile.derived)
    limits = row.limit("ionised"), row.limit("corrected")

    def out(value: Reading | Corrected) -> bool | None:
        return value.amount.above(limits[0] if isinstance(value, Reading) else limits[1])

    def tell(value: Reading | Corrected) -> tuple[Evidence, ...]:
        return (telling.of_reading(value),) if isinstance(value, Reading) else telling.of_corrected(value)

    window = timedelta(days=row.window_days or 0)
    fresh = picture.fresh("calcium_ionised", row.window_days) is not None
    values: Sequence[Reading | Corrected] = ionised if fresh else corrected
    question: Question[Reading | Corrected] = Question(out, tell, partial(telling.never_measured, "calcium_total"))
    if not ionised:
        return judge(values, question, picture, row.window_days)
    beside = [item for item in corrected if not _some_within(ionised, item.when, window)] if fresh else corrected
    last = values[-1].when if values else picture.at
    history = sorted((value for value in (*ionised, *beside) if value.when <= last), key=attrgetter("when"))
    return judge(values, question, picture, row.window_days, history)


def _some_within(readings: Sequence[Reading], until: datetime, window: timedelta) -> bool:
    """Whether some value was measured within a window that ends at a moment."""
    since = until - window
    return any(since <= reading.when <= until for reading in readings)


@factor("drive.calcium_phosphate_product_high", reads=["calcium_total", "albumin", "phosphate"])
def product_high(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Corrected calcium × phosphate above the limit."""
    high = row.limit("high")

    def never() -> Evidence:
        return Evidence(text("guidance.evidence.no_pair"), "laboratory")

    question: Question[Product] = Question(lambda item: item.amount.above(high), telling.of_product, never)
    return judge(products(picture, profile.derived), question, picture, row.window_days)


@factor("drive.pth_high", reads=["pth"])
def pth_high(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """PTH above the limit; severe above a second one, where surgery is considered."""
    judged = laboratory_state(picture, row, "pth", above(row.limit("high")))
    reading = picture.fresh("pth", row.window_days)
    if judged.state == "active" and reading is not None and reading.amount.above(row.limit("severe")):
        return judged._replace(variant="severe")
    return judged


@factor("drive.pth_oversuppressed", reads=["kidney", "pth"])
def pth_oversuppressed(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """PTH below the limit in a patient on dialysis: bone that takes up no mineral."""
    if not picture.on_dialysis:
        return fact_state(picture.on_dialysis, picture, "no_dialysis")
    return laboratory_state(picture, row, "pth", below(row.limit("low")))


@factor("drive.dialysate_calcium_high", reads=["kidney"])
def dialysate_calcium_high(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Dialysate calcium above the limit."""
    kidney = picture.kidney
    if kidney is None or not picture.on_dialysis:
        return fact_state(picture.on_dialysis, picture, "no_dialysis")
    calcium = kidney.dialysate_calcium_mmol_l
    answer = None if calcium is None else calcium > row.limit("high")
    return fact_state(answer, picture, "dialysate_calcium", value=calcium)


@factor("drive.dialysis_underdosed", reads=["kidney"])
def dialysis_underdosed(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Kt/V or sessions a week below their limits. Sessions are not asked for in peritoneal dialysis."""
    kidney = picture.kidney
    if kidney is None or not picture.on_dialysis:
        return fact_state(picture.on_dialysis, picture, "no_dialysis")
    if kidney.at is not None and instant(kidney.at) < picture.since(row.window_days):
        return Judged("unknown", (telling.of_kidney(text("guidance.evidence.kidney_facts_old"), kidney),))
    return _dose_of_dialysis(kidney, row)


def _dose_of_dialysis(kidney: Kidney, row: FactorRow) -> Judged:
    kt_v, sessions = kidney.kt_v, kidney.sessions_per_week
    low_dose = None if kt_v is None else kt_v < row.limit("kt_v")
    rare = None if sessions is None else sessions < row.limit("sessions_per_week")
    if sessions is None and kidney.status == "peritoneal_dialysis":
        rare = False
    evidence = []
    if kt_v is not None:
        evidence.append(telling.of_kidney(text("guidance.evidence.kt_v", value=kt_v), kidney))
    if sessions is not None:
        evidence.append(telling.of_kidney(text("guidance.evidence.sessions", value=sessions), kidney))
    answer = any_of(low_dose, rare)
    return Judged("unknown" if answer is None else "active" if answer else "absent", tuple(evidence))


@factor("drive.alkalosis", reads=["bicarbonate", "ph"])
def alkalosis(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Bicarbonate or pH above its limit. Bicarbonate is the routine measure; pH alone never makes it absent."""
    bicarbonate = laboratory_state(picture, row, "bicarbonate", above(row.limit("bicarbonate")))
    acidity = laboratory_state(picture, row, "ph", above(row.limit("ph")))
    if acidity.state == "active" and bicarbonate.state != "active":
        return acidity
    if bicarbonate.state == "absent" and acidity.state == "corrected":
        return acidity
    return bicarbonate
