"""What is compared now: which dates, their pictures, how they lie upon each other, and what changed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.case.photo import Point
from core.errors import CalcitrackError
from core.imaging.align import Alignment, align_points, nudged
from core.imaging.change_map import ChangeMap, change_between
from desktop.photo_bench.bench.picture import Picture
from desktop.photo_bench.compare.life import Dated
from desktop.photo_bench.compare.loading import SCREEN_PX, WHOLE_PX, Laid, Loaded, lay, load
from desktop.widgets.workplace import Workplace

MOST_DATES = 4


class Session(QObject):
    """Keeps the earlier date, the later one, and others that stay beside them. Pictures of other dates are let go."""

    chosen_changed = Signal()
    """Other dates are compared."""
    pictures_changed = Signal()
    """A picture came, or a finer one."""
    laid_changed = Signal()
    """Something lies otherwise than before."""
    failed = Signal(object)
    """A `CalcitrackError`."""

    def __init__(self, workplace: Workplace, life: Sequence[Dated], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.life = tuple(life)
        self.before, self.after = 0, max(0, len(self.life) - 1)
        self.kept: tuple[int, ...] = ()
        self._loaded: dict[str, Loaded] = {}
        self._pictures: dict[str, Picture] = {}
        self._laid: dict[tuple[str, str], Laid] = {}
        self._asked: set[str] = set()
        self.original_colours = False

    @property
    def dates(self) -> tuple[int, ...]:
        """The dates that are compared, oldest first, the earlier and the later one among them."""
        return tuple(sorted({self.before, self.after, *self.kept}))

    @property
    def waiting(self) -> bool:
        """Whether a picture of the pair, or how it lies, is still being worked out."""
        return self.pair is None or self.laid(self.after) is None

    @property
    def pair(self) -> tuple[Loaded, Loaded] | None:
        """The earlier and the later photograph once both are read."""
        before, after = self.loaded(self.before), self.loaded(self.after)
        return (before, after) if before is not None and after is not None else None

    @property
    def size_known(self) -> bool:
        """Whether both photographs have a calibrated plane: then neither is made larger or smaller."""
        return self.pair is not None and all(found.shot.plane is not None for found in self.pair)

    def loaded(self, index: int) -> Loaded | None:
        """A date's photograph, if it is read."""
        return self._loaded.get(self.life[index].sha256) if self.life else None

    def picture(self, index: int) -> Picture | None:
        """A date's photograph as it is drawn: in the light of its card's greys, else as it was taken."""
        return self._pictures.get(self.life[index].sha256)

    def show_original(self, on: bool) -> None:
        """Show the photographs as they were taken, or matched again."""
        self.original_colours = on
        for found in self._loaded.values():
            self._draw(found)
        self.pictures_changed.emit()

    def laid(self, index: int) -> Laid | None:
        """How a date lies on the earlier one."""
        return self._laid.get((self.life[self.before].sha256, self.life[index].sha256))

    def choose(self, before: int, after: int) -> None:
        """Compare two other dates; the earlier one stays before the later one."""
        before, after = sorted((min(max(before, 0), len(self.life) - 1), min(max(after, 0), len(self.life) - 1)))
        if (before, after) != (self.before, self.after):
            self.before, self.after = before, after
            self.kept = tuple(index for index in self.kept if index not in (before, after))
            self.read_chosen()

    def keep(self, index: int) -> None:
        """Keep a date beside the two, or take it away again; never more than four in all."""
        if index in self.kept:
            self.kept = tuple(each for each in self.kept if each != index)
        elif index not in (self.before, self.after) and len(self.dates) < MOST_DATES:
            self.kept = (*self.kept, index)
        self.read_chosen()

    def sharpen(self) -> None:
        """Read the chosen photographs at full size: somebody looks closely."""
        for index in self.dates:
            found = self.loaded(index)
            if found is not None and not found.whole:
                self._ask(index, WHOLE_PX)

    def lay_by_itself(self) -> None:
        """Lay the later photograph by what the skin shows, whatever was done by hand."""
        if self.pair is not None:
            self._laid.pop(self._key(self.after), None)
            self.laid_changed.emit()
            self._lay(self.after)

    def move(self, *, by: Point = (0, 0), turn_deg: float = 0, factor: float = 1) -> None:
        """Move the later photograph by hand."""
        laid, pair = self.laid(self.after), self.pair
        if laid is not None and pair is not None:
            shots = (pair[0].shot, pair[1].shot)
            self._put(nudged(laid.alignment, *shots, by=by, turn_deg=turn_deg, factor=factor))

    def lay_by_points(self, pairs: Sequence[tuple[Point, Point]]) -> bool:
        """Lay the later photograph by places found in both; False when that was refused."""
        if self.pair is None:
            return False
        try:
            self._put(align_points(self.pair[0].shot, self.pair[1].shot, pairs))
        except CalcitrackError as error:
            self.failed.emit(error)
            return False
        return True

    def change(self) -> ChangeMap | None:
        """What healed and what is new; None without an outline on both dates, or before they are laid."""
        laid, pair = self.laid(self.after), self.pair
        if laid is None or pair is None:
            return None
        try:
            return change_between(pair[0].shot, pair[1].shot, laid.alignment)
        except CalcitrackError:
            return None

    def _key(self, index: int) -> tuple[str, str]:
        return self.life[self.before].sha256, self.life[index].sha256

    def _put(self, alignment: Alignment) -> None:
        self._laid[self._key(self.after)] = Laid(alignment)
        self.laid_changed.emit()

    def read_chosen(self) -> None:
        """Read the pictures of the dates that are compared; those of others are let go."""
        wanted = {self.life[index].sha256 for index in self.dates} if self.life else set()
        for held in (self._loaded, self._pictures):
            for sha256 in held.keys() - wanted:
                del held[sha256]
        self._laid = {key: laid for key, laid in self._laid.items() if key[0] in wanted}
        self.chosen_changed.emit()
        for index in self.dates if self.life else ():
            if self.loaded(index) is None:
                self._ask(index, SCREEN_PX)
            else:
                self._lay(index)

    def _ask(self, index: int, longest_px: int) -> None:
        dated = self.life[index]
        key = f"{dated.sha256} {longest_px}"
        if key in self._asked:
            return
        self._asked.add(key)
        work = partial(load, self._workplace.context, dated, longest_px)
        self._workplace.bridge.read(self, work, partial(self._arrived, key), partial(self._not_read, key))

    def _arrived(self, key: str, found: Loaded) -> None:
        self._asked.discard(key)
        sha256 = found.dated.sha256
        if sha256 not in {self.life[index].sha256 for index in self.dates}:
            return
        before = self._loaded.get(sha256)
        self._loaded[sha256] = found if before is None else replace(found, shot=before.shot)
        self._draw(found)
        self.pictures_changed.emit()
        for index in self.dates:
            self._lay(index)

    def _draw(self, found: Loaded) -> None:
        image, *smaller = found.taken if self.original_colours or found.balanced is None else found.balanced
        self._pictures[found.dated.sha256] = Picture(image, found.dated.size, smaller)

    def _not_read(self, key: str, error: CalcitrackError) -> None:
        self._asked.discard(key)
        self.failed.emit(error)

    def _lay(self, index: int) -> None:
        before, after = self.loaded(self.before), self.loaded(index)
        key = self._key(index)
        asked = " ".join(key)
        if index == self.before or before is None or after is None or key in self._laid or asked in self._asked:
            return
        self._asked.add(asked)
        work = partial(lay, before.shot, after.shot)
        self._workplace.bridge.read(self, work, partial(self._was_laid, key), partial(self._not_read, asked))

    def _was_laid(self, key: tuple[str, str], laid: Laid) -> None:
        self._asked.discard(" ".join(key))
        self._laid.setdefault(key, laid)
        self.laid_changed.emit()
