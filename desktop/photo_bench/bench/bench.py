"""The photo bench: the photograph large, tools at its left, tissues and numbers at its right, dates below."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.charting.privacy import Withdrawn
from core.errors import CalcitrackError
from desktop.photo_bench.bench.earlier import Earlier
from desktop.photo_bench.bench.incoming import Incoming, incoming
from desktop.photo_bench.bench.intake import Intake
from desktop.photo_bench.bench.limb_panel import LimbPanel
from desktop.photo_bench.bench.measuring import counted
from desktop.photo_bench.bench.palette import KEYS, Palette
from desktop.photo_bench.bench.proposal_panel import ProposalPanel
from desktop.photo_bench.bench.proposing import Proposing
from desktop.photo_bench.bench.reading import ReadPhotograph
from desktop.photo_bench.bench.readout import Readout
from desktop.photo_bench.bench.stage import Stage
from desktop.photo_bench.bench.station import TOOLS
from desktop.photo_bench.bench.stations import Stations
from desktop.photo_bench.bench.strip import Strip
from desktop.photo_bench.bench.tool_rail import ToolRail
from desktop.photo_bench.bench.tray import tray_tiles
from desktop.photo_bench.capture.capturing import Capturing
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.figures import area_off, day_of
from desktop.widgets.announce import announce
from desktop.widgets.flow import STACKED
from desktop.widgets.looks import frame, look
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

_LEAST_STAGE = 300
"""Least height of the photograph in very large letters, at 100 %: all tools stand beside it then."""


class Bench(QWidget):
    """Photographs of one draft. What is drawn goes into the draft at once."""

    form_asked = Signal()
    """Tab: on to the form."""
    comparing_asked = Signal()
    """The earlier photographs are to be laid upon each other."""
    photograph_shown = Signal()
    """One that was just taken in is at hand."""

    def __init__(
        self,
        workplace: Workplace,
        keeper: DraftKeeper,
        earlier: Sequence[Earlier],
        withdrawn: Withdrawn | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Photo bench"))
        self.setAcceptDrops(True)
        self._workplace, self._keeper, self._earlier = workplace, keeper, tuple(earlier)
        self._show_next = True
        self.stations = Stations(workplace, keeper, self)
        self.intake = Intake(workplace)
        self.rail = ToolRail(workplace.theme)
        self.stage = Stage(workplace, self.stations, earlier)
        self.palette_ = Palette(workplace)
        self.readout = Readout(workplace)
        self.limb = LimbPanel(workplace, self.stations)
        self.proposing = Proposing(workplace.bridge, self.stations.pixels, self.stations, self)
        self.proposals = ProposalPanel(workplace, self.stations, self.proposing)
        self.strip = Strip(workplace)
        self.strip.show_earlier(earlier, withdrawn)
        self.notice = self.intake.notice
        self.capturing = Capturing(workplace, keeper, earlier, self)
        self._lay_out()
        self._connect()
        self._take("polygon")
        self._show_current()
        self.stations.fetch()
        self.intake.offer_tray(self.capturing.waiting)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in these files and folders."""
        self.intake.take_in(Incoming(paths=tuple(paths)))

    def escape(self) -> bool:
        """Close what is open: a question, a line under way, a notice."""
        if self.capturing.leave() or self.stage.escape():
            return True
        said = not self.notice.isHidden()
        self.notice.clear()
        return said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_V:
            self.intake.paste()
        elif control:
            super().keyPressEvent(event)
        elif key in TOOLS:
            self._take(TOOLS[key].code)
        elif key in KEYS:
            self._set_tissue(KEYS[key])
        elif key == "T":
            self._do("table")
        elif key == "O":
            self._ghost(trace=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == "M":
            self.stage.scaling.toggle_sheet()
        elif key in ("A", "Y", "N"):
            {"A": self.proposing.propose, "Y": self.proposals.say_yes, "N": self.proposals.say_no}[key]()
        elif key == "C" and self.strip.compare.isVisible():
            self.comparing_asked.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.stage.step_region(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self.stage.show_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.stage.show_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.stage.show_drop(False)
        found = incoming(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.intake.take_in(found)

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self.intake)
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(space.inside, space.inside, space.inside, space.inside)
        column.setSpacing(space.between)
        for block in (self.palette_, self.proposals, self.readout, self.limb):
            column.addWidget(block)
        column.addStretch(1)
        right = QScrollArea()
        right.setWidgetResizable(True)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.setFixedWidth(self._workplace.theme.px(196))
        right.setWidget(page)
        whole, row = QVBoxLayout(self), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        # Very large letters leave a photograph of the strip no room between the tools and the palette.
        large = self._workplace.theme.scale >= STACKED
        (whole if large else middle).addWidget(self.strip)
        self.stage.setMinimumHeight(self._workplace.theme.px(_LEAST_STAGE) if large else 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(middle, 1)
        row.addWidget(frame("upright"))
        row.addWidget(right)

    def _connect(self) -> None:
        self.rail.tool_chosen.connect(self._take)
        self.rail.deed_asked.connect(self._do)
        self.stage.scaling.tool_asked.connect(self._take)
        self.palette_.tissue_chosen.connect(self._set_tissue)
        self.stage.adding_asked.connect(self.intake.choose_files)
        self.stage.canvas.left_by_tab.connect(self.form_asked)
        self.stage.ghost_changed.connect(self.strip.show_ghost)
        self.stage.thumbnails_read.connect(self.strip.show_thumbnails)
        self.proposing.changed.connect(self._show_proposed)
        self.proposals.left.connect(self.stage.canvas.setFocus)
        self.strip.adding_asked.connect(self.intake.choose_files)
        self.strip.removal_asked.connect(self._remove)
        self.strip.comparing_asked.connect(self.comparing_asked)
        self.strip.photograph_chosen.connect(self.stations.work_on)
        self.strip.ghost_asked.connect(self.stage.lay_ghost)
        self.stations.current_changed.connect(self._show_current)
        self._keeper.changed.connect(self._show_tray)
        self.stations.outlines_changed.connect(self._outlined)
        self.stations.failed.connect(self._failed)
        self.stations.undo.canUndoChanged.connect(self.rail.deeds["undo"].setEnabled)
        self.stations.undo.canRedoChanged.connect(self.rail.deeds["redo"].setEnabled)
        self.intake.arrived.connect(self._arrived)
        self.strip.capture_asked.connect(self.capturing.ask)
        self.stage.capture_asked.connect(self.capturing.ask)
        self.intake.tray_asked.connect(self.capturing.ask)
        self.capturing.chosen.connect(self.intake.take_in)
        self.capturing.tray_changed.connect(self.intake.offer_tray)
        self.capturing.left.connect(self.stage.canvas.setFocus)
        self.intake.begun.connect(self._begun)

    def _take(self, code: str) -> None:
        self.rail.take(code)
        self.stage.canvas.take(code)

    def _set_tissue(self, tissue: str) -> None:
        """For the next outline; and the one that is selected becomes of this tissue."""
        self.palette_.choose(tissue)
        station = self.stations.current
        if station is None:
            return
        desk = station.desk
        desk.set_tissue(tissue)
        if desk.selected is not None:
            desk.put(desk.outlines.with_tissue(desk.selected, tissue), "tissue")
        self.stage.canvas.viewport().update()

    def take_back(self) -> bool:
        """Take back the last stroke, or the removal of a photograph; False where there is neither."""
        if self.stage.canvas.take_back() or self.stations.take_back():
            return True
        was_removed = self.stations.put_back()
        if was_removed:
            self.notice.clear()
        return was_removed

    def _do(self, deed: str) -> None:
        match deed:
            case "undo":
                self.stations.undo.undo()
            case "redo":
                self.stations.undo.redo()
            case "fit":
                self.stage.canvas.fit()
            case "table":
                self.rail.deeds["table"].setChecked(self.stage.toggle_table())

    def _show_proposed(self) -> None:
        self.stage.canvas.show_proposed(self.proposing.regions)

    def _ghost(self, *, trace: bool) -> None:
        if not trace:
            self.stage.toggle_ghost()
        elif self.stage.trace_from_ghost():
            self._take("select")
            self.notice.say(self.tr("This is the earlier outline: fit it to the wound as it is now. Z takes it back."))

    def _show_current(self) -> None:
        station = self.stations.current
        if station is not None:
            self.palette_.choose(station.desk.tissue)
        self.rail.deeds["undo"].setEnabled(self.stations.undo.canUndo())
        self.rail.deeds["redo"].setEnabled(self.stations.undo.canRedo())
        self._show_measured()

    def _show_measured(self) -> None:
        found = self.stations.found
        self.palette_.show_measured(found)
        self.readout.show_measured(found)
        self._show_tray()

    def _show_tray(self) -> None:
        current = self.stations.current
        tiles = tray_tiles(self._keeper.draft.photographs, self.stations)
        self.strip.show_tray(tiles, current.sha256 if current is not None else None)

    def _outlined(self) -> None:
        self._show_measured()
        numbers = counted(self.stations.found)
        if numbers.region("wound") is not None:
            name = word("tissue", "wound", self._workplace.language)
            announce(self, f"{name} {area_off(numbers.wound_area_mm2, numbers.uncertainty_percent)}")

    def _begun(self) -> None:
        self._show_next = True

    def _arrived(self, photograph: ReadPhotograph) -> None:
        taken = photograph.taken
        if not self.stations.add(photograph):
            self.notice.say(self.tr("This photograph is here already."))
        elif self._show_next or self.stations.current is None:
            self.stations.work_on(taken.sha256)
            self.photograph_shown.emit()
        self._show_next = False
        self._show_measured()
        before = next((each for each in self._earlier if each.sha256 == taken.sha256), None)
        if before is not None:
            day = day_of(before.at, self._workplace)
            said = self.tr("This photograph belongs to the assessment of {day} already. Is it the right one?")
            self.intake.add_to_notice(said.format(day=day), "attention")
        if taken.warnings:
            self.intake.add_to_notice(" ".join(self._workplace.say(warning) for warning in taken.warnings), "attention")

    def _failed(self, error: CalcitrackError) -> None:
        self.intake.add_to_notice(self._workplace.say(error.text), "urgent")

    def _remove(self) -> None:
        self.stations.remove_current()
        self.notice.say(
            self.tr("The photograph and its outlines were taken out of this assessment."),
            action=(self.tr("Put it back"), self._put_back),
        )

    def _put_back(self) -> None:
        self.notice.clear()
        self.stations.put_back()
