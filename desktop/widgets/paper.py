"""A PDF leaves the window: printed page by page as it was set, or saved whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from core.errors import InvalidInput

_DPI = 300


def full_page_printer() -> QPrinter:
    """A printer whose page is the whole sheet: the PDF has its own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return printer


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Send every page to a printer, each filling its sheet."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    painter = QPainter(printer)
    for number in range(len(document)):
        if number:
            printer.newPage()
        bitmap = document[number].render(scale=_DPI / 72, rev_byteorder=True, prefer_bgrx=True)
        data = bytes(bitmap.buffer)
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
        painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), image)
    painter.end()
    document.close()


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
