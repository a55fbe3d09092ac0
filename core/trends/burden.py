"""The burden of all open lesions together, with lineage: no tissue counted twice, none lost while it changes hands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.case.case import Case
from core.case.lesion import Assessment, Lesion
from core.case.moments import DayOrInstant, day, instant, start_of
from core.texts import text
from core.trends.lesions import Tissue, area, assessments
from core.trends.series import Point, Series


def burden_series(case: Case, tissue: Tissue = "wound") -> tuple[Series, ...]:
    """Total area in mm² over open lesions, one series for each measuring method, in the order of their first use.

    Each lesion counts with its latest measurement until it closes. Lesions joined by a split or a merge are one
    family: after the split or merge the family keeps its last whole total until every open member has been measured,
    so that tissue is neither counted twice nor lost in between. A lesion that is measured by another method now, or
    was never measured, is named in `missing`. Of one way are a limb's unrolled skin and the flat skin elsewhere: both
    are true areas of different lesions.
    """
    families = _families(case.lesions)
    ways = dict.fromkeys(
        _way(entry) for entry in sorted(_measured(case.lesions, tissue), key=lambda entry: instant(entry.at))
    )
    return tuple(
        Series(f"{tissue}_burden", text(f"trends.{tissue}_burden"), "mm2", _points(families, tissue, way), None, way)
        for way in ways
    )


def _measured(lesions: Iterable[Lesion], tissue: Tissue) -> list[Assessment]:
    return [entry for lesion in lesions for entry in assessments(lesion) if area(entry, tissue) is not None]


def _families(lesions: Sequence[Lesion]) -> list[list[Lesion]]:
    """Lesions joined by parenthood, each family in the order of the case."""
    family = {lesion.id: lesion.id for lesion in lesions}
    for lesion in lesions:
        for parent in lesion.parents:
            old, new = family.get(parent, lesion.id), family[lesion.id]
            family = {member: new if root == old else root for member, root in family.items()}
    groups: dict[str, list[Lesion]] = {}
    for lesion in lesions:
        groups.setdefault(family[lesion.id], []).append(lesion)
    return list(groups.values())


@dataclass(frozen=True)
class _Part:
    """What a family adds to the total: its area, where from, and which members were not counted."""

    total: float | None = None
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def _points(families: Sequence[Sequence[Lesion]], tissue: Tissue, way: str) -> tuple[Point, ...]:
    histories = {lesion.id: _measured([lesion], tissue) for family in families for lesion in family}
    parts = [_Part() for _ in families]
    points: list[Point] = []
    for at, entry_id in _moments(families, tissue, way):
        parts = [
            _part(family, histories, way, tissue, instant(at), before)
            for family, before in zip(families, parts, strict=True)
        ]
        point = _sum(parts, at, entry_id)
        # Several lesions are measured in one visit: the day's last total is the one in which all of them are new.
        if points and day(points[-1].at) == day(point.at):
            points.pop()
        points.append(point)
    return tuple(points)


def _way(assessment: Assessment) -> str:
    """By what the areas of a total were measured; `unknown` where nobody said."""
    return assessment.measured_by or "unknown"


def _moments(families: Iterable[Iterable[Lesion]], tissue: Tissue, way: str) -> list[tuple[DayOrInstant, str | None]]:
    """When the total may change: measurements, and lesions closing that were measured this way before."""
    found: list[tuple[DayOrInstant, str | None]] = []
    for lesion in (lesion for family in families for lesion in family):
        entries = _measured([lesion], tissue)
        found += [(entry.at, entry.id) for entry in entries]
        if lesion.closed is not None and any(_way(entry) == way for entry in entries):
            found.append((lesion.closed, None))
    found.sort(key=lambda moment: instant(moment[0]))
    started = [instant(entry.at) for family in families for entry in _measured(family, tissue) if _way(entry) == way]
    return [moment for moment in found if started and instant(moment[0]) >= min(started)]


def _part(
    family: Sequence[Lesion],
    histories: dict[str, list[Assessment]],
    way: str,
    tissue: Tissue,
    at: datetime,
    before: _Part,
) -> _Part:
    total, sources, missing, waiting = 0.0, [], [], []
    for lesion in _open_members(family, at):
        latest = next((entry for entry in reversed(histories[lesion.id]) if instant(entry.at) <= at), None)
        if latest is None:
            waiting.append(lesion)
        elif _way(latest) != way:
            missing.append(lesion.id)
        else:
            total += area(latest, tissue) or 0.0
            sources.append(latest.id or "")
    if any(lesion.parents for lesion in waiting) and before.total is not None:
        return before
    missing += [lesion.id for lesion in waiting]
    nothing_counted = bool(missing) and not sources
    return _Part(None if nothing_counted else total, tuple(filter(None, sources)), tuple(missing))


def _open_members(family: Sequence[Lesion], at: datetime) -> list[Lesion]:
    """Members open at an instant; a parent whose child has begun counts no more, whatever day it was closed on."""
    begun = [lesion for lesion in family if start_of(lesion.onset) <= at]
    replaced = {parent for lesion in begun for parent in lesion.parents}
    return [
        lesion
        for lesion in begun
        if lesion.id not in replaced and (lesion.closed is None or instant(lesion.closed) > at)
    ]


def _sum(parts: Sequence[_Part], at: DayOrInstant, entry_id: str | None) -> Point:
    totals = [part.total for part in parts if part.total is not None]
    sources = tuple(source for part in parts for source in part.sources)
    missing = tuple(lesion for part in parts for lesion in part.missing)
    if not totals:
        return Point(at, None, entry_id, gap="", missing=missing)
    return Point(at, sum(totals), entry_id, sources=sources, missing=missing)
