from dataclasses import replace

import pytest

from desktop.photo_bench.place import AssessmentPlace
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.requests import BeginAssessment
from tests.desktop.photo_bench import hands
from tests.desktop.photo_bench.photographs import RULER, outline
from tests.desktop.screen import grab
from tests.desktop.walk import faults


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_pictures(qapp, workplace, mei, thigh, photograph, settled, qtbot, dark, language):
    t = theme(dark=dark)
    apply(qapp, t)
    w = replace(workplace, theme=t, language=language)
    place = AssessmentPlace(w)
    qtbot.addWidget(place)
    place.resize(1190, 690)
    place.show()
    place.open(BeginAssessment(mei, None))
    settled()
    tag = f"{'dark' if dark else 'light'}-{language}"
    if not dark:
        grab(place, f"empty-{tag}", (1190, 690))
    bench = place.view.bench
    bench.add_paths([photograph])
    settled()
    hands.give_scale(bench, RULER, "100")
    hands.press(bench, "2")
    hands.outline(bench, outline((300, 205)))
    hands.press(bench, "E")
    hands.outline(bench, outline((165, 115), 12))
    settled()
    place.view.form.go_to("necrotic_type")
    settled()
    grab(place, f"small-{tag}", (1190, 690))
    print(faults(place))
    place.view.form.go_to("infection_signs")
    settled()
    grab(place, f"large-{tag}", (1830, 970))
    place.view.form.go_to("pain.rest")
    settled()
    grab(place, f"pain-{tag}", (1190, 690))
