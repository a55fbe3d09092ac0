"""The bench, the timeline and the pages write one area in one way, and every number as the language writes it."""

import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from core.reports.wording import Words
from core.texts import render
from core.trends.series import Point
from desktop.photo_bench.figures import area_cm2, area_off, length_mm, per_cent_off
from desktop.timeline.writer import Writer
from desktop.widgets.value_axis import ValueAxis
from tests.core.trends.charted import at

ZONE = ZoneInfo("Europe/Berlin")


@given(st.floats(0, 90_000, allow_nan=False))
def test_an_area_is_written_the_same_on_screen_and_on_paper(area: float) -> None:
    printed = f"{Words('en', ZONE).cm2(area)} cm²"
    assert area_cm2(area) == printed
    assert Writer(render, ZONE).amount(Point(at(0), area), "mm2") == printed


@pytest.fixture
def german() -> Iterator[None]:
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(QLocale("en"))


def test_measures_have_the_comma_of_the_window(german: None) -> None:
    assert area_cm2(341) == "3,4 cm²"
    assert length_mm(3.25) == "3,2 mm"
    assert area_off(341, 0.6) == "341,0 ± 2,0 mm²"
    assert per_cent_off(0.4) == "± 0,4 %"
    assert Writer(render, ZONE).amount(Point(at(0), 2.345), "mmol/L") == "2,35"


def test_a_chart_s_scale_has_the_comma_too(qapp: QApplication, german: None) -> None:
    assert ValueAxis().tickStrings([0.0, 0.5, 1.5], 1, 0.5) == ["0", "0,5", "1,5"]


def test_no_file_of_the_window_writes_a_decimal_number_past_the_one_way() -> None:
    """A format with decimals stands in `pointed(…)`, which puts the language's sign; but files are for machines."""
    decimals = re.compile(r":(?:[+]|[+]?(?:\.[1-9]\d*[efg]|g|f))\}|\{in_cm2\(|\bstr\(in_cm2\(")
    root = Path(__file__).parents[2] / "desktop"
    files = [file for file in root.rglob("*.py") if file.parent.name not in ("command_line", "support")]
    assert len(files) > 300
    lines = (
        (file.relative_to(root), line.strip())
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
    )
    assert [(name, line) for name, line in lines if decimals.search(line) and "pointed(" not in line] == []
