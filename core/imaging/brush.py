"""Brush and eraser: a stroke adds to the ground of a tissue, or takes from it.

What stands is changed by the stroke's own shape and by nothing else: painting twice changes nothing more, and erasing
along the same path takes away all that was painted.
"""

from collections.abc import Mapping, Sequence

from shapely import MultiPolygon, Polygon

from core.case.photo import Outline, Point
from core.case.words import lists
from core.imaging.geometry import Shape, flat, joined
from core.imaging.limits import limits
from core.imaging.rings import clean, drawn_line, pieces, rings_of
from core.imaging.tissues import BED, put_together
from core.imaging.tracing_limits import tracing_limits

_NOTHING = MultiPolygon()


def stroke_shape(path: Sequence[Point], radius_px: float) -> Shape:
    """The ground under a round brush that went along a path; tremor finer than a part of its radius is left out."""
    return clean(drawn_line(path, radius_px, radius_px * tracing_limits().brush.tremor_share))


def painted(
    outlines: Sequence[Outline],
    tissue: str,
    path: Sequence[Point],
    radius_px: float,
    *,
    erase: bool,
    size_px: tuple[int, int],
) -> tuple[Outline, ...]:
    """The outlines after a stroke of the brush or the eraser.

    - The bed's tissues never overlap: what is painted over is no longer the tissue below. Where a wound is outlined and
      the stroke meets it, a tissue of the bed is painted within its edge only.
    - The wound holds its bed: what is erased from the wound is erased from the bed too. Purpura ends at the wound.
    - Erasing a tissue of the bed leaves wound whose tissue is not said.

    Parameters
    ----------
    outlines
        Valid ones (`check_outline`); how they are put together, `core.imaging.tissues` says.
    tissue
        A word of the tissue list.
    path
        Where the pointer went, one point at least; it may leave the picture.
    radius_px
        Of the brush, in pixels of the photograph.
    size_px
        Width and height of the upright picture: nothing is painted beyond.

    Returns
    -------
    Outlines of all tissues, put together: they enclose what lies where, and each ring is valid.
    """
    outlined = any(outline.tissue == "wound" for outline in outlines)
    ground = {name: clean(shape, size_px) for name, shape in put_together(outlines).shapes.items()}
    stroke = clean(stroke_shape(path, radius_px), size_px)
    after = _erased(ground, tissue, stroke) if erase else _added(ground, tissue, stroke, outlined)
    if not outlined and (erase or tissue != "wound"):
        after.pop("wound", None)
    return outlines_of({name: clean(shape, size_px) for name, shape in after.items()})


def outlines_of(shapes: Mapping[str, Shape]) -> tuple[Outline, ...]:
    """Shapes of tissues that do not overlap (but for the wound and its bed) as outlines that mean just them."""
    rings = [
        (name, Polygon(line), place > 0)
        for name in lists()["tissue"]
        for part in pieces(shapes.get(name, _NOTHING))
        for place, line in enumerate((part.exterior, *part.interiors))
    ]
    filled = [ring for name, ring, island in rings if name in BED and not island]
    # The smaller outline lies on top: an island that another tissue fills needs no outline of its own, and of two equal
    # ones nobody could say which lies on the other.
    kept = [(name, ring) for name, ring, island in rings if not (island and name in BED and _among(filled, ring))]
    return tuple(Outline(tissue=name, points_px=line) for name, ring in kept for line in rings_of(ring))


def _among(rings: Sequence[Polygon], ring: Polygon) -> bool:
    same = limits().smallest_area_px2
    return any(ring.symmetric_difference(other).area < same for other in rings if abs(ring.area - other.area) < same)


def _added(ground: Mapping[str, Shape], tissue: str, stroke: Shape, outlined: bool) -> dict[str, Shape]:
    wound = ground.get("wound", _NOTHING)
    within = flat(stroke.intersection(wound))
    if tissue in BED and outlined and within.area > 0:
        stroke = within
    if tissue == "purpura":
        stroke = flat(stroke.difference(wound))
    covered = {"wound": {"purpura"}, "purpura": set()}.get(tissue, {*BED, "purpura"} - {tissue})
    after = {name: flat(shape.difference(stroke)) if name in covered else shape for name, shape in ground.items()}
    return {**after, tissue: joined([ground.get(tissue, _NOTHING), stroke])}


def _erased(ground: Mapping[str, Shape], tissue: str, stroke: Shape) -> dict[str, Shape]:
    taken = {*BED, "wound"} if tissue == "wound" else {tissue}
    return {name: flat(shape.difference(stroke)) if name in taken else shape for name, shape in ground.items()}
