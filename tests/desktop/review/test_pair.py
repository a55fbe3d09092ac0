"""Two photographs at one scale, whatever their crops: a wound that shrank looks smaller."""

from datetime import UTC, datetime
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QSizeF

from core.clinic.views.photo_pairs import Pair, Shot
from desktop.review.pair_view import PairView, placed
from tests.desktop.walk import faults

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


def shot(width_mm: float | None, *, sensitive: bool = False, size: tuple[int, int] = (60, 40)) -> Shot:
    written = BytesIO()
    Image.fromarray(np.full((size[1], size[0], 3), 180, np.uint8)).save(written, "JPEG")
    outline = ("wound", ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8)))
    return Shot(AT, sensitive, written.getvalue(), width_mm, (outline,))


sides = st.floats(20, 800)


@given(st.tuples(sides, sides), st.tuples(sides, sides), st.floats(2, 400), st.floats(2, 400), st.tuples(sides, sides))
def test_both_fit_and_a_millimetre_is_as_long_in_one_as_in_the_other(one, other, mm, more_mm, cell) -> None:
    sizes, room = (QSizeF(*one), QSizeF(*other)), QSizeF(*cell)
    found = placed((shot(mm), shot(more_mm)), sizes, room)
    assert found[0].px_per_mm == found[1].px_per_mm and found[0].px_per_mm is not None
    for spot, size, width in zip(found, sizes, (mm, more_mm), strict=True):
        assert spot.size.width() <= room.width() + 1 and spot.size.height() <= room.height() + 1
        assert spot.size.width() == pytest.approx(max(width * found[0].px_per_mm, 1), abs=0.51)
        assert spot.size.height() == pytest.approx(
            max(width * found[0].px_per_mm * size.height() / size.width(), 1), abs=0.51
        )
    filled = [
        max(
            width * found[0].px_per_mm / room.width(),
            width * found[0].px_per_mm * size.height() / size.width() / room.height(),
        )
        for size, width in zip(sizes, (mm, more_mm), strict=True)
    ]
    assert max(filled) == pytest.approx(1)


def test_without_a_scale_a_photograph_just_fits_and_the_other_keeps_its_own() -> None:
    sizes = (QSizeF(60, 40), QSizeF(60, 40))
    found = placed((shot(None), shot(30)), sizes, QSizeF(120, 120))
    assert found[0].px_per_mm is None and found[0].size.toTuple() == (120, 80)
    assert found[1].px_per_mm == pytest.approx(4)


@pytest.fixture
def view(qtbot, at_work, clinic) -> PairView:
    made = PairView(at_work(clinic))
    qtbot.addWidget(made)
    made.resize(400, 240)
    made.show()
    return made


def words(view: PairView) -> list[str]:
    return [part.text() for part in (*view._captions, view._said) if part.isVisible() and part.text()]


def test_dates_stand_below_and_one_scale_is_said(view: PairView) -> None:
    view.show_pair(Pair(shot(60), shot(30), 0))
    first, now = view.frames
    assert first.pixmap().width() == 2 * now.pixmap().width()
    assert words(view) == ["2026-11-20 · 4 d ago", "2026-11-20 · 4 d ago", "Both at one scale; the bar is 10 mm"]
    assert faults(view) == []


def test_one_photograph_alone_is_the_latest(view: PairView) -> None:
    view.show_pair(Pair(None, shot(None), 2))
    assert not view.frames[0].isVisible() and view.frames[1].isVisible()
    said, left_out = words(view)
    assert said == "2026-11-20 · 4 d ago · no scale"
    assert left_out.startswith("2 photograph") and left_out.endswith("not shown: consent does not cover care")


def test_an_intimate_one_stays_seen_when_the_window_grows_and_is_veiled_again_for_another(view: PairView) -> None:
    view.show_pair(Pair(shot(60, sensitive=True), shot(30), 0))
    first = view.frames[0]
    assert first.hidden and not view.frames[1].hidden
    first.reveal()
    view.resize(500, 300)
    assert not first.hidden
    view.show_pair(Pair(shot(60, sensitive=True), shot(30), 0))
    assert first.hidden


def test_without_a_photograph_it_says_so(view: PairView) -> None:
    view.show_pair(Pair(None, None, 0))
    assert words(view) == ["No photograph yet"]
    view.show_pair(None)
    assert words(view) == []
