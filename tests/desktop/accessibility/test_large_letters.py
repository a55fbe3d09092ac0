"""In letters of 200 % on a screen of 1366 × 768, and of 150 % on 1280 × 800, nothing is cut off or scrolls sideways
but wide tables and strips of photographs, and all that can be reached can be seen."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QGraphicsView, QScrollArea, QTableView, QWidget

from core.clinic import opening
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from desktop.photo_bench.bench.strip import Strip
from desktop.photo_bench.compare.film import Film
from desktop.photo_bench.place import AssessmentPlace
from desktop.printing.preview import Preview
from desktop.shell.shell import Shell
from desktop.widgets.preferences import Preferences
from desktop.widgets.reading_order import bring_into_view
from desktop.widgets.requests import OpenPlace, ReviewPatient
from docs import take_screenshots
from docs.views import VIEWS
from tests.desktop.accessibility.hands_and_ears import shown, tab_chain
from tests.desktop.shell.letters import shell_in
from tests.desktop.walk import faults, where

SIZE: Final = (1366, 768)
SCALE: Final = 200
WORST: Final = (
    "worklist",
    "chart",
    "assessment",
    "pain",
    "timeline",
    "tasks",
    "guidance",
    "guidance-history",
    "compare",
    "printing",
    "rules",
)
"""The views that have the least room for what they show, in the order in which a nurse meets them."""
PICTURES: Final = (Strip, Film, Preview)
"""Rows of photographs, one a date, and pages of a report as large as one likes: they go on at the side."""


@pytest.fixture
def shell(qtbot, at_work, clinic, settle) -> Iterator[Shell]:
    large = Preferences(scale=SCALE, mood="light")
    with shell_in(large, at_work(clinic, theme=large.theme()), SIZE, qtbot, settle) as made:
        yield made


def test_the_fullest_places_can_be_used_in_the_largest_letters(shell: Shell, clinic, settle) -> None:
    patient = worklist(clinic).rows[0].patient_id
    lesion = next(lesion.id for lesion in chart(clinic, patient).case.lesions if lesion.closed is None)
    wrong = []
    for view in (view for view in VIEWS if view.name in WORST):
        shell.go(view.request(patient, lesion))
        settle()
        shell.patient.big_name.hide()
        wrong += [f"{view.name}: {fault}" for fault in _wrong_with(shell, SIZE)]
        if isinstance(shell.place, AssessmentPlace) and shell.place.view is not None:
            assert not shell.place.view.bench.isVisible()
            shell.place.view.ask_elsewhere()
            settle()
            panel = shell.place.view.bench.capturing.panel
            assert panel is not None and panel.isVisible()
            wrong += [f"elsewhere: {fault}" for fault in _wrong_with(shell, SIZE)]
            shell.place.escape()
            settle()
            wrong += [f"bench: {fault}" for fault in _wrong_with(shell, SIZE)]
    assert wrong == []


def test_a_place_is_seen_from_its_top(shell: Shell, clinic, settle) -> None:
    shell.go(OpenPlace("worklist"))
    settle()
    bar = shell.room.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    shell.go(ReviewPatient(worklist(clinic).rows[0].patient_id))
    settle()
    assert bar.value() == 0


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(("scale", "size"), [(SCALE, SIZE), (150, (1280, 800))], ids=["200", "150"])
def test_every_place_can_be_used_in_large_letters(
    dressed: QApplication, six: Context, language: str, scale: int, size: tuple[int, int]
) -> None:
    seen, wrong = [], []
    for name, widget in take_screenshots.take(dressed, six, language, size, scale=scale):  # type: ignore[arg-type]
        seen.append(name)
        wrong += [f"{name}: {fault}" for fault in _wrong_with(widget, size)]
    assert tuple(seen) == take_screenshots.NAMES
    assert wrong == []


@pytest.fixture(scope="module")
def six() -> Iterator[Context]:
    context = take_screenshots.demo_clinic(patients=6)
    yield context
    opening.close(context)


def _wrong_with(window: QWidget, size: tuple[int, int]) -> Iterator[str]:
    needs = window.minimumSizeHint()
    if needs.width() > size[0] or needs.height() > size[1]:
        yield f"the window needs {needs.width()} × {needs.height()}"
    yield from faults(window)
    yield from _sideways(window)
    if isinstance(window, Shell) and window.place is not None:
        yield from _never_seen(window.place, size[0])


def _sideways(window: QWidget) -> Iterator[str]:
    """What is wider than its room, whether a bar says so or it is cut off."""
    for area in shown(window, QAbstractScrollArea):
        over = area.horizontalScrollBar().maximum()
        if isinstance(area, QScrollArea) and area.widget() is not None:
            over = max(over, area.widget().width() - area.viewport().width())
        if over > 0 and not isinstance(area, QTableView | QGraphicsView) and not _of_pictures(area):
            yield f"{over} px wider than its room: {where(area)}"


def _of_pictures(area: QWidget) -> bool:
    around: QWidget | None = area
    while around is not None and not isinstance(around, PICTURES):
        around = around.parentWidget()
    return around is not None


def _never_seen(place: QWidget, width: int) -> Iterator[str]:
    for stop in tab_chain(place):
        bring_into_view(stop)
        # What a chart is drawn on covers the chart itself, and Qt counts that as unseen.
        drawn = stop.viewport() if isinstance(stop, QGraphicsView) else stop
        if drawn.visibleRegion().isEmpty() or _cut(drawn, width):
            yield f"cannot be scrolled into sight: {where(stop)} “{stop.accessibleName()}”"


def _cut(stop: QWidget, width: int) -> bool:
    """Whether less than its whole width is seen of something that is narrower than half of the window."""
    return stop.width() < width // 2 and stop.visibleRegion().boundingRect().width() < stop.width()
