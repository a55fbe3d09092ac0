"""The settings: all in one place, each found by a word of its own, each reached by its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from desktop.administration.settings import SettingsPlace
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenPlace
from tests.desktop.walk import faults


@pytest.fixture
def place(qtbot, at_work, clinic, settle) -> SettingsPlace:
    made = SettingsPlace(at_work(clinic), Preferences())
    qtbot.addWidget(made)
    made.resize(1190, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(OpenPlace("settings"))
    settle()
    return made


def cards(place: SettingsPlace) -> list[str]:
    shown = [card for card in place.findChildren(QFrame) if card.property("look") == "card" and card.isVisible()]
    return [card.findChild(QLabel).text() for card in shown]


def test_slash_finds_a_setting_and_escape_shows_all_again(qtbot, place: SettingsPlace) -> None:
    every = cards(place)
    assert every[:2] == ["This workstation", "This clinic"] and len(every) == 5
    qtbot.keyClick(place.language.buttons()[0], Qt.Key.Key_Slash)
    assert place.search.hasFocus()
    qtbot.keyClicks(place.search, "text size")
    assert cards(place) == ["This workstation"]
    assert place.scale.isVisible() and not place.language.isVisible() and not place.backup.isVisible()
    assert faults(place) == []
    place.search.setText("audit")
    assert cards(place) == ["This clinic"] and place._trail.isVisible() and not place.accounts.isVisible()
    place.search.setText("fingers")
    assert cards(place) == ["This workstation"] and place.hand.isVisible()
    assert place.escape() and cards(place) == every and not place.escape()


def test_where_no_setting_has_the_words_that_is_said(place: SettingsPlace) -> None:
    place.search.setText("no such words")
    assert cards(place) == [] and place._searched.nothing.isVisible()
    place.search.clear()
    assert not place._searched.nothing.isVisible() and len(cards(place)) == 5


def test_a_part_that_hides_itself_stays_hidden(place: SettingsPlace) -> None:
    place.idle.hide()
    place.search.setText("text size")
    place.search.clear()
    assert place.idle.isHidden() and not place.scale.isHidden()


@pytest.mark.parametrize(
    "name",
    ["language", "mood", "scale", "hand", "idle", "photographs", "results", "backup", "letterhead", "cameras"],
)
def test_each_setting_is_reached_by_its_name(place: SettingsPlace, name: str) -> None:
    place.search.setText("nothing of it")
    place.open(OpenPlace("settings", name))
    wanted = place._named()[name]
    assert wanted.isVisible() and not wanted.visibleRegion().isEmpty()
    focused = QApplication.focusWidget()
    # The demo clinic is not backed up: nothing can be chosen there.
    assert name == "backup" or focused is wanted or wanted.isAncestorOf(focused)


def test_the_palette_names_the_settings_that_there_are(qtbot, at_work, clinic, place: SettingsPlace, settle) -> None:
    from desktop.shell.register import the_register
    from desktop.shell.shell import Shell

    shell = Shell(at_work(clinic), Preferences(), the_register(Preferences()))
    qtbot.addWidget(shell)
    settle()
    named = {one.name.partition(".")[2] for one in shell.keys.commands() if one.name.startswith("settings.")}
    assert named == set(place._named())
    shell.leave()
    settle()


@pytest.mark.parametrize(("language", "scale"), [("zh_CN", 100), ("en", 150)])
def test_nothing_is_cut_off(qtbot, at_work, clinic, settle, language: str, scale: int) -> None:
    made = SettingsPlace(at_work(clinic, language=language, theme=theme(scale=scale)), Preferences(language))
    qtbot.addWidget(made)
    made.resize(1140, 740)
    made.show()
    settle()
    made.search.setText("a")
    assert faults(made) == []
