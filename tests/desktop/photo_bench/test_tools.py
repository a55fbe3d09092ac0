"""The tools without a window: what a hand does, and what becomes of the outlines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.photo import Outline, Point
from core.imaging.scale import ruler_scale
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.earlier import Earlier, laid_over
from desktop.photo_bench.bench.outlines import Outlines, from_case, inside, moved, nearest, nearest_side
from desktop.photo_bench.bench.tools.freehand import Freehand
from desktop.photo_bench.bench.tools.polygon import Polygon
from desktop.photo_bench.bench.tools.ruler import RulerTool
from desktop.photo_bench.bench.tools.select import Select
from desktop.photo_bench.bench.tools.tool import Tool, Touch
from desktop.photo_bench.figures import area_off, per_cent_off, percent

SIZE = (400, 300)
SQUARE: list[Point] = [(100.0, 100.0), (200.0, 100.0), (200.0, 200.0), (100.0, 200.0)]
NUMBER = st.floats(-1000, 1000, allow_nan=False)


@pytest.fixture
def desk(qapp) -> PhotoDesk:
    return PhotoDesk(SIZE)


@pytest.fixture
def with_square(desk: PhotoDesk) -> PhotoDesk:
    desk.put(desk.outlines.with_region("wound", SQUARE), "outline")
    return desk


def at(x: float, y: float) -> Touch:
    return Touch((x, y), 5.0)


def clicks(tool: Tool, *points: Point) -> None:
    for point in points:
        tool.press(at(*point))
        tool.release(at(*point))


def complaint(desk: PhotoDesk) -> str:
    return desk.complaint.text.key if desk.complaint is not None else ""


def test_a_click_on_the_first_point_closes_the_polygon(desk: PhotoDesk) -> None:
    clicks(Polygon(desk), *SQUARE, (102.0, 101.0))
    assert desk.outlines.regions[0].points == tuple(SQUARE)
    assert desk.outlines.regions[0].tissue == "wound"


def test_two_points_are_no_outline_and_stay_to_be_gone_on_with(desk: PhotoDesk) -> None:
    polygon = Polygon(desk)
    clicks(polygon, *SQUARE[:2])
    polygon.finish()
    assert complaint(desk) == "error.outline.too_few_points"
    clicks(polygon, *SQUARE[2:])
    assert complaint(desk) == ""
    polygon.finish()
    assert len(desk.outlines.regions) == 1


def test_an_outline_that_crosses_itself_is_said_where_it_does_and_mended(desk: PhotoDesk) -> None:
    polygon = Polygon(desk)
    clicks(polygon, SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3])
    polygon.finish()
    assert complaint(desk) == "error.outline.crosses_itself"
    assert desk.complaint is not None
    assert desk.complaint.at == pytest.approx((150, 150))
    assert polygon.sketch().line == (SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3])
    polygon.back()
    polygon.finish()
    assert desk.outlines.regions[0].points == (SQUARE[0], SQUARE[2], SQUARE[1])


def test_an_outline_that_leaves_the_picture_is_refused(desk: PhotoDesk) -> None:
    polygon = Polygon(desk)
    clicks(polygon, (10, 10), (500, 10), (10, 100))
    polygon.finish()
    assert complaint(desk) == "error.outline.outside"
    assert desk.outlines == Outlines()


def test_a_point_taken_back_can_be_put_again(desk: PhotoDesk) -> None:
    polygon = Polygon(desk)
    clicks(polygon, *SQUARE)
    polygon.back()
    assert polygon.sketch().line == tuple(SQUARE[:3])
    polygon.forth()
    assert polygon.sketch().line == tuple(SQUARE)


def test_a_freehand_line_closes_where_it_is_let_go(desk: PhotoDesk) -> None:
    freehand = Freehand(desk)
    freehand.press(at(*SQUARE[0]))
    for start, end in zip(SQUARE, [*SQUARE[1:], (101.0, 105.0)], strict=True):
        for step in range(1, 21):
            share = step / 20
            freehand.drag(at(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    freehand.release(at(101, 105))
    region = desk.outlines.regions[0]
    assert 4 <= len(region.points) < 40
    assert inside(region.points, (150, 150))


def test_two_marks_on_the_ruler_ask_for_their_distance(desk: PhotoDesk) -> None:
    asked: list[object] = []
    desk.length_asked.connect(asked.append)
    clicks(RulerTool(desk), (50, 250), (350, 250))
    assert asked == [((50, 250), (350, 250))]


def test_a_vertex_is_dragged_and_undone(with_square: PhotoDesk) -> None:
    select = Select(with_square)
    clicks(select, (150, 150))
    select.press(at(*SQUARE[2]))
    select.drag(at(250, 250))
    select.release(at(250, 250))
    assert with_square.outlines.regions[0].points[2] == (250, 250)
    with_square.stack.undo()
    assert with_square.outlines.regions[0].points == tuple(SQUARE)
    with_square.stack.redo()
    assert with_square.outlines.regions[0].points[2] == (250, 250)


def test_a_move_that_would_cross_goes_back_and_says_so(with_square: PhotoDesk) -> None:
    select = Select(with_square)
    clicks(select, (150, 150))
    select.press(at(*SQUARE[0]))
    select.drag(at(220, 150))
    select.release(at(220, 150))
    assert complaint(with_square) == "error.outline.crosses_itself"
    assert with_square.outlines.regions[0].points == tuple(SQUARE)


def test_a_drag_on_the_line_sets_a_new_point(with_square: PhotoDesk) -> None:
    select = Select(with_square)
    clicks(select, (150, 150))
    select.press(at(150, 100))
    select.drag(at(150, 60))
    select.release(at(150, 60))
    assert with_square.outlines.regions[0].points == (SQUARE[0], (150, 60), *SQUARE[1:])


def test_delete_removes_the_point_and_then_the_outline(with_square: PhotoDesk) -> None:
    select = Select(with_square)
    clicks(select, (150, 150))
    clicks(select, SQUARE[0])
    select.remove()
    assert with_square.outlines.regions[0].points == tuple(SQUARE[1:])
    select.remove()
    assert with_square.outlines.regions == ()
    assert with_square.selected is None


def test_nudges_of_one_outline_are_one_step_to_undo(with_square: PhotoDesk) -> None:
    select = Select(with_square)
    clicks(select, (150, 150))
    for _ in range(5):
        assert select.nudge((2, 0))
    assert with_square.outlines.regions[0].points == moved(SQUARE, (10, 0))
    with_square.stack.undo()
    assert with_square.outlines.regions[0].points == tuple(SQUARE)


def test_an_end_of_the_ruler_is_dragged_and_keeps_its_length(desk: PhotoDesk) -> None:
    desk.put_scale(ruler_scale((50, 250), (350, 250), 60))
    select = Select(desk)
    select.press(at(350, 250))
    select.drag(at(250, 250))
    select.release(at(250, 250))
    assert desk.outlines.scale is not None
    assert desk.outlines.scale.mm_per_px == pytest.approx(0.3)
    RulerTool(desk).remove()
    assert desk.outlines.scale is None


def test_outlines_come_back_from_the_case_as_they_were(with_square: PhotoDesk) -> None:
    scale = ruler_scale((50, 250), (350, 250), 60)
    kept = with_square.outlines.with_scale(scale)
    assert from_case(kept.as_case(), scale) == kept


@given(st.tuples(NUMBER, NUMBER), st.floats(0.1, 100))
def test_the_nearest_corner_and_side_are_never_farther_than_the_reach(point: Point, reach: float) -> None:
    corner = nearest(SQUARE, point, reach)
    side = nearest_side(SQUARE, point, reach)
    if corner is not None:
        assert side is not None
    if side is not None and not inside(SQUARE, point):
        assert 100 - reach <= point[0] <= 200 + reach


@given(st.integers(5, 50), st.integers(5, 50))
def test_a_ghost_to_scale_is_as_large_as_the_wound_was(then: int, now: int) -> None:
    def scaled(length_mm: int) -> Outlines:
        return Outlines().with_region("wound", SQUARE).with_scale(ruler_scale((0, 0), (100, 0), length_mm))

    before = scaled(then)
    earlier = Earlier("0" * 64, date(2026, 10, 1), SIZE, before.as_case(), before.scale)
    laid = laid_over(earlier, scaled(now), SIZE)
    assert laid.to_scale
    xs = [x for x, _ in laid.lines[0]]
    assert (max(xs) - min(xs)) * now == pytest.approx(100 * then)
    assert sum(xs) / 4 == pytest.approx(150)


def test_what_is_found_takes_the_place_of_what_it_meets_and_leaves_the_rest() -> None:
    apart = tuple((x + 150, y) for x, y in SQUARE)
    outlines = Outlines().with_region("wound", SQUARE).with_region("wound", apart).with_region("eschar", SQUARE)
    after = outlines.with_found("wound", [tuple(moved(SQUARE, (10, 10)))])
    assert [(region.tissue, region.points[0]) for region in after.regions] == [
        ("wound", apart[0]),
        ("eschar", SQUARE[0]),
        ("wound", (110, 110)),
    ]


def test_outlines_that_stay_the_same_keep_their_numbers() -> None:
    outlines = Outlines().with_region("wound", SQUARE).with_region("eschar", SQUARE)
    again = outlines.with_case(tuple(reversed(outlines.as_case())))
    assert {region.tissue: region.number for region in again.regions} == {"wound": 1, "eschar": 2}
    other = outlines.with_case((outlines.as_case()[0], Outline(tissue="slough", points_px=tuple(SQUARE))))
    assert {region.tissue: region.number for region in other.regions} == {"wound": 1, "slough": 3}


@pytest.mark.parametrize(
    ("share", "said"), [(None, "–"), (0.0, "0 %"), (0.2, "<1 %"), (12.4, "12 %"), (100.0, "100 %")]
)
def test_a_share_that_rounds_to_nothing_is_not_said_to_be_nothing(share: float | None, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(("off", "said"), [(30.2, "± 30 %"), (9.96, "± 10.0 %"), (0.14, "± 0.1 %"), (0.01, "± <0.1 %")])
def test_how_far_off_is_never_said_to_be_exact(off: float, said: str) -> None:
    assert per_cent_off(off) == said


def test_an_area_is_written_as_finely_as_it_is_known() -> None:
    assert area_off(341.26, 0.5) == "341.3 ± 1.7 mm²"
    assert area_off(341.26, 30) == "341 ± 102 mm²"
    assert area_off(341.26, None) == "341 mm²"
    assert area_off(None, 30) == "–"
