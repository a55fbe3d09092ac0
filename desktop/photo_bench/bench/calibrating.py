"""The calibration card is looked for in every photograph that comes to the bench, by a worker."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.errors import CalcitrackError
from core.imaging.calibrate import Calibration, calibrate
from desktop.background.bridge import Bridge
from desktop.photo_bench.bench.pixels import Pixels


class CardFinder(QObject):
    """Remembers what was found for as long as the bench is open."""

    looked = Signal(str)
    """SHA-256 of a photograph: its card was found, or is known to be missing."""

    def __init__(self, bridge: Bridge, pixels: Pixels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._pixels = bridge, pixels
        self._found: dict[str, Calibration | None] = {}
        self._looking: set[str] = set()

    def look(self, sha256: str) -> None:
        """Look for the card in a photograph, unless that was done already."""
        if sha256 in self._found or sha256 in self._looking:
            return
        self._looking.add(sha256)
        self._bridge.read(self, partial(_card_of, self._pixels, sha256), self._done, partial(self._failed, sha256))

    def looking(self, sha256: str) -> bool:
        """Whether a worker is looking now."""
        return sha256 in self._looking

    def card(self, sha256: str) -> Calibration | None:
        """What was found; None as long as nothing is, and when there is no card."""
        return self._found.get(sha256)

    def _done(self, answer: tuple[str, Calibration | None]) -> None:
        sha256, found = answer
        self._looking.discard(sha256)
        self._found[sha256] = found
        self.looked.emit(sha256)

    def _failed(self, sha256: str, _error: CalcitrackError) -> None:
        """A photograph that cannot be decoded is told of where it is shown; here it has no card."""
        self._done((sha256, None))


def _card_of(pixels: Pixels, sha256: str) -> tuple[str, Calibration | None]:
    return sha256, calibrate(pixels.of(sha256))
