"""The files that wait: chosen, dropped, or come into the watched folder. Each is looked through by itself."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.theme.icons import icon
from desktop.widgets.workplace import Workplace

_PATH = Qt.ItemDataRole.UserRole


class FileList(QListWidget):
    """Names of files in the order in which they came; Delete puts one away without taking it in."""

    chosen = Signal(object)
    """The path that is looked at now, or None."""
    put_away = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._theme = workplace.theme
        self.setAccessibleName(self.tr("Files that wait to be imported"))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.currentItemChanged.connect(self._current)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file."""
        return tuple(self.item(row).data(_PATH) for row in range(self.count()))

    @property
    def path(self) -> Path | None:
        """The file that is looked at."""
        item = self.currentItem()
        return Path(item.data(_PATH)) if item is not None else None

    def add(self, paths: Iterable[Path]) -> None:
        """Add files at the end; one that is here already is not added twice."""
        new = [path for path in dict.fromkeys(paths) if path not in self.paths]
        for path in new:
            item = QListWidgetItem(icon("folder-open" if path.is_dir() else "file-text", self._theme), path.name)
            item.setData(_PATH, path)
            item.setToolTip(str(path))
            self.addItem(item)
        if new and self.currentRow() < 0:
            self.setCurrentRow(0)

    def choose(self, path: Path) -> None:
        """Look at this file."""
        if path in self.paths:
            self.setCurrentRow(self.paths.index(path))

    def take_out(self, path: Path) -> None:
        """This one is done."""
        if path in self.paths:
            self.takeItem(self.paths.index(path))

    def mark_done(self, path: Path) -> None:
        """Show that a file was taken in; it stays until it is put away."""
        if path in self.paths:
            self.item(self.paths.index(path)).setIcon(icon("circle-check", self._theme, "good"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.path is not None:
            self.put_away.emit(self.path)
        else:
            super().keyPressEvent(event)

    def _current(self, item: QListWidgetItem | None) -> None:
        self.chosen.emit(item.data(_PATH) if item is not None else None)
