"""The lock: the window is covered at once when nobody is there, and opened again by the person or by another one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.clinic.changes import Changes, Kind
from core.errors import CalcitrackError
from desktop.administration.locked import Locked
from desktop.background.bridge import Bridge
from desktop.shell.clipboard import forget_what_was_copied
from desktop.shell.cover import Cover
from desktop.shell.idle import Idle
from desktop.shell.main_window import MainWindow
from desktop.widgets.looks import NAMES_NOBODY
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.context import Context


class Locking(QObject):
    """Lives as long as the window. Nobody is watched until `guard`."""

    covering = Signal()
    """The window is about to be covered: what is unsaved is saved now."""
    opened = Signal()
    """The same person is there again; the page stands as it was."""
    exchanged = Signal(object, str)
    """Another person signed in on the open store: their `Context`, or `MustChange`, and their account. The cover still
    stands."""
    left = Signal()
    """Another person is to sign in, and the store has to be opened anew for that."""
    _strange = Signal()

    def __init__(self, window: MainWindow, bridge: Bridge, clock: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self.idle = Idle(clock, self)
        self.idle.gone.connect(self.lock)
        self._desk: Desk | None = None
        self._preferences = Preferences()
        self._context: Context | None = None
        self._begun: Callable[[], str] = lambda: ""
        self._minutes = 0
        self._since: datetime | None = None
        self._focused: QWidget | None = None
        self._strangers: list[QWidget] = []
        self.page: Locked | None = None
        self._strange.connect(self._close_strangers, Qt.ConnectionType.QueuedConnection)
        bridge.changed.connect(self._changed)

    @property
    def locked(self) -> bool:
        """Whether the window is covered."""
        return self.page is not None

    def guard(
        self, desk: Desk, preferences: Preferences, context: Context, begun: Callable[[], str] = lambda: ""
    ) -> None:
        """Somebody is signed in, or another look was chosen: from here on it counts how long nobody is there. `begun`
        names the forms that another person's sign-in would take away."""
        from core.clinic.views.workstation import shipped_idle_minutes

        if self._context is None or self._context.actor != context.actor:
            self._since = desk.now()
        self._desk, self._preferences, self._context, self._begun = desk, preferences, context, begun
        if self.page is not None:
            self.page.go_on_as(context)
        self._minutes = self._minutes or shipped_idle_minutes()
        self._watch()
        self._read_minutes()

    def release(self) -> None:
        """Nobody is signed in any more: there is nothing to cover."""
        self.idle.end()
        self._desk = self._context = self._since = None
        self._minutes = 0
        self.uncover()

    def lock(self) -> None:
        """Cover the window now. Whoever unlocks it goes on where they were."""
        self._cover()

    def exchange(self) -> None:
        """Cover the window now, and ask who is next."""
        self._cover()
        if self.page is not None:
            self.page.ask_other()

    def uncover(self) -> None:
        """Take the cover away."""
        if self.page is None:
            return
        self.page = None
        _application().removeEventFilter(self)
        self._window.uncover()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus()
        self._focused = None
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the window is covered no other one is shown: work that goes on may open a dialog, whose words are not
        for whoever passes by."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_strange(watched):
            # It counts as shown, but never comes to the screen; inside its own showing it cannot be closed.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._strangers.append(watched)
            self._strange.emit()
        return False

    def _cover(self) -> None:
        desk, context = self._desk, self._context
        if desk is None or context is None or self._since is None or self.locked:
            return
        self._focused = QApplication.focusWidget()
        cover = Cover(self._window.grab(), desk.theme)
        asks = context.store.folder is None or context.store.slots.accounts is not None
        self.page = Locked(desk, self._preferences, context, self._since, asks=asks, begun=self._begun())
        self.page.unlocked.connect(self._unlocked, Qt.ConnectionType.QueuedConnection)
        self.page.exchanged.connect(self.exchanged, Qt.ConnectionType.QueuedConnection)
        self.page.left.connect(self.left, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(cover)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._window.cover(cover, self.page.may_close)
        self.idle.end()
        _application().installEventFilter(self)
        used = QApplication.activeWindow() is not None
        put_away_windows(self._window)
        if used:
            self._window.activateWindow()
        forget_what_was_copied(QGuiApplication.clipboard())
        self.page.begin()
        self.covering.emit()

    def _unlocked(self) -> None:
        self.uncover()
        self.opened.emit()

    def _watch(self) -> None:
        if self._context is not None and not self.locked:
            self.idle.begin(self._minutes)

    def _changed(self, changes: Changes) -> None:
        if self._context is not None and Kind.FACILITY in changes.kinds:
            self._read_minutes()

    def _read_minutes(self) -> None:
        from core.clinic.views.workstation import idle_minutes

        context = self._context
        if context is not None:
            self._bridge.read(self, lambda: idle_minutes(context), self._set_minutes, self._not_read, key="minutes")

    def _set_minutes(self, minutes: int) -> None:
        if minutes != self._minutes:
            self._minutes = minutes
            self._watch()

    def _not_read(self, _error: CalcitrackError) -> None:
        """What holds already goes on to hold."""

    def _is_strange(self, shown: QWidget) -> bool:
        if not shown.isWindow() or shown is self._window or shown.property(NAMES_NOBODY):
            return False
        around: QWidget | None = shown
        while around is not None and around is not self.page:
            around = around.parentWidget()
        return around is None

    def _close_strangers(self) -> None:
        strangers, self._strangers = self._strangers, []
        for stranger in strangers:
            if isValid(stranger):
                _close(stranger)
                stranger.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)


def put_away_windows(window: QWidget) -> None:
    """Close every menu, list, tip and dialog beside the window: an open question counts as not answered."""
    QToolTip.hideText()
    for other in QApplication.topLevelWidgets():
        if isValid(other) and other is not window and other.windowHandle() and not other.property(NAMES_NOBODY):
            _close(other)


def _close(window: QWidget) -> None:
    if window.isVisible() and not window.close():
        window.hide()
    # A dialog that is only hidden stays where screen readers look, words and all, as long as it has a system's window.
    window.destroy()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a window needs its application")
    return app
