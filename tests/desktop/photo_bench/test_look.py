from tests.desktop.photo_bench import hands
from tests.desktop.photo_bench.photographs import RULER, outline
from tests.desktop.screen import grab
from PySide6.QtCore import Qt


def test_pictures(with_photograph, settled, qtbot):
    bench = with_photograph
    hands.give_scale(bench, RULER, "100")
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 205)))
    hands.press(bench, "E")
    hands.outline(bench, outline((165, 115), 12))
    hands.press(bench, "S")
    hands.click(bench, (500, 500)); hands.click(bench, (600, 600)); hands.click(bench, (520, 620))
    settled()
    grab(bench, "bench", (760, 620))
    print(bench.readout.value("area"), bench.stage.badge.words)
