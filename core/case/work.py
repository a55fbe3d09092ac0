"""What is to be done and what was noticed: tasks, flags, issued reports."""

from typing import Annotated, Any

from core.case.base import CaseModel
from core.case.moments import Instant, Moment
from core.case.words import Word


class Task(CaseModel):
    """A task of a discipline. `rule` names what raised it; a free task has a `title` of its own."""

    id: str | None = None
    rule: str
    subject: str | None = None
    state: Annotated[str, Word("task_state")]
    at: Moment
    discipline: Annotated[str, Word("discipline")] | None = None
    title: str | None = None
    due: Instant | None = None
    priority: Annotated[str, Word("level")] | None = None
    by: str | None = None
    reason: str | None = None


class Flag(CaseModel):
    """A flag with the evidence that raised it; never deleted."""

    id: str | None = None
    rule: str
    subject: str | None = None
    level: Annotated[str, Word("level")]
    state: Annotated[str, Word("flag_state")]
    raised_at: Instant
    acknowledged_at: Instant | None = None
    acknowledged_by: str | None = None
    resolved_at: Instant | None = None
    evidence: tuple[dict[str, Any], ...] = ()


class IssuedReport(CaseModel):
    """A report that left the program: what, when, by whom, and the fingerprint of its bytes."""

    id: str | None = None
    kind: Annotated[str, Word("report_kind")]
    at: Instant
    by: str
    language: str
    sha256: str
    included: tuple[str, ...] = ()
