"""How many assessments are begun and not signed: always in sight, so that none is forgotten."""

from PySide6.QtCore import QObject, Signal

from core.clinic.changes import Changes, Kind
from core.clinic.views.drafts import patients_with_drafts
from core.errors import CalcitrackError
from desktop.widgets.workplace import Workplace

_KINDS = frozenset({Kind.DRAFT, Kind.ASSESSMENT, Kind.PATIENT})


class DraftsCounter(QObject):
    """Counts the patients with a draft, again whenever one is opened, signed or discarded."""

    counted = Signal(int)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._read()

    def read_again(self, changes: Changes) -> None:
        """Something was written: count again if it may have been a draft."""
        if changes.kinds & _KINDS:
            self._read()

    def _read(self) -> None:
        context = self._workplace.context
        self._workplace.bridge.read(
            self,
            lambda: patients_with_drafts(context),
            self.counted.emit,
            self._not_counted,
            key="drafts",
        )

    def _not_counted(self, _error: CalcitrackError) -> None:
        """The place that cannot read says so; the counter only stays as it was."""
