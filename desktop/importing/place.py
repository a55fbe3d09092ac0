"""The import place: files are dropped or chosen, looked through, matched to a person, and taken in one by one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.commands.arrivals import TakenIn
from core.clinic.views.search import PatientFound, every_patient
from core.errors import CalcitrackError
from core.exchange.arrival import Arrival, State
from core.exchange.laboratory.mapping import Mapping
from desktop.importing.file_list import FileList
from desktop.importing.file_view import FileView
from desktop.importing.mapping_panel import MappingPanel
from desktop.importing.reading import ReadFile
from desktop.importing.working import Working
from desktop.theme.icons import icon
from desktop.widgets.empty import Empty
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.requests import Announce, ImportFiles, OpenPatient, Request
from desktop.widgets.workplace import Workplace

_LIST_HEIGHT = 104


class ImportingPlace(Place):
    """O chooses files, P shows only problems, M the mapping, Ctrl+Enter imports."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Import"))
        self.setAcceptDrops(True)
        self.notice = Notice(workplace.theme)
        self.strip = ProgressStrip(workplace.theme)
        self._working = Working(workplace, self.strip, self)
        self.files = FileList(workplace)
        self.view: FileView | None = None
        self.panel: MappingPanel | None = None
        self._patients: tuple[PatientFound, ...] = ()
        self._stack = QStackedWidget()
        self._chart = ""
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self._working.read.connect(self._was_read)
        self._working.compared.connect(self._compared)
        self._working.taken.connect(self._taken)
        self._working.failed.connect(self._failed)
        self._working.stopped.connect(self._stopped)
        self.files.chosen.connect(self._look_at)
        self.files.put_away.connect(self._put_away)
        if self.workplace.inbox is not None:
            self.workplace.inbox.changed.connect(self._take_from_inbox)
        for keys, do in (
            ("O", self._ask),
            ("P", self._toggle_troubled),
            ("M", self._open_mapping),
            ("Ctrl+Return", self._import),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def open(self, request: Request) -> None:
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: every_patient(context), self._know_patients, key="patients")
        self._take_from_inbox()
        if isinstance(request, ImportFiles) and request.paths:
            self.offer(Path(path) for path in request.paths)

    def address(self) -> Request | None:
        return ImportFiles()

    def escape(self) -> bool:
        if self.panel is None:
            return False
        self._close_mapping()
        return True

    def panes(self) -> Sequence[QWidget]:
        if self.panel is not None:
            return (self.panel,)
        if self.view is None:
            return (self._empty,)
        return (self.files, *self.view.cards, self.view.table)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("O", self.tr("Choose files")),
            Shortcut("P", self.tr("Only rows with problems")),
            Shortcut("M", self.tr("How the file is read")),
            Shortcut("Ctrl+Enter", self.tr("Import what is shown")),
            Shortcut("Delete", self.tr("Put the file away")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def offer(self, paths: Iterable[Path]) -> None:
        """Lay files here; the last one is looked at."""
        new = tuple(paths)
        self.files.add(new)
        if new:
            self.files.choose(new[-1])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.offer(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())

    def _lay_out(self) -> None:
        theme = self.workplace.theme
        choose = button(self.tr("Choose files…  O"))
        choose.setIcon(icon("folder-open", theme))
        choose.clicked.connect(self._ask)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Import"), "heading"), 1)
        head.addWidget(choose)
        self._empty = Empty(
            theme,
            "inbox",
            self.tr("Drop files here"),
            self.tr(
                "Case files, FHIR Bundles, DICOM photographs, laboratory tables and HL7 v2 messages. "
                "Everything is shown first, and nothing is written before you say whose it is."
            ),
            [(self.tr("Choose files…"), self._ask)],
        )
        self._body = QWidget()
        self._beside = QVBoxLayout(self._body)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme.sizes.inside)
        self.files.setFixedHeight(theme.px(_LIST_HEIGHT))
        self._beside.addWidget(self.files)
        self._beside.addStretch(1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)
        column = QVBoxLayout(self)
        edge = theme.sizes.between
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.sizes.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    def _know_patients(self, found: tuple[PatientFound, ...]) -> None:
        self._patients = found

    def _take_from_inbox(self) -> None:
        inbox = self.workplace.inbox
        if inbox is not None and inbox.offered:
            self.files.add(inbox.offered)
            self._show_files()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Files to import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.offer(Path(name) for name in names)

    def _show_files(self) -> None:
        self._stack.setCurrentIndex(1 if self.files.count() else 0)
        self.files.setVisible(self.files.count() > 1)

    def _look_at(self, path: Path | None) -> None:
        self._show_files()
        if path is None:
            self._show_view(None)
        else:
            self._read(path, None)

    def _put_away(self, path: Path) -> None:
        self.files.take_out(path)
        self._forget(path)
        self._show_files()

    def _forget(self, path: Path) -> None:
        if self.workplace.inbox is not None:
            self.workplace.inbox.take_out([path])

    def _read(self, path: Path, by: Mapping | None) -> None:
        self.notice.clear()
        self._close_mapping()
        self._show_view(None)
        self._working.read_file(path, by)

    def _was_read(self, read: ReadFile) -> None:
        self._show_view(FileView(self.workplace, read, self._patients))
        if read.arrival is None:
            self._open_mapping()
        elif self.view is not None and self.view.matches():
            self._compare()

    def _show_view(self, view: FileView | None) -> None:
        if self.view is not None:
            self._beside.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self.view = view
        self._beside.setStretch(1, 0 if view else 1)
        if view is not None:
            self._beside.insertWidget(1, view, 1)
            view.matched.connect(self._compare)
            view.import_asked.connect(self._import)
            view.mapping_asked.connect(self._open_mapping)
            (view.cards[0].who if view.cards else view.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        if self.view is not None and self.view.arrival is not None:
            self._working.compare(self.view.arrival, self.view.matches())

    def _compared(self, arrival: Arrival) -> None:
        if self.view is not None:
            self.view.show_rows(arrival.rows)

    def _import(self) -> None:
        view = self.view
        if view is not None and view.arrival is not None and view.import_button.isEnabled():
            view.import_button.setEnabled(False)
            self.notice.clear()
            self._working.take_in(view.arrival, view.matches())

    def _taken(self, taken: TakenIn) -> None:
        if self.view is None:
            return
        self.view.show_taken(taken)
        self.files.mark_done(self.view.read.path)
        self._forget(self.view.read.path)
        said = self.tr("{new} new and {corrected} corrected from {name}. {left} rows stayed out.").format(
            new=taken.count(State.NEW),
            corrected=taken.count(State.SUPERSEDES),
            left=taken.count(State.NOT_UNDERSTOOD) + taken.count(State.REFUSED),
            name=self.view.read.path.name,
        )
        ids = list(dict.fromkeys(taken.patients.values()))
        action = (self.tr("Open the chart"), self._open_chart) if len(ids) == 1 else None
        self._chart = ids[0] if ids else ""
        self.notice.say(said, "good", action)
        self.asks.emit(Announce(said))

    def _open_chart(self) -> None:
        self.asks.emit(OpenPatient(self._chart))

    def _toggle_troubled(self) -> None:
        if self.view is not None:
            chosen = "all" if self.view.filter.value() == "troubled" else "troubled"
            self.view.filter.set_value(chosen)
            self.view.table.show_only_troubled(chosen == "troubled")

    def _open_mapping(self) -> None:
        view = self.view
        if view is None or view.read.laboratory is None or view.read.mapping is None or self.panel is not None:
            return
        kept = view.read.kept
        self.panel = MappingPanel(self.workplace, view.read.laboratory, view.read.mapping, kept.by if kept else None)
        self.panel.applied.connect(self._read_by)
        self.panel.closed.connect(self._close_mapping)
        view.hide()
        self._beside.addWidget(self.panel, 1)
        self.panel.focus_first()

    def _close_mapping(self) -> None:
        if self.panel is None:
            return
        self._beside.removeWidget(self.panel)
        self.panel.hide()
        self.panel.deleteLater()
        self.panel = None
        if self.view is not None:
            self.view.show()

    def _read_by(self, mapping: Mapping, keep: bool) -> None:
        view = self.view
        if view is None or view.read.laboratory is None:
            return
        if keep:
            self._close_mapping()
            self._working.keep_and_read(view.read.path, view.read.laboratory.shape, mapping)
        else:
            self._read(view.read.path, mapping)

    def _stopped(self) -> None:
        self.notice.say(self.tr("Reading was stopped. Nothing was imported."))

    def _failed(self, error: CalcitrackError) -> None:
        if self.view is not None:
            self.view.show_rows(self.view.table.rows)
        self.notice.say_error(error, self.workplace)
