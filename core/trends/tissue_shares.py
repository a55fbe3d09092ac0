"""What a wound is made of over time: the share of each tissue in its area."""

from typing import Final

from core.case.lesion import Assessment, Lesion
from core.texts import text
from core.trends.lesions import assessments, not_done
from core.trends.series import Point, Series, in_order

BED: Final = ("eschar", "slough", "granulation", "epithelial")
"""The tissues of a wound, worst first."""


def tissue_shares(lesion: Lesion) -> tuple[Series, ...]:
    """Percent of the wound's area, a series for each tissue that was ever outlined, worst tissue first.

    A share is of one measurement, whatever its method, so that methods may share a curve. Where nothing was measured
    because it could not be done there is a gap; a wound without area has no shares.
    """
    entries = assessments(lesion)
    found = []
    for tissue in BED:
        points = [point for entry in entries if (point := _point(entry, tissue)) is not None]
        if any(point.value is not None for point in points):
            name = text(f"word.tissue.{tissue}")
            found.append(Series("tissue_share", name, "%", in_order(points), lesion.id, tissue))
    return tuple(found)


def _point(entry: Assessment, tissue: str) -> Point | None:
    area = getattr(entry, f"{tissue}_area_mm2")
    if area is not None and entry.wound_area_mm2:
        # An eschar that was outlined a hair outside of the wound is no more than all of it.
        return Point(entry.at, min(100.0, 100 * area / entry.wound_area_mm2), entry.id)
    refused = not_done(entry, "measurement")
    return None if refused is None else Point(entry.at, None, entry.id, gap=refused)
