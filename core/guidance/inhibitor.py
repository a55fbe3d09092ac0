"""The second arm: too little of what keeps calcium in solution – MGP, fetuin-A, pyrophosphate – and its cheap signs."""

from datetime import timedelta
from decimal import Decimal

from core.case.analytes import to_si
from core.case.course import Weight
from core.guidance import telling
from core.guidance.findings import Evidence
from core.guidance.ordering import from_moment
from core.guidance.picture import ClinicalPicture, Reading, Seen
from core.guidance.profile import FactorRow, Profile
from core.guidance.registry import Judged, factor
from core.guidance.series import Question, above, below, comorbidity_state, drug_state, judge, laboratory_state
from core.texts import text


@factor("inhibitor.vitamin_k_antagonist", reads=["therapies"])
def vitamin_k_antagonist(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """A vitamin K antagonist. With a mechanical valve or antiphospholipid syndrome others decide first."""
    judged = drug_state(picture, row)
    held_by = {"mechanical_valve", "antiphospholipid_syndrome"} & set(picture.patient.comorbidities or ())
    if judged.state == "active" and held_by:
        reasons = tuple(telling.of_comorbidity(code) for code in sorted(held_by))
        return judged._replace(variant="specialist_first", evidence=judged.evidence + reasons)
    return judged


@factor("inhibitor.vitamin_k_deficiency", reads=["pivka_ii"])
def vitamin_k_deficiency(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """PIVKA-II above the laboratory's range, malabsorption or cholestasis."""
    disease = comorbidity_state(picture, row)
    pivka = laboratory_state(picture, row, "pivka_ii", _above_own_range)
    if "active" in (disease.state, pivka.state):
        return Judged("active", _of_state("active", disease, pivka))
    if "unknown" in (disease.state, pivka.state):
        return Judged("unknown", _of_state("unknown", disease, pivka))
    return pivka


def _of_state(state: str, *judged: Judged) -> tuple[Evidence, ...]:
    return tuple(evidence for one in judged if one.state == state for evidence in one.evidence)


def _above_own_range(reading: Reading) -> bool | None:
    entry = reading.entry
    if entry.range_high is None:
        return None
    return reading.amount.above(to_si(entry.analyte, entry.range_high, entry.unit))


@factor("inhibitor.albumin_low", reads=["albumin"])
def albumin_low(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Albumin below the limit; severe below a second one."""
    judged = laboratory_state(picture, row, "albumin", below(row.limit("low")))
    reading = picture.fresh("albumin", row.window_days)
    if judged.state == "active" and reading is not None and reading.amount.below(row.limit("severe")):
        return judged._replace(variant="severe")
    return judged


@factor("inhibitor.fetuin_a_low", reads=["fetuin_a"])
def fetuin_a_low(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Fetuin-A below the laboratory's own range; a value without a range tells nothing."""

    def out(reading: Reading) -> bool | None:
        entry = reading.entry
        if entry.range_low is None:
            return None
        return reading.amount.below(to_si(entry.analyte, entry.range_low, entry.unit))

    return laboratory_state(picture, row, "fetuin_a", out)


@factor("inhibitor.alkaline_phosphatase_high", reads=["alkaline_phosphatase"])
def alkaline_phosphatase_high(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Alkaline phosphatase above the laboratory's range, or above the default where it gave none."""
    above_default = above(row.limit("default_high"))

    def out(reading: Reading) -> bool | None:
        return above_default(reading) if reading.entry.range_high is None else _above_own_range(reading)

    return laboratory_state(picture, row, "alkaline_phosphatase", out)


@factor("inhibitor.magnesium_low", reads=["magnesium"])
def magnesium_low(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Magnesium below the limit."""
    return laboratory_state(picture, row, "magnesium", below(row.limit("low")))


@factor("inhibitor.malnutrition", reads=["weights"])
def malnutrition(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Weight lost, fast or over months. Dry weights are compared with dry weights alone."""
    periods = row.days("long_days"), row.days("short_days")
    percent = row.limit("long_percent"), row.limit("short_percent")

    def out(latest: Seen[Weight]) -> bool | None:
        long = loss(picture, latest, periods[0])
        if long is None or long[0] >= percent[0]:
            return None if long is None else True
        short = loss(picture, latest, periods[1])
        return short is not None and short[0] >= percent[1]

    def tell(latest: Seen[Weight]) -> tuple[Evidence, ...]:
        long = loss(picture, latest, periods[0])
        weights = [latest] if long is None else [long[1], latest]
        return tuple(telling.of_weight(seen.entry) for seen in weights)

    def never() -> Evidence:
        return Evidence(text("guidance.evidence.never_weighed"), "weight")

    return judge(picture.weights, Question(out, tell, never), picture, row.window_days)


def loss(picture: ClinicalPicture, latest: Seen[Weight], within: timedelta) -> tuple[Decimal, Seen[Weight]] | None:
    """Percent lost since the highest weight of a time before it, and that weight; None without one to compare."""
    alike = picture.weighed(dry=bool(latest.entry.dry))
    recent = from_moment(alike, latest.when - within)
    before = recent[: len(recent) - len(from_moment(alike, latest.when))]
    if not before:
        return None
    highest = max(before, key=lambda seen: seen.entry.kg)
    return (highest.entry.kg - latest.entry.kg) * 100 / highest.entry.kg, highest
