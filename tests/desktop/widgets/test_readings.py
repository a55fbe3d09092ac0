"""What a screen reader is told of our widgets, asked of Qt's own interfaces."""

from typing import TypeVar

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.looks import button, label
from desktop.widgets.readings import install_readings, reads_as
from desktop.widgets.told import ToldValue, read_aloud, told_curve

Role = QAccessible.Role


@pytest.fixture(autouse=True)
def installed() -> None:
    install_readings()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    page.show()
    return page


W = TypeVar("W", bound=QWidget)


def put(page: QWidget, widget: W) -> W:
    page.layout().addWidget(widget)
    return widget


def read(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def name(widget: QWidget) -> str:
    return read(widget).text(QAccessible.Text.Name)


def test_a_press_by_a_reader_is_a_click(page: QWidget, qtbot: QtBot) -> None:
    push = put(page, button("Outlines"))
    push.setCheckable(True)
    assert read(push).actionInterface().actionNames()[0] == "Press"
    with qtbot.waitSignal(push.clicked):
        read(push).actionInterface().doAction("Press")
    assert push.isChecked()
    assert read(push).state().checked


def test_a_button_that_cannot_be_used_offers_nothing(page: QWidget) -> None:
    push = put(page, button("Sign"))
    push.setEnabled(False)
    assert read(push).actionInterface().actionNames() == []


def test_what_a_button_is(page: QWidget) -> None:
    plain, toggle, one, other, menu = (put(page, button(word)) for word in ("Sign", "Table", "A4", "Letter", "More"))
    group = QButtonGroup(page)
    for push in (toggle, one, other):
        push.setCheckable(True)
    for push in (one, other):
        group.addButton(push)
    menu.setMenu(QMenu(menu))
    roles = [read(push).role() for push in (plain, toggle, one, other, menu)]
    assert roles == [Role.Button, Role.CheckBox, Role.RadioButton, Role.RadioButton, Role.ButtonMenu]
    assert [bool(read(push).state().hasPopup) for push in (plain, menu)] == [False, True]


def test_its_word_is_the_name_of_a_button_without_another(page: QWidget) -> None:
    push = put(page, QPushButton("&Sign"))
    assert name(push) == "Sign"
    push.setAccessibleName("Sign the assessment")
    assert name(push) == "Sign the assessment"


@pytest.mark.parametrize(
    ("what", "role"), [("window", Role.Window), ("chart", Role.Chart), ("picture", Role.Graphic), (None, Role.Grouping)]
)
def test_what_a_widget_says_it_is(page: QWidget, what: str | None, role: QAccessible.Role) -> None:
    widget = put(page, QWidget())
    if what is not None:
        reads_as(widget, what)  # type: ignore[arg-type]
    widget.setAccessibleName("Pain")
    assert read(widget).role() == role


def test_what_has_no_name_is_passed_over(page: QWidget) -> None:
    assert read(put(page, QWidget())).role() == Role.Client


def test_signs_are_said_in_words(page: QWidget) -> None:
    assert name(put(page, label("◆ 2 active · ▲ 6 unknown · ● 1 corrected"))) == (
        "urgent: 2 active · attention: 6 unknown · 1 corrected"
    )
    assert read_aloud("wound 48.4 → 84.2 cm²") == "wound 48.4 to 84.2 cm²"
    assert read_aloud("6.9 mg/dL ↘") == "6.9 mg/dL falling"
    assert read_aloud("The next patient  →") == "The next patient  →", "the name of a key"


def test_a_curve_in_words() -> None:
    values = [ToldValue(7, "7", "Monday"), ToldValue(3, "3", "Tuesday"), ToldValue(5, "5", "Friday")]
    assert told_curve("NRS", values) == "NRS: 3 values, first 7 (Monday), last 5 (Friday), lowest 3, highest 7."
    assert told_curve("NRS", values[:1]) == "NRS: one value, 7 (Monday)."
    assert told_curve("NRS", []) == ""
