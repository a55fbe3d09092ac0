"""The photographs of a draft on the bench: which one is worked on, and what their outlines measure."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QUndoGroup

from core.charting.actions import Action, AddPhotograph, RemovePhotograph, SetMeasurement, SetOutlines, SetScale
from core.charting.draft import DraftPhotograph
from core.clinic.context import Context
from core.clinic.views.photographs import original
from core.errors import CalcitrackError
from core.imaging.ingest import upright
from core.imaging.measure import Measurement
from desktop.photo_bench.bench.calibrating import CardFinder, scale_of
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.measuring import for_draft, measured
from desktop.photo_bench.bench.outlines import from_case
from desktop.photo_bench.bench.picture import LONGEST_SHOWN_PX, Picture, image_of
from desktop.photo_bench.bench.pixels import Pixels
from desktop.photo_bench.bench.reading import ReadPhotograph
from desktop.photo_bench.bench.station import Station
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.widgets.workplace import Workplace


class Stations(QObject):
    """Keeps the draft's photographs, outlines, scale and measurement as they are on the bench."""

    current_changed = Signal()
    """Another photograph is worked on."""
    outlines_changed = Signal()
    """Of the photograph that is worked on."""
    card_looked_for = Signal()
    """A card was found in a photograph, or is known to be missing."""
    failed = Signal(object)
    """A `CalcitrackError`: a picture cannot be shown, or an outline cannot be measured."""

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._keeper = workplace, keeper
        self.undo = QUndoGroup(self)
        self.pixels = Pixels(workplace.context)
        self.cards = CardFinder(workplace.bridge, workplace.context, self.pixels, self)
        self.cards.looked.connect(self._looked)
        self._stations: dict[str, Station] = {}
        self._current: Station | None = None
        self._removed: tuple[DraftPhotograph, Station] | None = None
        self.found: Measurement | None = None

    @property
    def current(self) -> Station | None:
        """The photograph that is worked on."""
        return self._current

    def station(self, sha256: str) -> Station | None:
        """A photograph whose picture is here."""
        return self._stations.get(sha256)

    def fetch(self) -> None:
        """Read the pictures that the draft names and that are not here yet: a draft is taken up again."""
        context = self._workplace.context
        for photograph in self._keeper.draft.photographs:
            sha256 = photograph.sha256
            if sha256 not in self._stations:
                work = partial(fetched, context, sha256)
                self._workplace.bridge.read(self, work, self._fetched, self.failed.emit)

    def add(self, photograph: ReadPhotograph) -> bool:
        """Put a photograph that was just taken in on the bench; False when it lies there already."""
        taken, draft = photograph.taken, self._keeper.draft
        if draft.photograph(taken.sha256) is not None:
            return False
        entry = DraftPhotograph(
            sha256=taken.sha256,
            media_type=taken.media_type,
            width_px=taken.width_px,
            height_px=taken.height_px,
            at=draft.observed_at,
            bytes=taken.byte_size,
            file_name=taken.file_name,
            exif_at=taken.exif_taken_at,
        )
        self._put(entry, Picture(photograph.image, (taken.width_px, taken.height_px)))
        self._keeper.do(AddPhotograph(entry))
        return True

    def work_on(self, sha256: str | None) -> None:
        """Take another photograph to hand."""
        self._current = self._stations.get(sha256) if sha256 is not None else None
        if self._current is not None:
            self.undo.setActiveStack(self._current.desk.stack)
        self._measure()
        self.current_changed.emit()

    def remove_current(self) -> None:
        """Take the photograph at hand out of the draft; `put_back` brings it back with its outlines."""
        station = self._current
        entry = self._keeper.draft.photograph(station.sha256) if station is not None else None
        if station is None or entry is None:
            return
        self._removed = (entry, self._stations.pop(station.sha256))
        self._keeper.do(RemovePhotograph(station.sha256), *self._measurement_elsewhere(station.sha256))
        self.work_on(next((each.sha256 for each in self._keeper.draft.photographs), None))

    def take_back(self) -> bool:
        """Undo the last change of the outlines at hand; False where there is none."""
        can = self.undo.canUndo()
        self.undo.undo()
        return can

    def put_back(self) -> bool:
        """Undo the last removal; False where nothing was removed."""
        was = self._removed is not None
        if self._removed is not None:
            entry, station = self._removed
            self._removed = None
            self._stations[entry.sha256] = station
            self._keeper.do(AddPhotograph(entry))
            self.work_on(entry.sha256)
            self._tell(station, self.found)
        return was

    def _put(self, entry: DraftPhotograph, picture: Picture) -> Station:
        size = (entry.width_px, entry.height_px)
        desk = PhotoDesk(size, from_case(entry.outlines, entry.scale), self)
        station = Station(entry.sha256, desk, picture)
        desk.changed.connect(self._desk_changed)
        self.undo.addStack(desk.stack)
        self._stations[entry.sha256] = station
        self.cards.look(entry.sha256)
        return station

    def _fetched(self, answer: tuple[str, QImage]) -> None:
        entry = self._keeper.draft.photograph(answer[0])
        if entry is not None and entry.sha256 not in self._stations:
            self._put(entry, Picture(answer[1], (entry.width_px, entry.height_px)))
            if self._current is None:
                self.work_on(entry.sha256)
            else:
                self.current_changed.emit()

    def _looked(self, sha256: str) -> None:
        """The plane of the card is the scale, unless the nurse gave one meanwhile, or took the card's away before."""
        station, card = self._stations.get(sha256), self.cards.card(sha256)
        if station is not None and card is not None:
            outlines = station.desk.outlines
            scale = scale_of(card)
            station.scales["card"] = scale
            if outlines.scale is None and (not outlines.regions or station.desk.stack.count()):
                station.desk.find_scale(scale)
                if station is not self._current:
                    self._tell(station, measured(station.desk.outlines, station.desk.size))
        self.card_looked_for.emit()

    def _desk_changed(self) -> None:
        """Tools and the undo group work on the desk at hand alone; what is found of another one is told by itself."""
        self._measure()
        if self._current is not None:
            self._current.remember_scale()
            self._tell(self._current, self.found)
        self.outlines_changed.emit()

    def _measure(self) -> None:
        station = self._current
        try:
            self.found = measured(station.desk.outlines, station.desk.size) if station is not None else None
        except CalcitrackError as error:
            self.found = None
            self.failed.emit(error)

    def _tell(self, station: Station, found: Measurement | None) -> None:
        outlines = station.desk.outlines
        actions: list[Action] = [
            SetOutlines(station.sha256, outlines.as_case()),
            SetScale(station.sha256, outlines.scale),
        ]
        here = for_draft(found, outlines, station.sha256)
        if here is not None:
            actions.append(SetMeasurement(here))
        else:
            actions += self._measurement_elsewhere(station.sha256)
        self._keeper.do(*actions)

    def _measurement_elsewhere(self, sha256: str) -> list[Action]:
        """The measurement of another photograph, when the draft's comes from this one, which has none any more."""
        kept = self._keeper.draft.measurement
        if kept is None or kept.photograph != sha256:
            return []
        for other in self._stations.values():
            if other.sha256 != sha256:
                found = for_draft(measured(other.desk.outlines, other.desk.size), other.desk.outlines, other.sha256)
                if found is not None:
                    return [SetMeasurement(found)]
        return []


def fetched(context: Context, sha256: str) -> tuple[str, QImage]:
    """In a worker: a photograph of the store, upright, for the screen."""
    return sha256, image_of(upright(original(context, sha256), LONGEST_SHOWN_PX))
