"""The calibration card is looked for in every photograph that comes to the bench, by a worker."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.case.photo import Scale
from core.clinic.context import Context
from core.clinic.views.cameras import profiles
from core.errors import CalcitrackError
from core.imaging.calibrate import Calibration, calibrate
from core.imaging.exif import CameraNotes
from desktop.background.bridge import Bridge
from desktop.photo_bench.bench.pixels import Pixels


@dataclass(frozen=True)
class Looked:
    """What a worker saw in a photograph: the card, or none; and what the file says of its camera."""

    card: Calibration | None = None
    camera: CameraNotes | None = None


def scale_of(card: Calibration) -> Scale:
    """The scale that a card gives, with the limb round which its markers bend."""
    return card.scale if card.limb is None else card.scale.model_copy(update={"limb": card.limb})


class CardFinder(QObject):
    """Remembers what was found for as long as the bench is open."""

    looked = Signal(str)
    """SHA-256 of a photograph: its card was found, or is known to be missing."""

    def __init__(self, bridge: Bridge, context: Context, pixels: Pixels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context, self._pixels = bridge, context, pixels
        self._found: dict[str, Looked] = {}
        self._looking: set[str] = set()

    def look(self, sha256: str) -> None:
        """Look for the card in a photograph, unless that was done already."""
        if sha256 in self._found or sha256 in self._looking:
            return
        self._looking.add(sha256)
        self._bridge.read(
            self, partial(_card_of, self._context, self._pixels, sha256), self._done, partial(self._failed, sha256)
        )

    def looking(self, sha256: str) -> bool:
        """Whether a worker is looking now."""
        return sha256 in self._looking

    def card(self, sha256: str) -> Calibration | None:
        """What was found; None as long as nothing is, and when there is no card."""
        return self._found.get(sha256, Looked()).card

    def camera(self, sha256: str) -> CameraNotes | None:
        """What the photograph's file says of its camera; None before it was looked at."""
        return self._found.get(sha256, Looked()).camera

    def _done(self, answer: tuple[str, Looked]) -> None:
        sha256, found = answer
        self._looking.discard(sha256)
        self._found[sha256] = found
        self.looked.emit(sha256)

    def _failed(self, sha256: str, _error: CalcitrackError) -> None:
        """A photograph that cannot be decoded is told of where it is shown; here it has no card."""
        self._done((sha256, Looked()))


def _card_of(context: Context, pixels: Pixels, sha256: str) -> tuple[str, Looked]:
    photograph = pixels.of(sha256)
    known = profiles(context)
    return sha256, Looked(calibrate(photograph.rgb, photograph.notes, known), photograph.notes)
