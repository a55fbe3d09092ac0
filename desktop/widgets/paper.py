"""A PDF leaves the window: printed page by page as it was set, or saved whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from core.errors import InvalidInput
from desktop.widgets.pdf_pages import draw_page, page_sizes

_DPI = 300


def full_page_printer() -> QPrinter:
    """A printer whose page is the whole sheet: the PDF has its own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return printer


def print_pages(
    pdf: bytes, printer: QPrinter, begins: Sequence[int] = (), told: Callable[[int, int], None] | None = None
) -> None:
    """Send the pages that the printer was asked for, each as large as its sheet allows, its shape unchanged.

    `begins` are the pages, from 0, that begin something of their own: printed on both sides, each of them gets a sheet
    of its own. `told` hears of each page before it is drawn (its place from 0, and how many there are); what it raises
    ends the job.
    """
    wanted = asked_for(printer, len(page_sizes(pdf)))
    sides: list[int | None] = list(wanted)
    if printer.duplex() not in (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexAuto):
        sides = with_own_sheets(wanted, begins)
    painter = QPainter(printer)
    try:
        for place, number in enumerate(sides):
            if told is not None:
                told(place, len(sides))
            if place:
                printer.newPage()
            if number is not None:
                _draw(pdf, number, printer, painter)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def asked_for(printer: QPrinter, count: int) -> list[int]:
    """The pages, from 0, of a document of `count` pages that the printer was asked for; all when it was not told."""
    asked = printer.pageRanges()
    if printer.printRange() != QPrinter.PrintRange.PageRange or asked.isEmpty():
        return list(range(count))
    return [number - 1 for number in range(1, count + 1) if asked.contains(number)]


def with_own_sheets(pages: Sequence[int], begins: Sequence[int]) -> list[int | None]:
    """The sides of the sheets when both are printed: an empty one before whatever would begin on a back."""
    sides: list[int | None] = []
    for number in pages:
        if number in begins and len(sides) % 2:
            sides.append(None)
        sides.append(number)
    return sides


def placed(page: QSizeF, sheet: QSizeF) -> QRectF:
    """Where a page lies on its sheet: as large as there is room, in the middle, its shape unchanged."""
    size = page.scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(QPointF((sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2), size)


def save_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    InvalidInput
        When the folder cannot be written.
    """
    file = QSaveFile(str(path))
    written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()
    if not written:
        raise InvalidInput("error.desktop.cannot_write", name=path.name, problem=file.errorString())


def _draw(pdf: bytes, number: int, printer: QPrinter, painter: QPainter) -> None:
    image = draw_page(pdf, number, _DPI / 72).image
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    painter.drawImage(placed(QSizeF(image.size()), sheet.size()), image)
