"""Notices, empty places, progress, sparklines, sheets, flows, preferences: what several places share."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from core.clinic.changes import Changes
from core.errors import InvalidInput
from desktop.theme.theme import theme
from desktop.widgets.empty import Empty
from desktop.widgets.fields import TextField
from desktop.widgets.flow import Flow
from desktop.widgets.kept import Kept
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.paper import full_page_printer, print_pages, save_whole
from desktop.widgets.people import age, told_apart
from desktop.widgets.picture import thumbnail
from desktop.widgets.preferences import Preferences, PreferencesFile
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.sheet import Sheet
from desktop.widgets.sparkline import Sparkline
from tests.desktop.conftest import NOW
from tests.desktop.walk import faults


def test_a_notice_is_hidden_until_something_is_said(qtbot, at_work, clinic) -> None:
    notice = Notice(theme())
    qtbot.addWidget(notice)
    assert not notice.isVisible()
    done: list[bool] = []
    notice.say_error(InvalidInput("error.desktop.unexpected"), at_work(clinic))
    assert notice.isVisible() and "inside the program" in notice.sentence
    notice.say("Nothing was lost", "good", ("Go on", lambda: done.append(True)))
    assert faults(notice) == []
    next(push for push in notice.findChildren(QPushButton) if push.text() == "Go on").click()
    assert done == [True]
    notice.clear()
    assert not notice.isVisible()


def test_an_empty_place_offers_the_first_thing_to_do(qtbot, dressed) -> None:
    done: list[bool] = []
    empty = Empty(
        theme(), "users", "No patients yet", "Add the first one.", [("New patient", lambda: done.append(True))]
    )
    qtbot.addWidget(empty)
    empty.resize(600, 400)
    empty.show()
    empty.findChild(QPushButton).click()
    assert done == [True]
    assert faults(empty) == []


def test_progress_says_what_it_does_and_can_be_cancelled(qtbot, dressed) -> None:
    strip = ProgressStrip(theme())
    qtbot.addWidget(strip)
    strip.begin("Reading photographs…")
    strip.advance(0.5, "Photograph 3 of 6")
    with qtbot.waitSignal(strip.cancelled):
        strip.findChild(QPushButton).click()
    strip.end()
    assert not strip.isVisible()


def test_a_strip_that_does_not_know_how_far_it_is_moves_only_where_things_may_move(qtbot, dressed) -> None:
    for of, busy in ((theme(), True), (theme(still=True), False)):
        strip = ProgressStrip(of)
        qtbot.addWidget(strip)
        strip.begin("Reading photographs…")
        assert (strip.findChild(QProgressBar).maximum() == 0) is busy
        strip.end()


def test_a_sparkline_breaks_at_a_gap_and_says_its_numbers(qtbot, dressed) -> None:
    curve = Sparkline(theme())
    qtbot.addWidget(curve)
    curve.show_series([(0, 10.0), (1, None), (2, 5.0)], "10 at first, 5 now")
    curve.resize(160, 36)
    curve.show()
    assert curve.accessibleName() == "10 at first, 5 now"
    assert not curve.grab().isNull()


def test_a_thumbnail_is_cropped_never_stretched(dressed) -> None:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    picture = QPixmap(400, 100)
    picture.fill(Qt.GlobalColor.red)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    made = thumbnail(bytes(data.data()), QSize(60, 60), 2.0)
    assert made is not None and made.deviceIndependentSize().toSize() == QSize(60, 60)
    assert thumbnail(b"no picture", QSize(60, 60)) is None


def test_a_full_line_goes_on_below(qtbot, dressed) -> None:
    box = QWidget()
    flow = Flow(8, 4, box)
    words = [button(f"word {number}") for number in range(6)]
    for word in words:
        flow.addWidget(word)
    qtbot.addWidget(box)
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(150)
    assert narrow > wide
    flow.setGeometry(QRect(0, 0, 150, narrow))
    assert all(word.geometry().right() <= 150 for word in words)
    assert flow.minimumSize().width() <= 150 and flow.count() == 6


def test_a_label_of_several_lines_is_never_cut(qtbot, dressed) -> None:
    box = QWidget()
    flow = Flow(0, 0, box)
    words = label("a sentence that takes several lines in a narrow place " * 3, wrap=True)
    flow.addWidget(words)
    qtbot.addWidget(box)
    box.resize(160, 400)
    box.show()
    assert faults(box) == []


@pytest.mark.parametrize(("born", "years"), [((1964, 11, 24), 62), ((1964, 11, 25), 61), ((1964, 2, 29), 62)])
def test_age_is_that_of_today(born: tuple[int, int, int], years: int) -> None:
    from datetime import date

    assert age(date(*born), NOW.date()) == years
    assert told_apart("ZHANG Mei", "张梅", date(*born), "CUA-001").startswith("ZHANG Mei  张梅 · 1964-")


def test_preferences_are_kept_and_nonsense_is_not(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    wanted = Preferences("zh_CN", "dark", touch=True, scale=150, still=True)
    file = PreferencesFile(path)
    file.write(wanted)
    file.store, file.account = "/somewhere", "RN Li"
    assert PreferencesFile(path).read() == wanted
    assert (PreferencesFile(path).store, PreferencesFile(path).account) == ("/somewhere", "RN Li")
    path.write_text("[General]\nlanguage=klingon\nmood=grim\nscale=900\n")
    assert PreferencesFile(path).read() == Preferences("en", "system")


def test_a_file_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    save_whole(tmp_path / "page.pdf", b"%PDF")
    assert (tmp_path / "page.pdf").read_bytes() == b"%PDF"
    with pytest.raises(InvalidInput) as refused:
        save_whole(tmp_path / "nowhere" / "page.pdf", b"%PDF")
    assert refused.value.text.key == "error.desktop.cannot_write"


def test_every_page_reaches_the_printer(dressed, tmp_path: Path) -> None:
    import pypdfium2

    from core.reports.recovery_key import render

    printer = full_page_printer()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_pages(render("AAAAA-BBBBB", "store", NOW, "RN Li", "en"), printer)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(document) == 1
    document.close()


class Question(Sheet):
    def __init__(self, workplace, refuse: bool = False) -> None:
        super().__init__(workplace, "ZHANG Mei · CUA-001")
        self.set_words("Weight", "Record")
        self.reason = TextField(workplace, "Reason", needed=True)
        self.ask(self.reason)
        self._refuse = refuse

    def work(self):
        reason, refuse = self.reason.typed, self._refuse

        def write() -> Changes:
            if refuse:
                raise InvalidInput("error.desktop.moment_future")
            return Changes(frozenset({reason}), frozenset())

        return write


def test_a_sheet_sends_by_keyboard_and_closes(qtbot, at_work, clinic) -> None:
    sheet = Question(at_work(clinic))
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.reason.problem
    qtbot.keyClicks(sheet.reason.line, "because")
    with qtbot.waitSignals([sheet.sent, sheet.closed]):
        qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert faults(sheet) == []


def test_a_sheet_keeps_what_was_typed_when_it_is_refused(qtbot, at_work, clinic, settle) -> None:
    sheet = Question(at_work(clinic), refuse=True)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.keyClicks(sheet.reason.line, "because")
    sheet.send()
    settle()
    assert sheet.reason.typed == "because"
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_what_is_arranged_in_a_place_is_kept_in_the_file_and_without_one_as_long_as_the_window(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    PreferencesFile(path).kept.keep("timeline.panels", "areas -pain")
    assert PreferencesFile(path).kept.text("timeline.panels") == "areas -pain"
    assert PreferencesFile(path).kept.text("elsewhere") == ""
    without = Kept()
    without.keep("timeline.panels", "areas")
    assert (without.text("timeline.panels"), Kept().text("timeline.panels")) == ("areas", "")
