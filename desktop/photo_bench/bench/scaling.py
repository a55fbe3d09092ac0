"""Everything about the scale that floats over the photograph: its badge, its sheet, and the questions for lengths."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Signal, SignalInstance

from core.case.photo import Point, Scale
from core.errors import CalcitrackError
from core.imaging.scale import rectangle_scale, ruler_scale
from desktop.photo_bench.bench.badge import Badge, Seen
from desktop.photo_bench.bench.canvas import Canvas
from desktop.photo_bench.bench.desk import PhotoDesk
from desktop.photo_bench.bench.scale_points import sides_mm
from desktop.photo_bench.bench.scale_questions import LengthQuestion, ScaleQuestion, SidesQuestion
from desktop.photo_bench.bench.scale_sheet import ScaleSheet
from desktop.photo_bench.bench.stations import Stations
from desktop.photo_bench.figures import length_mm
from desktop.widgets.announce import announce
from desktop.widgets.numbers import plain
from desktop.widgets.workplace import Workplace


class Scaling(QObject):
    """Shows the scale of the photograph at hand, and lets the nurse choose another one."""

    tool_asked = Signal(str)
    """A tool that gives a scale is to be taken."""

    def __init__(self, workplace: Workplace, stations: Stations, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._stations, self._canvas = stations, canvas
        self._desk: PhotoDesk | None = None
        inside = workplace.theme.sizes.inside
        self.badge = Badge(workplace.theme, canvas)
        self.badge.move(inside, inside)
        self.sheet = ScaleSheet(workplace, canvas)
        self.length = LengthQuestion(workplace, canvas)
        self.sides = SidesQuestion(workplace, canvas)
        self.badge.clicked.connect(self.toggle_sheet)
        self.sheet.scale_chosen.connect(self._chosen)
        self.sheet.tool_asked.connect(self._ask_tool)
        self.sheet.closed.connect(self.close_sheet)
        self.length.answered.connect(self._length_answered)
        self.sides.answered.connect(self._sides_answered)
        for question in self._questions():
            question.dropped.connect(self._left)
        canvas.viewed.connect(self.place)
        canvas.entered.connect(self.close_sheet)
        stations.card_looked_for.connect(self._looked)

    def show_desk(self, desk: PhotoDesk | None) -> None:
        """Work for another photograph."""
        if self._desk is not None:
            for signal, slot in self._links(self._desk):
                signal.disconnect(slot)
        self._desk = desk
        if desk is not None:
            for signal, slot in self._links(desk):
                signal.connect(slot)
        self.escape()

    def refresh(self) -> None:
        """Show the scale as it is now."""
        seen, station = self._seen(), self._stations.current
        self.badge.show_scale(seen)
        self.badge.setVisible(station is not None)
        if station is not None and not self.sheet.isHidden():
            self.sheet.show_scale(station, seen)

    def toggle_sheet(self) -> None:
        """Open what stands behind the badge, or close it."""
        station = self._stations.current
        if station is None or not self.sheet.isHidden():
            self.close_sheet()
            return
        self.sheet.show_scale(station, self._seen())
        self.sheet.move(self.badge.x(), self.badge.y() + self.badge.height() + self._canvas.theme.sizes.tight)
        self.sheet.show()
        self.sheet.raise_()
        self.badge.setChecked(True)
        self.sheet.take_focus()

    def close_sheet(self) -> None:
        """Back to the photograph."""
        self.badge.setChecked(False)
        if not self.sheet.isHidden():
            self.sheet.hide()
            self._canvas.setFocus()

    def escape(self) -> bool:
        """Close what is open; False when nothing was."""
        asked = next((question for question in self._questions() if question.marks), None)
        if asked is not None:
            asked.drop()
        opened = not self.sheet.isHidden()
        self.close_sheet()
        return asked is not None or opened

    def place(self) -> None:
        """Stand beside the marks that are asked about."""
        for question in self._questions():
            if question.marks:
                question.stand_at(self._canvas.to_view(question.marks[-1]))

    def words(self) -> str:
        """What is written beside the marks of the scale in use."""
        scale = self._desk.outlines.scale if self._desk is not None else None
        if scale is None:
            return ""
        if scale.length_mm is not None:
            return f"{plain(Decimal(scale.length_mm))} mm"
        return " × ".join(length_mm(side) for side in sides_mm(scale)) if scale.method == "rectangle" else ""

    def _questions(self) -> tuple[ScaleQuestion, ...]:
        return self.length, self.sides

    def _links(self, desk: PhotoDesk) -> list[tuple[SignalInstance, Callable[..., None]]]:
        return [(desk.length_asked, self._ask_length), (desk.sides_asked, self._ask_sides)]

    def _seen(self) -> Seen:
        station = self._stations.current
        if station is None:
            return Seen()
        cards, sha256 = self._stations.cards, station.sha256
        scale = station.desk.outlines.scale
        return Seen(scale, cards.card(sha256), cards.looking(sha256), self._stations.found)

    def _looked(self) -> None:
        self.refresh()
        if self._stations.current is not None:
            announce(self.badge, self.badge.words)

    def _chosen(self, scale: Scale | None) -> None:
        if self._desk is not None:
            self._desk.put_scale(scale)

    def _ask_tool(self, tool: str) -> None:
        self.close_sheet()
        self.tool_asked.emit(tool)

    def _ask_length(self, ends: tuple[Point, Point]) -> None:
        self._ask(self.length, ends)

    def _ask_sides(self, corners: tuple[Point, ...]) -> None:
        self._ask(self.sides, corners)

    def _ask(self, question: ScaleQuestion, marks: tuple[Point, ...]) -> None:
        question.ask(marks)
        self._canvas.show_asked(marks)
        self.place()

    def _left(self) -> None:
        self._canvas.show_asked(())
        self._canvas.setFocus()

    def _length_answered(self, answer: tuple[tuple[Point, ...], tuple[Decimal, ...]]) -> None:
        (one, other), (length,) = answer
        self._put(self.length, lambda: ruler_scale(one, other, length))

    def _sides_answered(self, answer: tuple[tuple[Point, ...], tuple[Decimal, ...]]) -> None:
        corners, (first, second) = answer
        if self._desk is not None:
            size = self._desk.size
            self._put(self.sides, lambda: rectangle_scale(corners, first, second, size))

    def _put(self, question: ScaleQuestion, made: Callable[[], Scale]) -> None:
        try:
            scale = made()
        except CalcitrackError as error:
            question.say_error(error)
            self.place()
            return
        if self._desk is not None:
            self._desk.put_scale(scale)
        question.drop()
