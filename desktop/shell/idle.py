"""How long nobody has touched the window: no key, no mouse, no finger, by a clock that is handed in.

Input comes to a window of the system first, so the windows are watched and not every event of the program; what an
input method composes, which sends no keys, comes to what has the focus alone.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_LOOK_EVERY_MS: Final = 5_000
"""Often enough that a computer which wakes up after an hour is covered before anybody has sat down."""
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Says `gone` once nobody has touched the window for so long; the touch that comes too late does nothing else."""

    gone = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = timedelta(0)
        self._last = clock()
        self._focused: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def watching(self) -> bool:
        """Whether anybody would be told."""
        return self._timer.isActive()

    def begin(self, minutes: int) -> None:
        """Somebody is there now. From here on so many minutes count."""
        self.end()
        self._limit, self._last = timedelta(minutes=minutes), self._clock()
        for window in QGuiApplication.allWindows():
            self._watch_window(window)
        app = _application()
        app.focusWindowChanged.connect(self._watch_window)
        app.focusObjectChanged.connect(self._watch_focus)
        app.applicationStateChanged.connect(self._state_changed)
        self._watch_focus(app.focusObject())
        self._timer.start()

    def end(self) -> None:
        """Nobody is signed in, or the window is covered already."""
        if not self.watching:
            return
        self._timer.stop()
        app = _application()
        app.focusWindowChanged.disconnect(self._watch_window)
        app.focusObjectChanged.disconnect(self._watch_focus)
        app.applicationStateChanged.disconnect(self._state_changed)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
        self._watch_focus(None)

    def look(self) -> bool:
        """See whether the time is over, and say so."""
        if not self.watching:
            return False
        now = self._clock()
        # A clock that is set back must not leave the window open for longer than the limit.
        self._last = min(self._last, now)
        if now - self._last < self._limit:
            return False
        self._go()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _TOUCHES or not self.watching:
            return False
        if self.look():
            return True
        self._last = self._clock()
        return False

    def _go(self) -> None:
        self.end()
        self.gone.emit()

    def _watch_window(self, window: QWindow | None) -> None:
        """A dialog is a window of its own. To put a filter on twice is to put it on once."""
        if window is not None:
            window.installEventFilter(self)

    def _watch_focus(self, focused: QObject | None) -> None:
        if self._focused is not None and isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = focused
        if focused is not None:
            focused.installEventFilter(self)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """The one word that Qt has for a system that goes to sleep; a screen that is locked it does not tell."""
        if state == Qt.ApplicationState.ApplicationSuspended and self.watching:
            self._go()


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise RuntimeError("a window needs its application")
    return app
