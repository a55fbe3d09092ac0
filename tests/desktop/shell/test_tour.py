"""The tour of the demo clinic: by itself once, by keyboard alone, over a window that stays usable."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from core.clinic.views.worklist import worklist
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.shell.tour import place_beside
from desktop.theme.theme import theme
from desktop.widgets.kept import Kept
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenPatient, OpenPlace
from tests.desktop.walk import faults


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def open_shell(qtbot, at_work, clinic, settle, kept):
    made: list[Shell] = []

    def opened(**changed) -> Shell:
        language = changed.get("language", "en")
        shell = Shell(at_work(clinic, kept=kept, **changed), Preferences(language), the_register(Preferences(language)))
        qtbot.addWidget(shell)
        made.append(shell)
        shell.resize(1280, 800)
        with qtbot.waitActive(shell):
            shell.show()
        settle()
        return shell

    yield opened
    for shell in made:
        shell.patient.big_name.hide()
        shell.leave()
    settle()


def press(qtbot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_it_goes_by_keyboard_from_stop_to_stop_and_is_never_shown_unasked_again(
    qtbot, open_shell, settle, clinic
) -> None:
    shell = open_shell()
    shell.tour.begin_unasked()
    settle()
    card, titles = shell.tour.card, []
    first = worklist(clinic).rows[0].patient_id
    while shell.tour.at is not None:
        settle()
        shell.patient.big_name.hide()
        assert card.next.hasFocus()
        assert faults(card) == []
        titles.append(card._title.text())
        assert shell.rect().contains(card.geometry())
        ring = shell.tour._ring
        assert ring.isVisible() and ring.geometry().contains(
            QRect(shell.tour._target.mapTo(shell, QPoint(0, 0)), shell.tour._target.size()).intersected(shell.rect())
        )
        press(qtbot, Qt.Key.Key_Right if len(titles) % 2 else Qt.Key.Key_Return)
    assert len(titles) == len(set(titles)) == 7
    assert not card.isVisible() and not ring.isVisible()
    assert shell.history.here == OpenPatient(first, "lesions")
    assert QApplication.focusWidget() is not None and not card.isAncestorOf(QApplication.focusWidget())
    shell.tour.begin_unasked()
    settle()
    assert shell.tour.at is None
    again = open_shell()
    again.tour.begin_unasked()
    settle()
    assert again.tour.at is None


def test_escape_skips_it_for_good_and_the_palette_brings_it_back(qtbot, open_shell, settle) -> None:
    shell = open_shell()
    shell.tour.begin_unasked()
    settle()
    press(qtbot, Qt.Key.Key_Escape)
    assert shell.tour.at is None and shell.history.here == OpenPlace("worklist")
    shell.tour.begin_unasked()
    settle()
    assert shell.tour.at is None
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(shell.palette_.line, "show me")
    qtbot.keyClick(shell.palette_.line, Qt.Key.Key_Return)
    settle()
    assert shell.tour.at == 0 and shell.tour.card.isVisible()
    press(qtbot, Qt.Key.Key_Escape)


def test_the_window_stays_usable_and_f6_finds_the_card_again(qtbot, open_shell, settle) -> None:
    shell = open_shell()
    shell.tour.begin()
    settle()
    shell.place.list.table.setFocus()
    qtbot.keyClick(shell.place.list.table, Qt.Key.Key_Slash)
    assert shell.place.list.search.hasFocus() and shell.tour.card.isVisible()
    for _ in range(6):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        if shell.tour.card.isAncestorOf(QApplication.focusWidget()):
            break
    else:
        pytest.fail("F6 never came to the card")
    press(qtbot, Qt.Key.Key_Escape)


def test_a_screen_reader_is_told_each_stop(qtbot, open_shell, settle) -> None:
    shell = open_shell()
    shell.tour.begin()
    settle()
    card = shell.tour.card
    button = QAccessible.queryAccessibleInterface(card.next)
    assert button.text(QAccessible.Text.Name) == "Next"
    assert "most pressing" in button.text(QAccessible.Text.Description)
    assert QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name) == "Tour, 1 of 7. Today's patients"
    press(qtbot, Qt.Key.Key_Right)
    settle()
    assert "of everybody" in button.text(QAccessible.Text.Description)
    press(qtbot, Qt.Key.Key_Left)
    settle()
    assert shell.tour.at == 0
    press(qtbot, Qt.Key.Key_Escape)


def test_in_a_real_clinic_it_comes_only_when_asked_and_opens_nobodys_chart(
    qtbot, at_work, workplace_of_ward, settle
) -> None:
    shell = Shell(workplace_of_ward, Preferences(), the_register(Preferences()))
    qtbot.addWidget(shell)
    shell.resize(1280, 800)
    with qtbot.waitActive(shell):
        shell.show()
    settle()
    shell.tour.begin_unasked()
    settle()
    assert shell.tour.at is None
    shell.tour.begin()
    settle()
    stops = 0
    while shell.tour.at is not None:
        stops += 1
        assert shell.patient.patient_id is None
        press(qtbot, Qt.Key.Key_Right)
    assert stops == 5
    shell.leave()
    settle()


@pytest.fixture
def workplace_of_ward(at_work, empty_clinic):
    from dataclasses import replace

    from core.clinic.context import Actor

    return at_work(replace(empty_clinic, actor=Actor("a1", "RN Li", "nurse")))


@pytest.mark.parametrize(
    ("language", "dark", "scale"), [("zh_CN", True, 100), ("en", False, 150), ("zh_CN", False, 200)]
)
def test_nothing_is_cut_off_in_any_dress(qtbot, open_shell, settle, language, dark: bool, scale: int) -> None:
    shell = open_shell(language=language, theme=theme(dark=dark, scale=scale))
    shell.tour.begin()
    settle()
    while shell.tour.at is not None:
        settle()
        shell.patient.big_name.hide()
        assert faults(shell.tour.card) == []
        assert shell.rect().contains(shell.tour.card.geometry())
        press(qtbot, Qt.Key.Key_Right)


_SIDES = st.integers(0, 1500)


@given(_SIDES, _SIDES, st.integers(1, 1500), st.integers(1, 1500), st.integers(100, 380), st.integers(100, 300))
def test_the_card_is_always_whole_in_the_window(x: int, y: int, width: int, height: int, w: int, h: int) -> None:
    room, card, gap = QRect(0, 0, 1280, 800), QSize(w, h), 16
    target = QRect(x, y, width, height).intersected(room)
    corner = place_beside(room, target if target.isValid() else None, card, gap)
    assert room.contains(QRect(corner, card))
    outside = [
        target.left() - gap - w > gap,
        target.right() + gap + w < 1280 - gap,
        target.top() - gap - h > gap,
        target.bottom() + gap + h < 800 - gap,
    ]
    if target.isValid() and any(outside):
        assert not QRect(corner, card).intersects(target)


def test_whoever_walks_off_is_told_that_it_waits_and_is_led_back(qtbot, open_shell, settle) -> None:
    shell = open_shell()
    shell.tour.begin()
    settle()
    card, first = shell.tour.card, shell.tour.card._title.text()
    shell.go(OpenPlace("settings"))
    qtbot.waitUntil(lambda: card._title.text() == "The tour waits")
    settle()
    assert card.isVisible() and not card.isAncestorOf(QApplication.focusWidget()) and card.back.isHidden()
    assert card.next.text() == "Back to the tour" and not shell.tour._ring.isVisible()
    assert not shell.status.geometry().intersects(card.geometry()) and faults(card) == []
    card.next.click()
    settle()
    assert shell.history.here == OpenPlace("worklist") and shell.tour.at == 0 and card._title.text() == first
    shell.go(OpenPlace("tasks"))
    qtbot.waitUntil(lambda: card._title.text() == "The tour waits")
    shell.back()
    qtbot.waitUntil(lambda: card._title.text() == first)
    press(qtbot, Qt.Key.Key_Escape)
    shell.tour.close()
