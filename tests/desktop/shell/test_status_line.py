"""The status line never asks for more width than the smallest screen has, however much it has to tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from desktop.shell.status import StatusLine
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.tray import Tray

BESIDE_THE_RAIL = 1366 - 200
LONG = "The assessment is signed, and what it asked for is on the list of tasks of whoever looks after the wound. " * 2


@pytest.fixture
def full(qtbot: QtBot, at_work, clinic: Context, tmp_path: Path) -> Iterator[StatusLine]:
    """In letters of 200 %, with all that can stand in it."""
    large = Preferences(scale=200, mood="light").theme()
    apply(QApplication.instance(), large)
    tray = Tray()
    made = StatusLine(at_work(clinic, theme=large, tray=tray))
    qtbot.addWidget(made)
    tray.offer([tmp_path / "IMG_0614.jpg", tmp_path / "IMG_0615.jpg"])
    made.set_drafts(12)
    made.set_backup("▲ last backup 2026-11-24 12:00")
    made.set_away("The server has not answered since 08:30")
    made.show_trouble()
    made.resize(BESIDE_THE_RAIL, made.heightForWidth(BESIDE_THE_RAIL))
    made.show()
    yield made
    apply(QApplication.instance(), theme())


def test_in_the_largest_letters_it_goes_on_below(full: StatusLine) -> None:
    assert full.minimumSizeHint().width() <= BESIDE_THE_RAIL
    links = [link for link in full.findChildren(QPushButton) if link.isVisible()]
    assert len(links) == 7
    for link in links:
        assert link.width() >= link.sizeHint().width() and full.rect().contains(link.geometry())


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_sentence_does_not_widen_it(qtbot: QtBot, at_work, clinic: Context, scale: int) -> None:
    line = StatusLine(at_work(clinic, theme=Preferences(scale=scale, mood="light").theme()))
    qtbot.addWidget(line)
    line.show()
    before = line.minimumSizeHint().width()
    line.say(LONG)
    assert line.minimumSizeHint().width() == before
    assert line.sentence == LONG and LONG in (line._said.sentence, line._said.toolTip())
    line._forget.stop()
