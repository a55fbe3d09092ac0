"""The two ways out of the window: the system's print dialog, and a file. Each is written down before it happens."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSizeF, Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from core.clinic.changes import Changes
from core.clinic.sealing import sealed_pdf
from core.errors import CalcitrackError, InvalidInput
from core.texts import Text, text
from desktop.background.ticket import Progress, Ticket
from desktop.printing.document import Document
from desktop.widgets.paper import full_page_printer, print_pages, save_whole
from desktop.widgets.pdf_pages import page_sizes
from desktop.widgets.protection import Protection
from desktop.widgets.workplace import Workplace


class Leaving(QObject):
    """Prints and saves documents for a place; one at a time (`busy`)."""

    busy = Signal(bool)
    advanced = Signal(float, object)
    """While printing: how much is done (0–1), and a `Text` of what is being done."""
    left = Signal(str)
    """What has left, in the window's language."""
    failed = Signal(object)

    def __init__(self, workplace: Workplace, place: QWidget, protection: Protection) -> None:
        super().__init__(place)
        self._workplace = workplace
        self._protection = protection
        self._place = place
        self._ticket: Ticket | None = None

    def ask_printer(self, document: Document) -> None:
        """The system's dialog, with this document's pages to choose from."""
        printer = printer_for(document.pdf)
        dialog = QPrintDialog(printer, self._place)
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(page_sizes(document.pdf)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.print_on, printer, document))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter, document: Document) -> None:
        """Print on a printer that was set up."""
        context = self._workplace.context
        self.busy.emit(True)

        def written(_changes: Changes) -> None:
            self._print(printer, document)

        self._workplace.bridge.write(self, lambda: document.leave(context, "print"), written, self._not_left)

    def ask_file(self, document: Document) -> None:
        """The system's dialog for a file, unless something is wrong with the passphrase that was typed."""
        if not self._protection.ready():
            return
        dialog = QFileDialog(self._place, self.tr("Save PDF"), "", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(document.file_name)
        dialog.fileSelected.connect(partial(self._file_chosen, document))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_to(self, path: Path, document: Document) -> None:
        """Save whole or not at all, under the passphrase if one was asked for."""
        context, passphrase = self._workplace.context, self._protection.passphrase
        self.busy.emit(True)

        def work() -> tuple[bytes, Changes]:
            leaving = sealed_pdf(document.pdf, passphrase)
            return leaving, document.leave(context, "save", encrypted=passphrase is not None)

        def written(answer: tuple[bytes, Changes]) -> None:
            self._save(path, answer[0])

        self._workplace.bridge.write(self, work, written, self._not_left)

    def cancel(self) -> None:
        """Print no further page."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _file_chosen(self, document: Document, path: str) -> None:
        self.save_to(Path(path), document)

    def _print(self, printer: QPrinter, document: Document) -> None:
        pdf, begins = document.pdf, document.begins

        def work(progress: Progress) -> None:
            def told(place: int, count: int) -> None:
                progress.report(place / count, text("desktop.printing_page", number=place + 1, of=count))

            print_pages(pdf, printer, begins, told)

        self._ticket = self._workplace.bridge.progress(
            self, work, self._printed, self._not_left, advanced=self._advance, stopped=self._stopped
        )

    def _advance(self, fraction: float, doing: Text) -> None:
        self.advanced.emit(fraction, doing)

    def _printed(self, _nothing: None) -> None:
        self._over(self.tr("Sent to the printer."))

    def _stopped(self) -> None:
        self._over(self.tr("Printing was stopped. What the printer has begun may still come out."))

    def _save(self, path: Path, pdf: bytes) -> None:
        try:
            save_whole(path, pdf)
        except InvalidInput as error:
            self._not_left(error)
        else:
            self._over(self.tr("Saved as {name}.").format(name=path.name))

    def _over(self, sentence: str) -> None:
        self._ticket = None
        self._protection.forget()
        self.busy.emit(False)
        self.left.emit(sentence)

    def _not_left(self, error: CalcitrackError) -> None:
        self._ticket = None
        self.busy.emit(False)
        self.failed.emit(error)


def printer_for(pdf: bytes) -> QPrinter:
    """The system's printer, set to the paper of a document, and to both sides when it has several pages."""
    sizes, printer = page_sizes(pdf), full_page_printer()
    size = sizes[0] if sizes else QSizeF()
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    if len(sizes) > 1:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer
