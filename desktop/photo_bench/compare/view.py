"""One lesion's photographs compared: how above, the photographs in the middle, the whole life below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.clinic.views.photographs import thumbnails
from core.errors import CalcitrackError
from core.imaging.plane import Matrix, inverse
from desktop.photo_bench.compare.aligning import AligningBar
from desktop.photo_bench.compare.blink import Blinker
from desktop.photo_bench.compare.canvas import CompareCanvas
from desktop.photo_bench.compare.film import Film
from desktop.photo_bench.compare.hands import GROWTH, TURN_DEG, Hands
from desktop.photo_bench.compare.legend import Legend
from desktop.photo_bench.compare.life import Dated
from desktop.photo_bench.compare.modes import ModeBar
from desktop.photo_bench.compare.reading import Reading
from desktop.photo_bench.compare.scene import MODES, Layer
from desktop.photo_bench.compare.session import Session
from desktop.photo_bench.compare.table import LifeTable
from desktop.photo_bench.figures import day_of
from desktop.widgets.announce import announce
from desktop.widgets.notice import Notice
from desktop.widgets.room import shows_some_lines
from desktop.widgets.workplace import Workplace


class CompareView(QWidget):
    """Made for one lesion, and thrown away with it: what was revealed is hidden again."""

    mode_changed = Signal(str)

    def __init__(self, workplace: Workplace, life: Sequence[Dated], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.session = Session(workplace, life, self)
        self.hands = Hands(self.session, self)
        self.blinker = Blinker(still=workplace.theme.motion_ms == 0, parent=self)
        self.modes = ModeBar(workplace.theme)
        self.canvas = CompareCanvas(workplace.theme)
        self.table = LifeTable(workplace)
        self.legend = Legend(workplace, self.canvas)
        self.aligning = AligningBar(workplace)
        self.reading = Reading(workplace, self.legend)
        self.film = Film(workplace, life)
        self.notice = Notice(workplace.theme)
        self._stack = QStackedWidget()
        for part in (self.canvas, self.table):
            self._stack.addWidget(part)
        self._lay_out()
        self._connect()
        self.session.read_chosen()
        self._read_thumbnails()

    def set_mode(self, mode: str) -> None:
        """Compare in another way."""
        if self.hands.places is not None:
            self.hands.leave()
        self.canvas.show_scene(replace(self.canvas.scene, mode=mode, turn=0))
        self.modes.show_mode(mode, self.canvas.scene.share)
        self._show()
        self.blinker.run(mode == "blink" and self.isVisible())
        announce(self, f"{self.modes.modes[mode].text()}. {self.reading.text()}")
        self.mode_changed.emit(mode)

    def escape(self) -> bool:
        """Leave off what is done by hand, or what was said."""
        if self.hands.busy:
            self.hands.leave()
            return True
        said = not self.notice.isHidden()
        self.notice.clear()
        return said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds: Mapping[str, Callable[[], object]] = {
            "A": self.session.lay_by_itself,
            "H": lambda: self.hands.nudge(not self.hands.nudging),
            "P": lambda: self._ask_places(self.hands.places is None),
            "L": self.modes.toggles["outlines"].click,
            "O": self.modes.toggles["colours"].click,
            "T": self.modes.toggles["table"].click,
            "[": lambda: self.hands.turn(-TURN_DEG),
            "]": lambda: self.hands.turn(TURN_DEG),
            ",": lambda: self.hands.grow(1 / GROWTH),
            ".": lambda: self.hands.grow(GROWTH),
        }
        key = event.text().upper()
        if key.isdigit() and 1 <= int(key) <= len(MODES):
            self.set_mode(MODES[int(key) - 1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hands.lay()
        elif event.key() == Qt.Key.Key_Space:
            self._hold_blink()
        elif key in deeds and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            deeds[key]()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.blinker.run(self.canvas.scene.mode == "blink")

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing blinks where nobody looks."""
        super().hideEvent(event)
        self.blinker.run(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()

    def _lay_out(self) -> None:
        shows_some_lines(self._stack, self._workplace.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.modes, self._stack, self.notice, self.aligning, self.reading, self.film):
            column.addWidget(part, 1 if part is self._stack else 0)

    def _connect(self) -> None:
        self.modes.mode_chosen.connect(self.set_mode)
        self.modes.share_set.connect(self._set_share)
        self.modes.rate_set.connect(self.blinker.set_seconds)
        self.modes.toggled.connect(self._toggled)
        self.canvas.share_moved.connect(self.modes.show_share)
        self.canvas.looked_closer.connect(self.session.sharpen)
        self.canvas.nudged.connect(self.hands.move)
        self.canvas.marked.connect(self.hands.put)
        self.aligning.auto_asked.connect(self.session.lay_by_itself)
        self.aligning.hand_asked.connect(self.hands.nudge)
        self.aligning.places_asked.connect(self._ask_places)
        self.aligning.turned.connect(self.hands.turn)
        self.aligning.grown.connect(self.hands.grow)
        self.film.pair_chosen.connect(self.session.choose)
        self.film.kept.connect(self.session.keep)
        self.hands.changed.connect(self._show)
        self.blinker.turned.connect(self._blink)
        self.session.chosen_changed.connect(self._show)
        self.session.pictures_changed.connect(self._show)
        self.session.laid_changed.connect(self._show)
        self.session.failed.connect(self._say_error)

    def _show(self) -> None:
        """Everything as the session and the hands are now."""
        session, hands = self.session, self.hands
        self.film.show_chosen(session.before, session.after, session.kept)
        self.table.show_session(session)
        change = session.change()
        wanted = dict.fromkeys((session.before, session.after, *session.kept)) if session.life else {}
        drawn = {index: layer for index in wanted if (layer := self._layer(index)) is not None}
        dates = list(drawn) if session.pair is not None else list(drawn)[:1]
        shown = replace(
            self.canvas.scene,
            layers=tuple(drawn[index] for index in dates),
            order=tuple(sorted(range(len(dates)), key=dates.__getitem__)),
            change=change,
            to_px=self._way_to_px(),
            marks=hands.places or ((), ()),
            marking=hands.next_place,
        )
        self.canvas.by_hand = hands.nudging
        self.canvas.show_scene(shown)
        self.legend.show_change(change)
        self.legend.setVisible(shown.mode == "change" and session.pair is not None)
        self._place_legend()
        self.aligning.show_laid(session.laid(session.after) if session.life else None, reading=session.waiting)
        self.aligning.show_hand(hands.nudging, can_grow=not session.size_known)
        placed = len(hands.places[1]) if hands.places is not None else None
        self.aligning.show_places(placed, earlier_next=hands.next_place == 0)
        self.reading.show_session(session)
        self.canvas.setAccessibleName(self.tr("Photographs compared"))
        self.canvas.setAccessibleDescription(f"{self.reading.text()} {self.aligning.words}")

    def _layer(self, index: int) -> Layer | None:
        picture, loaded, laid = self.session.picture(index), self.session.loaded(index), self.session.laid(index)
        if picture is None or loaded is None:
            return None
        if index == self.session.before:
            matrix: Matrix = np.eye(3)
        elif laid is not None:
            matrix = laid.alignment.matrix
        else:
            return None
        dated = loaded.dated
        lines = tuple(outline.points_px for outline in dated.outlines if outline.tissue == "wound")
        return Layer(picture, matrix, day_of(dated.at, self._workplace), dated.scale, lines)

    def _way_to_px(self) -> Matrix:
        pair, change = self.session.pair, self.session.change()
        plane = pair[0].shot.plane if pair is not None else None
        return inverse(plane) if plane is not None and change is not None and change.in_mm else np.eye(3)

    def _ask_places(self, on: bool) -> None:
        """Places are set side by side."""
        if on and self.canvas.scene.mode != "side":
            self.set_mode("side")
        self.hands.set_places(on)

    def _set_share(self, share: float) -> None:
        self.canvas.show_scene(replace(self.canvas.scene, share=share))

    def _toggled(self, name: str, on: bool) -> None:
        match name:
            case "outlines":
                self.canvas.show_scene(replace(self.canvas.scene, outlined=on))
            case "colours":
                self.session.show_original(on)
            case "table":
                shown = self.table if on else self.canvas
                self._stack.setCurrentWidget(shown)
                shown.setFocus()

    def _hold_blink(self) -> None:
        """Space: stop where it is, or go on; where motion is off, one turn."""
        if self.canvas.scene.mode != "blink":
            return
        if self.blinker.still:
            self._blink()
        else:
            self.blinker.run(not self.blinker.running)

    def _blink(self) -> None:
        self.canvas.show_scene(replace(self.canvas.scene, turn=1 - self.canvas.scene.turn))

    def _place_legend(self) -> None:
        self.legend.stand_in(self.canvas.rect())

    def _read_thumbnails(self) -> None:
        context, wanted = self._workplace.context, tuple(dated.sha256 for dated in self.session.life)
        if wanted:
            self._workplace.bridge.read(self, lambda: thumbnails(context, wanted), self.film.show_thumbnails)

    def _say_error(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self._workplace)
