"""Printing: the preview is the document, and nothing leaves without its entry."""

import hashlib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.background.bridge import Bridge
from desktop.printing.place import PrintingPlace
from desktop.widgets.paper import full_page_printer, print_pages
from desktop.widgets.requests import PrintHandover
from desktop.widgets.workplace import Workplace
from tests.desktop.walk import faults
from tests.desktop.wards import at_work, context, example, settle, workplace
from tests.stores import made_store, store, store_folder

__all__ = ["context", "example", "made_store", "store", "store_folder", "workplace"]


def opened(qtbot: QtBot, workplace: Workplace, patient: str) -> PrintingPlace:
    place = PrintingPlace(workplace)
    qtbot.addWidget(place)
    place.resize(1190, 690)
    with qtbot.waitExposed(place):
        place.show()
    place.open(PrintHandover((patient,)))
    settle(qtbot, workplace.bridge, lambda: place.pdf)
    return place


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_pages_are_shown_and_saved_as_they_are(
    qtbot: QtBot, context: Context, bridge: Bridge, example: str, tmp_path: Path, language: str
) -> None:
    place = opened(qtbot, at_work(context, bridge, language), example)  # type: ignore[arg-type]
    assert place._pages.count() in (1, 2)
    out = tmp_path / "handover.pdf"
    place.save_to(out)
    settle(qtbot, bridge, out.exists)
    assert out.read_bytes() == place.pdf
    (report,) = chart(context, example).case.reports
    assert report.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (report.by, report.included, report.language) == ("RN Li", ("save",), language)
    assert faults(place) == []


def test_a_folder_that_cannot_be_written_says_so_and_keeps_the_pages(
    qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path
) -> None:
    place = opened(qtbot, workplace, example)
    place.save_to(tmp_path / "missing" / "handover.pdf")
    settle(qtbot, workplace.bridge, lambda: place.notice.sentence)
    assert "handover.pdf" in place.notice.sentence
    assert place.pdf is not None
    assert list(tmp_path.iterdir()) == [tmp_path / "store"]


def test_another_paper_makes_other_pages(qtbot: QtBot, workplace: Workplace, example: str) -> None:
    place = opened(qtbot, workplace, example)
    before = place.pdf
    place.paper.set_value("Letter")
    place.paper.edited.emit()
    settle(qtbot, workplace.bridge, lambda: place.pdf and place.pdf != before)


def test_what_is_printed_fills_its_sheet(qtbot: QtBot, workplace: Workplace, example: str, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    place = opened(qtbot, workplace, example)
    printer = full_page_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert place.pdf is not None
    print_pages(place.pdf, printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
