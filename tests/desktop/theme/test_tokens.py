"""What is written can be read: contrast in both moods, sizes that grow with the text scale."""

import pytest

from desktop.theme.tokens import DARK, DESK, LIGHT, MARK_PAIRS, SCALES, TEXT_PAIRS, TOUCH, Colours, contrast

MOODS = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@MOODS
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@MOODS
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_can_be_seen_on_their_ground(colours: Colours, mark: str, ground: str) -> None:
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= 3


@MOODS
def test_every_curve_can_be_seen(colours: Colours) -> None:
    assert all(contrast(curve, colours.surface) >= 3 for curve in colours.series)
    assert len(set(colours.series)) == len(colours.series)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("percent", SCALES)
def test_everything_grows_with_the_text_but_lines(percent: int) -> None:
    grown = DESK.scaled(percent)
    assert grown.body == round(13 * percent / 100)
    assert grown.row == round(32 * percent / 100)
    assert (grown.hairline, grown.focus) == (DESK.hairline, DESK.focus)


def test_fingers_get_larger_rows() -> None:
    assert TOUCH.row == 44
