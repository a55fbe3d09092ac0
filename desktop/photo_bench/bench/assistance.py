"""Workers beside the bench: they look for the edge of what is shown, and learn the edges of a photograph."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.errors import CalcitrackError
from core.imaging.assist import Answer, Assist
from core.imaging.live_wire import LiveWire
from desktop.background.bridge import Bridge
from desktop.background.ticket import Ticket
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.offering import Offer, Shown, offer_of
from desktop.photo_bench.bench.pixels import Pixels
from desktop.photo_bench.bench.station import Station


class Assistance(QObject):
    """Answers the desk at hand. The newest question counts; an older one is forgotten."""

    changed = Signal()
    """An edge is looked for, or no longer; the edges of a photograph are known."""

    def __init__(self, bridge: Bridge, pixels: Pixels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._pixels = bridge, pixels
        self._station: Station | None = None
        self._ticket: Ticket | None = None

    def serve(self, station: Station | None) -> None:
        """Work for another photograph; what was asked for the last one is left."""
        self._leave()
        if self._station is not None:
            self._station.desk.outline_asked.disconnect(self._asked)
            self._station.desk.edges = None
        self._station = station
        if station is not None:
            station.desk.outline_asked.connect(self._asked)

    @property
    def looking(self) -> bool:
        """Whether an edge is looked for."""
        return self._ticket is not None

    def learn_edges(self) -> None:
        """Let a worker prepare what follows the photograph's edges."""
        station = self._station
        if station is not None and station.desk.edges is None:
            work = partial(_edges_of, self._pixels, station.sha256)
            self._bridge.read(self, work, partial(self._learnt, station.desk), self._not_learnt, key="edges")

    def _asked(self, shown: Shown | None) -> None:
        self._leave()
        station = self._station
        if shown is None or station is None:
            return
        work = partial(_answer_of, self._pixels, station.sha256, shown)
        self._ticket = self._bridge.read(self, work, partial(self._found, station.desk), self._failed, key="outline")
        self.changed.emit()

    def _found(self, desk: PhotoDesk, answer: Answer) -> None:
        self._leave()
        desk.make_offer(offer_of(answer))

    def _failed(self, error: CalcitrackError) -> None:
        self._leave()
        if self._station is not None:
            self._station.desk.make_offer(Offer((), (error.text,)))

    def _learnt(self, desk: PhotoDesk, edges: LiveWire) -> None:
        if self._station is not None and desk is self._station.desk:
            desk.edges = edges
            self.changed.emit()

    def _not_learnt(self, _error: CalcitrackError) -> None:
        """Stretches stay straight; that the photograph cannot be read any more is told where it is shown."""

    def _leave(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self.changed.emit()


def _answer_of(pixels: Pixels, sha256: str, shown: Shown) -> Answer:
    return Assist(pixels.of(sha256).rgb).answer(shown.box, shown.strokes)


def _edges_of(pixels: Pixels, sha256: str) -> LiveWire:
    return LiveWire(pixels.of(sha256).rgb)
