"""Values that are computed from others: corrected calcium, and the product of calcium and phosphate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.guidance.picture import ClinicalPicture, Reading
from core.guidance.profile import Derived
from core.guidance.spans import ONE, Span


@dataclass(frozen=True, slots=True)
class Corrected:
    """Calcium corrected for albumin, mmol/L, with the two values that it comes from. It is as old as the calcium."""

    when: datetime
    amount: Span
    calcium: Reading
    albumin: Reading


@dataclass(frozen=True, slots=True)
class Product:
    """Corrected calcium × phosphate, mmol²/L². It is as old as the older of the two."""

    when: datetime
    amount: Span
    calcium: Corrected
    phosphate: Reading


def corrected_calcium(picture: ClinicalPicture, derived: Derived) -> tuple[Corrected, ...]:
    """Every total calcium that has an albumin near enough, oldest first.

    Total + 0.02·(40 − albumin) mmol/L (Payne, BMJ 1973;4:643). Without an albumin there is no corrected calcium: the
    total alone would say *normal* of a patient whose albumin is low.
    """
    kept = picture.computed.get("corrected_calcium")
    if isinstance(kept, _Kept) and kept.derived is derived:
        return kept.corrected
    found = tuple(_corrected(picture, derived))
    picture.computed["corrected_calcium"] = _Kept(derived, found)
    return found


@dataclass(frozen=True, slots=True)
class _Kept:
    """Corrected calcium, which half a dozen rules ask for, with the numbers that it was computed by."""

    derived: Derived
    corrected: tuple[Corrected, ...]


def _corrected(picture: ClinicalPicture, derived: Derived) -> Iterator[Corrected]:
    for calcium in picture.readings.get("calcium_total", ()):
        albumin = _nearest(calcium, picture.readings.get("albumin", ()), timedelta(days=float(derived.albumin_days)))
        if albumin is not None:
            lacking = Span.exactly(derived.albumin_normal_g_l).plus(albumin.amount.scaled(-ONE))
            amount = calcium.amount.plus(lacking.scaled(derived.calcium_per_albumin_mmol_g))
            yield Corrected(calcium.when, amount, calcium, albumin)


def products(picture: ClinicalPicture, derived: Derived) -> tuple[Product, ...]:
    """Corrected calcium × phosphate of one sample, or of samples near enough, oldest first."""
    calcium = {id(item.calcium): item for item in corrected_calcium(picture, derived)}
    readings = tuple(item.calcium for item in calcium.values())
    limit = timedelta(hours=float(derived.product_hours))
    found = []
    for phosphate in picture.readings.get("phosphate", ()):
        partner = _nearest(phosphate, readings, limit)
        if partner is not None:
            corrected = calcium[id(partner)]
            when = min(phosphate.when, corrected.when)
            found.append(Product(when, corrected.amount.times(phosphate.amount), corrected, phosphate))
    return tuple(sorted(found, key=lambda item: (item.when, item.phosphate.when)))


def _nearest(reading: Reading, others: tuple[Reading, ...], limit: timedelta) -> Reading | None:
    """The other value of the same sample, or the one nearest in time; of two as near, the older."""
    sample = reading.entry.sample
    if sample is not None:
        for other in others:
            if other.entry.sample == sample:
                return other
    best: Reading | None = None
    for other in others:
        apart = abs(other.when - reading.when)
        if apart <= limit and (best is None or apart < abs(best.when - reading.when)):
            best = other
    return best
