"""Earlier photographs of the lesion, and their outlines laid over the one on the bench. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.case.base import standing
from core.case.lesion import Lesion
from core.case.moments import DayOrInstant, instant
from core.case.photo import Outline, Photograph, Point, Scale
from core.charting.privacy import is_sensitive, shown
from core.imaging.geometry import centroid
from core.imaging.outlines import clipped
from desktop.photo_bench.bench.outlines import Outlines


@dataclass(frozen=True)
class Earlier:
    """One earlier photograph with what was outlined on it; an intimate one is blurred in the strip."""

    sha256: str
    at: DayOrInstant
    size: tuple[int, int]
    outlines: tuple[Outline, ...]
    scale: Scale | None
    sensitive: bool = False


def earlier_photographs(lesion: Lesion) -> tuple[Earlier, ...]:
    """Those of every assessment that counts, the newest first, but for those that were withdrawn."""
    found = {
        photograph.sha256: _earlier(photograph, assessment.at, lesion.site)
        for assessment in standing(lesion.assessments)
        for photograph in shown(assessment.photographs)
    }
    return tuple(sorted(found.values(), key=lambda each: instant(each.at), reverse=True))


def _earlier(photograph: Photograph, at: DayOrInstant, site: str) -> Earlier:
    tracing = photograph.tracing
    size = (photograph.width_px, photograph.height_px)
    outlines = tracing.outlines if tracing is not None else ()
    scale = tracing.scale if tracing is not None else None
    return Earlier(photograph.sha256, at, size, outlines, scale, is_sensitive(photograph.sensitive, site))


@dataclass(frozen=True)
class Laid:
    """Earlier outlines in pixels of the photograph on the bench. `to_scale`: both photographs have a scale."""

    lines: tuple[tuple[Point, ...], ...]
    to_scale: bool


def laid_over(earlier: Earlier, outlines: Outlines, size: tuple[int, int]) -> Laid:
    """The earlier outlines, centre upon centre of the wound that is outlined now, else upon the picture's middle.

    With a scale on both they are as large as they were; else they fill the same part of the picture.
    """
    to_scale = earlier.scale is not None and outlines.scale is not None
    if earlier.scale is not None and outlines.scale is not None:
        factor = earlier.scale.mm_per_px / outlines.scale.mm_per_px
    else:
        factor = max(size) / max(earlier.size)
    before = _centre([outline.points_px for outline in earlier.outlines if outline.tissue == "wound"])
    if before is None:
        before = _centre([outline.points_px for outline in earlier.outlines]) or (0.0, 0.0)
    now = _centre([region.points for region in outlines.regions if region.tissue == "wound"])
    to = now or (size[0] / 2, size[1] / 2)
    lines = tuple(
        tuple((to[0] + (x - before[0]) * factor, to[1] + (y - before[1]) * factor) for x, y in outline.points_px)
        for outline in earlier.outlines
    )
    return Laid(lines, to_scale)


def traced_from(earlier: Earlier, laid: Laid, size: tuple[int, int]) -> tuple[tuple[Point, ...], ...]:
    """The earlier wound's outline as one to begin with. Its tissues are not taken over: they are looked at anew."""
    lines = (line for line, outline in zip(laid.lines, earlier.outlines, strict=True) if outline.tissue == "wound")
    return tuple(line for line in (clipped(each, size) for each in lines) if len(line) > 2)


def _centre(lines: Sequence[Sequence[Point]]) -> Point | None:
    return centroid(max(lines, key=len)) if lines else None
