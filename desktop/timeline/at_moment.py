"""All values at a moment: of each curve the last one up to it, of each bar the one that it lies in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.timeline.tracks import Spot, Track

_DAY: Final = 86_400.0
_NOT_TOLD: Final = ("range", "absent")
"""Bars that say nothing of their own: the scores behind a range are told, and of what is absent there is nothing."""


@dataclass(frozen=True)
class Value:
    """One line: its name, the spot that speaks, and how many whole days it is older."""

    name: str
    spot: Spot
    days: int


@dataclass(frozen=True)
class _Row:
    """What one curve has, in order of time."""

    name: str
    spots: tuple[Spot, ...]
    xs: tuple[float, ...]


class Moments:
    """Some tracks, made ready to be asked at every movement of the pointer."""

    def __init__(self, tracks: Sequence[Track], now: float | None = None) -> None:
        self._tracks, self._now = tuple(tracks), now
        self._rows = [[*_rows(track)] for track in tracks]
        self._xs = sorted({spot.x for track in tracks for spot in track.spots()})
        self._entries = sorted(
            (spot for track in tracks for spot in track.spots() if spot.entry_id is not None), key=lambda spot: spot.x
        )

    def values(self, moment: float) -> tuple[Value, ...]:
        """What is known at a moment, track by track. A gap newer than the last value says why it is one."""
        found: list[Value] = []
        for track, rows in zip(self._tracks, self._rows, strict=True):
            for row in rows:
                number = bisect_right(row.xs, moment)
                if number:
                    spot = row.spots[number - 1]
                    found.append(Value(row.name, spot, int((moment - spot.x) // _DAY)))
            found += [Value(spot.what, spot, 0) for spot in _lying(track, moment, self._now)]
        return tuple(found)

    def step(self, moment: float, direction: int, begin: float, end: float) -> float | None:
        """The next moment, later or earlier, at which something stands between two others; None without one."""
        if direction > 0:
            found = self._xs[bisect_right(self._xs, max(moment + 1, begin)) :][:1]
        else:
            found = self._xs[: bisect_left(self._xs, min(moment - 1, end))][-1:]
        return found[0] if found and begin <= found[0] <= end else None

    def nearest_entry(self, moment: float) -> Spot | None:
        """The spot that leads to an entry, nearest in time."""
        return min(self._entries, key=lambda spot: abs(spot.x - moment), default=None)


def _rows(track: Track) -> Iterator[_Row]:
    for curve in track.curves:
        spots = sorted((*curve.spots, *curve.gaps), key=lambda spot: spot.x)
        yield _Row(curve.brief or curve.name, tuple(spots), tuple(spot.x for spot in spots))


def _lying(track: Track, moment: float, now: float | None) -> Iterator[Spot]:
    for bar in track.bars:
        # What reaches to now goes on: it is so now, too.
        lies = bar.x0 <= moment < max(bar.x1, bar.x0 + 1) or moment == bar.x1 == now
        if bar.look not in _NOT_TOLD and lies:
            yield bar.spot
    for mark in track.marks:
        if mark.turn is None and abs(mark.x - moment) <= _DAY / 2:
            yield mark
