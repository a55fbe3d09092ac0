"""The tour: a few calm pointers over the real window, which stays usable. On the demo clinic it comes unasked once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.clinic.context import Context
from core.clinic.opening import is_demo
from core.clinic.views.worklist import worklist
from desktop.shell.tour_card import TourCard
from desktop.shell.tour_stops import Stop, stops
from desktop.theme.theme import Theme
from desktop.widgets.announce import announce

if TYPE_CHECKING:
    from desktop.shell.shell import Shell

_KEPT_AS: Final = "tour"
_CLOSED: Final = "closed"
_MOVED: Final = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
_SETTLE_MS: Final = 30


class Tour(QObject):
    """Skipped or gone through, it is never shown unasked again on this workstation."""

    ended = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._stops: Sequence[Stop] = ()
        self._target: QWidget | None = None
        self._away = False
        self.at: int | None = None
        """The stop that is shown, from 0; None while there is no tour."""
        self.card: TourCard | None = None
        self._ring: Ring | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._settled)

    def begin_unasked(self) -> None:
        """The first time that the demo clinic is open."""
        workplace = self._shell.workplace
        if is_demo(workplace.context) and workplace.kept.text(_KEPT_AS) != _CLOSED:
            self.begin()

    def begin(self) -> None:
        """Show the tour. In a real clinic it goes to the chart that is open, and to no other."""
        self._read(lambda patient_id: self._begin(patient_id, 0))

    def take_up(self, at: int) -> None:
        """Show it again in a window that is made anew, at the stop where it was; nobody is led away by that."""
        self._read(lambda patient_id: self._begin(patient_id, at, lead=False))

    def go_on(self) -> None:
        """To the next stop; from the last one, to the end; from elsewhere, to the stop where it waits."""
        if self.at is not None and self._away:
            self._show(self.at)
        elif self.at is not None and self.at + 1 < len(self._stops):
            self._show(self.at + 1)
        else:
            self.close()

    def go_back(self) -> None:
        """To the stop before, or to the one where it waits."""
        if self.at is not None and self._away:
            self._show(self.at)
        elif self.at:
            self._show(self.at - 1)

    def close(self) -> None:
        """Put the tour away; it does not come by itself again."""
        if self.at is None or self.card is None or self._ring is None:
            return
        self.at = None
        self._settle.stop()
        self._watch(None)
        self.card.hide()
        self._ring.hide()
        self._shell.removeEventFilter(self)
        self._shell.workplace.kept.keep(_KEPT_AS, _CLOSED)
        self.ended.emit()

    def panes(self) -> Sequence[QWidget]:
        """The card, for F6."""
        return () if self.card is None else (self.card,)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is pointed at moves: the pointer follows once the window has settled."""
        if event.type() in _MOVED and self.at is not None:
            self._settle.start()
        return super().eventFilter(watched, event)

    def _read(self, then: Callable[[str | None], None]) -> None:
        context, patient_id = self._shell.workplace.context, self._shell.patient.patient_id
        if patient_id is not None or not is_demo(context):
            then(patient_id)
            return
        without = lambda _error: then(None)  # noqa: E731 – captures values only
        self._shell.workplace.bridge.read(self, lambda: _first_patient(context), then, without, key="tour")

    def _begin(self, patient_id: str | None, at: int, *, lead: bool = True) -> None:
        self._stops = stops(patient_id)
        if self.card is None:
            self._ring = Ring(self._shell.workplace.theme, self._shell)
            self.card = TourCard(self._shell.workplace.theme, self._shell)
            self.card.next_asked.connect(self.go_on)
            self.card.back_asked.connect(self.go_back)
            self.card.closed.connect(self.close)
        if self.at is None:
            self._shell.installEventFilter(self)
        self._show(min(at, len(self._stops) - 1), lead=lead)

    def _show(self, at: int, *, lead: bool = True) -> None:
        if self.card is None:
            return
        self.at, stop = at, self._stops[at]
        self._away = False
        elsewhere = stop.request is not None and self._shell.history.here != stop.request
        if elsewhere and lead and stop.request is not None:
            self._shell.go(stop.request)
        target = stop.target(self._shell)
        in_place = target is not None and self._shell.stack.isAncestorOf(target)
        self._watch(None if elsewhere and not lead and in_place else target)
        self._say()
        self._point()
        self.card.show()
        self.card.raise_()
        self.card.take_focus()
        announce(self.card, f"{stop.title}. {stop.words}")
        self._settle.start()

    def _watch(self, target: QWidget | None) -> None:
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = target
        if target is not None:
            target.installEventFilter(self)

    def _settled(self) -> None:
        """Whether somebody walked off is known once the place that was led to stands, and not before."""
        if self._away == self._target_is_seen():
            self._away = not self._away
            self._say()
        self._point()

    def _target_is_seen(self) -> bool:
        return self._target is not None and isValid(self._target) and self._target.isVisible()

    def _point(self) -> None:
        """Lay the ring round the target and the card beside it."""
        card, ring, target = self.card, self._ring, self._target
        if card is None or ring is None:
            return
        seen = self._target_is_seen()
        around = _around(self._shell, target, ring.margin) if seen and target is not None else None
        ring.setVisible(around is not None)
        if around is not None:
            ring.setGeometry(around)
            ring.raise_()
        card.fit(self._shell.width())
        gap, room = self._shell.workplace.theme.sizes.between, self._shell.rect()
        room.setTop(self._shell.room.mapTo(self._shell, QPoint(0, 0)).y())  # who the patient is stays in sight
        if self._away:  # out of the way of what one looks at
            room.adjust(0, 0, -gap, -gap - self._shell.status.height())
            card.move(room.right() - card.width(), room.bottom() - card.height())
        else:
            card.move(place_beside(room, around, card.size(), gap))
        card.raise_()

    def _say(self) -> None:
        """The stop's words; where one has gone elsewhere meanwhile, that it waits."""
        if self.card is None or self.at is None:
            return
        if self._away:
            self.card.show_waiting(self.at + 1, len(self._stops))
        else:
            self.card.show_stop(self._stops[self.at], self.at + 1, len(self._stops))


