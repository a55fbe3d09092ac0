"""A verdict in words with its numbers: one line, and the sentences behind it. What screen, review and paper say."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from core.texts import Text, text
from core.trends.lesions import method_text
from core.trends.limits import limits
from core.trends.pain_diary import local_day
from core.trends.progress import Comparison
from core.trends.projection import Projection
from core.trends.rates import Slope
from core.trends.regression import Interval
from core.trends.series import in_cm2, rounded
from core.trends.verdict import Verdict


def verdict_line(verdict: Verdict) -> Text:
    """The code and what it was read from, for example *Healing: wound 23.1 → 18.0 cm² in 14 days, down 22 %*."""
    compared = verdict.comparison
    match verdict.code:
        case "healing" | "stalled" | "growing" if compared is not None:
            return text(f"trends.verdict.{verdict.code}", compared=compared_words(compared))
        case "measured_long_ago" if verdict.latest is not None:
            area = in_cm2(verdict.latest.value or 0)
            return text("trends.verdict.measured_long_ago", days=verdict.age_days, area=area)
        case "too_few_points" if verdict.latest is not None:
            area = in_cm2(verdict.latest.value or 0)
            return text("trends.verdict.too_few_points", n=verdict.n, area=area, method=method_text(verdict.method))
        case "closed":
            how = text(f"word.lesion_closed_as.{verdict.lesion.closed_as or 'other'}")
            return text("trends.verdict.closed", how=how)
        case "not_measured" if verdict.refused is not None:
            return text("trends.verdict.not_done", reason=verdict.refused)
        case _:
            return text(f"trends.verdict.{verdict.code}")


def compared_words(compared: Comparison) -> Text:
    """The two areas, the time between them, and the change in percent."""
    percent = compared.percent
    if percent is None:
        change = text("trends.change.from_nothing")
    elif rounded(percent) == 0:
        change = text("trends.change.none")
    else:
        change = text(f"trends.change.{'up' if percent > 0 else 'down'}", percent=rounded(abs(percent)))
    return text(
        "trends.compared",
        tissue=text(f"word.tissue.{compared.tissue}"),
        before=in_cm2(compared.before.value or 0),
        after=in_cm2(compared.after.value or 0),
        days=compared.days,
        change=change,
        method=method_text(compared.method),
    )


def verdict_details(verdict: Verdict, zone: ZoneInfo) -> tuple[Text, ...]:
    """The numbers behind the line, a sentence each; what cannot be said is said to be unknown."""
    return tuple(_details(verdict, zone))


def _details(verdict: Verdict, zone: ZoneInfo) -> Iterator[Text]:
    if verdict.refused is not None and verdict.latest is not None:
        yield text("trends.rate.refused", reason=verdict.refused)
    if verdict.first is None or verdict.latest is None:
        return
    if verdict.n > 1 and verdict.reduction is not None:
        since, n = local_day(verdict.first.at, zone), verdict.n
        key = "trends.rate.reduction" if verdict.reduction >= 0 else "trends.rate.increase"
        yield text(key, percent=rounded(abs(verdict.reduction)), since=since, n=n)
    if verdict.advance is not None:
        yield text("trends.rate.advance", mm=rounded(verdict.advance, 1))
    yield slope_words(verdict.slope)
    if verdict.slope.per_week is not None:
        yield _doubling_words(verdict)
    if verdict.projection is not None:
        yield from projection_words(verdict.projection, zone)
    elif verdict.code in ("healing", "stalled", "growing", "too_few_points"):
        yield text("trends.projection.none", least=limits().rate.least_points)


def slope_words(slope: Slope) -> Text:
    """The slope of an area with its interval and n, or that there are too few measurements."""
    least = limits().rate.least_points
    if slope.per_week is None:
        return text("trends.rate.no_slope", n=slope.n, least=least)
    key = "trends.rate.slope" if slope.sure else "trends.rate.slope_unsure"
    return text(key, n=slope.n, percent=confidence_percent(), **_cm2(slope.per_week))


def _doubling_words(verdict: Verdict) -> Text:
    found = verdict.doubling
    if found is None:
        return text("trends.rate.no_doubling")
    weeks = {"low": rounded(found.weeks.low, 1), "high": rounded(found.weeks.high, 1)}
    key = f"trends.rate.{found.kind}"
    return text(key, weeks=rounded(found.weeks.value, 1), percent=confidence_percent(), **weeks)


def projection_words(found: Projection, zone: ZoneInfo) -> Iterator[Text]:
    """Where the area would be at the end of the horizon, and when it would be closed if that can be said."""
    end = found.course[-1]
    until: date = end.at.astimezone(zone).date()
    yield text(
        "trends.projection.area",
        area=in_cm2(end.area),
        low=in_cm2(end.low),
        high=in_cm2(end.high),
        until=until,
        n=found.n,
        percent=confidence_percent(),
    )
    if found.heals is None:
        yield text("trends.projection.no_date")
        return
    named = {"expected": found.heals.expected, "earliest": found.heals.earliest, "latest": found.heals.latest}
    days = {name: at.astimezone(zone).date() for name, at in named.items()}
    yield text("trends.projection.heals", percent=confidence_percent(), **days)


def confidence_percent() -> object:
    """The confidence of every interval, in percent."""
    return rounded(100 * limits().rate.confidence)


def _cm2(interval: Interval) -> dict[str, object]:
    values = {"slope": interval.value, "low": interval.low, "high": interval.high}
    return {name: rounded(value / 100, 2) for name, value in values.items()}
