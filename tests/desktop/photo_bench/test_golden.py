"""The bench's canvas as it is drawn: card, assisted outline, proposed tissues, and a limb."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.photo_bench.bench.bench import Bench
from tests.desktop.golden import matches
from tests.desktop.photo_bench import hands, photographs


@pytest.fixture
def with_card(bench: Bench, tmp_path: Path, settled: Callable[[], None]) -> Bench:
    """The bench with a rendered photograph that shows the calibration card."""
    path = tmp_path / "IMG_0777.jpg"
    path.write_bytes(photographs.card_photograph())
    bench.add_paths([path])
    settled()
    bench.stage.canvas.setFocus()
    return bench


def test_from_the_card_to_the_limb(
    request: pytest.FixtureRequest, with_card: Bench, settled: Callable[[], None]
) -> None:
    canvas = with_card.stage.canvas
    settled()
    matches(request, canvas, "bench-card")
    (left, top), (right, bottom) = photographs.card_box()
    hands.press(with_card, "7")
    hands.drag(with_card, [(left, top), (left + 40, top + 40), (right, bottom)])
    settled()
    matches(request, canvas, "bench-assisted-outline")
    hands.press(with_card, Qt.Key.Key_Return)
    hands.press(with_card, "A")
    settled()
    matches(request, canvas, "bench-tissues-proposed")
    hands.press(with_card, "Y")
    hands.press(with_card, "X")
    for end in photographs.card_limb_axis():
        hands.click(with_card, end)
    with_card.limb.line.setText("34 cm")
    QTest.keyClick(with_card.limb.line, Qt.Key.Key_Return)
    settled()
    matches(request, canvas, "bench-limb")
