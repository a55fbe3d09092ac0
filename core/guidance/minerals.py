"""Values that are computed from others: corrected calcium, and the product of calcium and phosphate."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from core.guidance.picture import ClinicalPicture, Reading
from core.guidance.profile import Derived
from core.guidance.spans import Span


class Corrected(NamedTuple):
    """Calcium corrected for albumin, mmol/L, with the two values that it comes from. It is as old as the calcium."""

    when: datetime
    amount: Span
    calcium: Reading
    albumin: Reading


class Product(NamedTuple):
    """Corrected calcium × phosphate, mmol²/L². It is as old as the older of the two."""

    when: datetime
    amount: Span
    calcium: Corrected
    phosphate: Reading


class _Values:
    """Values of one analyte, oldest first, to find the one that belongs to another value."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._whens = [reading.when for reading in readings]
        self._of_sample = {reading.entry.sample: reading for reading in reversed(readings)}

    def belonging_to(self, reading: Reading, limit: timedelta) -> Reading | None:
        """The value of the same sample, or the one nearest in time and no further than that; of two, the older."""
        sample = reading.entry.sample
        if sample is not None and sample in self._of_sample:
            return self._of_sample[sample]
        after = bisect_left(self._whens, reading.when)
        if after < len(self._whens) and self._whens[after] == reading.when:
            return self._readings[after]
        before = bisect_left(self._whens, self._whens[after - 1]) if after else 0
        best = min(
            (other for other in (*self._readings[before : before + 1], *self._readings[after : after + 1])),
            key=lambda other: abs(other.when - reading.when),
            default=None,
        )
        return best if best is not None and abs(best.when - reading.when) <= limit else None


@dataclass(frozen=True, slots=True)
class _Minerals:
    """What is computed once for half a dozen rules, with the numbers that it was computed by."""

    derived: Derived
    corrected: tuple[Corrected, ...]
    products: tuple[Product, ...]


def corrected_calcium(picture: ClinicalPicture, derived: Derived) -> tuple[Corrected, ...]:
    """Every total calcium that has an albumin near enough, oldest first.

    Total + 0.02·(40 − albumin) mmol/L (Payne, BMJ 1973;4:643). Without an albumin there is no corrected calcium: the
    total alone would say *normal* of a patient whose albumin is low.
    """
    return _minerals(picture, derived).corrected


def products(picture: ClinicalPicture, derived: Derived) -> tuple[Product, ...]:
    """Corrected calcium × phosphate of one sample, or of samples near enough, oldest first."""
    return _minerals(picture, derived).products


def _minerals(picture: ClinicalPicture, derived: Derived) -> _Minerals:
    kept = picture.computed.get("minerals")
    if isinstance(kept, _Minerals) and kept.derived is derived:
        return kept
    corrected = tuple(_corrected(picture, derived))
    found = _Minerals(derived, corrected, _products(picture, derived, corrected))
    picture.computed["minerals"] = found
    return found


def _corrected(picture: ClinicalPicture, derived: Derived) -> Iterator[Corrected]:
    albumins = _Values(picture.readings.get("albumin", ()))
    limit, per_albumin = timedelta(days=float(derived.albumin_days)), derived.calcium_per_albumin_mmol_g
    normal = Span.exactly(derived.albumin_normal_g_l * per_albumin)
    for calcium in picture.readings.get("calcium_total", ()):
        albumin = albumins.belonging_to(calcium, limit)
        if albumin is not None:
            lacking = normal.plus(albumin.amount.scaled(-per_albumin))
            yield Corrected(calcium.when, calcium.amount.plus(lacking), calcium, albumin)


def _products(picture: ClinicalPicture, derived: Derived, corrected: tuple[Corrected, ...]) -> tuple[Product, ...]:
    of_calcium = {id(item.calcium): item for item in corrected}
    calcium = _Values([item.calcium for item in corrected])
    limit, found = timedelta(hours=float(derived.product_hours)), []
    for phosphate in picture.readings.get("phosphate", ()):
        partner = calcium.belonging_to(phosphate, limit)
        if partner is not None:
            item = of_calcium[id(partner)]
            amount = item.amount.times(phosphate.amount)
            found.append(Product(min(phosphate.when, item.when), amount, item, phosphate))
    return tuple(sorted(found, key=lambda item: (item.when, item.phosphate.when)))
