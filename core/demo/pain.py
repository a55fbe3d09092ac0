"""Pain and sedation scores of a course, several a week, the days before today more densely."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import numpy as np

from core.case.course import Pain
from core.demo.clock import Clock
from core.demo.curves import Keys, value_at, whole_score
from core.demo.signing import Signer
from core.demo.template import PainStory

_DAYS_OF_WEEK: Final = {1: (3,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 1, 3, 5), 5: (0, 1, 2, 4, 5), 7: (0, 1, 2, 3, 4, 5, 6)}
_LAST_DAYS: Final = 5


@dataclass(frozen=True)
class PainChart:
    """Charts the scores of one patient."""

    rng: np.random.Generator
    clock: Clock
    signer: Signer
    nurse: str

    def scores(self, story: PainStory, lesion: str | None) -> Iterator[Pain]:
        """Every score of one story, unsorted."""
        for day in self._days(story):
            week = self.clock.week_of(day)
            ahead = (self.clock.day(story.last) - day).days
            yield from self._day(story, lesion, day, week, dense=story.twice_daily_at_the_end and ahead <= _LAST_DAYS)

    def _days(self, story: PainStory) -> Iterator[date]:
        day, last = self.clock.day(story.first), self.clock.day(story.last)
        wanted = _DAYS_OF_WEEK[story.rest_per_week]
        while day <= last:
            ahead = (last - day).days
            if ahead % 7 in wanted or ahead == 0 or (story.twice_daily_at_the_end and ahead <= _LAST_DAYS):
                yield day
            day += timedelta(days=1)

    def _day(self, story: PainStory, lesion: str | None, day: date, week: float, dense: bool) -> Iterator[Pain]:
        weekly = (self.clock.day(story.last) - day).days % 7 == 0
        yield from self._score("nrs", "rest", story.rest, day, week, 7, lesion)
        yield from self._score("painad", None, story.painad, day, week, 7, lesion)
        if dense:
            yield from self._score("nrs", "rest", story.rest, day, week, 13, lesion)
        if weekly or dense or self.rng.random() < 0.5:
            yield from self._score("nrs", "dressing_change", story.dressing_change, day, week, 9, lesion)
        if self.rng.random() < 0.3:
            yield from self._score("nrs", "breakthrough", story.breakthrough, day, week, 19, lesion)
        if weekly:
            yield from self._score("dn4", None, story.dn4, day, week, 14, None)
        if weekly or dense:
            yield from self._score("poss", None, story.poss, day, week, 8, None)

    def _score(
        self, instrument: str, context: str | None, keys: Keys, day: date, week: float, hour: int, lesion: str | None
    ) -> Iterator[Pain]:
        at = self.clock.on(day, hour, int(self.rng.integers(0, 60)))
        if not keys or not self.clock.is_past(at):
            return
        low, high = (1, 4) if instrument == "poss" else (0, 10)
        score = whole_score(self.rng, value_at(keys, week), low, high, 0.35 if instrument in ("poss", "dn4") else 0.7)
        yield Pain(
            **self.signer.marks(at, self.nurse),
            at=at,
            instrument=instrument,
            context=context,
            score=Decimal(score),
            lesion=lesion,
        )
