"""The assisted outline: near the true edge on every skin tone, obedient to strokes, silent where nothing is seen."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.case.photo import Outline, Point
from core.errors import InvalidInput
from core.imaging.assist import Answer, Assist, Stroke
from core.imaging.colour import matched
from core.imaging.decode import RgbArray
from core.imaging.geometry import Shape
from core.imaging.outlines import check_outline
from core.imaging.rings import mask_of, shape_of
from core.imaging.tissues import put_together
from core.imaging.window import Box
from tests.core.imaging.lesions import DARK, LIGHT, TONES, Lesion, corrected, dice, edge_error, lesion

SKIN, WOUND = (205, 160, 135), (140, 35, 38)
SAMPLE = [(tone, stage) for tone in TONES for stage in ("eschar", "mixed", "slough", "bulla")]


def keys(answer: Answer) -> list[str]:
    return [warning.key for warning in answer.warnings]


def found(lesion: Lesion, seed: int = 0) -> Shape:
    return shape_of(Assist(lesion.rgb).outline(lesion.box(seed)))


def drawn(*wounds: Shape, size: tuple[int, int] = (400, 300)) -> RgbArray:
    """Skin with wounds, a little blurred and grainy."""
    rgb = np.full((size[1], size[0], 3), SKIN, np.uint8)
    for wound in wounds:
        rgb[mask_of(wound, (size[1], size[0])) > 0] = WOUND
    grain = np.random.default_rng(2).normal(0, 4, rgb.shape)
    return np.clip(cv2.GaussianBlur(rgb, (0, 0), 1.0) + grain, 0, 255).astype(np.uint8)


DISC = shapely.Point(200, 150).buffer(70)


@pytest.mark.parametrize(("tone", "stage"), SAMPLE)
def test_a_box_alone_comes_near_the_edge(tone: int, stage: str) -> None:
    one = lesion(tone, stage)
    outline = found(one)
    assert dice(outline, one.wound) > 0.9
    assert edge_error(outline, one.wound) * one.mm_per_px < 1.5


def test_dark_skin_is_outlined_as_well_as_light_skin() -> None:
    def mean(tones: tuple[int, ...]) -> float:
        lesions = [lesion(tone, stage) for tone, stage in SAMPLE if tone in tones]
        return float(np.mean([dice(found(one), one.wound) for one in lesions]))

    light, dark = mean(LIGHT), mean(DARK)
    assert min(light, dark) > 0.96
    assert dark > light - 0.02


@pytest.mark.parametrize("tone", [1, 6])
def test_lamp_blur_and_noise_change_little(tone: int) -> None:
    one = lesion(tone, "mixed")
    noise = np.random.default_rng(0).normal(0, 14, one.rgb.shape)
    seen_so = {
        "warm": matched(one.rgb, (1.0, 0.86, 0.62)),
        "dim": matched(one.rgb, (0.4, 0.4, 0.4)),
        "blurred": cv2.GaussianBlur(one.rgb, (0, 0), 3.0),
        "noisy": np.clip(one.rgb + noise, 0, 255).astype(np.uint8),
    }
    for how, rgb in seen_so.items():
        assert dice(found(replace(one, rgb=np.asarray(rgb, np.uint8))), one.wound) > 0.92, how


@pytest.mark.parametrize("tone", [1, 5])
def test_a_faint_rim_takes_a_few_strokes(tone: int) -> None:
    one = lesion(tone, "granulating")
    needed = corrected(one, one.box()).strokes_to(0.95)
    assert needed is not None
    assert needed <= 3


def test_more_pixels_give_the_same_outline() -> None:
    small = lesion(4, "mixed")
    large = small.enlarged(3.0)
    assert abs(dice(found(large), large.wound) - dice(found(small), small.wound)) < 0.02
    errors = [edge_error(found(one), one.wound) * one.mm_per_px for one in (small, large)]
    assert errors[1] < errors[0] + 0.2


def test_the_same_question_gets_the_same_answer() -> None:
    one = lesion(2, "mixed")
    assert Assist(one.rgb).outline(one.box()) == Assist(one.rgb).outline(one.box())


def test_a_stroke_inside_is_enough_without_a_box() -> None:
    stroke = Stroke(((180.0, 150.0), (220.0, 150.0)), True, 6)
    assert dice(shape_of(Assist(drawn(DISC)).outline(None, [stroke])), DISC) > 0.97


@pytest.mark.parametrize("tone", [2, 5])
def test_a_few_strokes_show_a_wound_without_a_box(tone: int) -> None:
    one = lesion(tone, "slough")
    (left, top, right, bottom), middle = one.wound.bounds, one.wound.representative_point()
    across = [((left, middle.y), (right, middle.y)), ((middle.x, top), (middle.x, bottom))]
    ways = [shapely.LineString(way).intersection(one.wound.buffer(-12)) for way in across]
    parts = [part for way in ways for part in shapely.get_parts(way)]
    inside = [Stroke(tuple(part.coords), True, 6) for part in parts]
    outside = Stroke(((left - 30, top - 20), (right + 30, top - 20), (right + 30, bottom + 20)), False, 6)
    assert dice(shape_of(Assist(one.rgb).outline(None, [*inside, outside])), one.wound) > 0.9


def test_a_wound_in_two_parts_is_found_in_two_parts() -> None:
    both = shapely.union_all([shapely.box(90, 90, 180, 210), shapely.box(220, 90, 310, 210)])
    answer = Assist(drawn(both)).answer(Box(75, 75, 250, 150))
    assert len(answer.rings) == 2
    assert dice(shape_of(answer.rings), both) > 0.97


def test_an_island_of_skin_is_a_ring_of_its_own_and_is_taken_off() -> None:
    ring = shapely.Point(800, 600).buffer(280).difference(shapely.Point(800, 600).buffer(120))
    rings = Assist(drawn(ring, size=(1600, 1200))).outline(Box(460, 260, 680, 680))
    assert len(rings) == 2
    ground = put_together([Outline(tissue="wound", points_px=line) for line in rings])
    assert ground.wound.area == pytest.approx(ring.area, rel=0.02)


def test_the_edge_is_found_in_the_photograph_itself_and_not_in_its_reduced_copy() -> None:
    angle = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    radius = 700 * (1 + 0.06 * np.cos(9 * angle) + 0.03 * np.cos(23 * angle + 1))
    wound = shapely.Polygon(np.stack([2000 + radius * np.cos(angle), 1500 + radius * np.sin(angle)], axis=1))
    rgb = drawn(wound, size=(4000, 3000))
    # A pixel of the reduced copy is nearly eight of the photograph wide.
    assert edge_error(shape_of(Assist(rgb).outline(Box(1180, 680, 1640, 1640))), wound) < 2


def test_a_stroke_outside_cuts_an_island_into_the_wound() -> None:
    stroke = Stroke(((200.0, 150.0),), False, 12)
    rings = Assist(drawn(DISC)).outline(Box(115, 65, 170, 170), [stroke])
    assert shape_of(rings).intersection(stroke.shape).area < 1


places = st.tuples(st.floats(-20, 420), st.floats(-20, 320))
boxes = st.builds(Box, st.floats(-50, 380), st.floats(-50, 280), st.floats(8, 500), st.floats(8, 400))
strokes = st.builds(Stroke, st.lists(places, min_size=1, max_size=5).map(tuple), st.booleans(), st.floats(0, 30))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.none() | boxes, st.lists(strokes, max_size=4))
def test_whatever_is_drawn_rings_are_valid_and_strokes_obeyed(box: Box | None, drawing: list[Stroke]) -> None:
    try:
        rings = Assist(PICTURE).outline(box, drawing)
    except InvalidInput as error:
        assert error.text.key in {"error.assist.box_outside", "error.assist.box_small"}
        return
    for ring in rings:
        assert check_outline(ring, (400, 300)) is None
    outline, picture = shape_of(rings), shapely.box(0, 0, 400, 300)
    later = shapely.MultiPolygon()
    if box is None and not any(stroke.inside and stroke.shape.intersects(picture) for stroke in drawing):
        assert rings == ()
        return
    for stroke in reversed(drawing):
        own = stroke.shape.intersection(picture).difference(later)
        wrong = own.difference(outline) if stroke.inside else own.intersection(outline)
        # Islands and parts smaller than a pixel are no outlines.
        assert all(part.area < 1.5 for part in shapely.get_parts(wrong))
        later = shapely.union_all([later, stroke.shape])


PICTURE = drawn(DISC)


@pytest.mark.parametrize("what", ["even", "noise", "slope"])
def test_where_there_is_no_edge_none_is_invented(what: str) -> None:
    rng = np.random.default_rng(1)
    slope = np.tile(np.linspace(60, 220, 400), (300, 1))[..., None].repeat(3, axis=2)
    pictures = {"even": np.full((300, 400, 3), 130), "noise": rng.integers(0, 255, (300, 400, 3)), "slope": slope}
    answer = Assist(pictures[what].astype(np.uint8)).answer(Box(100, 70, 200, 160))
    assert answer.rings == ()
    assert keys(answer) == ["imaging.assist.no_edge"]
    everything = Assist(pictures[what].astype(np.uint8)).answer(Box(0, 0, 400, 300))
    assert everything.rings == ()


def test_an_edge_that_is_hardly_seen_is_told_but_what_strokes_show_stays() -> None:
    clear = Assist(drawn(DISC)).answer(Box(115, 65, 170, 170))
    assert keys(clear) == []
    assert clear.confidence > 0.95
    faint = Assist((SKIN + 0.12 * (drawn(DISC).astype(np.float64) - SKIN)).astype(np.uint8))
    shown = faint.answer(Box(115, 65, 170, 170), [Stroke(((150.0, 150.0), (250.0, 150.0)), True, 10)])
    assert keys(shown) == ["imaging.assist.faint_edge"]
    assert shape_of(shown.rings).covers(shapely.LineString([(150, 150), (250, 150)]))


def test_without_box_and_inside_stroke_it_asks_for_one() -> None:
    outside: Point = (20.0, 20.0)
    for drawing in ([], [Stroke((outside,), False, 5)], [Stroke(((900.0, 20.0),), True, 5)]):
        assert keys(Assist(PICTURE).answer(None, drawing)) == ["imaging.assist.nothing_shown"]


@pytest.mark.parametrize(
    ("box", "key"),
    [
        (Box(500, 10, 50, 50), "error.assist.box_outside"),
        (Box(float("nan"), 10, 50, 50), "error.assist.box_outside"),
        (Box(10, 10, 5, 50), "error.assist.box_small"),
        (Box(390, 10, 50, 50), None),
        (Box(60, 60, -20, 50), "error.assist.box_small"),
    ],
)
def test_a_box_must_hold_some_of_the_picture(box: Box, key: str | None) -> None:
    if key is None:
        assert Assist(PICTURE).answer(box).rings == ()
        return
    with pytest.raises(InvalidInput) as refused:
        Assist(PICTURE).answer(box)
    assert refused.value.text.key == key
