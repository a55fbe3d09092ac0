"""What the timeline draws, as values: tracks on one time axis; curves, bars and marks that know their words.

Nothing here is painted: a picture is made beside the window, and may be made without one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

AREAS, BURDEN, TISSUE, BWAT, PUSH = "areas", "burden", "tissue", "bwat_cua", "push"
THERAPY, EVENTS, PAIN, OPIOIDS, TRIAD, FLAGS = "therapies", "events", "pain", "opioids", "triad", "flags"
OTHER_PAIN, WEIGHT, FUNCTION = "other_pain", "weight", "function"
LABORATORY: Final = "laboratory."
"""Begins the group of a laboratory value: `laboratory.phosphate`."""

LEAST_ROWS: Final = 3
"""A strip is never lower: its title stands upright beside it."""

Look = Literal[
    "dose",
    "held",
    "range",
    "load",
    "at_least",
    "no_value",
    "active",
    "corrected",
    "absent",
    "unknown",
    "urgent",
    "attention",
    "info",
]


@dataclass(frozen=True)
class Spot:
    """One thing that can be pointed at. `x` in UTC seconds, `y` in the track's unit; None for what has no height.

    `turn` is the number of the change of a therapy that it marks.
    """

    x: float
    y: float | None
    what: str
    value: str
    when: str
    kind: str
    entry_id: str | None
    turn: int | None = None

    @property
    def words(self) -> str:
        """What a hover says, and what a screen reader hears."""
        return " · ".join(part for part in (self.when, self.what, self.value) if part)


@dataclass(frozen=True)
class Curve:
    """A curve in stretches that a line may join; `number` chooses colour and symbol, `token` a colour of the theme.

    `short` stands beside its last value, `brief` before a value among those of a moment. `gaps` are values that could
    not be had, and say why. What comes and goes is not `joined`. `subject` is the id of its lesion.
    """

    name: str
    short: str
    number: int
    runs: tuple[tuple[Spot, ...], ...]
    gaps: tuple[Spot, ...] = ()
    hollow: bool = False
    joined: bool = True
    token: str | None = None
    brief: str = ""
    subject: str | None = None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Its values, oldest first."""
        return tuple(spot for run in self.runs for spot in run)


@dataclass(frozen=True)
class Fan:
    """A curve carried on beyond its last value: the middle as spots, and the interval (low, high) at each of them."""

    number: int
    spots: tuple[Spot, ...]
    bounds: tuple[tuple[float, float], ...]
    subject: str | None


@dataclass(frozen=True)
class Bar:
    """From `x0` to `x1`, and from `low` to `high` in the track's unit (a row of a strip: its number, less and more)."""

    x0: float
    x1: float
    low: float
    high: float
    look: Look
    number: int
    spot: Spot


@dataclass(frozen=True)
class Limit:
    """A line across a track, with the token of its colour and the shape that stands at it."""

    at: float
    token: str
    sign: str


@dataclass(frozen=True)
class Track:
    """One panel. `low` and `high` are the ends of its scale; `rows` name the rows of a strip, top down.

    `group` is what the reader shows and hides; several tracks may belong to one. `band` is where values should lie,
    and `logarithmic` may be asked for where every value is an area. `legend` names the looks of its bars,
    `subject` is the id of the lesion that all of it is about, `empty` says why there is nothing.
    """

    group: str
    title: str
    unit: str
    low: float
    high: float
    weight: int
    curves: tuple[Curve, ...] = ()
    bars: tuple[Bar, ...] = ()
    marks: tuple[Spot, ...] = ()
    rows: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    band: tuple[float | None, float | None] | None = None
    band_words: str = ""
    area: bool = False
    empty: str = ""
    fans: tuple[Fan, ...] = ()
    legend: tuple[tuple[Look, str], ...] = ()
    subject: str | None = None

    @property
    def strip(self) -> bool:
        """Whether it has rows instead of a scale."""
        return bool(self.rows) or self.group in (THERAPY, EVENTS, TRIAD, FLAGS)

    def spots(self) -> Iterator[Spot]:
        """Everything on it that can be pointed at."""
        for curve in self.curves:
            yield from curve.spots
            yield from curve.gaps
        yield from (bar.spot for bar in self.bars)
        yield from self.marks


@dataclass(frozen=True)
class Picture:
    """All tracks in the order of the house, the uprights that cross them, and the ends of the episode (UTC seconds).

    `first` is when the first thing was seen: therapies begun long before do not stretch the axis. `lesions` are those
    with curves of their own: id and label.
    """

    tracks: tuple[Track, ...] = ()
    uprights: tuple[Spot, ...] = ()
    begin: float | None = None
    first: float | None = None
    now: float = 0.0
    groups: tuple[tuple[str, str], ...] = field(default=())
    lesions: tuple[tuple[str, str], ...] = ()

    def spots(self) -> Iterator[tuple[Track, Spot]]:
        """Everything that can be pointed at, with its track."""
        for track in self.tracks:
            yield from ((track, spot) for spot in track.spots())

    def projected(self) -> Iterator[tuple[Track, Spot]]:
        """What nobody measured: where the curves would go."""
        for track in self.tracks:
            yield from ((track, spot) for fan in track.fans for spot in fan.spots)
