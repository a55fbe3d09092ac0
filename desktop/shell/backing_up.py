"""Backups by the facility's plan: made while somebody is signed in, and how they stand, always in sight."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.clinic.changes import Changes, Kind
from core.clinic.commands.backup import BackedUp, back_up_as_planned
from core.clinic.views.backup import BackupStatus, backup_status
from core.errors import CalcitrackError
from core.texts import Text
from desktop.theme.levels import SHAPES
from desktop.widgets.requests import OpenPlace
from desktop.widgets.workplace import Workplace

_LOOK_EVERY_MS = 60_000


class BackingUp(QObject):
    """Looks at the clock once a minute; what was missed while the program was closed is made up for.

    The first look comes a minute after signing in, so that a backup never competes with the worklist being opened.
    """

    stands = Signal(str)
    """How the backups stand, in a few words; empty where none are made."""
    asks = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._status: BackupStatus | None = None
        self._running = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workplace.bridge.changed.connect(self._changed)
        self._read()

    def look(self) -> None:
        """Make a backup if one is due, and say how they stand: time passes without anything being written."""
        if self._status is None or self._running:
            return
        # Beside another program that one keeps the plan; what is backed up by hand is backed up here too.
        if self._status.is_due(self._workplace.now()) and self._workplace.refusal is None:
            self._begin()
        else:
            self._say()

    def open_settings(self) -> None:
        """Show the plan, and what went wrong."""
        self.asks.emit(OpenPlace("settings"))

    def _changed(self, changes: Changes) -> None:
        if Kind.BACKUP in changes.kinds:
            self._read()

    def _read(self) -> None:
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: backup_status(context), self._show, self._not_read, key="status")

    def _show(self, status: BackupStatus) -> None:
        self._status = status
        if not self._running:
            self._say()

    def _not_read(self, _error: CalcitrackError) -> None:
        """The place that cannot read says so; what was last known stays."""

    def _begin(self) -> None:
        self._running = True
        self.stands.emit(self.tr("backing up…"))
        context = self._workplace.context
        self._workplace.bridge.progress(
            self,
            lambda progress: back_up_as_planned(context, progress.report),
            self._made,
            self._failed,
            advanced=self._advanced,
            stopped=self._ended,
        )

    def _advanced(self, fraction: float, _doing: Text) -> None:
        self.stands.emit(self.tr("backing up, {percent} %").format(percent=round(100 * fraction)))

    def _made(self, _answer: tuple[BackedUp, Changes]) -> None:
        self._running = False

    def _failed(self, _error: CalcitrackError) -> None:
        """The settings say what went wrong; it is tried again a while later."""
        self._ended()

    def _ended(self) -> None:
        self._running = False
        self._read()

    def _say(self) -> None:
        if self._status is not None:
            self.stands.emit(self._words(self._status))

    def _words(self, status: BackupStatus) -> str:
        if status.by_server:  # whether there is a good one, only the server knows: no tick is given for it
            return self.tr("backed up by the server")
        if status.impossible is not None:
            return ""
        now, last = self._workplace.now(), status.last_good
        when = "" if last is None else last.strftime("%H:%M" if last.date() == now.date() else "%Y-%m-%d %H:%M")
        if status.failure is not None:
            return f"{SHAPES['attention']} " + self.tr("backup not made")
        if last is None:
            return f"{SHAPES['attention']} " + self.tr("no backup yet")
        if status.is_overdue(now):
            return f"{SHAPES['attention']} " + self.tr("last backup {when}").format(when=when)
        return self.tr("backup {when} ✓").format(when=when)
