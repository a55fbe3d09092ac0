"""The place as it looks; pictures are kept where CALCITRACK_PICTURES says, and no word may be cut in any of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.charting.actions import ConfirmAllCarried, NoneSeen, SetEscharState, SetLevel, SetPain
from core.clinic.context import Context
from desktop.photo_bench.place import AssessmentPlace
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.requests import BeginAssessment
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench import hands, photographs
from tests.desktop.photo_bench.conftest import Clock
from tests.desktop.photo_bench.first_visit import signed_first_visit
from tests.desktop.photo_bench.hands import photographed, view_of
from tests.desktop.screen import grab
from tests.desktop.walk import faults

ROOM = {"narrow": (1190, 690), "wide": (1830, 970)}


@pytest.fixture(params=[(False, "en", "narrow"), (True, "zh_CN", "wide")], ids=["light", "dark"])
def shown(
    request: pytest.FixtureRequest,
    dressed: QApplication,
    workplace: Workplace,
    context: Context,
    clock: Clock,
    mei: str,
    thigh: str,
    settled: Callable[[], None],
    qtbot,
) -> tuple[AssessmentPlace, Callable[[str], None]]:
    """A follow-up that was just begun, and how it is photographed."""
    dark, language, room = request.param
    apply(dressed, theme(dark=dark))
    request.addfinalizer(lambda: apply(dressed, theme()))
    place = AssessmentPlace(replace(workplace, theme=theme(dark=dark), language=language))
    qtbot.addWidget(place)
    signed_first_visit(context, mei, thigh)
    clock.weeks_later(1)
    place.resize(*ROOM[room])
    place.show()
    place.open(BeginAssessment(mei, thigh))
    settled()

    def take(step: str) -> None:
        settled()
        grab(place, f"{'dark' if dark else 'light'}-{language}-{room}-{step}", ROOM[room])
        assert faults(place) == []

    return place, take


def test_a_follow_up_from_the_photograph_to_the_signature(
    shown: tuple[AssessmentPlace, Callable[[str], None]], photograph: Path, settled: Callable[[], None]
) -> None:
    place, take = shown
    take("1-empty")
    photographed(place, photograph, settled)
    view = view_of(place)
    hands.press(view.bench, "O")
    view.form.go_to("necrotic_type")
    take("2-carried")
    hands.press(view.bench, "S")
    for point in ((1100, 300), (1250, 500), (1250, 320), (1080, 500)):
        hands.click(view.bench, point)
    hands.press(view.bench, Qt.Key.Key_Return)
    view.form.go_to("infection_signs")
    take("3-complaint")
    view.bench.stage.canvas.escape()
    view.keeper.do(SetLevel("necrotic_type", 4), ConfirmAllCarried(), SetEscharState("boggy"), NoneSeen())
    view.keeper.do(SetPain("rest", 4), SetPain("dressing_change", 7))
    view.form.go_to("pain.breakthrough")
    take("4-pain")
    view.ask_to_sign()
    assert not view.signing.isHidden(), view.notice.sentence
    take("5-signing")


def test_the_bench_from_the_card_to_the_tissues(
    shown: tuple[AssessmentPlace, Callable[[str], None]], tmp_path: Path, settled: Callable[[], None]
) -> None:
    place, take = shown
    path = tmp_path / "IMG_0777.jpg"
    path.write_bytes(photographs.card_photograph())
    bench = view_of(place).bench
    bench.add_paths([path])
    settled()
    bench.stage.canvas.setFocus()
    hands.press(bench, "M")
    take("6-card")
    QTest.keyClick(bench.stage.scaling.sheet, Qt.Key.Key_Escape)
    hands.press(bench, "7")
    (left, top), (right, bottom) = photographs.card_box()
    hands.drag(bench, [(left, top), (left + 40, top + 40), (right, bottom)])
    take("7-assisted-outline")
    hands.press(bench, Qt.Key.Key_Return)
    hands.press(bench, "A")
    take("8-tissues-proposed")
    hands.press(bench, "Y")
    hands.press(bench, "X")
    for end in photographs.card_limb_axis():
        hands.click(bench, end)
    bench.limb.line.setText("34 cm")
    QTest.keyClick(bench.limb.line, Qt.Key.Key_Return)
    take("9-limb")
    assert view_of(place).keeper.draft.measurement is not None
