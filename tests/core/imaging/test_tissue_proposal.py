"""Tissues proposed from colours: near the truth on every skin, never overlapping, and doubtful where colours are."""

import numpy as np
import pytest
import shapely

from core.case.photo import Outline
from core.imaging.colour import NO_GAINS, Balance, white_balance
from core.imaging.geometry import Shape
from core.imaging.outlines import check_outline
from core.imaging.tissue_proposal import Proposal, propose_tissues
from core.imaging.tissues import put_together
from tests.core.imaging.lesions import DARK, LIGHT, STAGES, TONES, Lesion, dice, lesion
from tests.core.imaging.test_assist import DISC, WOUND, drawn

PLAIN = Balance(NO_GAINS, "camera", ())


def proposed(one: Lesion) -> tuple[Proposal, dict[str, Shape]]:
    proposal = propose_tissues(one.rgb, one.wound_rings, white_balance(one.rgb))
    wound = [outline for outline in one.outlines if outline.tissue == "wound"]
    return proposal, dict(put_together([*wound, *proposal.outlines]).shapes)


def scores(tones: tuple[int, ...], stage: str, tissue: str) -> list[float]:
    return [dice(proposed(lesion(tone, stage))[1].get(tissue), lesion(tone, stage).ground[tissue]) for tone in tones]


@pytest.mark.parametrize(
    ("stage", "tissue", "least"),
    [
        ("eschar", "eschar", 0.9),
        ("mixed", "eschar", 0.85),
        ("mixed", "slough", 0.75),
        ("slough", "slough", 0.85),
        ("granulating", "granulation", 0.85),
        ("eschar", "purpura", 0.75),
        ("bulla", "purpura", 0.75),
    ],
)
def test_a_tissue_is_found_on_light_and_on_dark_skin(stage: str, tissue: str, least: float) -> None:
    light, dark = scores(LIGHT, stage, tissue), scores(DARK, stage, tissue)
    assert min(*light, *dark) > least
    assert np.mean(dark) > np.mean(light) - 0.08


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("tone", TONES[::2])
def test_outlines_are_valid_and_no_ground_is_said_twice(stage: str, tone: int) -> None:
    one = lesion(tone, stage)
    proposal, shapes = proposed(one)
    for outline in proposal.outlines:
        assert check_outline(outline.points_px, (one.rgb.shape[1], one.rgb.shape[0])) is None
    parts = [shape for name, shape in shapes.items() if name != "wound"]
    assert sum(part.area for part in parts) - shapely.union_all(parts).area < 1
    assert "imaging.tissues.proposal" in [note.key for note in proposal.notes]


def coloured(rgb: tuple[int, int, int]) -> Proposal:
    """What is proposed for a round wound of one colour."""
    picture = drawn(DISC)
    of_the_wound = np.linalg.norm(picture - np.array(WOUND, np.float64), axis=2) < 60
    picture[of_the_wound] = rgb
    return propose_tissues(picture, [tuple(DISC.exterior.coords)[:-1]], PLAIN)


def test_a_wound_without_any_tissues_colour_is_left_without_one() -> None:
    bed = [outline for outline in coloured((40, 90, 200)).outlines if outline.tissue != "purpura"]
    covered = sum(shape.area for name, shape in put_together(bed).shapes.items() if name != "wound")
    assert covered < 0.1 * DISC.area


def test_a_brown_between_black_and_red_raises_a_doubt() -> None:
    doubtful, clear = coloured((86, 50, 42)), coloured(WOUND)
    assert doubtful.confidence < clear.confidence
    assert "imaging.tissues.doubt" in [note.key for note in doubtful.notes]
    assert "imaging.tissues.doubt" not in [note.key for note in clear.notes]


def test_islands_of_skin_in_the_wound_are_no_tissue() -> None:
    island = shapely.Point(200, 150).buffer(30)
    ring = DISC.difference(island)
    rings = [tuple(DISC.exterior.coords)[:-1], tuple(island.exterior.coords)[:-1]]
    proposal = propose_tissues(drawn(ring), rings, PLAIN)
    wound = [Outline(tissue="wound", points_px=line) for line in rings]
    shapes = put_together([*wound, *proposal.outlines]).shapes
    assert shapes["granulation"].intersection(island).area < 1
    assert shapes["granulation"].area > 0.9 * ring.area


def test_without_a_wound_nothing_is_proposed() -> None:
    assert propose_tissues(drawn(DISC), [], PLAIN).outlines == ()
