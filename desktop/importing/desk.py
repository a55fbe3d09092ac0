"""The file that is looked at: its rows and matches, or how it is read; then what happened to it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.clinic.commands.arrivals import TakenIn
from core.clinic.views.search import PatientFound
from core.errors import CalcitrackError
from core.exchange.arrival import Arrival
from core.exchange.laboratory.mapping import Mapping
from desktop.importing.file_view import FileView
from desktop.importing.locked import Locked
from desktop.importing.mapping_panel import MappingPanel
from desktop.importing.reading import ReadFile
from desktop.importing.working import Working
from desktop.widgets.notice import Notice
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Workplace


class FileDesk(QWidget):
    """One file at a time. What went wrong is said in the place's notice."""

    taken = Signal(object, object)
    """The path of the file, and the `TakenIn`."""

    def __init__(self, workplace: Workplace, notice: Notice, strip: ProgressStrip) -> None:
        super().__init__()
        self._workplace, self._notice = workplace, notice
        self._patients: Sequence[PatientFound] = ()
        self.view: FileView | None = None
        self.panel: MappingPanel | None = None
        self.locked: Locked | None = None
        self._passphrase: str | None = None
        """Of the file that is looked at, as long as it is."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._working = Working(workplace, strip, self)
        self._working.read.connect(self._was_read)
        self._working.compared.connect(self._compared)
        self._working.taken.connect(self._was_taken)
        self._working.failed.connect(self._failed)
        self._working.stopped.connect(self._stopped)

    def know_patients(self, patients: Sequence[PatientFound]) -> None:
        """Whom the record has: anybody may be chosen, likely or not."""
        self._patients = patients

    def look_at(self, path: Path | None) -> None:
        """Read a file and show it; None: nothing."""
        self._passphrase = None
        self._look_at(path)

    def _look_at(self, path: Path | None, by: Mapping | None = None) -> None:
        self._notice.clear()
        self.close_mapping()
        self._show_view(None)
        self._show_locked(None)
        if path is not None:
            self._working.read_file(path, by, self._passphrase)

    def take_in(self) -> None:
        """Import what is shown, if everybody is settled."""
        view = self.view
        if view is not None and view.arrival is not None and view.import_button.isEnabled():
            view.import_button.setEnabled(False)
            self._notice.clear()
            self._working.take_in(view.arrival, view.matches())

    def toggle_troubled(self) -> None:
        """Only rows with problems, or all."""
        if self.view is not None:
            chosen = "all" if self.view.filter.value() == "troubled" else "troubled"
            self.view.filter.set_value(chosen)
            self.view.table.show_only_troubled(chosen == "troubled")

    def open_mapping(self) -> None:
        """Show how the file is read, in the place of its rows."""
        view = self.view
        if view is None or view.read.laboratory is None or view.read.mapping is None or self.panel is not None:
            return
        kept = view.read.kept
        self.panel = MappingPanel(self._workplace, view.read.laboratory, view.read.mapping, kept.by if kept else None)
        self.panel.applied.connect(self._read_by)
        self.panel.closed.connect(self.close_mapping)
        view.hide()
        self._column.addWidget(self.panel)
        self.panel.focus_first()

    def close_mapping(self) -> bool:
        """Back to the rows; False where they are shown already."""
        if self.panel is None:
            return False
        self._column.removeWidget(self.panel)
        self.panel.hide()
        self.panel.deleteLater()
        self.panel = None
        if self.view is not None:
            self.view.show()
        return True

    def _was_read(self, read: ReadFile) -> None:
        if read.locked:
            self._show_locked(read.path)
            return
        self._show_locked(None)
        self._show_view(FileView(self._workplace, read, self._patients))
        if read.arrival is None:
            self.open_mapping()
        elif self.view is not None and self.view.matches():
            self._compare()

    def _show_locked(self, path: Path | None) -> None:
        """Ask for the passphrase of a file; None: no longer."""
        if self.locked is not None:
            self._column.removeWidget(self.locked)
            self.locked.hide()
            self.locked.deleteLater()
        self.locked = None
        if path is not None:
            self.locked = Locked(self._workplace, path.name)
            self.locked.opened.connect(partial(self._unlock, path))
            self._column.addWidget(self.locked)
            self.locked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unlock(self, path: Path, passphrase: str) -> None:
        self._notice.clear()
        self._passphrase = passphrase
        self._working.read_file(path, None, passphrase)

    def _show_view(self, view: FileView | None) -> None:
        if self.view is not None:
            self._column.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self.view = view
        if view is not None:
            self._column.addWidget(view)
            view.matched.connect(self._compare)
            view.import_asked.connect(self.take_in)
            view.mapping_asked.connect(self.open_mapping)
            (view.cards[0].who if view.cards else view.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        if self.view is not None and self.view.arrival is not None:
            self._working.compare(self.view.arrival, self.view.matches())

    def _compared(self, arrival: Arrival) -> None:
        if self.view is not None:
            self.view.show_rows(arrival.rows)

    def _was_taken(self, taken: TakenIn) -> None:
        if self.view is not None:
            self.view.show_taken(taken)
            self.taken.emit(self.view.read.path, taken)

    def _read_by(self, mapping: Mapping, keep: bool) -> None:
        view = self.view
        if view is None or view.read.laboratory is None:
            return
        path, shape = view.read.path, view.read.laboratory.shape
        if keep:
            self.close_mapping()
            self._working.keep_and_read(path, shape, mapping, self._passphrase)
        else:
            self._look_at(path, mapping)

    def _stopped(self) -> None:
        self._notice.say(self.tr("Reading was stopped. Nothing was imported."))

    def _failed(self, error: CalcitrackError) -> None:
        if self.view is not None:
            self.view.show_rows(self.view.table.rows)
        self._notice.say_error(error, self._workplace)