class Ring(QWidget):
    """Drawn round what is meant; neither mouse nor screen reader meets it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.margin = theme.sizes.tight
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line of the accent with a light one outside it, so that it stands out from any ground."""
        sizes, painter = self._theme.sizes, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, inset in (("surface", sizes.focus / 2), ("accent", sizes.focus * 3 / 2)):
            painter.setPen(QPen(self._theme.colour(colour), sizes.focus))
            edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(edge, sizes.corner, sizes.corner)
        painter.end()


def place_beside(room: QRect, target: QRect | None, card: QSize, gap: int) -> QPoint:
    """Where the card stands: right of the target, below, above or left of it, wherever it fits whole; else in the
    target's lower right corner, which of lists is the emptiest.

    Without a target it stands in the middle.
    """
    if target is None:
        middle = room.center()
        return QPoint(middle.x() - card.width() // 2, middle.y() - card.height() // 2)
    whole = room.adjusted(gap, gap, -gap, -gap)
    across = min(max(target.left(), whole.left()), max(whole.left(), whole.right() - card.width()))
    down = min(max(target.top(), whole.top()), max(whole.top(), whole.bottom() - card.height()))
    for corner in (
        QPoint(target.right() + gap, down),
        QPoint(across, target.bottom() + gap),
        QPoint(across, target.top() - gap - card.height()),
        QPoint(target.left() - gap - card.width(), down),
    ):
        if whole.contains(QRect(corner, card)):
            return corner
    return QPoint(
        max(whole.left(), min(target.right(), whole.right()) - gap - card.width()),
        max(whole.top(), min(target.bottom(), whole.bottom()) - gap - card.height()),
    )


def _around(shell: QWidget, target: QWidget, margin: int) -> QRect:
    corner = target.mapTo(shell, QPoint(0, 0))
    return QRect(corner, target.size()).adjusted(-margin, -margin, margin, margin).intersected(shell.rect())


def _first_patient(context: Context) -> str | None:
    rows = worklist(context).rows
    return rows[0].patient_id if rows else None
