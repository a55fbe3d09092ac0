"""The printing place: what goes in at the left, the pages as they will be at the right."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize, QPixmap
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.clinic.commands import reports
from core.clinic.views import search
from core.clinic.views.search import PatientFound
from core.errors import CalcitrackError, InvalidInput
from core.texts import LANGUAGES, text
from desktop.background.ticket import Ticket
from desktop.printing.pages import Page, draw_pages
from desktop.widgets.fields import ChoiceField
from desktop.widgets.looks import button, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.paper import full_page_printer, print_pages, save_whole
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.requests import Announce, PrintHandover, Request
from desktop.widgets.workplace import Workplace

_PREVIEW_WIDTH = 760
_SIDE_WIDTH = 280
_LANGUAGE_NAMES = {"en": "English", "zh_CN": "简体中文"}


class PrintingPlace(Place):
    """The PDF is made once; preview, print and save are the same bytes."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Print"))
        space = workplace.theme.sizes
        self._request: PrintHandover | None = None
        self._pdf: bytes | None = None
        self._ticket: Ticket | None = None
        self.notice = Notice(workplace.theme)
        self.progress = ProgressStrip(workplace.theme)
        self.progress.cancelled.connect(self._cancel)
        self._who = label("", "strong", wrap=True)
        languages = [(code, _LANGUAGE_NAMES[code]) for code in LANGUAGES]
        self.language = ChoiceField(workplace, self.tr("Language"), languages)
        self.language.set_value(workplace.language)
        self.paper = ChoiceField(workplace, self.tr("Paper"), [("A4", "A4"), ("Letter", "Letter")])
        self.print_button = button(self.tr("Print…"), "primary")
        self.save_button = button(self.tr("Save PDF…"))
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._choose_file)
        self.language.edited.connect(self._prepare)
        self.paper.edited.connect(self._prepare)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.round_card, space.between, space.between, space.between)
        row.setSpacing(space.round_card)
        row.addWidget(self._side())
        row.addLayout(self._pages_side(), 1)
        self._enable(False)

    def _side(self) -> QWidget:
        """What goes in: who, which language, which paper."""
        space = self.workplace.theme.sizes
        left = QVBoxLayout()
        left.setSpacing(space.between)
        for part in (label(self.tr("Handover"), "heading"), self._who, self.language, self.paper):
            left.addWidget(part)
        left.addWidget(self.print_button)
        left.addWidget(self.save_button)
        left.addWidget(label(self.tr("What leaves is written in the audit trail."), "caption", wrap=True))
        left.addStretch(1)
        left.addWidget(label(self.workplace.say(text("about.intended_use")), "caption", wrap=True))
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(_SIDE_WIDTH)
        return side

    def _pages_side(self) -> QVBoxLayout:
        """The pages as they will be."""
        space = self.workplace.theme.sizes
        self._sheet = look(QWidget(), "page")
        self._pages = QVBoxLayout(self._sheet)
        self._pages.setSpacing(space.between)
        self._pages.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Preview"))
        scroll.setWidget(self._sheet)
        self._preview = scroll
        right = QVBoxLayout()
        right.addWidget(self.notice)
        right.addWidget(self.progress)
        right.addWidget(scroll, 1)
        return right

    def open(self, request: Request) -> None:
        if isinstance(request, PrintHandover):
            self._request = request
            self._name_them(request.patient_ids)
            self._prepare()

    def address(self) -> Request | None:
        return self._request

    def panes(self) -> Sequence[QWidget]:
        return (self.language.editor, self._preview)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("Tab", self.tr("Language, paper, print, save")),)

    @property
    def pdf(self) -> bytes | None:
        """The document that is shown."""
        return self._pdf

    def save_to(self, path: Path) -> None:
        """Save the document whole or not at all, after its audit entry."""
        pdf = self._pdf
        if pdf is not None:
            self._issue("save", pdf, lambda: self._write(path, pdf))

    def _name_them(self, patient_ids: tuple[str, ...]) -> None:
        context = self.workplace.context
        wanted = patient_ids[:6]
        self.workplace.bridge.read(
            self, lambda: tuple(search.patient_named(context, one) for one in wanted), self._show_names, key="names"
        )

    def _show_names(self, found: tuple[PatientFound, ...]) -> None:
        lines = [f"{person.name} {person.native_name or ''} · {person.birth_date.isoformat()}" for person in found]
        self._who.setText("\n".join(lines))

    def _prepare(self) -> None:
        if self._request is None:
            return
        self._pdf = None
        self._enable(False)
        self.notice.clear()
        self.progress.begin(self.tr("Preparing the pages…"))
        context, ids = self.workplace.context, self._request.patient_ids
        language, paper = self.language.value(), self.paper.value()
        scale = _PREVIEW_WIDTH / 595 * self.devicePixelRatioF()

        def work() -> tuple[bytes, tuple[Page, ...]]:
            pdf = reports.handover(context, ids, language, paper)  # type: ignore[arg-type]
            return pdf, draw_pages(pdf, scale)

        self._ticket = self.workplace.bridge.read(self, work, self._show, self._failed, key="pdf")

    def _cancel(self) -> None:
        """Leave the pages unprepared; another language or paper, or coming here again, prepares them."""
        if self._ticket is not None:
            self._ticket.cancel()
        self.progress.end()
        self.notice.say(self.tr("The pages were not prepared."), "info", (self.tr("Prepare them"), self._prepare))

    def _show(self, made: tuple[bytes, tuple[Page, ...]]) -> None:
        self._pdf, pages = made
        self.progress.end()
        while (item := self._pages.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for number, page in enumerate(pages, start=1):
            shown = QLabel()
            picture = QPixmap.fromImage(page.image)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            shown.setPixmap(picture)
            shown.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(pages)))
            self._pages.addWidget(shown)
        self._enable(True)

    def _failed(self, error: CalcitrackError) -> None:
        self.progress.end()
        self.notice.say_error(error, self.workplace)

    def _enable(self, ready: bool) -> None:
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Save PDF"), "", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        # The name says nothing of the patient: a folder's list of files is read by others too.
        dialog.selectFile(f"handover-{hashlib.sha256(self._pdf or b'').hexdigest()[:8]}.pdf")
        dialog.fileSelected.connect(self._file_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _file_chosen(self, path: str) -> None:
        self.save_to(Path(path))

    def _issue(self, how: reports.How, pdf: bytes, then: Callable[[], None]) -> None:
        if self._request is None:
            return
        context, ids, language = self.workplace.context, self._request.patient_ids, self.language.value()
        self._enable(False)

        def work() -> object:
            return reports.issue(context, ids, "handover", language, pdf, how)  # type: ignore[arg-type]

        def written(_changes: object) -> None:
            self._enable(True)
            then()

        self.workplace.bridge.write(self, work, written, self._not_issued)

    def _not_issued(self, error: CalcitrackError) -> None:
        self._enable(True)
        self.notice.say_error(error, self.workplace)

    def _write(self, path: Path, pdf: bytes) -> None:
        try:
            save_whole(path, pdf)
        except InvalidInput as error:
            self.notice.say_error(error, self.workplace)
            return
        self.notice.say(self.tr("Saved as {name}.").format(name=path.name), "good")
        self.asks.emit(Announce(self.tr("Handover saved")))

    def _print(self) -> None:
        pdf = self._pdf
        if pdf is None:
            return
        printer = full_page_printer()
        size = QPageSize.PageSizeId.A4 if self.paper.value() == "A4" else QPageSize.PageSizeId.Letter
        printer.setPageSize(QPageSize(size))
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print handover"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._issue("print", pdf, lambda: print_pages(pdf, printer)))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
