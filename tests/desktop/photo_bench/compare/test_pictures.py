"""The comparison as it looks; pictures are kept where CALCITRACK_PICTURES says, and no word may be cut in any."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from core.clinic.context import Context
from desktop.photo_bench.compare.place import ComparePlace
from desktop.photo_bench.compare.scene import MODES
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.requests import ComparePhotographs
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench.compare.visits import signed_visits
from tests.desktop.photo_bench.conftest import Clock
from tests.desktop.screen import grab
from tests.desktop.walk import faults

ROOM = (1190, 690)


@pytest.mark.parametrize(("dark", "language", "scale"), [(False, "en", 150), (True, "zh_CN", 100)])
def test_no_word_is_cut_in_any_way_of_comparing(
    dark: bool,
    language: str,
    scale: int,
    request: pytest.FixtureRequest,
    dressed: QApplication,
    workplace: Workplace,
    context: Context,
    clock: Clock,
    mei: str,
    thigh: str,
    settled: Callable[[], None],
    qtbot,
) -> None:
    worn = theme(dark=dark, scale=scale)
    apply(dressed, worn)
    request.addfinalizer(lambda: apply(dressed, theme()))
    place = ComparePlace(replace(workplace, theme=worn, language=language))
    qtbot.addWidget(place)
    signed_visits(context, clock, mei, thigh, 3)
    place.resize(*ROOM)
    place.show()
    place.open(ComparePhotographs(mei, thigh))
    settled()
    assert place.view is not None
    for mode in MODES:
        place.view.set_mode(mode)
        settled()
        grab(place, f"{'dark' if dark else 'light'}-{language}-{scale}-{mode}", ROOM)
        assert faults(place) == []
    assert place.minimumSizeHint().width() <= ROOM[0]
    place.leave()
