"""What hands do at the bench: in pixels of the photograph, by mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.case.photo import Point
from desktop.photo_bench.bench.bench import Bench

LEFT = Qt.MouseButton.LeftButton


def spot(bench: Bench, point: Point) -> QPoint:
    return bench.stage.canvas.to_view(point).toPoint()


def click(bench: Bench, point: Point) -> None:
    QTest.mouseClick(bench.stage.canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(bench, point))


def outline(bench: Bench, points: Sequence[Point]) -> None:
    """A click a point, and one on the first closes."""
    for point in (*points, points[0]):
        click(bench, point)


def drag(bench: Bench, points: Sequence[Point]) -> None:
    view = bench.stage.canvas.viewport()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, spot(bench, points[0]))
    for point in points[1:]:
        QTest.mouseMove(view, spot(bench, point))
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, spot(bench, points[-1]))


def press(bench: Bench, key: object, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bench.stage.canvas, key, modifier)


def give_scale(bench: Bench, ends: Sequence[Point], typed: str) -> None:
    press(bench, "4")
    for end in ends:
        click(bench, end)
    QTest.keyClicks(bench.stage.question.line, typed)
    QTest.keyClick(bench.stage.question.line, Qt.Key.Key_Return)
