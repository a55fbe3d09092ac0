"""What is wrong with an outline before anything is measured by it."""

from core.case.photo import Outline
from core.texts import Text, text


def outline_fault(outline: Outline, width_px: int, height_px: int) -> Text | None:
    """The first fault of an outline on a picture of that size: outside the picture, crossing itself, or no area."""
    # The geometry library is loaded when the first outline is judged: a form without a photograph never needs it.
    from shapely.geometry import Polygon

    tissue = text(f"word.tissue.{outline.tissue}")
    if any(not (0 <= x <= width_px and 0 <= y <= height_px) for x, y in outline.points_px):
        return text("charting.problem.outline_outside", tissue=tissue)
    shape = Polygon(outline.points_px)
    if shape.area == 0:
        return text("charting.problem.outline_flat", tissue=tissue)
    if not shape.is_valid:
        return text("charting.problem.outline_crossing", tissue=tissue)
    return None
