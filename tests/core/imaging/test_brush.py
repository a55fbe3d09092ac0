"""Brush and eraser: what they add and take is the stroke's own ground, and nothing is counted twice."""

import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.case.photo import Outline, Point
from core.imaging.brush import outlines_of, painted, stroke_shape
from core.imaging.geometry import Shape, flat
from core.imaging.outlines import check_outline
from core.imaging.tissues import BED, put_together
from tests.core.imaging.scenes import outline, square

SIZE = (400, 300)
TISSUES = ("wound", "eschar", "slough", "granulation", "epithelial", "purpura")
ROUGH = 1.0
"""Square pixels: what a grid of a thousandth of a pixel may take along hundreds of pixels of border."""

few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
paths = st.lists(st.tuples(st.floats(-40, 440), st.floats(-40, 340)), min_size=1, max_size=6)
radii = st.floats(2, 60)


@st.composite
def strokes(draw: st.DrawFn) -> tuple[str, list[Point], float, bool]:
    return draw(st.sampled_from(TISSUES)), draw(paths), draw(radii), draw(st.booleans())


@st.composite
def drawings(draw: st.DrawFn) -> tuple[Outline, ...]:
    """What some strokes left behind."""
    outlines: tuple[Outline, ...] = ()
    for tissue, path, radius, erase in draw(st.lists(strokes(), max_size=5)):
        outlines = painted(outlines, tissue, path, radius, erase=erase, size_px=SIZE)
    return outlines


def ground(outlines: tuple[Outline, ...]) -> dict[str, Shape]:
    return dict(put_together(outlines).shapes)


def area(outlines: tuple[Outline, ...], tissue: str) -> float:
    shape = ground(outlines).get(tissue)
    return 0.0 if shape is None else shape.area


def same(one: tuple[Outline, ...], two: tuple[Outline, ...]) -> bool:
    first, second = ground(one), ground(two)
    empty = shapely.MultiPolygon()
    return all(
        first.get(tissue, empty).symmetric_difference(second.get(tissue, empty)).area < ROUGH for tissue in TISSUES
    )


@few
@given(drawings(), strokes())
def test_every_ring_is_valid_inside_the_picture_and_no_ground_is_counted_twice(
    outlines: tuple[Outline, ...], stroke: tuple[str, list[Point], float, bool]
) -> None:
    tissue, path, radius, erase = stroke
    after = painted(outlines, tissue, path, radius, erase=erase, size_px=SIZE)
    for line in after:
        assert check_outline(line.points_px, SIZE) is None
    shapes = ground(after)
    flat_ones = [shape for name, shape in shapes.items() if name != "wound"]
    assert sum(shape.area for shape in flat_ones) - shapely.union_all(flat_ones).area < ROUGH
    if "wound" in shapes and "purpura" in shapes:
        assert shapes["purpura"].intersection(shapes["wound"]).area < ROUGH
    for name in BED & shapes.keys():
        assert shapes[name].difference(shapes["wound"]).area < ROUGH


@few
@given(drawings(), st.sampled_from(TISSUES), paths, radii, st.booleans())
def test_the_same_stroke_twice_changes_nothing_more(
    outlines: tuple[Outline, ...], tissue: str, path: list[Point], radius: float, erase: bool
) -> None:
    once = painted(outlines, tissue, path, radius, erase=erase, size_px=SIZE)
    assert same(painted(once, tissue, path, radius, erase=erase, size_px=SIZE), once)


@few
@given(drawings(), st.sampled_from(TISSUES), paths, radii)
def test_erasing_along_a_painted_path_leaves_none_of_it(
    outlines: tuple[Outline, ...], tissue: str, path: list[Point], radius: float
) -> None:
    drawn = painted(outlines, tissue, path, radius, erase=False, size_px=SIZE)
    after = painted(drawn, tissue, path, radius, erase=True, size_px=SIZE)
    left = ground(after).get(tissue, shapely.MultiPolygon())
    assert left.intersection(stroke_shape(path, radius)).area < ROUGH
    before = ground(outlines).get(tissue, shapely.MultiPolygon()).difference(stroke_shape(path, radius))
    assert left.symmetric_difference(before).area < ROUGH or tissue == "wound"


