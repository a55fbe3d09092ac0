"""The import place: files are dropped or chosen, looked through, matched to a person, and taken in one by one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.clinic.commands.arrivals import TakenIn
from core.clinic.views.search import every_patient
from core.exchange.arrival import State
from desktop.importing.desk import FileDesk
from desktop.importing.file_list import FileList
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
        self.files = FileList(workplace)
        self.desk = FileDesk(workplace, self.notice, self.strip)
        self._stack = QStackedWidget()
        self._chart = ""
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.desk.taken.connect(self._taken)
        self.files.chosen.connect(self._look_at)
        self.files.put_away.connect(self._put_away)
        if self.workplace.inbox is not None:
            self.workplace.inbox.changed.connect(self._take_from_inbox)
        for keys, do in (
            ("O", self._ask),
            ("P", self.desk.toggle_troubled),
            ("M", self.desk.open_mapping),
            ("Ctrl+Return", self.desk.take_in),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def open(self, request: Request) -> None:
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: every_patient(context), self.desk.know_patients, key="patients")
        self._take_from_inbox()
        inbox = self.workplace.inbox
        self.folder.setVisible(inbox is not None and inbox.watched.folder is not None)
        if isinstance(request, ImportFiles) and request.paths:
            self.offer(Path(path) for path in request.paths)

    def address(self) -> Request | None:
        return ImportFiles()

    def escape(self) -> bool:
        return self.desk.close_mapping()

    def panes(self) -> Sequence[QWidget]:
        if self.desk.panel is not None:
            return (self.desk.panel,)
        if self.desk.locked is not None:
            return (self.files, self.desk.locked)
        if self.desk.view is None:
            return (self._empty,)
        return (self.files, *self.desk.view.cards, self.desk.view.table)

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
        self.folder = button(self.tr("All in the watched folder"))
        self.folder.setToolTip(self.tr("Also what came before the program was opened"))
        self.folder.clicked.connect(self._look_into_folder)
        head = QHBoxLayout()
        head.setSpacing(theme.sizes.inside)
        head.addWidget(label(self.tr("Import"), "heading"), 1)
        head.addWidget(self.folder)
        head.addWidget(choose)
        self._empty = self._invitation()
        self.files.setFixedHeight(theme.px(_LIST_HEIGHT))
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.sizes.inside)
        rows.addWidget(self.files)
        rows.addWidget(self.desk, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(body)
        column = QVBoxLayout(self)
        edge = theme.sizes.between
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.sizes.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    def _invitation(self) -> Empty:
        return Empty(
            self.workplace.theme,
            "inbox",
            self.tr("Drop files here"),
            self.tr(
                "Case files, FHIR Bundles, DICOM photographs or a folder of them, "
                "laboratory tables and HL7 v2 messages. "
                "Everything is shown first, and nothing is written before you say whose it is."
            ),
            [(self.tr("Choose files…"), self._ask)],
        )

    def _take_from_inbox(self) -> None:
        inbox = self.workplace.inbox
        if inbox is not None and inbox.offered:
            self.files.add(inbox.offered)
            self._show_files()

    def _look_into_folder(self) -> None:
        if self.workplace.inbox is not None:
            self.offer(self.workplace.inbox.watched.present())

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
        self.desk.look_at(path)

    def _put_away(self, path: Path) -> None:
        self.files.take_out(path)
        self._forget(path)
        self._show_files()

    def _forget(self, path: Path) -> None:
        if self.workplace.inbox is not None:
            self.workplace.inbox.take_out([path])

    def _taken(self, path: Path, taken: TakenIn) -> None:
        self.files.mark_done(path)
        self._forget(path)
        said = self.tr("{new} new and {corrected} corrected from {name}. {left} rows stayed out.").format(
            new=taken.count(State.NEW),
            corrected=taken.count(State.SUPERSEDES),
            left=taken.count(State.NOT_UNDERSTOOD) + taken.count(State.REFUSED),
            name=path.name,
        )
        ids = list(dict.fromkeys(taken.patients.values()))
        action = (self.tr("Open the chart"), self._open_chart) if len(ids) == 1 else None
        self._chart = ids[0] if ids else ""
        self.notice.say(said, "good", action)
        self.asks.emit(Announce(said))

    def _open_chart(self) -> None:
        self.asks.emit(OpenPatient(self._chart))
