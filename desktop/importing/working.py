"""What the import place asks of workers: read a file, compare it with records, take it in. Progress is shown here."""

from collections.abc import Mapping as Matches
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.clinic.changes import Changes
from core.clinic.commands.arrivals import TakenIn, take_in
from core.clinic.commands.mappings import keep_mapping
from core.clinic.views.arrivals import Match, weigh
from core.errors import CalcitrackError
from core.exchange.arrival import Arrival
from core.exchange.laboratory.mapping import Mapping
from core.texts import Text
from desktop.background.ticket import Ticket
from desktop.importing.reading import read_file
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Workplace


class Working(QObject):
    """One thing at a time; reading can be stopped, writing is whole or not at all."""

    read = Signal(object)
    """A `ReadFile`."""
    compared = Signal(object)
    """The rows as they stand against the chosen records."""
    taken = Signal(object)
    """A `TakenIn`."""
    failed = Signal(object)
    """A `CalcitrackError`; nothing was written."""
    stopped = Signal()

    def __init__(self, workplace: Workplace, strip: ProgressStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._strip = workplace, strip
        self._ticket: Ticket | None = None
        strip.cancelled.connect(self._cancel)

    def read_file(self, path: Path, by: Mapping | None, passphrase: str | None = None) -> None:
        """Read a file, a laboratory's by this mapping, an encrypted one by its passphrase."""
        self._strip.begin(self.tr("Reading {name}…").format(name=path.name))
        context = self._workplace.context
        self._ticket = self._workplace.bridge.progress(
            self,
            lambda progress: read_file(context, path, by, passphrase, progress),
            self._was_read,
            self._has_failed,
            advanced=self._advanced,
            stopped=self._was_stopped,
            key="read",
        )

    def keep_and_read(self, path: Path, shape: str, by: Mapping, passphrase: str | None) -> None:
        """Keep how files of this shape are read, and read this one so."""
        context = self._workplace.context
        self._workplace.bridge.write(
            self,
            lambda: keep_mapping(context, shape, by),
            lambda _changes: self.read_file(path, by, passphrase),
            self._has_failed,
        )

    def compare(self, arrival: Arrival, matches: Matches[str, Match]) -> None:
        """Compare the file with the records that it is matched to."""
        context = self._workplace.context
        self._workplace.bridge.read(
            self, lambda: weigh(context, arrival, matches), self.compared.emit, self._has_failed, key="compare"
        )

    def take_in(self, arrival: Arrival, matches: Matches[str, Match]) -> None:
        """Write what was confirmed."""
        self._strip.begin(self.tr("Writing…"), cancellable=False)
        context, language = self._workplace.context, self._workplace.language
        self._workplace.bridge.write(
            self, lambda: take_in(context, arrival, matches, language=language), self._was_taken, self._has_failed
        )

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _advanced(self, fraction: float, doing: Text) -> None:
        self._strip.advance(fraction, self._workplace.say(doing))

    def _was_read(self, read: object) -> None:
        self._strip.end()
        self.read.emit(read)

    def _was_taken(self, answer: tuple[TakenIn, Changes]) -> None:
        self._strip.end()
        self.taken.emit(answer[0])

    def _has_failed(self, error: CalcitrackError) -> None:
        self._strip.end()
        self.failed.emit(error)

    def _was_stopped(self) -> None:
        self._strip.end()
        self.stopped.emit()
