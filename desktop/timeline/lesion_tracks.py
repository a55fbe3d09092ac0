"""The tracks of the lesions: areas, burden, tissue shares, scores."""

from collections.abc import Iterator, Mapping, Sequence

from core.case.lesion import Lesion
from core.clinic.views.timeline import Course
from core.instruments.definitions import instrument
from core.texts import Text, text
from core.trends.lesions import label, lesion_name, method_text
from core.trends.series import Series
from desktop.timeline.tracks import AREAS, BURDEN, BWAT, PUSH, TISSUE, Curve, Track
from desktop.timeline.writer import Writer, highest

Titles = Mapping[str, str]
_LEAST_CM2 = 1.0
_TALL, _LOW = 10, 6


def lesion_tracks(course: Course, titles: Titles, write: Writer) -> Iterator[Track]:
    """One track each for areas, burden, BWAT-CUA and PUSH, and one of tissue shares for each lesion that has any."""
    lines = course.timeline.lesions
    areas = [curve for number, one in enumerate(lines) for curve in _areas(one.lesion, number, one, write)]
    burden = [*_burden(course.timeline.wound_burden, 0, write), *_burden(course.timeline.eschar_burden, 0, write)]
    for group, curves in ((AREAS, areas), (BURDEN, burden)):
        top = highest(curves, _LEAST_CM2)
        yield Track(group, titles[group], "cm²", 0.0, top, _TALL, tuple(curves), area=True)
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
        yield Track(TISSUE, f"{titles[TISSUE]} {label(lesion)}", "%", 0.0, 100.0, _LOW, tuple(curves))
