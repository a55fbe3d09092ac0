"""Areas as the chart and every page write them. Apart from other numbers: the first page is painted without the case."""

from core.trends.series import in_cm2
from desktop.widgets.numbers import pointed


def cm2(area_mm2: float) -> str:
    """An area in cm², without its unit."""
    return pointed(str(in_cm2(area_mm2)))
