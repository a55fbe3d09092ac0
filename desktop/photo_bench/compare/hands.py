"""Laying the later photograph by hand: nudges, turns, and places set in both photographs."""

from PySide6.QtCore import QObject, Signal

from core.case.photo import Point
from desktop.photo_bench.compare.session import Session

TURN_DEG = 1.0
GROWTH = 1.01
FEWEST_PLACES, MOST_PLACES = 2, 4


class Hands(QObject):
    """Either nothing, or nudging, or setting places; never both."""

    changed = Signal()
    """Something else is done by hand, or another place was set."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.nudging = False
        self.places: tuple[tuple[Point, ...], tuple[Point, ...]] | None = None
        """Set so far in the earlier and in the later photograph; None when none are being set."""

    @property
    def busy(self) -> bool:
        """Whether something is done by hand."""
        return self.nudging or self.places is not None

    @property
    def next_place(self) -> int | None:
        """In which photograph a place is asked for: 0 the earlier, 1 the later."""
        return None if self.places is None else int(len(self.places[0]) > len(self.places[1]))

    def nudge(self, on: bool) -> None:
        """Begin or end nudging."""
        self.nudging, self.places = on, None
        self.changed.emit()

    def set_places(self, on: bool) -> None:
        """Begin or leave off setting places."""
        self.nudging, self.places = False, ((), ()) if on else None
        self.changed.emit()

    def leave(self) -> None:
        """Leave off whatever is done by hand."""
        self.nudging, self.places = False, None
        self.changed.emit()

    def put(self, number: int, place: Point) -> None:
        """A place was set; the fourth pair lays the photographs."""
        if self.places is None or number != self.next_place:
            return
        earlier, later = self.places
        self.places = ((*earlier, place), later) if number == 0 else (earlier, (*later, place))
        if len(self.places[1]) == MOST_PLACES:
            self.lay()
        else:
            self.changed.emit()

    def lay(self) -> None:
        """Lay the photographs by the pairs that are set, when they are two or more."""
        if self.places is not None and len(self.places[1]) >= FEWEST_PLACES:
            pairs = list(zip(self.places[0], self.places[1], strict=False))
            self.places = None
            self.changed.emit()
            self._session.lay_by_points(pairs)

    def move(self, by: Point) -> None:
        """Nudge the later photograph."""
        if self.nudging:
            self._session.move(by=by)

    def turn(self, degrees: float) -> None:
        """Turn the later photograph."""
        if self.nudging:
            self._session.move(turn_deg=degrees)

    def grow(self, factor: float) -> None:
        """Make the later photograph larger or smaller."""
        if self.nudging:
            self._session.move(factor=factor)
