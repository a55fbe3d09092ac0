"""The tray: photographs that came by themselves and wait for somebody to say whose they are."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.widgets.watched import WatchedFolder


class Tray(QObject):
    """Lives as long as the program. Nothing in it belongs to anybody until a nurse takes it into an assessment."""

    changed = Signal()
    """Something came, or was taken, or the folder is another one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.watched = WatchedFolder(self)
        self.offered: tuple[Path, ...] = ()
        self.watched.arrived.connect(self.offer)
        self.watched.lost.connect(self.changed)

    def watch(self, folder: str) -> bool:
        """Watch a folder, an empty name: none; False when it is not there. What lay in the tray is forgotten."""
        if folder and self.watched.folder == Path(folder):
            return True
        self.offered = ()
        there = self.watched.watch(Path(folder) if folder else None)
        self.changed.emit()
        return there

    def take_out(self, paths: Iterable[Path]) -> None:
        """These were taken into an assessment, or nobody wants them."""
        gone = set(paths)
        if gone & set(self.offered):
            self.offered = tuple(path for path in self.offered if path not in gone)
            self.changed.emit()

    def offer(self, paths: Iterable[Path]) -> None:
        """Lay these into the tray."""
        self.offered = tuple(dict.fromkeys((*self.offered, *paths)))
        self.changed.emit()
