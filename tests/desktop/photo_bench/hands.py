"""What hands do at the bench: in pixels of the photograph, by mouse; and the keys that answer a form."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.case.photo import Point
from desktop.photo_bench.bench.bench import Bench
from desktop.photo_bench.place import AssessmentPlace
from desktop.photo_bench.view import AssessmentView
from tests.desktop.photo_bench import photographs

LEFT = Qt.MouseButton.LeftButton
ANSWERS = {
    "necrotic_type": "5",
    "necrotic_amount": "4",
    "granulation": "5",
    "eschar_state": "2",
    "exudate_type": "3",
    "exudate_amount": "2",
    "odour": "1",
    "periwound_colour": "4",
    "peripheral_oedema": "2",
    "peripheral_induration": "3",
    "infection_signs": "0",
    "pain.rest": "6",
    "pain.dressing_change": "8",
    "pain.breakthrough": "7",
    "dressing": "2",
}
"""The digit that answers a question; what is not here is passed over with Enter."""


def spot(bench: Bench, point: Point) -> QPoint:
    return bench.stage.canvas.to_view(point).toPoint()


def click(bench: Bench, point: Point) -> None:
    QTest.mouseClick(bench.stage.canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(bench, point))


def outline(bench: Bench, points: Sequence[Point]) -> None:
    """A click a point, and one on the first closes."""
    for point in (*points, points[0]):
        click(bench, point)


def drag(bench: Bench, points: Sequence[Point], button: Qt.MouseButton = LEFT) -> None:
    view = bench.stage.canvas.viewport()
    QTest.mousePress(view, button, Qt.KeyboardModifier.NoModifier, spot(bench, points[0]))
    for point in points[1:]:
        QTest.mouseMove(view, spot(bench, point))
    QTest.mouseRelease(view, button, Qt.KeyboardModifier.NoModifier, spot(bench, points[-1]))


def press(bench: Bench, key: object, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bench.stage.canvas, key, modifier)


def give_scale(bench: Bench, ends: Sequence[Point], typed: str) -> None:
    press(bench, "8")
    for end in ends:
        click(bench, end)
    QTest.keyClicks(bench.stage.scaling.length.line, typed)
    QTest.keyClick(bench.stage.scaling.length.line, Qt.Key.Key_Return)


def view_of(place: AssessmentPlace) -> AssessmentView:
    assert place.view is not None
    return place.view


def photographed(place: AssessmentPlace, photograph: Path, settled: Callable[[], None]) -> None:
    """The photograph is taken in, its scale set, wound and eschar outlined."""
    bench = view_of(place).bench
    bench.add_paths([photograph])
    settled()
    bench.stage.canvas.setFocus()
    give_scale(bench, photographs.RULER, str(photographs.RULER_MM))
    press(bench, "2")
    press(bench, "W")
    outline(bench, photographs.outline((280, 190)))
    press(bench, "E")
    outline(bench, photographs.outline((150, 100), 12))
