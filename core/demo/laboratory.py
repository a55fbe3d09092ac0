"""Laboratory values and weights of a course."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

import numpy as np

from core.case.course import Laboratory, Weight
from core.demo.clock import Clock
from core.demo.curves import scattered, value_at
from core.demo.signing import Signer, uuid7
from core.demo.template import LaboratoryStory, WeightStory

_DRAWN_AT: Final = 7
_REPORTED_AFTER: Final = 95
"""Minutes from the needle to the signed result."""


@dataclass
class LaboratoryChart:
    """Charts values of one patient; what is drawn on one day is one sample."""

    rng: np.random.Generator
    clock: Clock
    signer: Signer

    def __post_init__(self) -> None:
        self._samples: dict[str, str] = {}

    def values(self, story: LaboratoryStory, by: str) -> Iterator[Laboratory]:
        """One analyte, oldest first. Days are counted back from the last, so that panels share their days."""
        last, first = self.clock.day(story.last), self.clock.day(story.first)
        count = (last - first).days // story.days
        for back in range(count, -1, -1):
            at = self.clock.on(last - timedelta(days=back * story.days), _DRAWN_AT, 10)
            if not self.clock.is_past(at + timedelta(minutes=_REPORTED_AFTER)):
                continue
            level = value_at(story.values, self.clock.week_of(at.date()))
            sample = self._samples.setdefault(at.isoformat(), uuid7(self.rng, at))
            yield Laboratory(
                **self.signer.marks(at, by, _REPORTED_AFTER),
                at=at,
                analyte=story.analyte,
                value=self._reading(story, scattered(self.rng, level, story.scatter)),
                unit=story.unit,
                range_low=_decimal(story.low),
                range_high=_decimal(story.high),
                sample=sample,
            )

    def _reading(self, story: LaboratoryStory, value: float) -> Decimal | str:
        if story.below is not None and value < story.below:
            return f"<{_decimal(story.below)}"
        return Decimal(f"{value:.{story.decimals}f}")

    def weights(self, story: WeightStory, nurse: str, dialysed: bool) -> Iterator[Weight]:
        """Weights before the first visit and since, oldest first; on dialysis each is a dry weight."""
        weeks = np.arange(story.last, story.first, -story.every)[::-1]
        for week in weeks:
            at = self.clock.instant(float(week), 8, int(self.rng.integers(0, 60)))
            if self.clock.is_past(at):
                kilograms = value_at(story.values, float(week)) + float(self.rng.normal(0, 0.15))
                yield Weight(
                    **self.signer.marks(at, nurse),
                    at=at,
                    kg=Decimal(f"{kilograms:.1f}"),
                    dry=True if dialysed else None,
                )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
