"""Photographs on their way in, from a file, a folder or the clipboard: judged and kept by a worker, one by one."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.clinic.commands.photographs import take_in
from core.clinic.context import Context
from core.errors import CalcitrackError, InvalidInput
from core.imaging.formats import kind_of_ending
from core.imaging.ingest import TakenPhotograph, upright
from core.texts import Text, text
from desktop.background.bridge import Bridge
from desktop.background.ticket import Progress, Ticket
from desktop.photo_bench.bench.picture import LONGEST_SHOWN_PX, image_of

_LARGEST_FILE: Final = 1 << 30
"""A file of a gigabyte is no photograph: it is refused before it fills the memory."""
_TAKEN_FROM_FOLDERS: Final = frozenset({"JPEG", "PNG", "TIFF", "WebP", "HEIC"})


@dataclass(frozen=True)
class Source:
    """Where a photograph comes from: a file, or bytes that are here already."""

    name: str
    path: Path | None = None
    data: bytes | None = None

    def read(self) -> bytes:
        """Its bytes.

        Raises
        ------
        InvalidInput
            When the file cannot be read, or is far too large.
        """
        if self.data is not None or self.path is None:
            return self.data or b""
        try:
            if self.path.stat().st_size > _LARGEST_FILE:
                raise InvalidInput("error.photo_bench.file_too_large")
            return self.path.read_bytes()
        except OSError:
            raise InvalidInput("error.photo_bench.unreadable") from None


@dataclass(frozen=True)
class ReadPhotograph:
    """A photograph that was taken in, and how it looks upright."""

    taken: TakenPhotograph
    image: QImage


@dataclass(frozen=True)
class Refusal:
    """A photograph that could not be taken in, and why."""

    name: str
    why: Text


def sources_of(paths: Iterable[Path]) -> tuple[Source, ...]:
    """Files as they are, and of a folder those of its files that a name says are photographs.

    Raises
    ------
    InvalidInput
        When there is a folder without any photograph, or one that cannot be read.
    """
    found: list[Source] = []
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else None
        except OSError:
            raise InvalidInput("error.photo_bench.unreadable") from None
        if inside is None:
            found.append(Source(path.name, path))
            continue
        pictures = [file for file in inside if kind_of_ending(file.suffix.lower()) in _TAKEN_FROM_FOLDERS]
        if not pictures:
            raise InvalidInput("error.photo_bench.empty_folder")
        found += [Source(file.name, file) for file in pictures]
    return tuple(found)


class Reader(QObject):
    """Takes photographs in, in the order in which they came. One that is refused holds up no other."""

    arrived = Signal(object)
    """A `ReadPhotograph`."""
    refused = Signal(object)
    """A `Refusal`."""
    changed = Signal()
    """What waits, or how far the one under way is."""

    def __init__(self, bridge: Bridge, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context = bridge, context
        self._waiting: deque[Source] = deque()
        self._ticket: Ticket | None = None
        self.under_way: Source | None = None
        self.fraction = 0.0
        self.doing: Text | None = None

    @property
    def waiting(self) -> Sequence[str]:
        """The names of those that come after the one under way."""
        return tuple(source.name for source in self._waiting)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in files and folders."""
        self._bridge.read(self, lambda: sources_of(paths), self.add, self._no_sources)

    def add(self, sources: Iterable[Source]) -> None:
        """Take these in after those that wait already."""
        self._waiting.extend(sources)
        self._next()

    def cancel(self) -> None:
        """Leave the one under way and forget the others."""
        self._waiting.clear()
        if self._ticket is not None:
            self._ticket.cancel()
        self.changed.emit()

    def _next(self) -> None:
        if self.under_way is None and self._waiting:
            source = self.under_way = self._waiting.popleft()
            self.fraction, self.doing = 0.0, None
            context = self._context
            self._ticket = self._bridge.progress(
                self,
                lambda progress: taken_in(context, source, progress),
                self._done,
                self._failed,
                advanced=self._advanced,
                stopped=self._stopped,
                writes=True,
            )
        self.changed.emit()

    def _advanced(self, fraction: float, doing: Text) -> None:
        self.fraction, self.doing = fraction, doing
        self.changed.emit()

    def _done(self, photograph: ReadPhotograph) -> None:
        self._settle()
        self.arrived.emit(photograph)
        self._next()

    def _failed(self, error: CalcitrackError) -> None:
        source = self._settle()
        self.refused.emit(Refusal(source.name if source is not None else "", error.text))
        self._next()

    def _stopped(self) -> None:
        self._settle()
        self._next()

    def _no_sources(self, error: CalcitrackError) -> None:
        self.refused.emit(Refusal("", error.text))

    def _settle(self) -> Source | None:
        source, self.under_way, self._ticket = self.under_way, None, None
        return source


def taken_in(context: Context, source: Source, progress: Progress) -> ReadPhotograph:
    """In a worker: read, judge and keep one photograph, and decode it for the screen."""
    progress.report(0.05, text("photo_bench.reading"))
    data = source.read()
    progress.report(0.2, text("photo_bench.decoding"))
    image = image_of(upright(data, LONGEST_SHOWN_PX))
    progress.report(0.6, text("photo_bench.storing"))
    return ReadPhotograph(take_in(context, data, source.name), image)
