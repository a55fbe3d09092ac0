"""A folder that others drop files into, a phone photographs, a laboratory results: what is new there, once whole."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

PHOTOGRAPHS: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif"})
RESULTS: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".hl7", ".oru", ".json", ".xml", ".zip", ".dcm"})
"""Names that files of other systems have; what such a file is, its content decides."""
_LOOK_AGAIN_MS: Final = 800
"""A file whose size and time stand still between two looks is written to its end."""

_State = tuple[int, int]


class WatchedFolder(QObject):
    """What lies there when watching begins is nobody's news; only what comes afterwards is told."""

    arrived = Signal(object)
    """Paths of files, whole."""
    lost = Signal()
    """The folder is not there any more."""

    def __init__(self, parent: QObject | None = None, endings: frozenset[str] = PHOTOGRAPHS) -> None:
        super().__init__(parent)
        self._endings = endings
        self._folder: Path | None = None
        self._known: set[Path] = set()
        self._growing: dict[Path, _State] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._folder

    @property
    def waiting(self) -> int:
        """How many files are still being written."""
        return len(self._growing)

    def present(self) -> tuple[Path, ...]:
        """Every file of these names that lies there now, news or not; none when the folder cannot be read."""
        found = _files(self._folder, self._endings) if self._folder is not None else None
        return tuple(sorted(found or ()))

    def watch(self, folder: Path | None) -> bool:
        """Watch a folder from now on, or none; False when it is not there."""
        self._again.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder, self._known, self._growing = None, set(), {}
        if folder is None:
            return True
        found = _files(folder, self._endings)
        if found is None or not self._watcher.addPath(str(folder)):
            return False
        self._folder, self._known = folder, set(found)
        return True

    def look(self) -> None:
        """See what is new; a file that may still grow is looked at again a moment later."""
        if self._folder is None:
            return
        found = _files(self._folder, self._endings)
        if found is None:
            self.watch(None)
            self.lost.emit()
            return
        self._known &= found.keys()
        new = {path: state for path, state in found.items() if path not in self._known}
        whole = [path for path, state in new.items() if state[0] > 0 and self._growing.get(path) == state]
        self._known.update(whole)
        self._growing = {path: state for path, state in new.items() if path not in self._known}
        if self._growing:
            self._again.start()
        if whole:
            self.arrived.emit(tuple(sorted(whole)))


def _files(folder: Path, endings: frozenset[str]) -> Mapping[Path, _State] | None:
    """Size and time of the files whose names end so; None when the folder cannot be read."""
    found: dict[Path, _State] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if Path(entry.name).suffix.lower() in endings and entry.is_file():
                    state = entry.stat()
                    found[Path(entry.path)] = (state.st_size, state.st_mtime_ns)
    except OSError:
        return None
    return found
