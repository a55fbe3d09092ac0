"""Tissues proposed from their colours, by a worker. They count for nothing until the nurse confirms them."""

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.case.photo import Point
from core.errors import CalcitrackError
from core.imaging.calibrate import Calibration
from core.imaging.card import cards
from core.imaging.colour import Grey, card_greys, white_balance
from core.imaging.decode import RgbArray
from core.imaging.tissue_proposal import Proposal, propose_tissues
from core.imaging.tissues import BED
from core.texts import Text
from desktop.background.bridge import Bridge
from desktop.background.ticket import Ticket
from desktop.photo_bench.bench.outlines import Region
from desktop.photo_bench.bench.pixels import Pixels
from desktop.photo_bench.bench.station import Station
from desktop.photo_bench.bench.stations import Stations


class Proposing(QObject):
    """What is proposed for the photograph at hand. It is dropped when the wound's own outline changes."""

    changed = Signal()
    """Something is proposed, or no longer; or a worker began or ended."""

    def __init__(self, bridge: Bridge, pixels: Pixels, stations: Stations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._pixels, self._stations = bridge, pixels, stations
        self._ticket: Ticket | None = None
        self._station: Station | None = None
        self._wound: tuple[tuple[Point, ...], ...] = ()
        self.regions: tuple[Region, ...] = ()
        self.notes: tuple[Text, ...] = ()
        stations.current_changed.connect(self.discard)
        stations.outlines_changed.connect(self._outlined)

    @property
    def looking(self) -> bool:
        """Whether a worker is at it."""
        return self._ticket is not None

    @property
    def possible(self) -> bool:
        """Whether there is a wound whose tissues could be proposed."""
        return bool(_wound_of(self._stations.current))

    def propose(self) -> None:
        """Let a worker judge the colours within the wound."""
        station = self._stations.current
        self.discard()
        self._wound = _wound_of(station)
        if station is None or not self._wound:
            return
        self._station = station
        card = self._stations.cards.card(station.sha256)
        work = partial(_proposed, self._pixels, station.sha256, self._wound, card)
        self._ticket = self._bridge.read(self, work, self._found, self._failed, key="tissues")
        self.changed.emit()

    def confirm(self, tissue: str | None = None) -> None:
        """The nurse says that it is so: of one tissue, or of all. It can be undone like any outline."""
        station, regions = self._station, self._of(tissue)
        if station is None or not regions:
            return
        outlines = station.desk.outlines
        for name in dict.fromkeys(region.tissue for region in regions):
            outlines = outlines.with_found(name, (region.points for region in regions if region.tissue == name))
        self._keep(tuple(region for region in self.regions if region not in regions))
        station.desk.put(outlines, "confirm_tissue")

    def discard(self, tissue: str | None = None) -> None:
        """What is proposed is not so: of one tissue, or of all."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        gone = self._of(tissue)
        self._keep(tuple(region for region in self.regions if region not in gone))

    def _of(self, tissue: str | None) -> tuple[Region, ...]:
        return tuple(region for region in self.regions if tissue in (None, region.tissue))

    def _keep(self, regions: tuple[Region, ...]) -> None:
        self.regions = regions
        if not regions:
            self.notes = ()
        self.changed.emit()

    def _found(self, found: Proposal) -> None:
        self._ticket = None
        self.notes = found.notes
        self.regions = tuple(
            Region(number, outline.tissue, outline.points_px) for number, outline in enumerate(found.outlines, 1)
        )
        self.changed.emit()

    def _failed(self, error: CalcitrackError) -> None:
        self._ticket = None
        self.notes = (error.text,)
        self.changed.emit()

    def _outlined(self) -> None:
        if self._wound != _wound_of(self._stations.current):
            self.discard()
        else:
            self.changed.emit()


def _wound_of(station: Station | None) -> tuple[tuple[Point, ...], ...]:
    """The rings of the wound; without any, those of its bed."""
    regions = station.desk.outlines.regions if station is not None else ()
    wound = tuple(region.points for region in regions if region.tissue == "wound")
    return wound or tuple(region.points for region in regions if region.tissue in BED)


def _proposed(pixels: Pixels, sha256: str, wound: tuple[tuple[Point, ...], ...], card: Calibration | None) -> Proposal:
    rgb = pixels.of(sha256).rgb
    return propose_tissues(rgb, wound, white_balance(rgb, _greys(rgb, card)))


def _greys(rgb: RgbArray, found: Calibration | None) -> tuple[Grey, ...] | None:
    """The greys of the card that was found; None without one: then white is assumed."""
    layout = next((card for card in cards() if found is not None and card.version == found.card_version), None)
    if found is None or found.layout != "l_card" or layout is None or found.scale.homography is None:
        return None
    return card_greys(rgb, layout, np.reshape(found.scale.homography, (3, 3)))
