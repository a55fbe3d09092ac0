"""Printing: the preview is the document, what goes in is chosen, and nothing leaves without its entry."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QPageRanges, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.case.course import Pain
from core.clinic.commands import entries
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.reports import issued
from desktop.background.bridge import Bridge
from desktop.printing.leaving import printer_for
from desktop.printing.place import PrintingPlace
from desktop.widgets.paper import asked_for, placed, print_pages, with_own_sheets
from desktop.widgets.pdf_pages import page_sizes
from desktop.widgets.requests import OpenReport, PrintHandover
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import NOW, at_work, context, example, neighbour, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "example", "made_store", "neighbour", "store", "store_folder", "workplace"]


def shown(qtbot: QtBot, workplace: Workplace) -> PrintingPlace:
    place = PrintingPlace(workplace)
    qtbot.addWidget(place)
    place.resize(1190, 690)
    with qtbot.waitExposed(place):
        place.show()
    return place


def opened(qtbot: QtBot, workplace: Workplace, patient: str, kind: str = "handover") -> PrintingPlace:
    place = shown(qtbot, workplace)
    place.open(PrintHandover((patient,), kind))
    settle(qtbot, workplace.bridge, lambda: place.pdf)
    return place


def changes(qtbot: QtBot, place: PrintingPlace, do: Callable[[], object]) -> bytes:
    """The pages after something was chosen."""
    before = place.pdf
    do()
    settle(qtbot, place.workplace.bridge, lambda: place.pdf and place.pdf != before)
    assert place.pdf is not None
    return place.pdf


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def issues(qtbot: QtBot, place: PrintingPlace, out: Path) -> None:
    place.save_to(out)
    settle(qtbot, place.workplace.bridge, lambda: out.exists() and place.shelf.lines)


def later(workplace: Workplace, hours: int = 1) -> Workplace:
    """The same desk some time later."""
    moment = NOW + timedelta(hours=hours)
    return replace(workplace, clock=lambda: moment, context=replace(workplace.context, clock=lambda: moment))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_pages_are_shown_and_saved_as_they_are(
    qtbot: QtBot, context: Context, bridge: Bridge, example: str, tmp_path: Path, language: str
) -> None:
    place = opened(qtbot, at_work(context, bridge, language), example)  # type: ignore[arg-type]
    assert len(place.preview.sheets) in (1, 2)
    out = tmp_path / "handover.pdf"
    issues(qtbot, place, out)
    assert out.read_bytes() == place.pdf
    (report,) = chart(context, example).case.reports
    assert report.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (report.by, report.included[0], report.language) == ("RN Li", "save", language)
    assert faults(place) == []
    place.tabs.setCurrentWidget(place.shelf)
    assert faults(place) == []


def test_a_page_says_its_words_to_those_who_do_not_see_it(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example)
    first = place.preview.sheets[0]
    qtbot.waitUntil(lambda: bool(first.accessibleDescription()), timeout=10_000)
    assert "Example, Mei" in first.accessibleDescription()


def test_keys_and_wheel_turn_and_zoom(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example, "timeline")
    preview = place.preview
    last = len(preview.sheets) - 1
    assert last > 0
    place.preview.setFocus()
    target = QApplication.focusWidget()
    qtbot.keyClick(target, Qt.Key.Key_PageDown)
    assert preview.page == 1
    qtbot.keyClick(target, Qt.Key.Key_PageUp)
    assert preview.page == 0
    qtbot.keyClick(target, Qt.Key.Key_End)
    assert preview.page == last
    qtbot.keyClick(target, Qt.Key.Key_Home)
    wide = preview.sheets[0].width()
    qtbot.keyClick(target, Qt.Key.Key_Minus)
    assert preview.sheets[0].width() < wide
    qtbot.keyClick(target, Qt.Key.Key_0)
    assert preview.sheets[0].width() == wide
    viewport = target.viewport()  # type: ignore[union-attr]
    up = QWheelEvent(
        QPointF(9, 9),
        QPointF(viewport.mapToGlobal(QPoint(9, 9))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, up)
    assert preview.sheets[0].width() > wide
    for _ in range(12):
        qtbot.keyClick(target, Qt.Key.Key_Plus)
    most = preview.sheets[0].width()
    qtbot.keyClick(target, Qt.Key.Key_Plus)
    assert preview.sheets[0].width() == most
    settle(qtbot, workplace.bridge)


def test_sections_are_left_out_by_blank_and_said_on_the_page(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example)
    sections = place.options.sections
    sections.setFocus()
    sections.setCurrentRow(3)
    pdf = changes(qtbot, place, lambda: qtbot.keyClick(sections, Qt.Key.Key_Space))
    assert "sections: Triad" in words(pdf)
    back = changes(qtbot, place, lambda: qtbot.keyClick(sections, Qt.Key.Key_Return))
    assert "sections: Triad" not in words(back)


def test_kind_paper_and_language_make_other_pages(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example)
    letter = changes(
        qtbot, place, lambda: qtbot.mouseClick(place.options.paper.buttons()[1], Qt.MouseButton.LeftButton)
    )
    assert page_sizes(letter)[0].width() == pytest.approx(612)
    chinese = changes(
        qtbot, place, lambda: qtbot.mouseClick(place.options.language.buttons()[1], Qt.MouseButton.LeftButton)
    )
    assert "现状" in words(chinese)
    combo = place.options.kind.combo
    combo.setFocus()

    def next_kind() -> None:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        combo.activated.emit(combo.currentIndex())

    changes(qtbot, place, next_kind)
    assert place.options.kind.value() == "meeting"


def test_the_patient_takes_photographs_home_only_when_they_wish(
    qtbot: QtBot, workplace: Workplace, example: str
) -> None:
    place = opened(qtbot, workplace, example, "patient")
    box = place.options.photographs
    assert not box.isChecked()
    assert not place.options.intimate.isEnabled()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    settle(qtbot, workplace.bridge, lambda: place.pdf)
    assert place.options.intimate.isEnabled()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    settle(qtbot, workplace.bridge, lambda: place.pdf)
    combo = place.options.kind.combo
    combo.setFocus()

    def kind_before() -> None:
        qtbot.keyClick(combo, Qt.Key.Key_Up)
        combo.activated.emit(combo.currentIndex())

    changes(qtbot, place, kind_before)
    assert (place.options.kind.value(), box.isChecked()) == ("transfer", True)


def test_days_are_typed_and_a_wrong_one_is_said_below_it(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example)
    since = place.options.since.line
    since.setFocus()
    qtbot.keyClicks(since, "-7d")
    pdf = changes(qtbot, place, lambda: qtbot.keyClick(since, Qt.Key.Key_Return))
    assert "before 13 Oct 2026" in words(pdf)
    since.clear()
    qtbot.keyClicks(since, "soon")
    qtbot.keyClick(since, Qt.Key.Key_Return)
    assert place.options.since.problem
    assert place.pdf == pdf


def test_the_whole_ward_leaves_in_one_go(
    qtbot: QtBot, workplace: Workplace, example: str, neighbour: tuple[str, str], tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    which = place.options.people.which
    which.setFocus()
    pdf = changes(qtbot, place, lambda: qtbot.keyClick(which.buttons()[0], Qt.Key.Key_3))
    assert "Example, Mei" in words(pdf)
    assert "ZHANG Mei" in words(pdf)
    issues(qtbot, place, tmp_path / "ward.pdf")
    settle(qtbot, workplace.bridge, lambda: len(place.shelf.lines) == 2)
    assert {line.patient_id for line in place.shelf.lines} == {example, neighbour[0]}
    assert not place.shelf.table.isColumnHidden(1)


def test_several_are_found_and_chosen(
    qtbot: QtBot, workplace: Workplace, example: str, neighbour: tuple[str, str]
) -> None:
    place = opened(qtbot, workplace, example)
    people = place.options.people
    qtbot.mouseClick(people.which.buttons()[1], Qt.MouseButton.LeftButton)
    assert people.ids() == (example,)
    qtbot.keyClicks(people.search, "CUA-9")
    visible = [row for row in range(people.list.count()) if not people.list.isRowHidden(row)]
    assert len(visible) == 1
    people.list.setCurrentRow(visible[0])
    pdf = changes(qtbot, place, lambda: qtbot.keyClick(people.list, Qt.Key.Key_Space))
    assert set(people.ids()) == {example, neighbour[0]}
    assert "ZHANG Mei" in words(pdf)
    for row in range(people.list.count()):
        people.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, workplace.bridge)
    assert place.pdf is None
    assert place.notice.sentence
    assert not place.side.print_button.isEnabled()


def test_preparing_can_be_left_and_taken_up_again(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = shown(qtbot, workplace)
    place.open(PrintHandover((example,)))
    assert not place.progress.isHidden()
    place.progress.cancelled.emit()
    settle(qtbot, workplace.bridge)
    assert place.pdf is None
    assert place.progress.isHidden()
    place._prepare()
    settle(qtbot, workplace.bridge, lambda: place.pdf)


def test_a_report_that_left_opens_as_it_left_and_leaves_again(
    qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    issues(qtbot, place, tmp_path / "first.pdf")
    pain = Pain(at=NOW, instrument="nrs", context="rest", score=Decimal(3))
    entries.record(later(workplace).context, example, [pain])
    afterwards = opened(qtbot, later(workplace, 2), example)
    assert afterwards.pdf != (tmp_path / "first.pdf").read_bytes()
    settle(qtbot, workplace.bridge, lambda: afterwards.shelf.lines)
    afterwards.tabs.setCurrentWidget(afterwards.shelf)
    table = afterwards.shelf.table
    holds = table.model().index(0, 3).data()
    assert "superseded" in holds
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, workplace.bridge, lambda: afterwards.pdf == (tmp_path / "first.pdf").read_bytes())
    assert "changed" in afterwards.notice.sentence
    again = tmp_path / "again.pdf"
    afterwards.save_to(again)
    settle(qtbot, workplace.bridge, again.exists)
    assert again.read_bytes() == (tmp_path / "first.pdf").read_bytes()
    assert len(issued(workplace.context, [example])) == 1


def test_the_chart_leads_to_a_report_as_it_left(
    qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    issues(qtbot, place, tmp_path / "first.pdf")
    (line,) = place.shelf.lines
    fresh = shown(qtbot, later(workplace))
    fresh.open(OpenReport(example, line.report_id))
    settle(qtbot, workplace.bridge, lambda: fresh.pdf)
    assert fresh.pdf == (tmp_path / "first.pdf").read_bytes()
    assert fresh.address() == OpenReport(example, line.report_id)


def test_a_folder_that_cannot_be_written_says_so_and_keeps_the_pages(
    qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    place.save_to(tmp_path / "missing" / "handover.pdf")
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    assert "handover.pdf" in place.notice.sentence
    assert place.pdf is not None
    assert place.side.save_button.isEnabled()
    assert list(tmp_path.iterdir()) == [tmp_path / "store"]


def to_file(pdf: bytes, path: Path) -> QPrinter:
    printer = printer_for(pdf)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_what_is_printed_is_audited_first_and_fills_its_sheet(
    qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example, "timeline")
    out = tmp_path / "printed.pdf"
    assert place.pdf is not None
    assert place._document is not None
    place.leaving.print_on(to_file(place.pdf, out), place._document)
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    printed = page_sizes(out.read_bytes())
    assert len(printed) == len(page_sizes(place.pdf))
    assert printed[0].width() == pytest.approx(595, abs=2)
    (report,) = chart(workplace.context, example).case.reports
    assert report.included[0] == "print"


def test_printing_can_be_stopped(qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path) -> None:
    place = opened(qtbot, workplace, example, "timeline")
    assert place._document is not None
    place.leaving.print_on(to_file(place._document.pdf, tmp_path / "printed.pdf"), place._document)
    place.leaving.advanced.connect(place.leaving.cancel)
    settle(qtbot, workplace.bridge, lambda: "stopped" in place.notice.sentence)
    assert place.side.print_button.isEnabled()


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path) -> None:
    pdf = opened(qtbot, workplace, example, "timeline").pdf
    assert pdf is not None
    printer = to_file(pdf, tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2"))
    assert asked_for(printer, 3) == [1]
    print_pages(pdf, printer)
    assert len(page_sizes((tmp_path / "printed.pdf").read_bytes())) == 1


@given(*[st.floats(10, 5000)] * 4)
def test_on_other_paper_a_page_keeps_its_shape(wide: float, high: float, across: float, down: float) -> None:
    where = placed(QSizeF(wide, high), QSizeF(across, down))
    assert where.width() / where.height() == pytest.approx(wide / high)
    assert max(where.width() / across, where.height() / down) == pytest.approx(1)
    assert where.center().x() == pytest.approx(across / 2)
    assert where.center().y() == pytest.approx(down / 2)


def test_on_both_sides_nobody_begins_on_anothers_back() -> None:
    assert with_own_sheets([0, 1, 2, 3], [0, 3]) == [0, 1, 2, None, 3]
    assert with_own_sheets([0, 1, 2, 3], [0, 2]) == [0, 1, 2, 3]
    assert with_own_sheets([1, 3], [0, 3]) == [1, None, 3]
