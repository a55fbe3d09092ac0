"""The whole timeline as values to draw, made beside the window."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from core.clinic.views.timeline import Course
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
from desktop.timeline.lesion_tracks import lesion_tracks
from desktop.timeline.tracks import FLAGS, THERAPY, TRIAD, Limit, Picture
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
    )
