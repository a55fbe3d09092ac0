"""Every place, as whoever hears the window, has the keyboard alone, or sees badly, meets it: in both moods."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.clinic import opening
from core.clinic.context import Context
from docs import take_screenshots
from tests.desktop.accessibility.eyes import by_colour_alone, illegible, unmarked_focus
from tests.desktop.accessibility.hands_and_ears import out_of_reach, unheard
from tests.desktop.walk import faults


@pytest.fixture(scope="module")
def clinic() -> Iterator[Context]:
    context = take_screenshots.demo_clinic(patients=6)
    yield context
    opening.close(context)


@pytest.mark.long
@pytest.mark.parametrize(("language", "dark"), [("en", False), ("zh_CN", True)], ids=["light", "dark"])
def test_every_place_can_be_heard_reached_and_seen(
    dressed: QApplication, clinic: Context, language: str, dark: bool
) -> None:
    seen, wrong, known = [], [], set()
    for name, widget in take_screenshots.take(dressed, clinic, language, (1280, 800), dark=dark):  # type: ignore[arg-type]
        seen.append(name)
        widget.window().activateWindow()
        found = (*faults(widget), *unheard(widget), *out_of_reach(widget), *illegible(widget), *by_colour_alone(widget))
        wrong += [f"{name}: {fault}" for fault in (*found, *unmarked_focus(widget, known))]
    assert seen == [*take_screenshots.NAMES]
    assert wrong == []
