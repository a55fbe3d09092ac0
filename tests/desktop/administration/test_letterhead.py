"""The head of the reports: an administrator changes it, others read it, and a wrong file is said so."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.clinic.context import Actor, Context
from core.clinic.views.facility import letterhead
from core.record.base import new_id
from core.record.facility import FacilityRow
from desktop.administration.letterhead import LetterheadCard
from desktop.background.bridge import Bridge
from tests.desktop.walk import faults
from tests.desktop.wards import at_work, context, settle
from tests.stores import made_store, store, store_folder

__all__ = ["context", "made_store", "store", "store_folder"]


@pytest.fixture
def head(context: Context) -> Context:
    """The administrator of a facility."""
    with context.store.write() as session:
        session.add(FacilityRow(id=new_id(), name="Ward 7", time_zone="Asia/Shanghai", settings={}))
    return replace(context, actor=Actor("a3", "Head", "administrator"))


def opened(qtbot: QtBot, bridge: Bridge, context: Context) -> LetterheadCard:
    card = LetterheadCard(at_work(context, bridge, "en"))
    qtbot.addWidget(card)
    card.resize(640, 260)
    with qtbot.waitExposed(card):
        card.show()
    settle(qtbot, bridge)
    return card


def test_name_and_logo_are_kept(qtbot: QtBot, bridge: Bridge, head: Context, tmp_path: Path) -> None:
    card = opened(qtbot, bridge, head)
    assert (card.name.value(), card.picture.text()) == ("Ward 7", "none")
    logo = tmp_path / "logo.png"
    Image.new("RGB", (400, 100), (11, 95, 99)).save(logo)
    card.take_logo(logo)
    settle(qtbot, bridge, lambda: not card.picture.pixmap().isNull())
    card.name.line.clear()
    qtbot.keyClicks(card.name.line, "Renal centre")
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    settle(qtbot, bridge, lambda: card.notice.sentence)
    kept = letterhead(head)
    assert (kept.name, kept.logo is not None) == ("Renal centre", True)
    assert faults(card) == []
    qtbot.mouseClick(card.none, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    settle(qtbot, bridge, lambda: letterhead(head).logo is None)
    assert card.none.isHidden()


def test_what_is_no_picture_and_what_is_not_there_are_said_so(
    qtbot: QtBot, bridge: Bridge, head: Context, tmp_path: Path
) -> None:
    card = opened(qtbot, bridge, head)
    text = tmp_path / "logo.png"
    text.write_text("no picture")
    for path in (text, tmp_path / "nowhere.png"):
        card.notice.clear()
        card.take_logo(path)
        settle(qtbot, bridge, lambda: card.notice.sentence)
    assert "nowhere.png" in card.notice.sentence
    card.name.line.clear()
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    assert card.name.problem
    settle(qtbot, bridge)
    assert letterhead(head).name == "Ward 7"


def test_a_nurse_reads_it_and_changes_nothing(qtbot: QtBot, bridge: Bridge, head: Context, context: Context) -> None:
    card = opened(qtbot, bridge, context)
    assert card.name.value() == "Ward 7"
    assert not any(part.isEnabled() for part in (card.name.editor, card.choose, card.keep))
