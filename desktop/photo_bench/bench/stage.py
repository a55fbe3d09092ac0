"""The middle of the bench: the canvas, or the table of its outlines, or what to do first; and what floats above it."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.case.photo import Point
from core.clinic.views.photographs import thumbnails
from core.errors import CalcitrackError
from core.imaging.outlines import Complaint
from core.imaging.scale import ruler_scale
from desktop.photo_bench.bench.canvas import Canvas
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.earlier import Earlier, laid_over
from desktop.photo_bench.bench.floating import Badge, Bubble, DropHint, LengthQuestion
from desktop.photo_bench.bench.overlay import Ghost
from desktop.photo_bench.bench.stations import Stations
from desktop.photo_bench.bench.table import RegionTable
from desktop.photo_bench.figures import day_of
from desktop.widgets.announce import announce
from desktop.widgets.empty import Empty
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace


class Stage(QWidget):
    """Shows the photograph at hand."""

    adding_asked = Signal()
    capture_asked = Signal()
    ghost_changed = Signal(object)
    """SHA-256 of the earlier photograph whose outline is laid over this one, or None."""
    thumbnails_read = Signal(object)

    def __init__(
        self, workplace: Workplace, stations: Stations, earlier: Sequence[Earlier], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._stations, self._earlier = workplace, stations, tuple(earlier)
        self._ghost_of: Earlier | None = None
        self._desk: PhotoDesk | None = None
        self.canvas = Canvas(workplace.theme)
        self.canvas.setAccessibleName(self.tr("Photograph"))
        self.canvas.setAccessibleDescription(
            self.tr("Arrow keys move the cross, Enter sets a point, Enter twice closes the outline.")
        )
        self.table = RegionTable(workplace)
        self._empty = self._what_first()
        self._stack = QStackedWidget()
        for part in (self._empty, self.canvas, self.table):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.badge = Badge(workplace.theme, self.canvas)
        self.badge.move(workplace.theme.sizes.inside, workplace.theme.sizes.inside)
        self.bubble = Bubble(workplace.theme, self.canvas)
        self.question = LengthQuestion(workplace, self.canvas)
        self.question.answered.connect(self._length_answered)
        self.question.dropped.connect(self.canvas.setFocus)
        self.canvas.viewed.connect(self._place_floating)
        self.canvas.undo_asked.connect(stations.undo.undo)
        self.canvas.redo_asked.connect(stations.undo.redo)
        stations.current_changed.connect(self._show_current)
        stations.outlines_changed.connect(self._show_outlines)
        self._drop_hint = DropHint(workplace.theme, self)
        self._read_thumbnails()
        self._show_current()

    def toggle_table(self) -> bool:
        """Show the table instead of the photograph, or the photograph again; True when the table is shown."""
        if self._stations.current is not None:
            shown = self.canvas if self._stack.currentWidget() is self.table else self.table
            self._stack.setCurrentWidget(shown)
            shown.setFocus()
        return self._stack.currentWidget() is self.table

    def toggle_ghost(self) -> None:
        """The newest earlier outline, or none."""
        drawn = next((each for each in self._earlier if each.outlines), None)
        self.lay_ghost(drawn.sha256 if self._ghost_of is None and drawn is not None else None)

    def lay_ghost(self, sha256: str | None) -> None:
        """Lay the outlines of an earlier photograph over this one; None takes them away."""
        self._ghost_of = next((each for each in self._earlier if each.sha256 == sha256), None)
        self._show_ghost()
        self.ghost_changed.emit(self._ghost_of.sha256 if self._ghost_of is not None else None)

    def step_region(self, step: int) -> None:
        """Select the next or the previous outline."""
        regions = self._desk.outlines.regions if self._desk is not None else ()
        if self._desk is None or not regions:
            return
        numbers = [region.number for region in regions]
        selected = self._desk.selected
        at = numbers.index(selected) + step if selected in numbers else (0 if step > 0 else -1)
        region = regions[at % len(numbers)]
        self._desk.select(region.number)
        place = self.tr("{tissue}, outline {number} of {count}")
        name = word("tissue", region.tissue, self._workplace.language)
        announce(self, place.format(tissue=name, number=at % len(numbers) + 1, count=len(numbers)))

    def show_drop(self, over: bool) -> None:
        """Something is held over the bench that can be dropped here."""
        self._drop_hint.setVisible(over)
        self._drop_hint.stand_in_the_middle()

    def escape(self) -> bool:
        """Close the question, or drop the line under way."""
        if self.question.ends is not None:
            self.question.drop()
            return True
        return self._stack.currentWidget() is self.canvas and self.canvas.escape()

    def _what_first(self) -> Empty:
        return Empty(
            self._workplace.theme,
            "image-plus",
            self.tr("Drop the photograph here"),
            self.tr("Files, a folder, or a picture from the clipboard (Ctrl+V). JPEG, PNG, TIFF, WebP or HEIC."),
            [
                (self.tr("Choose a photograph…  Ctrl+O"), self.adding_asked.emit),
                (self.tr("Tray, card, camera…"), self.capture_asked.emit),
            ],
        )

    def _show_current(self) -> None:
        station = self._stations.current
        if self._desk is not None:
            for signal, slot in self._links(self._desk):
                signal.disconnect(slot)
        self._desk = station.desk if station is not None else None
        if self._desk is not None:
            for signal, slot in self._links(self._desk):
                signal.connect(slot)
        self.question.drop()
        self.canvas.show_station(station)
        self._stack.setCurrentWidget(self.canvas if station is not None else self._empty)
        self._complained(self._desk.complaint if self._desk is not None else None)
        self._show_outlines()

    def _links(self, desk: PhotoDesk) -> list[tuple[SignalInstance, Callable[..., None]]]:
        return [
            (desk.complained, self._complained),
            (desk.length_asked, self._ask_length),
            (desk.selected_changed, self.canvas.viewport().update),
        ]

    def _show_outlines(self) -> None:
        station, found = self._stations.current, self._stations.found
        scale = station.desk.outlines.scale if station is not None else None
        self.badge.show_scale(scale, found)
        wound = found.region("wound") if found is not None else None
        words = "" if scale is None or scale.length_mm is None else f"{Decimal(scale.length_mm).normalize():f} mm"
        self.canvas.show_measured(wound.length_ends_px if wound is not None else None, words)
        self.table.show_measured(found)
        self._show_ghost()

    def _show_ghost(self) -> None:
        station = self._stations.current
        if self._ghost_of is None or station is None:
            self.canvas.show_ghost(None)
            return
        laid = laid_over(self._ghost_of, station.desk.outlines, station.desk.size)
        day = day_of(self._ghost_of.at, self._workplace)
        words = self.tr("{day} · to scale") if laid.to_scale else self.tr("{day} · not to scale")
        self.canvas.show_ghost(Ghost(laid.lines, words.format(day=day)))

    def _complained(self, complaint: Complaint | None) -> None:
        if complaint is None:
            self.bubble.hide()
        else:
            self.bubble.say(self._workplace.say(complaint.text))
            self._place_floating()
        self.canvas.viewport().update()

    def _ask_length(self, ends: tuple[Point, Point]) -> None:
        self.question.ask(ends)
        self._place_floating()

    def _length_answered(self, answer: tuple[tuple[Point, Point], Decimal]) -> None:
        (one, other), length = answer
        try:
            scale = ruler_scale(one, other, length)
        except CalcitrackError as error:
            self.question.say_error(error)
            return
        if self._desk is not None:
            self._desk.put_scale(scale)
        self.question.drop()

    def _place_floating(self) -> None:
        complaint = self._desk.complaint if self._desk is not None else None
        if complaint is not None:
            self.bubble.stand_at(self.canvas.to_view(complaint.at))
        if self.question.ends is not None:
            self.question.stand_at(self.canvas.to_view(self.question.ends[1]))

    def _read_thumbnails(self) -> None:
        context, wanted = self._workplace.context, tuple(each.sha256 for each in self._earlier)
        if wanted:
            self._workplace.bridge.read(self, lambda: thumbnails(context, wanted), self._thumbnails_read)

    def _thumbnails_read(self, found: Mapping[str, bytes]) -> None:
        self.thumbnails_read.emit(found)
