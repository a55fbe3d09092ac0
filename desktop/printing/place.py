"""The printing place: what goes in at the left, the pages as they will be at the right, and beside them what left."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from core.clinic.changes import Changes, Kind
from core.clinic.commands import reports
from core.clinic.commands.reports import Prepared
from core.errors import CalcitrackError
from core.reports.choices import KINDS
from core.texts import Text
from desktop.background.ticket import Progress, Ticket
from desktop.printing.document import Document
from desktop.printing.leaving import Leaving
from desktop.printing.options import Wanted
from desktop.printing.preview import Preview
from desktop.printing.shelf import Shelf
from desktop.printing.side import Side
from desktop.widgets.flow import STACKED, side_by_side
from desktop.widgets.notice import Notice
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.requests import Announce, OpenReport, PrintHandover, Request
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_PAGES_HEIGHT = 240
"""Least height of the pages in very large letters, at 100 %."""


class PrintingPlace(Place):
    """The PDF is made once; preview, print and save are the same bytes. Whatever leaves is kept."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Print"))
        self._request: Request | None = None
        self._document: Document | None = None
        self._asked: Wanted | None = None
        self._ticket: Ticket | None = None
        self.notice = Notice(workplace.theme)
        self.progress = ProgressStrip(workplace.theme)
        self.side = Side(workplace)
        self.options = self.side.options
        self.preview = Preview(workplace)
        self.shelf = Shelf(workplace)
        self.leaving = Leaving(workplace, self, self.side.protection)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("The report, and what was issued"))
        self.tabs.addTab(self.preview, self.tr("Preview"))
        self.tabs.addTab(self.shelf, self.tr("Issued"))
        self._lay_out()
        self._connect()
        self._show(None)

    def open(self, request: Request) -> None:
        self._request = request
        if isinstance(request, PrintHandover):
            kind = next(kind for kind in KINDS if kind == request.kind)
            self._asked = None
            self.side.protection.box.setChecked(False)
            self.options.set_wanted(kind, request.patient_ids)
            self.tabs.setCurrentWidget(self.preview)
            self._prepare()
            self._read_shelf()
        elif isinstance(request, OpenReport):
            self.options.set_wanted(KINDS[0], (request.patient_id,))
            self.shelf.read((request.patient_id,), request.report_id)

    def address(self) -> Request | None:
        return self._request

    def leave(self) -> None:
        """Nobody waits for pages any more, and none stay here to be found out of date."""
        self._stop_preparing()
        self._show(None)

    def panes(self) -> Sequence[QWidget]:
        return (self.options.kind.editor, self.tabs.currentWidget(), self.side.print_button)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("PgUp PgDn", self.tr("The page before, the next page")),
            Shortcut("+  −  0", self.tr("Larger, smaller, as wide as there is room")),
            Shortcut("Enter", self.tr("Open the chosen report as it left")),
        )

    @property
    def pdf(self) -> bytes | None:
        """The document that is shown."""
        return None if self._document is None else self._document.pdf

    def save_to(self, path: Path) -> None:
        """Save the document whole or not at all, after its audit entry."""
        if self._document is not None:
            self.leaving.save_to(path, self._document)

    def _connect(self) -> None:
        self.side.print_button.clicked.connect(lambda _checked: self._let_out("print"))
        self.side.save_button.clicked.connect(lambda _checked: self._let_out("save"))
        self.progress.cancelled.connect(self._cancel)
        self.options.edited.connect(self._prepare)
        self.options.people.edited.connect(self._read_shelf)
        self.options.failed.connect(self._failed)
        self.shelf.fetched.connect(self._fetched)
        self.shelf.counted.connect(self._counted)
        self.shelf.failed.connect(self._failed)
        self.leaving.busy.connect(self._leaving)
        self.leaving.advanced.connect(self._advanced)
        self.leaving.left.connect(self._left)
        self.leaving.failed.connect(self._failed)
        self.workplace.bridge.changed.connect(self._changed)

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        right = QVBoxLayout()
        right.setSpacing(space.inside)
        right.addWidget(self.notice)
        right.addWidget(self.progress)
        right.addWidget(self.tabs, 1)
        if self.workplace.theme.scale >= STACKED:
            self.tabs.setMinimumHeight(self.workplace.theme.px(_PAGES_HEIGHT))
        row = side_by_side(self.workplace.theme)
        self.setLayout(row)
        row.setContentsMargins(space.between, space.between, space.between, space.between)
        row.setSpacing(space.round_card)
        row.addWidget(self.side)
        row.addLayout(right, 1)

    def _prepare(self) -> None:
        """Make the pages of what was chosen, unless they are those that are made or shown already."""
        wanted = self.options.wanted()
        if wanted is None or wanted == self._asked:
            return
        self._stop_preparing()
        self._asked = wanted
        self._show(None)
        self.options.show_withheld(0)
        self.notice.clear()
        if not wanted.patient_ids:
            self.notice.say(self.tr("Choose whose report it is."))
            return
        self.progress.begin(self.tr("Preparing the pages…"))
        context = self.workplace.context

        def work(progress: Progress) -> Prepared:
            return reports.prepare(context, wanted.kind, wanted.patient_ids, wanted.choices, progress.report)

        self._ticket = self.workplace.bridge.progress(
            self, work, self._prepared, self._failed, advanced=self._advanced, key="pdf"
        )

    def _stop_preparing(self) -> bool:
        """Wait for no pages any more; whether any were under way."""
        if self._ticket is None:
            return False
        self._ticket.cancel()
        self._ticket, self._asked = None, None
        self.progress.end()
        return True

    def _prepared(self, prepared: Prepared) -> None:
        self._ticket = None
        self.progress.end()
        self._show(Document(prepared.pdf, prepared.kind, prepared=prepared))
        self.options.show_withheld(prepared.withheld)

    def _show(self, document: Document | None) -> None:
        self._document = document
        self.preview.show_pdf(b"" if document is None else document.pdf)
        self.side.show_document(document)

    def _changed(self, changes: Changes) -> None:
        """What a photograph may be used for has changed: the pages go at once, and come as they may be now."""
        document, wanted = self._document, self._asked
        whose = document.patient_ids if document is not None else () if wanted is None else wanted.patient_ids
        if Kind.PHOTOGRAPH not in changes.kinds or changes.patients.isdisjoint(whose):
            return
        if document is not None and document.issued is not None:
            self._show(None)
            self.shelf.read(self.options.people.ids(), document.issued.report_id)
        elif document is not None or self._ticket is not None:
            self._asked = None
            self._prepare()

    def _cancel(self) -> None:
        """Leave the pages unprepared, or unprinted from here on; another choice prepares them anew."""
        self.leaving.cancel()
        if self._stop_preparing():
            self.notice.say(self.tr("The pages were not prepared."), "info", (self.tr("Prepare them"), self._prepare))

    def _advanced(self, fraction: float, doing: Text) -> None:
        self.progress.advance(fraction, self.workplace.say(doing))

    def _failed(self, error: CalcitrackError) -> None:
        self._ticket = None
        self.progress.end()
        self.notice.say_error(error, self.workplace)

    def _let_out(self, how: str) -> None:
        if self._document is not None:
            self._fetched(how, self._document)

    def _leaving(self, busy: bool) -> None:
        self.side.enable(not busy and self._document is not None)
        if busy:
            self.notice.clear()
        else:
            self.progress.end()

    def _left(self, sentence: str) -> None:
        self.notice.say(sentence, "good")
        self.asks.emit(Announce(sentence))

    def _read_shelf(self) -> None:
        self.shelf.read(self.options.people.ids())

    def _counted(self, count: int) -> None:
        self.tabs.setTabText(1, self.tr("Issued ({count})").format(count=count))

    def _fetched(self, action: str, document: Document) -> None:
        """A report that is shown, or that left before: it leaves, or is shown."""
        match action:
            case "print":
                self.leaving.ask_printer(document)
            case "save":
                self.leaving.ask_file(document)
            case _:
                self._show_issued(document)

    def _show_issued(self, document: Document) -> None:
        self._stop_preparing()
        self._asked = None
        self._show(document)
        self.options.show_withheld(0)
        self.tabs.setCurrentWidget(self.preview)
        line = document.issued
        if line is None:
            return
        said = self.tr("{report} as it left on {moment} ({person}).").format(
            report=word("report_kind", line.kind, self.workplace.language),
            moment=line.at.astimezone(self.workplace.zone).strftime("%Y-%m-%d %H:%M"),
            person=line.by,
        )
        if line.superseded_at is not None:
            said += " " + self.tr("The record has changed since then: prepare it anew unless you need this very one.")
        level = "attention" if line.superseded_at is not None else "info"
        self.notice.say(said, level, (self.tr("Prepare it anew"), self._prepare))
