"""Walking along the order of Tab: it finds every stop, and leaves nothing behind."""

import gc

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Object, isValid

from desktop.widgets.flow import Flow
from desktop.widgets.reading_order import follow_layouts


def page_of(first: str, second: str) -> QWidget:
    """Two buttons, one of them in a layout inside the page's."""
    page = QWidget()
    column = QVBoxLayout(page)
    row = QHBoxLayout()
    row.addWidget(QPushButton(second))
    row.addStretch(1)
    column.addWidget(QPushButton(first))
    column.addLayout(row)
    return page


def page_with_tabs() -> QWidget:
    """Tabs with a button in their corner, and a page that scrolls."""
    tabs = QTabWidget()
    tabs.addTab(page_of("a", "b"), "one")
    tabs.addTab(page_of("x", "y"), "two")
    tabs.setCornerWidget(QPushButton("corner"))
    scroll = QScrollArea()
    scroll.setWidget(page_of("c", "d"))
    around = QWidget()
    column = QVBoxLayout(around)
    column.addWidget(tabs)
    column.addWidget(scroll)
    return around


def dead_wrappers() -> int:
    """Python's sides of what Qt does not know (any more)."""
    gc.collect()
    return sum(1 for each in gc.get_objects() if isinstance(each, Object) and not isValid(each))


def test_what_can_be_seen_is_found_as_the_eye_reads(qtbot: QtBot) -> None:
    page = page_with_tabs()
    qtbot.addWidget(page)
    page.show()
    stops = follow_layouts(page)
    assert [stop.text() for stop in stops if isinstance(stop, QPushButton)] == ["corner", "a", "b", "c", "d"]
    assert len(stops) == len(set(map(id, stops)))


def test_a_walk_leaves_nothing_behind(qtbot: QtBot) -> None:
    page = page_with_tabs()
    qtbot.addWidget(page)
    page.show()
    follow_layouts(page)
    before = dead_wrappers()
    for _ in range(5):
        follow_layouts(page)
    assert dead_wrappers() == before


def items() -> int:
    """Python's sides of the items in which layouts hold their parts. Qt deletes an item and tells nobody."""
    gc.collect()
    return sum(1 for each in gc.get_objects() if isinstance(each, QLayoutItem) and not isinstance(each, QLayout))


def test_walking_and_flowing_know_no_item_that_qt_may_delete(qtbot: QtBot) -> None:
    page = page_of("a", "b")
    flow, column = Flow(4, 4), page.layout()
    assert isinstance(column, QVBoxLayout)
    for words in ("one", "two", "three"):
        flow.addWidget(QPushButton(words))
    grid = QGridLayout()
    grid.addWidget(QPushButton("below"), 1, 0)
    grid.addWidget(QPushButton("above"), 0, 0)
    column.addLayout(flow)
    column.addLayout(grid)
    before = items()  # PySide's own, made where a filled layout is put into another
    qtbot.addWidget(page)
    page.show()
    page.resize(90, 400)
    said = [stop.text() for stop in follow_layouts(page) if isinstance(stop, QPushButton)]
    assert said == ["a", "b", "one", "two", "three", "above", "below"]
    assert items() == before


def test_a_flow_keeps_the_places_of_its_layout(qtbot: QtBot) -> None:
    page = QWidget()
    flow = Flow(4, 4, page)
    first, last, between = QPushButton("1"), QPushButton("3"), QPushButton("2")
    for part in (first, last):
        flow.addWidget(part)
    flow.insertWidget(1, between)
    qtbot.addWidget(page)
    page.resize(900, 60)
    page.show()
    assert first.x() < between.x() < last.x() and first.y() == last.y()
    flow.removeWidget(between)
    between.setParent(None)
    page.resize(60, 300)
    qtbot.waitUntil(lambda: last.y() > first.y() and last.x() == first.x())
