"""How photographs come to the bench: dropped, pasted or chosen; what is read now, and what was refused."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.photo_bench.bench.incoming import ENDINGS, Incoming, incoming
from desktop.photo_bench.bench.reading import Reader, Refusal
from desktop.widgets.looks import button, frame, label
from desktop.widgets.notice import Notice
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Workplace


class Intake(QWidget):
    """A strip that is there only while something is read, or has to be said."""

    arrived = Signal(object)
    """A `ReadPhotograph`."""
    begun = Signal()
    """Something new is to be read."""
    tray_asked = Signal()
    """What came by itself is to be looked at."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.reader = Reader(workplace.bridge, workplace.context, self)
        self.notice = Notice(workplace.theme)
        self.progress = ProgressStrip(workplace.theme)
        self._tray = label("", "strong", wrap=True)
        self._look = button(self.tr("Look at them"), "primary")
        self._look.clicked.connect(self.tray_asked)
        self.tray = self._tray_row()
        space = workplace.theme.sizes
        self.progress.setContentsMargins(space.between, space.inside, space.between, space.inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.progress)
        column.addWidget(self.notice)
        column.addWidget(self.tray)
        self.reader.arrived.connect(self.arrived)
        self.reader.refused.connect(self._refused)
        self.reader.changed.connect(self._show_reading)
        self.progress.cancelled.connect(self.reader.cancel)

    def take_in(self, what: Incoming) -> None:
        """Take in what was dropped, pasted or chosen."""
        self.notice.clear()
        self.begun.emit()
        if what.paths:
            self.reader.add_paths(what.paths)
        self.reader.add(what.sources)

    def offer_tray(self, number: int) -> None:
        """Say how many photographs came by themselves; none is taken in before somebody looks at it."""
        self._tray.setText(self.tr("%n photograph(s) in the tray", "", number))
        self.tray.setVisible(number > 0)

    def choose_files(self) -> None:
        """Ask for photographs by the system's dialog."""
        dialog = QFileDialog(self, self.tr("Photographs of the lesion"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*.{ending} *.{ending.upper()}" for ending in ENDINGS)
        dialog.setNameFilters([self.tr("Photographs ({patterns})").format(patterns=patterns), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def paste(self) -> bool:
        """Take in what lies on the clipboard; False when it is no photograph."""
        found = incoming(QGuiApplication.clipboard().mimeData())
        if found:
            self.take_in(found)
        else:
            self.notice.say(self.tr("There is no photograph on the clipboard."))
        return bool(found)

    def add_to_notice(self, sentence: str, level: str) -> None:
        """Say it below what is said already: several refusals of one drop are all told."""
        before = "" if self.notice.isHidden() else self.notice.sentence
        self.notice.say("\n".join(filter(None, (before, sentence))), level)

    def _tray_row(self) -> QFrame:
        space = self._workplace.theme.sizes
        row = QHBoxLayout()
        row.setContentsMargins(space.between, space.tight, space.between, space.tight)
        row.addWidget(self._tray, 1)
        row.addWidget(self._look)
        made = frame("status")
        made.setLayout(row)
        made.hide()
        return made

    def _files_chosen(self, files: list[str]) -> None:
        self.take_in(Incoming(paths=tuple(Path(file) for file in files)))

    def _refused(self, refusal: Refusal) -> None:
        why = self._workplace.say(refusal.why)
        self.add_to_notice(f"{refusal.name}: {why}" if refusal.name else why, "urgent")

    def _show_reading(self) -> None:
        source = self.reader.under_way
        if source is None:
            self.progress.end()
            return
        doing = self._workplace.say(self.reader.doing) if self.reader.doing is not None else self.tr("Reading")
        words = f"{source.name} · {doing}"
        if self.reader.waiting:
            words += " · " + self.tr("{count} more wait").format(count=len(self.reader.waiting))
        if self.progress.isHidden():
            self.progress.begin(words)
        self.progress.advance(self.reader.fraction, words)
