"""The bench, the timeline and the pages write one area in one way."""

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.reports.wording import Words
from core.texts import render
from core.trends.series import Point
from desktop.photo_bench.figures import area_cm2
from desktop.timeline.writer import Writer
from tests.core.trends.charted import at

ZONE = ZoneInfo("Europe/Berlin")


@given(st.floats(0, 90_000, allow_nan=False))
def test_an_area_is_written_the_same_on_screen_and_on_paper(area: float) -> None:
    printed = f"{Words('en', ZONE).cm2(area)} cm²"
    assert area_cm2(area) == printed
    assert Writer(render, ZONE).amount(Point(at(0), area), "mm2") == printed
