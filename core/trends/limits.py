"""What counts as a change worth a word: data of `resources/clinical/trends.toml`, each with its source."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from core import resources


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LesionLimits(_Closed):
    """Days and percents of the trend word of a lesion."""

    reference_days: int
    shortest_days: int
    longest_days: int
    worse_percent: float
    improving_percent: float
    source: str


class PainLimits(_Closed):
    """An important change: so many points, or so many percent."""

    points: float
    percent: float
    source: str


class PointLimit(_Closed):
    """A change of a score, in points."""

    points: float
    source: str


class PercentLimit(_Closed):
    """A change in percent."""

    percent: float
    source: str


class PainDiaryLimits(_Closed):
    """Thresholds on the numeric rating scale, and how many days apart entries may be that a line joins."""

    thresholds: tuple[int, ...]
    join_days: int
    source: str


class ResponseLimits(_Closed):
    """The windows of a response to an analgesic, in whole days; drug classes, and what may have confounded it."""

    days: tuple[int, ...]
    washout_days: int
    least_scores: int
    analgesics: tuple[str, ...]
    confounding_classes: tuple[str, ...]
    confounding_procedures: tuple[str, ...]
    confounding_events: tuple[str, ...]
    source: str


class RateLimits(_Closed):
    """Lines through measurements: how far they look back and ahead, from how many points, with which confidence."""

    window_days: int
    least_points: int
    confidence: float
    horizon_days: int
    stale_days: int
    around_days: tuple[int, ...]
    source: str


class Limits(_Closed):
    """Everything that trends compare with."""

    lesion: LesionLimits
    pain: PainLimits
    bwat_cua: PointLimit
    weight: PercentLimit
    pain_diary: PainDiaryLimits
    response: ResponseLimits
    rate: RateLimits


@cache
def limits() -> Limits:
    """The limits as the resources give them."""
    return Limits.model_validate(resources.read_toml("clinical", "trends.toml"))
