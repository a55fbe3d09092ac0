"""A passphrase to hand over: shown once, copied or printed, and gone."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from core.clinic.commands.accounts import Given
from core.errors import CalcitrackError
from desktop.theme.fonts import figures
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.paper import full_page_printer, print_pages
from desktop.widgets.workplace import Workplace


class GivenCard(QFrame):
    """`done` when it was handed over, or is to be shown no longer."""

    done = Signal()

    def __init__(self, workplace: Workplace, given: Given) -> None:
        super().__init__()
        look(self, "sheet")
        self._workplace, self._given = workplace, given
        self.copy = button(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        self.print_page = button(self.tr("Print…"))
        self.print_page.clicked.connect(self._print)
        self.finish = button(self.tr("I have handed it over"), "primary")
        self.finish.clicked.connect(self.done)
        self.notice = Notice(workplace.theme)
        words = label(given.passphrase or "", "heading", wrap=True)
        words.setFont(figures(words.font()))
        words.setAccessibleName(self.tr("Passphrase: {passphrase}").format(passphrase=given.passphrase))
        box = frame("notice")
        space = workplace.theme.sizes
        inside = QVBoxLayout(box)
        inside.setContentsMargins(space.between, space.between, space.between, space.between)
        inside.addWidget(label(self.tr("Account {name}").format(name=given.name), "caption"))
        inside.addWidget(words)
        ways = QHBoxLayout()
        for push in (self.copy, self.print_page):
            ways.addWidget(push)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        edge = space.between
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space.between)
        column.addWidget(label(self.tr("To be handed over"), "heading"))
        then = self.tr("It is shown once and kept nowhere. At the first sign-in the person chooses their own.")
        column.addWidget(label(then, wrap=True))
        column.addWidget(box)
        column.addLayout(ways)
        for part in (self.notice, self.finish):
            column.addWidget(part)
        column.addStretch(1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._given.passphrase or "")
        self.notice.say(self.tr("Copied. It is cleared from the clipboard when the window is locked or you sign out."))

    def _print(self) -> None:
        self.notice.clear()
        self._workplace.bridge.read(self, self._page(), self._print_page, self._failed)

    def _page(self) -> Callable[[], bytes]:
        workplace, given = self._workplace, self._given
        facility, made_at, language = workplace.context.facility, workplace.now(), workplace.language

        def work() -> bytes:
            from core.reports.handed_over import render

            return render(given.name, given.passphrase or "", facility, made_at, language)

        return work

    def _print_page(self, pdf: bytes) -> None:
        printer = full_page_printer()
        if QPrintDialog(printer, self).exec():
            print_pages(pdf, printer)
            self.notice.say(self.tr("Sent to the printer."), "good")

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self._workplace)
