"""Who wrote what when: identifiers in the form of UUIDv7, and the marks of a signed entry."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from core.case.moments import DayOrInstant
from core.demo.clock import Clock


def uuid7(rng: np.random.Generator, moment: datetime) -> str:
    """An identifier that sorts by `moment` like a UUIDv7 (RFC 9562 §5.7), its random bits from `rng`."""
    milliseconds = int(moment.timestamp() * 1000) & (1 << 48) - 1
    bits = int.from_bytes(rng.bytes(10), "big")
    number = milliseconds << 80 | 0x7 << 76 | (bits >> 68 & 0xFFF) << 64 | 0b10 << 62 | bits & (1 << 62) - 1
    return str(UUID(int=number))


@dataclass(frozen=True)
class Signer:
    """Gives each entry its identifier, times and author."""

    rng: np.random.Generator
    clock: Clock

    def marks(self, at: DayOrInstant, by: str, minutes: int = 0) -> dict[str, Any]:
        """`id`, `recorded_*` and `signed_*` of an entry observed `at` and charted `minutes` later (0: a few).

        What is known by its day alone counts as charted in the morning, or by now if that is still to come.
        """
        observed = at if isinstance(at, datetime) else self._morning(at)
        wait = minutes or int(self.rng.integers(2, 12))
        recorded = min(observed + timedelta(minutes=wait), self._latest(1))
        signed = min(recorded + timedelta(minutes=int(self.rng.integers(1, 8))), self._latest(0))
        return {
            "id": uuid7(self.rng, recorded),
            "recorded_at": recorded,
            "recorded_by": by,
            "signed_at": signed,
            "signed_by": by,
        }

    def _morning(self, day: date) -> datetime:
        return self.clock.on(day, 9, int(self.rng.integers(0, 60)))

    def _latest(self, minutes: int) -> datetime:
        now = self.clock.today
        return self.clock.on(now.date(), now.hour, now.minute) - timedelta(minutes=minutes)
