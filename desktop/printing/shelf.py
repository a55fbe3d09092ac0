"""The shelf beside the preview: the reports that left, read again when the record changes, and fetched to the byte."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from core.clinic.changes import Changes
from core.clinic.views.reports import IssuedLine, Stored, issued, stored
from desktop.printing.document import Document
from desktop.printing.issued import IssuedList
from desktop.widgets.workplace import Workplace


class Shelf(IssuedList):
    """Of the patients that `read` names."""

    fetched = Signal(str, object)
    """What is to be done with it (`open`, `print`, `save`), and the `Document`."""
    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._patient_ids: tuple[str, ...] = ()
        self.asked.connect(self._fetch)
        workplace.bridge.changed.connect(self._changed)

    def read(self, patient_ids: Sequence[str], open_id: str | None = None) -> None:
        """List the reports of these patients, and open one of them as it left."""
        context, ids = self._workplace.context, tuple(patient_ids)
        self._patient_ids = ids

        def show(lines: tuple[IssuedLine, ...]) -> None:
            self.show_lines(lines)
            self.counted.emit(len(lines))
            wanted = next((line for line in lines if line.report_id == open_id), None)
            if wanted is not None:
                self._fetch("open", wanted)

        self._workplace.bridge.read(self, lambda: issued(context, ids), show, self.failed.emit, key="issued")

    def _fetch(self, action: str, line: IssuedLine) -> None:
        context = self._workplace.context

        def show(found: Stored) -> None:
            self.fetched.emit(action, Document(found.pdf, found.kind, issued=line))

        self._workplace.bridge.read(self, lambda: stored(context, line.report_id), show, self.failed.emit, key="stored")

    def _changed(self, changed: Changes) -> None:
        if changed.patients & set(self._patient_ids):
            self.read(self._patient_ids)
