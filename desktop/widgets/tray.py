"""The tray: files that came by themselves, photographs or results, and wait for somebody to say whose they are."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.widgets.watched import PHOTOGRAPHS, WatchedFolder


class Tray(QObject):
    """Lives as long as the program. Nothing in it belongs to anybody until a person takes it in."""

    changed = Signal()
    """Something came, or was taken, or the folder is another one."""

    def __init__(self, parent: QObject | None = None, endings: frozenset[str] = PHOTOGRAPHS) -> None:
        super().__init__(parent)
        self.watched = WatchedFolder(self, endings)
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
        """These were taken in, or nobody wants them."""
        gone = set(paths)
        if gone & set(self.offered):
            self.offered = tuple(path for path in self.offered if path not in gone)
            self.changed.emit()

    def offer(self, paths: Iterable[Path]) -> None:
        """Lay these into the tray."""
        self.offered = tuple(dict.fromkeys((*self.offered, *paths)))
        self.changed.emit()
