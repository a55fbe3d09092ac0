"""How a draft is saved, off the GUI thread: kept on this computer first where the store is on a server, then sent."""

from dataclasses import dataclass

from core.charting.draft import AssessmentDraft
from core.clinic.away import AwayDraft, AwayDrafts
from core.clinic.changes import Changes
from core.clinic.commands import assessments
from core.clinic.commands.assessments import OpenedDraft
from core.clinic.context import Context
from core.clinic.merging.draft import DRAFT
from core.clinic.merging.form import Author, Differs, Disagreement, put_together
from core.errors import Conflict, Unreachable
from desktop.background.connection import Connection
from desktop.widgets.workplace import Workplace

_UNKNOWN = 0
"""The version of a draft of which only the content is known: saving it looks at what the record says."""


@dataclass(frozen=True)
class Saved:
    """What was sent, and the draft as the record has it now: with what others entered meanwhile, if they did."""

    sent: AssessmentDraft
    draft: AssessmentDraft
    version: int


@dataclass
class _Standing:
    """What the record was last known to say, and what was sent and not answered since. Changed by the one writing
    worker alone, in its order."""

    draft: AssessmentDraft
    version: int
    perhaps: AssessmentDraft | None = None


@dataclass(frozen=True)
class Entry:
    """One state of the draft on its way. Its methods run in a worker and hold plain values."""

    context: Context
    drafts: AwayDrafts | None
    standing: _Standing
    known: OpenedDraft | None
    away: AwayDraft
    number: int
    former: str | None
    """The draft that is over whose entries stand in this one."""

    def keep_here(self) -> None:
        """Keep it on this computer until the server has it; a store that is a folder of it needs nothing of the kind.

        Raises
        ------
        StoreError
            When this computer's disk is full or fails.
        """
        if self.drafts is not None:
            self.drafts.keep(self.away, self.number)

    def send(self) -> tuple[Saved, Changes]:
        """Save it beside what somebody else saved meanwhile.

        Raises
        ------
        Differs, Conflict, Unreachable
            As `core.clinic.commands.assessments.save_beside`; then it stays kept here.
        """
        self._learn()
        try:
            saved, changes = self._send()
        except Unreachable:
            self.standing.perhaps = self.away.draft
            raise
        self.standing.perhaps = None
        self._arrived(self.number)
        return saved, changes

    def _send(self) -> tuple[Saved, Changes]:
        draft, draft_id, standing = self.away.draft, self.away.draft_id, self.standing
        try:
            version, changes = assessments.autosave(self.context, draft_id, draft, standing.version)
        except Conflict:
            opened, changes = assessments.save_beside(self.context, draft_id, draft, standing.draft, standing.perhaps)
            # Until the window has taken over what came with it, the next state is a change of this one.
            standing.draft, standing.version = draft, _UNKNOWN
            return Saved(draft, opened.draft, opened.version), changes
        standing.draft, standing.version = draft, version
        return Saved(draft, draft, version), changes

    def sign(self) -> tuple[str, Changes]:
        """Sign it; until that is answered it stays kept here."""
        self._learn()
        signed = assessments.sign(self.context, self.away.draft_id, self.away.draft, self.standing.version)
        self._arrived(None)
        return signed

    def discard(self) -> Changes:
        """Throw the draft away."""
        changes = assessments.discard(self.context, self.away.draft_id)
        self._arrived(None)
        return changes

    def _learn(self) -> None:
        """What is known now is what it is a change of, and is kept with it."""
        if self.known is not None:
            self.standing.draft, self.standing.version = self.known.draft, self.known.version
        if self.drafts is not None:
            self.drafts.keep(self.away.model_copy(update={"base": self.standing.draft}), self.number)

    def _arrived(self, number: int | None) -> None:
        if self.drafts is not None:
            self.drafts.written(self.away.draft_id, number)
            if self.former is not None:
                self.drafts.written(self.former)


class Saving:
    """Makes the entries of one draft, and remembers what the record says of it."""

    def __init__(self, workplace: Workplace, opened: OpenedDraft, away: AwayDraft | None) -> None:
        self._workplace, self._opened = workplace, opened
        taken_up = away is not None and away.draft_id == opened.draft_id
        before = away.base if away is not None and taken_up else opened.draft
        self._standing = _Standing(before, _UNKNOWN if taken_up else opened.version)
        self._known: OpenedDraft | None = None
        self._former = None if away is None or taken_up else away.draft_id

    @property
    def on_server(self) -> bool:
        """Whether there is a line that could break."""
        return self._connection is not None

    @property
    def away(self) -> bool:
        """Whether it is broken now."""
        return self._connection is not None and self._connection.away

    @property
    def _connection(self) -> Connection | None:
        return self._workplace.connection

    def entry(self, draft: AssessmentDraft) -> Entry:
        """This state of the draft, to be kept, sent or signed."""
        work, drafts = self._workplace, None if self._connection is None else self._connection.drafts
        actor, known = work.context.actor, self._known
        self._known = None
        away = AwayDraft(
            draft_id=self._opened.draft_id,
            account_id=actor.account_id,
            name=actor.name,
            kept_at=work.now(),
            base=self._standing.draft,
            draft=draft,
        )
        number = 0 if drafts is None else drafts.number()
        return Entry(work.context, drafts, self._standing, known, away, number, self._former)

    def rebase(self, theirs: AssessmentDraft) -> None:
        """What is entered from here on is a change of theirs."""
        self._know(theirs, _UNKNOWN)

    def adopt(self, saved: Saved) -> None:
        """The window shows what the record has now."""
        self._know(saved.draft, saved.version)

    def upon(self, before: AssessmentDraft, entered: AssessmentDraft, decided: AssessmentDraft) -> AssessmentDraft:
        """What was entered after `before` was sent, upon what was decided of it; the newest answer stands."""
        try:
            return put_together(DRAFT, before, entered, decided, lambda: Author(None, None)).value
        except Differs as error:
            both: Disagreement[AssessmentDraft] = error.disagreement
            return both.decided({line.name: "mine" for line in both.lines})

    def over(self) -> None:
        """Nothing of the draft waits any more."""
        if self._connection is not None:
            self._connection.drafts.written(self._opened.draft_id)

    def _know(self, draft: AssessmentDraft, version: int) -> None:
        self._known = OpenedDraft(self._opened.draft_id, draft, True, self._opened.opened_by, version)
