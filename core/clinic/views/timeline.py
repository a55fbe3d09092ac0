"""Everything that the timeline shows of one case, computed once: series, targets, the triad, loads and verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.case.case import Case
from core.case.moments import start_of
from core.clinic.today import begun_days_counted
from core.guidance.history import FactorHistory, history
from core.guidance.minerals import corrected_calcium, products
from core.guidance.picture import picture_of
from core.guidance.profile import Profile
from core.guidance.targets import CORRECTED, PRODUCT, Target, targets
from core.texts import text
from core.trends.as_of import as_of
from core.trends.opioids import LoadOfDay, daily_loads
from core.trends.pain_diary import PainDay, pain_days
from core.trends.score_course import score_series
from core.trends.series import Point, Series
from core.trends.timeline import Timeline, timeline
from core.trends.tissue_shares import tissue_shares
from core.trends.turns import Turn, turns
from core.trends.verdict import Verdict, verdict


@dataclass(frozen=True)
class Course:
    """One case over time, up to `at`. `laboratory` holds reported values and, beside them, those that are computed.

    `histories` reach from the onset of the episode; empty without an episode. `begin` is that onset.
    """

    case: Case
    at: datetime
    begin: datetime | None
    timeline: Timeline
    tissues: tuple[Series, ...]
    push: tuple[Series, ...]
    pain_days: tuple[PainDay, ...]
    loads: tuple[LoadOfDay, ...]
    laboratory: tuple[Series, ...]
    targets: dict[str, Target]
    histories: tuple[FactorHistory, ...]
    turns: tuple[Turn, ...]
    verdicts: tuple[Verdict, ...]


def course(case: Case, profile: Profile, zone: ZoneInfo, now: datetime) -> Course:
    """The longer reading of one case. Pure: it takes a while on a long course, so that a worker does it.

    `now` carries the facility's offset; what was observed later is left out.
    """
    counted = begun_days_counted(case, now)
    seen = as_of(counted, now)
    line = timeline(seen)
    onset = None if counted.episode is None else start_of(counted.episode.onset)
    begun = onset is not None and onset <= now
    computed = tuple(_computed(counted, profile, now))
    return Course(
        case=seen,
        at=now,
        begin=onset if begun else None,
        timeline=line,
        tissues=tuple(series for lesion in seen.lesions for series in tissue_shares(lesion)),
        push=tuple(series for lesion in seen.lesions if (series := score_series(lesion, "push")).points),
        pain_days=pain_days(seen, zone),
        loads=daily_loads(seen, profile.derived.convertible_routes, zone, now),
        laboratory=(*line.laboratory, *computed),
        targets=dict(targets(profile)),
        histories=history(counted, profile, counted.episode.onset, now) if counted.episode and begun else (),
        turns=turns(seen),
        verdicts=tuple(verdict(lesion, now) for lesion in seen.lesions),
    )


def _computed(case: Case, profile: Profile, now: datetime) -> Iterator[Series]:
    """Corrected calcium and the product, of values that are known exactly; each leads to its newer ingredient."""
    picture = picture_of(case, now)
    calcium = [
        Point(one.calcium.entry.at, float(one.amount.exact), one.calcium.entry.id)
        for one in corrected_calcium(picture, profile.derived)
        if one.amount.exact is not None
    ]
    product = [
        Point(one.phosphate.entry.at, float(one.amount.exact), one.phosphate.entry.id)
        for one in products(picture, profile.derived)
        if one.amount.exact is not None
    ]
    if calcium:
        yield Series("laboratory", text("guidance.target.calcium_corrected"), "mmol/L", tuple(calcium), None, CORRECTED)
    if product:
        yield Series("laboratory", text("guidance.target.product"), "mmol2/L2", tuple(product), None, PRODUCT)
