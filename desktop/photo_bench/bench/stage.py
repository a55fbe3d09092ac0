"""The middle of the bench: the canvas, or the table of its outlines, or what to do first; and what floats above it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.clinic.views.photographs import thumbnails
from core.imaging.outlines import Complaint
from desktop.photo_bench.bench.assistance import Assistance
from desktop.photo_bench.bench.canvas import Canvas
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.earlier import Earlier, laid_over, traced_from
from desktop.photo_bench.bench.floating import Bubble, DropHint
from desktop.photo_bench.bench.hint import Hint
from desktop.photo_bench.bench.overlay import Ghost
from desktop.photo_bench.bench.scaling import Scaling
from desktop.photo_bench.bench.stations import Stations
from desktop.photo_bench.bench.table import RegionTable
from desktop.photo_bench.figures import day_of
from desktop.widgets.announce import announce
from desktop.widgets.empty import Empty
from desktop.widgets.room import Pages
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
        self._stack = Pages()
        for part in (self._empty, self.canvas, self.table):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.scaling = Scaling(workplace, stations, self.canvas)
        self.bubble = Bubble(workplace.theme, self.canvas)
        self.hint = Hint(workplace.theme, self.canvas)
        self.assistance = Assistance(workplace.bridge, stations.pixels, self)
        self.canvas.taken.connect(self._taken)
        self.assistance.changed.connect(self._show_hint)
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

    def trace_from_ghost(self) -> bool:
        """Begin with the outline of the earlier photograph; the ghost has served then. False when there is none."""
        if self._ghost_of is None:
            self.toggle_ghost()
        if self._ghost_of is None or self._desk is None:
            return False
        laid = laid_over(self._ghost_of, self._desk.outlines, self._desk.size)
        rings = traced_from(self._ghost_of, laid, self._desk.size)
        self.lay_ghost(None)
        if rings:
            self._desk.put(self._desk.outlines.with_found("wound", rings), "trace_from_ghost")
            self._desk.select(self._desk.outlines.regions[-1].number)
        return bool(rings)

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
        if self.scaling.escape():
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
        self.scaling.show_desk(self._desk)
        self.assistance.serve(station)
        self.canvas.show_station(station)
        self._stack.setCurrentWidget(self.canvas if station is not None else self._empty)
        self._complained(self._desk.complaint if self._desk is not None else None)
        self._show_outlines()

    def _links(self, desk: PhotoDesk) -> list[tuple[SignalInstance, Callable[..., None]]]:
        return [
            (desk.complained, self._complained),
            (desk.selected_changed, self.canvas.viewport().update),
            (desk.offered, self._show_hint),
            (desk.axis_set, self._show_hint),
        ]

    def _show_outlines(self) -> None:
        found = self._stations.found
        self.scaling.refresh()
        wound = found.region("wound") if found is not None else None
        self.canvas.show_measured(wound.length_ends_px if wound is not None else None, self.scaling.words())
        self.table.show_measured(found)
        self._show_ghost()

    def _show_ghost(self) -> None:
        station = self._stations.current
        self._show_hint()
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

    def _taken(self, tool: str) -> None:
        if tool == "live_wire":
            self.assistance.learn_edges()
        self._show_hint()

    def _show_hint(self) -> None:
        """What the tool in hand waits for, and what is to be known of the outline that it offers."""
        desk, tool = self._desk, self.canvas.tool_code
        if desk is None:
            self.hint.say("")
            return
        warnings = [self._workplace.say(each) for each in desk.offer.warnings] if desk.offer is not None else []
        known = desk.edges is not None if tool == "live_wire" else desk.axis is not None
        self.hint.say_for(tool, warnings, desk.offer, looking=self.assistance.looking, known=known)
        if not self.hint.words and self._ghost_of is not None:
            self.hint.say(self.tr("Shift+O begins with this outline."))
        self.canvas.viewport().update()

    def _place_floating(self) -> None:
        self.hint.place()
        complaint = self._desk.complaint if self._desk is not None else None
        if complaint is not None:
            self.bubble.stand_at(self.canvas.to_view(complaint.at))

    def _read_thumbnails(self) -> None:
        context, wanted = self._workplace.context, tuple(each.sha256 for each in self._earlier)
        if wanted:
            self._workplace.bridge.read(self, lambda: thumbnails(context, wanted), self._thumbnails_read)

    def _thumbnails_read(self, found: Mapping[str, bytes]) -> None:
        self.thumbnails_read.emit(found)
