"""What is to be done and what was noticed: tasks, flags, issued reports."""

from typing import Annotated, Any, ClassVar, Final

from pydantic import Field

from core.case.base import CaseModel
from core.case.moments import Instant, Moment
from core.case.words import Word

_MOST_HOURS: Final = 10 * 366 * 24
"""Ten years: more than any task is given, and little enough for a column of whole numbers."""


class TaskStep(CaseModel):
    """One thing that happened to a task. `by` is None where the rules did it; `due` is when it was due from then on."""

    what: Annotated[str, Word("task_step")]
    at: Instant
    by: str | None = None
    due: Instant | None = None
    note: str | None = Field(default=None, description="to whom it was assigned or handed over, or why it was declined")


class Task(CaseModel):
    """A task of a discipline, or of a named person. `rule` names what raised it; a free task has a `title` of its own.

    `at` and `by` are of its present state, `opened` of its beginning. `span_hours` is the time that it was given: how
    late is too late is counted in it. `informed` are disciplines that are told and do nothing.
    """

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"informed", "history"})

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
    assignee: str | None = Field(default=None, description="the person who does it, by name")
    informed: tuple[Annotated[str, Word("discipline")], ...] = ()
    opened: Instant | None = None
    span_hours: int | None = Field(default=None, gt=0, le=_MOST_HOURS)
    history: tuple[TaskStep, ...] = ()


class FlagStep(CaseModel):
    """One thing that happened to a flag, and the level it had then. `by` is None where the rules did it."""

    what: Annotated[str, Word("flag_step")]
    at: Instant
    level: Annotated[str, Word("level")]
    by: str | None = None
    note: str | None = None


class Flag(CaseModel):
    """A flag with the evidence that raised it; never deleted.

    A flag that grows graver is raised again: who had acknowledged it before stays in its `history`.
    """

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"history"})

    id: str | None = None
    rule: str
    subject: str | None = None
    level: Annotated[str, Word("level")]
    state: Annotated[str, Word("flag_state")]
    raised_at: Instant
    acknowledged_at: Instant | None = None
    acknowledged_by: str | None = None
    acknowledged_note: str | None = None
    resolved_at: Instant | None = None
    evidence: tuple[dict[str, Any], ...] = ()
    history: tuple[FlagStep, ...] = ()


class IssuedReport(CaseModel):
    """A report that left the program: what, when, by whom, and the fingerprint of its bytes.

    `as_of` is the moment of the record that it shows; None: that at which it left. `photographs` are the SHA-256 of
    those of this patient that are in it; None: nobody wrote down which.
    """

    id: str | None = None
    kind: Annotated[str, Word("report_kind")]
    at: Instant
    as_of: Instant | None = None
    by: str
    language: str
    sha256: str
    included: tuple[str, ...] = ()
    photographs: tuple[str, ...] | None = None
