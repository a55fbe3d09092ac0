"""The photographs tell the truth: outlines, ruler, numbers and file agree with what the course says."""

from datetime import datetime
from io import BytesIO
from itertools import pairwise

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from shapely import affinity
from shapely.geometry import Polygon, box

from core.case.base import standing
from core.case.lesion import Assessment, Lesion
from core.case.photo import Photograph
from core.demo import DemoPatient
from core.demo.picture.photograph import photograph
from core.demo.state import WoundState, state_at
from core.demo.subject import Picture, Shot, Subject
from core.demo.template import courses
from tests.core.demo.conftest import TODAY

Taken = tuple[Lesion, Assessment, Photograph, bytes]


@pytest.fixture(scope="module")
def taken(clinic: tuple[DemoPatient, ...]) -> list[Taken]:
    return [
        (lesion, assessment, picture, patient.photographs[picture.sha256])
        for patient in clinic
        for lesion in patient.case.lesions
        for assessment in lesion.assessments
        for picture in assessment.photographs
    ]


def shapes(picture: Photograph, tissue: str) -> list[Polygon]:
    return [Polygon(one.points_px) for one in picture.tracing.outlines if one.tissue == tissue]


def ruler_scale(picture: Photograph) -> float:
    first, last = np.array(picture.tracing.scale.points_px)
    return float(picture.tracing.scale.length_mm) / float(np.hypot(*(last - first)))


def subject(**changes: object) -> Subject:
    standard = {
        "seed": (1, 2, 3), "site": "thigh", "skin_tone": 3, "hairy": False, "elongation": 1.5,
        "largest_wound_mm2": 3000.0, "largest_purpura_mm2": 0.0,
    }  # fmt: skip
    return Subject(**(standard | changes))


def photographed(who: Subject, week: float, number: int = 1, course: int = 0) -> tuple[WoundState, Picture]:
    state = state_at(courses()[course].lesions[0].states, week)
    return state, photograph(who, state, Shot(number, TODAY))


def test_the_charted_areas_come_from_the_outlines_and_the_ruler(taken: list[Taken]) -> None:
    for _, assessment, picture, _ in taken:
        if picture.tracing is None or assessment.wound_area_mm2 is None:
            continue
        scale = ruler_scale(picture)
        for tissue in ("wound", "eschar", "slough", "granulation", "purpura"):
            charted = getattr(assessment, f"{tissue}_area_mm2")
            drawn = sum(shape.area for shape in shapes(picture, tissue)) * scale**2
            assert (charted or 0) == pytest.approx(drawn, rel=0.02, abs=1.0), tissue


@pytest.mark.parametrize("week", [0.0, 5.0, 9.0, 13.0, 19.0, 26.0])
@pytest.mark.parametrize("seed", [(1,), (2,), (3,)])
def test_the_wound_is_as_large_as_the_course_says(seed: tuple[int, ...], week: float) -> None:
    state, picture = photographed(subject(seed=seed), week)
    wound = next(Polygon(line) for tissue, line in picture.outlines if tissue == "wound")
    assert wound.area * picture.mm_per_px**2 == pytest.approx(state.wound_mm2, rel=0.02)


@pytest.mark.parametrize("seed", [(1,), (2,), (3,)])
def test_eschar_takes_the_share_that_the_course_says(seed: tuple[int, ...]) -> None:
    state, picture = photographed(subject(seed=seed), 3.0)
    wound = next(Polygon(line).area for tissue, line in picture.outlines if tissue == "wound")
    eschar = sum(Polygon(line).area for tissue, line in picture.outlines if tissue == "eschar")
    assert eschar / wound == pytest.approx(state.eschar, abs=0.05)


def test_the_scale_is_that_of_the_ruler(taken: list[Taken]) -> None:
    for _, _, picture, _ in taken:
        assert picture.tracing.scale.mm_per_px == pytest.approx(ruler_scale(picture))


def test_the_ruler_shows_a_tick_at_every_millimetre(taken: list[Taken]) -> None:
    for _, _, picture, jpeg in taken[::9]:
        grey = cv2.cvtColor(pixels(jpeg), cv2.COLOR_RGB2GRAY).astype(np.float32)
        first, last = np.array(picture.tracing.scale.points_px)
        along = (last - first) / np.hypot(*(last - first))
        inwards = np.array([-along[1], along[0]]) * 1.6 / ruler_scale(picture)
        millimetres = int(picture.tracing.scale.length_mm)
        steps = np.linspace(-0.5, millimetres + 0.5, 24 * (millimetres + 1)) / millimetres
        line = first + inwards + steps[:, None] * (last - first)
        values = cv2.remap(grey, line[None, :, 0].astype(np.float32), line[None, :, 1].astype(np.float32), 1)[0]
        dark = values < (values.max() + values.min()) / 2
        assert np.count_nonzero(dark[1:] & ~dark[:-1]) == millimetres + 1


def test_outlines_are_plain_polygons_inside_the_picture(taken: list[Taken]) -> None:
    for _, _, picture, _ in taken:
        whole = box(0, 0, picture.width_px, picture.height_px)
        for outline in picture.tracing.outlines:
            shape = Polygon(outline.points_px)
            assert shape.is_valid
            assert whole.contains(shape)


