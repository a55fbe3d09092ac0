"""The tracks of the lesions: areas, burden, tissue shares, scores."""

from collections.abc import Iterator, Mapping, Sequence

from core.case.lesion import Lesion
from core.clinic.views.timeline import Course
from core.instruments.definitions import instrument
from core.texts import Text, text
from core.trends.lesions import label, lesion_name, method_text
from core.trends.projection import Projected
from core.trends.series import Series, in_cm2
from desktop.timeline.tracks import AREAS, BURDEN, BWAT, PUSH, TISSUE, Curve, Fan, Spot, Track
from desktop.timeline.writer import Writer, highest
from desktop.widgets.numbers import pointed

Titles = Mapping[str, str]
LEAST_CM2 = 1.0
_ROOM_AHEAD = 1.4
_TALL, _LOW = 10, 6


def lesion_tracks(course: Course, titles: Titles, write: Writer) -> Iterator[Track]:
    """One track each for areas, burden, BWAT-CUA and PUSH, and one of tissue shares for each lesion that has any."""
    lines = course.timeline.lesions
    areas = [curve for number, one in enumerate(lines) for curve in _areas(one.lesion, number, one, write)]
    burden = [*_burden(course.timeline.wound_burden, 0, write), *_burden(course.timeline.eschar_burden, 0, write)]
    fans = tuple(_fans(course, titles, write))
    for group, curves, ahead in ((AREAS, areas, fans), (BURDEN, burden, ())):
        top = area_top(curves, ahead)
        yield Track(group, titles[group], "cm²", 0.0, top, _TALL, tuple(curves), area=True, fans=ahead)
    for number, one in enumerate(lines):
        yield from _tissue(one.lesion, number, course.tissues, titles, write)
    bwat = [(one.lesion, number, one.bwat_cua) for number, one in enumerate(lines) if one.bwat_cua.points]
    numbers = {one.lesion.id: (one.lesion, number) for number, one in enumerate(lines)}
    push = [(*numbers[series.subject or ""], series) for series in course.push]
    for code, scored in ((BWAT, bwat), (PUSH, push)):
        curves = [
            write.curve(series, _names(one, write), number, "assessment", brief=f"{titles[code]} {label(one)}")
            for one, number, series in scored
        ]
        ends = instrument(code)
        yield Track(code, titles[code], "", float(ends.low), highest(curves, ends.low + 1), _LOW, tuple(curves))


def area_top(curves: Sequence[Curve], fans: Sequence[Fan]) -> float:
    """The upper end of a scale of areas. A wide interval leaves the picture: it never flattens what was measured."""
    top = highest(curves, LEAST_CM2)
    return max(top, min(_ROOM_AHEAD * top, max((high for fan in fans for _, high in fan.bounds), default=0.0)))


def _fans(course: Course, titles: Titles, write: Writer) -> Iterator[Fan]:
    """The projection of every lesion that has one; its numbers and what it rests on stand beside, under Healing."""
    numbers = {one.lesion.id: number for number, one in enumerate(course.timeline.lesions)}
    for verdict in course.verdicts:
        if verdict.projection is not None:
            what = f"{titles['projection']} · {write.say(verdict.name)}"
            spots = tuple(_ahead(one, what, write) for one in verdict.projection.course)
            bounds = tuple((one.low / 100, one.high / 100) for one in verdict.projection.course)
            yield Fan(numbers[verdict.lesion.id], spots, bounds, verdict.lesion.id)


def _ahead(one: Projected, what: str, write: Writer) -> Spot:
    value = pointed(f"{in_cm2(one.area)} cm² ({in_cm2(one.low)}–{in_cm2(one.high)})")
    when = one.at.astimezone(write.zone).date().isoformat()
    return Spot(write.at(one.at), one.area / 100, what, value, when, "projection", None)


def _names(lesion: Lesion, write: Writer) -> tuple[str, str]:
    return write.say(lesion_name(lesion)), label(lesion)


def _areas(lesion: Lesion, number: int, lines: object, write: Writer) -> Iterator[Curve]:
    name, short = _names(lesion, write)
    for tissue in ("wound", "eschar"):
        for series in getattr(lines, tissue):
            words = _told(name, series.name, series, write)
            brief = f"{short} {write.say(text(f'word.tissue.{tissue}'))}"
            yield write.curve(series, (words, short), number, "assessment", hollow=tissue == "eschar", brief=brief)


def _told(name: str, tissue: Text, series: Series, write: Writer) -> str:
    method = write.say(method_text(series.variant)) if series.variant not in (None, "unknown") else ""
    return " · ".join(part for part in (name, write.say(tissue), method) if part)


def _burden(found: Sequence[Series], first: int, write: Writer) -> Iterator[Curve]:
    for number, series in enumerate(found, start=first):
        hollow = series.key.startswith("eschar")
        words = _told("", series.name, series, write)
        short = "" if len(found) == 1 else write.say(method_text(series.variant))
        yield write.curve(series, (words, short), number, "assessment", hollow=hollow)


def _tissue(lesion: Lesion, number: int, shares: Sequence[Series], titles: Titles, write: Writer) -> Iterator[Track]:
    curves = []
    for order, series in enumerate(each for each in shares if each.subject == lesion.id):
        tissue = write.say(series.name)
        names = (f"{_names(lesion, write)[0]} · {tissue}", tissue)
        brief = f"{label(lesion)} {tissue} %"
        curves.append(write.curve(series, names, order, "assessment", token=series.variant, brief=brief))
    if curves:
        title = f"{titles[TISSUE]} {label(lesion)}"
        yield Track(TISSUE, title, "%", 0.0, 100.0, _LOW, tuple(curves), subject=lesion.id)