@few
@given(drawings(), st.sampled_from(TISSUES), paths, radii)
def test_painting_never_takes_from_the_painted_tissue_and_erasing_never_adds(
    outlines: tuple[Outline, ...], tissue: str, path: list[Point], radius: float
) -> None:
    more = painted(outlines, tissue, path, radius, erase=False, size_px=SIZE)
    less = painted(outlines, tissue, path, radius, erase=True, size_px=SIZE)
    assert area(more, tissue) > area(outlines, tissue) - ROUGH
    assert area(less, tissue) < area(outlines, tissue) + ROUGH


@few
@given(drawings())
def test_shapes_written_as_outlines_mean_the_same_shapes(outlines: tuple[Outline, ...]) -> None:
    shapes = ground(outlines)
    assert same(outlines_of(shapes), outlines)


def test_a_hole_rubbed_into_a_tissue_is_an_island() -> None:
    drawn = (outline("wound", square(50, 50, 200)),)
    after = painted(drawn, "wound", [(150, 150)], 20, erase=True, size_px=SIZE)
    assert len(after) == 2
    assert abs(area(after, "wound") - (40_000 - stroke_shape([(150, 150)], 20).area)) < ROUGH


def test_a_tissue_painted_into_another_one_takes_its_place() -> None:
    drawn = (outline("wound", square(50, 50, 200)), outline("eschar", square(60, 60, 180)))
    after = painted(drawn, "slough", [(150, 150)], 20, erase=False, size_px=SIZE)
    dot = stroke_shape([(150, 150)], 20).area
    assert abs(area(after, "slough") - dot) < ROUGH
    assert abs(area(after, "eschar") - (180**2 - dot)) < ROUGH
    back = painted(after, "eschar", [(150, 150)], 20, erase=False, size_px=SIZE)
    assert same(back, drawn)


def test_a_tissue_painted_over_the_wounds_edge_ends_at_it_but_one_apart_stays() -> None:
    drawn = (outline("wound", square(50, 50, 200)),)
    over = painted(drawn, "granulation", [(250, 150)], 20, erase=False, size_px=SIZE)
    assert abs(area(over, "granulation") - stroke_shape([(250, 150)], 20).area / 2) < ROUGH
    assert abs(area(over, "wound") - 40_000) < ROUGH
    apart = painted(drawn, "granulation", [(350, 150)], 20, erase=False, size_px=SIZE)
    assert abs(area(apart, "granulation") - stroke_shape([(350, 150)], 20).area) < ROUGH


def test_what_is_erased_from_the_wound_is_erased_from_its_bed() -> None:
    drawn = (outline("wound", square(50, 50, 200)), outline("eschar", square(50, 50, 100)))
    after = painted(drawn, "wound", [(50, 50), (150, 50)], 10, erase=True, size_px=SIZE)
    shapes = ground(after)
    assert shapes["eschar"].intersection(stroke_shape([(50, 50), (150, 50)], 10)).area < ROUGH
    assert shapes["eschar"].difference(shapes["wound"]).area < ROUGH


def test_a_wound_painted_over_bed_that_had_no_outline_holds_it() -> None:
    drawn = (outline("eschar", square(50, 50, 100)),)
    after = painted(drawn, "wound", [(150, 100)], 30, erase=False, size_px=SIZE)
    shapes = ground(after)
    assert flat(shapes["eschar"].difference(shapes["wound"])).is_empty
    assert shapes["wound"].area > 10_000


def test_a_stroke_follows_its_path_to_a_part_of_its_radius() -> None:
    path = [(x, 150 + 0.3 * (x % 2)) for x in range(50, 350)]
    drawn = stroke_shape(path, 10)
    truth = shapely.LineString(path).buffer(10, quad_segs=64)
    assert drawn.hausdorff_distance(truth) < 1
    assert len(shapely.get_coordinates(drawn)) < 60
