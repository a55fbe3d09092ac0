"""The day: what the rules say is asked again at sign-in, and when the facility's day or its rules have changed."""

from PySide6.QtCore import QObject, QTimer

from core.clinic.changes import Changes, Kind
from core.clinic.commands.findings import refresh
from core.errors import CalcitrackError
from desktop.widgets.workplace import Workplace

_LOOK_EVERY_MS = 60_000


class Day(QObject):
    """Looks at the clock once a minute."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._today = workplace.today()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        workplace.bridge.changed.connect(self._changed)
        self._refresh()

    def _changed(self, changes: Changes) -> None:
        """Other rules hold: every patient is judged again, by the workstation where they were changed."""
        if Kind.PROFILE in changes.kinds and not changes.elsewhere:
            self._refresh()

    def _look(self) -> None:
        if self._workplace.today() != self._today:
            self._today = self._workplace.today()
            self._refresh()

    def _refresh(self) -> None:
        context = self._workplace.context
        self._workplace.bridge.write(self, lambda: refresh(context), self._refreshed, self._not_refreshed)

    def _refreshed(self, done: Changes) -> None:
        """One call takes so many patients; there may be more."""
        if done.patients:
            self._refresh()

    def _not_refreshed(self, _error: CalcitrackError) -> None:
        """Not the user's doing: the findings stay those of yesterday, and the next minute of a new day tries again."""
