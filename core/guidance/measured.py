"""The numbers behind a factor as a series: the latest value with its moment, and which way it moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from core.case.analytes import analytes
from core.case.course import Laboratory
from core.case.moments import DayOrInstant
from core.guidance.findings import Arm, Factor
from core.guidance.minerals import corrected_calcium, products
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.guidance.registry import READS
from core.guidance.spans import Span
from core.texts import Text, text

Trend: TypeAlias = Literal["rising", "falling", "steady"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One value as it is read: number and unit as entered, its moment, and the entry that it came from."""

    when: datetime
    at: DayOrInstant
    words: Text
    amount: Span
    kind: str
    entry_id: str | None


def measured(factor: Factor, picture: ClinicalPicture, profile: Profile) -> tuple[Measured, ...]:
    """The values that a factor is judged by, oldest first; none for a factor that is a drug or a standing fact."""
    reads = READS[factor.factor]
    if "calcium_total" in reads and "phosphate" in reads:
        return tuple(
            _computed(item.when, item.phosphate.entry, item.amount, "mmol²/L²")
            for item in products(picture, profile.derived)
        )
    if "calcium_total" in reads and not _rests_on(factor, "calcium_ionised"):
        return tuple(
            _computed(item.when, item.calcium.entry, item.amount, "mmol/L")
            for item in corrected_calcium(picture, profile.derived)
        )
    if "weights" in reads and factor.factor == "inhibitor.malnutrition":
        return tuple(
            Measured(
                seen.when,
                seen.entry.at,
                text("guidance.measured.value", value=seen.entry.kg, unit="kg"),
                Span.exactly(seen.entry.kg),
                "weight",
                seen.entry.id,
            )
            for seen in picture.weights
        )
    read = [code for code in sorted(reads) if code in analytes()]
    analyte = next((code for code in read if _rests_on(factor, code)), read[0] if len(read) == 1 else None)
    return (
        ()
        if analyte is None
        else tuple(
            _reported(reading.entry, reading.when, reading.amount) for reading in picture.readings.get(analyte, ())
        )
    )


def measured_of(
    triad: Mapping[Arm, Sequence[Factor]], picture: ClinicalPicture, profile: Profile
) -> Mapping[str, tuple[Measured, ...]]:
    """The values behind every factor, by its code."""
    return {factor.factor: measured(factor, picture, profile) for arm in triad.values() for factor in arm}


def trend(values: Sequence[Measured]) -> Trend | None:
    """Which way the latest value lies from the one before it; None when there is none, or a bound hides it."""
    if len(values) < 2:
        return None
    before, last = values[-2].amount.exact, values[-1].amount.exact
    if before is None or last is None:
        return None
    return "steady" if last == before else "rising" if last > before else "falling"


def _rests_on(factor: Factor, analyte: str) -> bool:
    """Whether the finding names a value of the analyte."""
    named = text(f"analyte.{analyte}")
    return any(item.text.params.get("analyte") == named for item in factor.evidence if item.kind == "laboratory")


def _reported(entry: Laboratory, when: datetime, amount: Span) -> Measured:
    value: object = entry.number
    if entry.comparator:
        value = text("trends.amount", sign=entry.comparator, value=entry.number)
    words = text("guidance.measured.value", value=value, unit=entry.unit)
    return Measured(when, entry.at, words, amount, "laboratory", entry.id)


def _computed(when: datetime, entry: Laboratory, amount: Span, unit: str) -> Measured:
    exact = amount.exact
    value: object = "?" if exact is None else Decimal(f"{exact:.2f}")
    words = text("guidance.measured.value", value=value, unit=unit)
    return Measured(when, entry.at, words, amount, "laboratory", entry.id)