def test_tissues_lie_inside_the_wound_and_beside_each_other(taken: list[Taken]) -> None:
    for _, _, picture, _ in taken:
        for wound in shapes(picture, "wound"):
            inner = [one for name in ("eschar", "slough", "granulation") for one in shapes(picture, name)]
            assert all(one.difference(wound.buffer(1.5)).area < 0.01 * wound.area for one in inner)
            assert sum(one.area for one in inner) < 1.02 * wound.area


def test_the_ruler_never_covers_the_lesion(taken: list[Taken]) -> None:
    for _, _, picture, _ in taken:
        first, last = np.array(picture.tracing.scale.points_px)
        breadth = np.array([first[1] - last[1], last[0] - first[0]]) / ruler_scale(picture)
        breadth = breadth / np.hypot(*(last - first)) * 15.0
        paper = Polygon([first, last, last + breadth, first + breadth])
        for outline in picture.tracing.outlines:
            assert not paper.intersects(Polygon(outline.points_px))


def test_one_lesion_changes_its_shape_slowly(clinic: tuple[DemoPatient, ...]) -> None:
    lesion = clinic[1].case.lesions[0]
    pictures = [one.photographs[0] for one in standing(lesion.assessments) if one.photographs]
    wounds = [centred(shapes(picture, "wound")[0]) for picture in pictures]
    for earlier, later in pairwise(wounds):
        assert earlier.intersection(later).area / earlier.union(later).area > 0.7


def centred(shape: Polygon) -> Polygon:
    moved = affinity.translate(shape, -shape.centroid.x, -shape.centroid.y)
    return affinity.scale(moved, moved.area**-0.5, moved.area**-0.5, origin=(0, 0))


def test_the_file_says_when_and_never_where(taken: list[Taken]) -> None:
    for _, _, picture, jpeg in taken[::7]:
        exif = Image.open(BytesIO(jpeg)).getexif()
        inner = exif.get_ifd(0x8769)
        when = datetime.strptime(f"{inner[0x9003]} {inner[0x9011].replace(':', '')}", "%Y:%m:%d %H:%M:%S %z")
        assert when == picture.at.replace(microsecond=0)
        assert not exif.get_ifd(0x8825)
        assert exif[0x0112] == 1


def test_the_picture_has_the_size_that_the_record_says(taken: list[Taken]) -> None:
    for _, _, picture, jpeg in taken[::5]:
        image = Image.open(BytesIO(jpeg))
        assert image.format == "JPEG"
        assert image.size == (picture.width_px, picture.height_px)
        assert 1000 <= picture.width_px <= 1400
        assert len(jpeg) == picture.bytes


def test_every_picture_is_marked_as_synthetic(taken: list[Taken]) -> None:
    corners = [pixels(jpeg)[16:62, -284:-16].astype(int) for _, _, _, jpeg in taken[::6]]
    written = [corner.min(axis=2) > 190 for corner in corners]
    assert all(0.06 < one.mean() < 0.4 for one in written)
    assert all((one == written[0]).mean() > 0.95 for one in written)


@pytest.mark.parametrize("tone", range(1, 7))
def test_eschar_is_black_granulation_red_and_skin_has_its_tone(tone: int) -> None:
    who = subject(seed=(tone,), skin_tone=tone)
    _, necrotic = photographed(who, 1.0)
    _, granulating = photographed(who, 20.0)
    assert colour_inside(necrotic, "eschar").max() < 60
    red, green, blue = colour_inside(granulating, "granulation")
    assert red > 110
    assert red > 2 * max(green, blue)


def test_skin_grows_darker_from_tone_to_tone() -> None:
    light = [pixels(photographed(subject(seed=(9,), skin_tone=tone), 20.0)[1].jpeg).mean() for tone in range(1, 7)]
    assert light == sorted(light, reverse=True)


@pytest.mark.parametrize("site", ["penis", "forearm", "abdomen", "finger", "scalp"])
@pytest.mark.parametrize("size", [60.0, 12000.0])
def test_any_site_and_size_can_be_photographed(site: str, size: float) -> None:
    who = subject(site=site, largest_wound_mm2=size, largest_purpura_mm2=size / 2, elongation=2.2)
    state = state_at(courses()[1].lesions[0].states, 20.0, size / 9000)
    picture = photograph(who, state, Shot(0, TODAY))
    assert {tissue for tissue, _ in picture.outlines} >= {"wound", "eschar"}


def colour_inside(picture: Picture, tissue: str) -> NDArray[np.float64]:
    image = pixels(picture.jpeg)
    mask = np.zeros(image.shape[:2], np.uint8)
    for name, line in picture.outlines:
        if name == tissue:
            cv2.fillPoly(mask, [line.round().astype(np.int32)], 255)
    return image[cv2.erode(mask, np.ones((9, 9), np.uint8)) > 0].mean(axis=0)


def pixels(jpeg: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(BytesIO(jpeg)).convert("RGB"))
