"""Areas as the chart and every page write them.

Apart from other numbers, for the first page is painted before anything of the case is loaded.
"""

from core.trends.series import in_cm2
from desktop.widgets.numbers import pointed


def cm2(area_mm2: float) -> str:
    """An area in cm², without its unit."""
    return pointed(str(in_cm2(area_mm2)))
