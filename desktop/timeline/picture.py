"""The whole timeline as values to draw, made beside the window."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from core.clinic.views.timeline import Course
from core.trends.lesions import label
from desktop.timeline.course_tracks import (
    event_track,
    flag_track,
    laboratory_tracks,
    opioid_track,
    pain_tracks,
    therapy_track,
    triad_track,
    uprights,
    weight_tracks,
)
from desktop.timeline.lesion_tracks import area_top, lesion_tracks
from desktop.timeline.tracks import AREAS, BWAT, FLAGS, PUSH, THERAPY, TRIAD, Limit, Picture, Track
from desktop.timeline.writer import Say, Writer


def picture(
    course: Course, titles: Mapping[str, str], opioid_limits: Sequence[Limit], say: Say, zone: ZoneInfo
) -> Picture:
    """Every track that there is something to say of, in the order of the house: lesions, therapies, then the rest."""
    write = Writer(say, zone)
    tracks = [
        *lesion_tracks(course, titles, write),
        therapy_track(course, titles, write),
        event_track(course, titles, write),
        *pain_tracks(course, titles, write),
        opioid_track(course, titles, opioid_limits, write),
        *laboratory_tracks(course, titles, write),
        triad_track(course, titles, write),
        flag_track(course, titles, write),
        *weight_tracks(course, titles, write),
    ]
    told = tuple(track for track in tracks if track.empty or any(True for _ in track.spots()))
    groups = {track.group: titles.get(track.group, track.title) for track in told}
    seen = [spot.x for track in told if track.group not in (THERAPY, TRIAD) for spot in track.spots()]
    # That a lesion began, and what the rules make of that, is no course yet.
    charted = (track for track in told if track.group not in (TRIAD, FLAGS))
    anything = any(spot.kind != "lesion" for track in charted for spot in track.spots())
    return Picture(
        tracks=told if anything else (),
        uprights=tuple(uprights(course, write)),
        begin=None if course.begin is None else course.begin.timestamp(),
        first=min(seen, default=None),
        now=course.at.timestamp(),
        groups=tuple(groups.items()),
        lesions=tuple((one.lesion.id, label(one.lesion)) for one in course.timeline.lesions),
    )


def narrowed(picture: Picture, lesions: Collection[str], *, projected: bool) -> Picture:
    """The picture of some lesions (none named: of all), with or without what would come.

    Areas, tissues and scores follow. The burden stays that of all open lesions, and the rest belongs to the patient.
    """
    kept = (track for track in picture.tracks if not lesions or track.subject is None or track.subject in lesions)
    return replace(picture, tracks=tuple(_narrowed(track, lesions, projected=projected) for track in kept))


def _narrowed(track: Track, lesions: Collection[str], *, projected: bool) -> Track:
    if track.group not in (AREAS, BWAT, PUSH):
        return track
    curves = tuple(curve for curve in track.curves if not lesions or curve.subject in lesions)
    fans = tuple(fan for fan in track.fans if projected and (not lesions or fan.subject in lesions))
    high = area_top(curves, fans) if track.area else track.high
    return replace(track, curves=curves, fans=fans, high=high)
