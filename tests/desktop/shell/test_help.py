"""Help: F1 opens the guide at the page of where one is, in the window's language, and it can be read by keyboard."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from core.texts import LANGUAGES, Language
from desktop.administration.front import Front
from desktop.background.bridge import Bridge
from desktop.shell import help_pages
from desktop.shell.help import Help
from desktop.shell.help_window import HelpWindow
from desktop.shell.register import the_register
from desktop.theme.theme import theme
from desktop.theme.tokens import contrast
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Desk
from tests.desktop.conftest import now
from tests.desktop.walk import faults


@pytest.fixture
def desk(bridge: Bridge) -> Desk:
    return Desk(bridge, "en", theme(), now, ZoneInfo("UTC"))


@pytest.fixture
def window(qtbot, desk: Desk) -> Iterator[HelpWindow]:
    made = HelpWindow(desk)
    qtbot.addWidget(made)
    made.open_page("pain")
    qtbot.waitExposed(made)
    yield made
    made.close()


def heading(window: HelpWindow) -> str:
    return window.reader.document().begin().text()


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def first_picture(page: str) -> str:
    return next(link.to for link in help_pages.links(help_pages.page_text(page, "en")) if link.picture)


def press(
    qtbot, window: HelpWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(window, key, modifier)


def test_every_place_has_a_page_and_every_page_is_there() -> None:
    named = help_pages._contents()["places"]
    assert {name.partition("/")[0] for name in named} == {kind.name for kind in the_register(Preferences()).kinds}
    assert {page.partition("#")[0] for page in named.values()} <= set(help_pages.pages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_begins_at_the_heading_of_the_place(qtbot, bridge: Bridge, language: Language) -> None:
    named = {name: page for name, page in help_pages._contents()["places"].items() if "#" in page}
    assert {"accounts", "trail", "merge", "settings", "profile", "passphrase"} <= set(named)
    help_ = Help(lambda: Desk(bridge, language, theme(), now, ZoneInfo("UTC")))
    for page in named.values():
        help_.open(page)
        assert help_.window is not None
        begins = help_.window.reader.textCursor().block()
        assert begins.blockFormat().headingLevel() > 1, page
        name, _, english = page.partition("#")
        assert help_pages.anchor(begins.text()) == help_pages.anchor_in(name, english, language)
        if language == "en":
            assert help_pages.anchor(begins.text()) == english
    help_.close()


def test_a_heading_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError):
        help_pages.anchor_in("administrator", "nowhere", "zh_CN")


def test_a_view_of_a_place_may_have_a_page_of_its_own() -> None:
    assert help_pages.page_of("chart", "pain") == "pain"
    assert help_pages.page_of("chart", "guidance/diagnosis") == "triad#diagnosis"
    assert help_pages.page_of("chart", "guidance/triad") == help_pages.page_of("chart", "guidance") == "triad"
    assert help_pages.page_of("chart", "lesions") == help_pages.page_of("chart") == "chart-a-lesion"
    assert help_pages.page_of("nowhere") == help_pages.FIRST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_set_with_its_pictures(qtbot, bridge: Bridge, language: Language) -> None:
    window = HelpWindow(Desk(bridge, language, theme(), now, ZoneInfo("UTC")))
    qtbot.addWidget(window)
    for page in help_pages.pages():
        window.open_page(page)
        assert heading(window) == help_pages.title(page, language)
        for link in help_pages.links(help_pages.page_text(page, language)):
            if link.picture:
                kind = QTextDocument.ResourceType.ImageResource
                picture = window.reader.document().resource(kind.value, QUrl(link.to))
                assert 1 < picture.width() <= window.reader.viewport().width(), link.to
    assert faults(window) == []
    window.close()


def test_no_strip_stays_empty_below_a_picture(qtbot, window: HelpWindow) -> None:
    window.open_page("compare")
    document = window.reader.document()
    block = next(block for block in blocks(document) if "\ufffc" in block.text())
    picture = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(first_picture("compare")))
    drawn = picture.height() / picture.devicePixelRatio()
    assert document.documentLayout().blockBoundingRect(block).height() < drawn + theme().sizes.round_card


def test_links_go_from_page_to_page_and_back(qtbot, window: HelpWindow) -> None:
    window.reader.anchorClicked.emit(QUrl("photograph.md#the-card"))
    assert window.here == "photograph"
    assert window.reader.textCursor().block().text() == "The card"
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert heading(window) == "Pain"
    press(qtbot, window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.here == "photograph"
    assert not window.forward.isEnabled()


def test_a_heading_in_chinese_is_found(qtbot, bridge: Bridge) -> None:
    window = HelpWindow(Desk(bridge, "zh_CN", theme(), now, ZoneInfo("UTC")))
    qtbot.addWidget(window)
    window.open_page("assess")
    link = next(link.to for link in help_pages.links(help_pages.page_text("assess", "zh_CN")) if "#" in link.to)
    window.reader.anchorClicked.emit(QUrl(link))
    assert window.reader.textCursor().block().text() == "录错了怎么办"
    window.close()


def test_a_document_beside_the_guide_opens_in_it(qtbot, window: HelpWindow) -> None:
    window.reader.anchorClicked.emit(QUrl(f"{help_pages.OUTSIDE}postgresql.md#6-upgrade"))
    assert heading(window) == "A store on PostgreSQL"
    assert window.reader.textCursor().block().text() == "6. Upgrade"


def test_a_link_is_followed_by_keyboard(qtbot, window: HelpWindow) -> None:
    window.open_page("numbers")
    qtbot.keyClick(window.reader, Qt.Key.Key_Tab)
    assert window.reader.textCursor().selectedText() == "The rules"
    qtbot.keyClick(window.reader, Qt.Key.Key_Return)
    assert window.here == "rules"


def test_search_lists_pages_and_goes_from_place_to_place(qtbot, window: HelpWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.search, "gilman")
    assert [window.model.item(row).text() for row in range(window.model.rowCount())] == ["How every number is computed"]
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.here == "numbers"
    assert window.reader.textCursor().selectedText() == "Gilman"
    window.reader.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, window, Qt.Key.Key_F3)
    assert window.reader.textCursor().selectedText() == "Gilman"
    window.search.setText("no such words anywhere")
    assert window.nothing.isVisible() and window.model.rowCount() == 0
    window.search.clear()
    assert window.model.rowCount() > len(help_pages.pages())


def test_a_page_is_opened_from_the_list(qtbot, window: HelpWindow) -> None:
    rows = [row for row in range(window.model.rowCount()) if window.model.item(row).text() == "Timeline"]
    window.list.setCurrentIndex(window.model.index(rows[0], 0))
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert window.here == "timeline"


def test_help_is_one_window_that_follows_language_and_mood(qtbot, desk: Desk, bridge: Bridge) -> None:
    desks = [desk, Desk(bridge, "zh_CN", theme(dark=True), now, ZoneInfo("UTC"))]
    help_ = Help(lambda: desks[0])
    help_.open("pain")
    first = help_.window
    help_.open("print")
    assert help_.window is first and first is not None
    desks.pop(0)
    help_.dress()
    assert help_.window is not first and help_.window is not None
    assert heading(help_.window) == "打印"
    help_.window.close()
    help_.dress()
    assert help_.window is None
    help_.open()
    assert help_.window is not None and help_.window.here == help_pages.FIRST
    help_.close()


def test_f1_helps_before_anybody_has_signed_in(qtbot, desk: Desk) -> None:
    front = Front(desk, Preferences())
    qtbot.addWidget(front)
    with qtbot.waitActive(front):
        front.show()
    with qtbot.waitSignal(front.help_asked):
        qtbot.keyClick(front, Qt.Key.Key_F1)


@pytest.mark.parametrize("dark", [False, True])
def test_links_and_text_can_be_read_in_both_moods(dressed: QApplication, dark: bool) -> None:
    colours = theme(dark=dark).colours
    assert contrast(colours.accent, colours.surface) >= 4.5
    assert contrast(colours.text, colours.surface) >= 4.5
