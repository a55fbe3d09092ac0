"""Pictures of the manual: few colours, and none that the window does not have."""

import numpy as np
from PIL import Image

from docs.few_colours import of_few_colours

WALL, LINE = (243, 245, 245), (216, 222, 221)


def test_a_wall_beside_a_photograph_keeps_its_colour() -> None:
    pixels = np.random.default_rng(4).integers(0, 256, (200, 400, 3), dtype=np.uint8)
    pixels[:, 200:] = WALL
    pixels[100, 200:] = LINE
    made = of_few_colours(Image.fromarray(pixels))
    again = np.asarray(made.convert("RGB"))
    assert made.mode == "P" and len(np.unique(again.reshape(-1, 3), axis=0)) <= 256
    assert (again[:, 200:] == pixels[:, 200:]).all()
    assert np.abs(again.astype(int) - pixels).max(axis=2).mean() < 40


def test_a_picture_of_one_colour_stays_so() -> None:
    made = of_few_colours(Image.new("RGB", (8, 8), WALL))
    assert made.convert("RGB").getcolors() == [(64, WALL)]
