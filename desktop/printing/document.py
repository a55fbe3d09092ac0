"""What is shown and may leave: a report that was just prepared, or one that left before."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from core.clinic.changes import Changes
from core.clinic.commands import reports
from core.clinic.commands.reports import How, Prepared
from core.clinic.context import Context
from core.clinic.views.reports import IssuedLine
from desktop.widgets.pdf_pages import page_sizes, parts


@dataclass(frozen=True)
class Document:
    """The bytes, and how they came to be: `prepared` now, or `issued` before."""

    pdf: bytes = field(repr=False)
    kind: str
    prepared: Prepared | None = None
    issued: IssuedLine | None = None

    @cached_property
    def begins(self) -> tuple[int, ...]:
        """The pages, from 0, that want a sheet of their own: where a patient begins. A pack is counted through."""
        return () if self.kind == "meeting" else parts(self.pdf)

    @cached_property
    def pages(self) -> int:
        """How many pages it has."""
        return len(page_sizes(self.pdf))

    @property
    def patient_ids(self) -> tuple[str, ...]:
        """Whose it is."""
        if self.prepared is not None:
            return self.prepared.patient_ids
        return () if self.issued is None else (self.issued.patient_id,)

    @property
    def file_name(self) -> str:
        """Says nothing of the patient: a folder's list of files is read by others too."""
        return f"{self.kind}-{hashlib.sha256(self.pdf).hexdigest()[:8]}.pdf"

    def leave(self, context: Context, how: How, *, encrypted: bool = False) -> Changes:
        """Write down that it leaves. Called before it does."""
        if self.issued is not None:
            return reports.reprint(context, self.issued.report_id, how, encrypted=encrypted)[1]
        if self.prepared is None:
            raise ValueError("a document is prepared or issued")
        return reports.issue(context, self.prepared, how, encrypted=encrypted)
