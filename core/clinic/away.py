"""Entries on their way to a server: kept on this computer until the server has them, and written when it is back.

Every draft goes through one `AwayDrafts`: it is kept before it is sent and dropped when the server has it, so that
whatever happens in between (the line, the server, this program) costs nothing.
"""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import text as sql

from core.charting.draft import AssessmentDraft
from core.clinic.changes import Changes, Kind
from core.clinic.commands.assessments import save_beside
from core.clinic.context import Context
from core.clinic.merging.form import Differs, Disagreement
from core.clinic.views.drafts import draft_fate
from core.errors import Conflict, NotFound
from core.store.away import AwayFiles, safe_keyring, workstation_key


class AwayDraft(BaseModel):
    """A draft that the server does not have yet: what was entered, and what it was entered upon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    draft_id: str
    account_id: str
    name: str
    kept_at: datetime
    base: AssessmentDraft
    draft: AssessmentDraft


@dataclass
class _Held:
    """The newest of one draft. `number` counts its savings: the files are written by several workers."""

    number: int = 0
    written: int = 0
    draft: AwayDraft | None = field(default=None, repr=False)


class AwayDrafts:
    """The drafts that wait for the server. Safe to use from several threads.

    Without a keyring that encrypts they are held in memory alone, and `in_memory` says so: they end with the program.
    """

    def __init__(self, files: AwayFiles | None) -> None:
        self._files, self._lock = files, threading.Lock()
        self._held: dict[str, _Held] = {}
        self._numbers = count(2)  # what was read from a file is the first
        if files is not None:
            files.sweep()
            self._read(files)

    @property
    def in_memory(self) -> bool:
        """Whether nothing outlives the program."""
        return self._files is None

    def number(self) -> int:
        """The number of a saving that begins now."""
        return next(self._numbers)

    def keep(self, draft: AwayDraft, number: int) -> None:
        """Keep the state of a draft before it is sent; one that came later, or that the server has, stays. What is kept
        already is not written again.

        Raises
        ------
        StoreError
            When this computer's disk is full or fails; it is held in memory then.
        """
        with self._lock:
            held = self._held.setdefault(draft.draft_id, _Held())
            if number < held.number or number <= held.written or draft == held.draft:
                return
            held.number, held.draft = number, draft
            if self._files is not None:
                self._files.keep(draft.draft_id, draft.model_dump_json().encode())

    def written(self, draft_id: str, number: int | None = None) -> None:
        """The server has that state of the draft, or it is over (None): nothing older is needed here any more."""
        with self._lock:
            held = self._held.setdefault(draft_id, _Held())
            held.written = max(held.written, held.number if number is None else number)
            if held.written >= held.number and held.draft is not None:
                held.draft = None
                if self._files is not None:
                    self._files.drop(draft_id)

    def of(self, draft_id: str) -> AwayDraft | None:
        """What waits of a draft."""
        with self._lock:
            held = self._held.get(draft_id)
            return None if held is None else held.draft

    def of_lesion(self, lesion_id: str, account_id: str) -> AwayDraft | None:
        """What an account entered of a lesion and nobody has written yet."""
        return next((each for each in self.waiting(account_id) if each.draft.lesion_id == lesion_id), None)

    def waiting(self, account_id: str) -> tuple[AwayDraft, ...]:
        """What waits of an account, the oldest first."""
        with self._lock:
            found = [held.draft for held in self._held.values() if held.draft is not None]
        return tuple(sorted((each for each in found if each.account_id == account_id), key=lambda each: each.kept_at))

    def _read(self, files: AwayFiles) -> None:
        for content in files.contents():
            try:
                draft = AwayDraft.model_validate_json(content)
            except ValidationError:  # of a version of the program that writes them otherwise: it stays for that one
                continue
            self._held[draft.draft_id] = _Held(1, 0, draft)


@dataclass(frozen=True)
class WrittenBack:
    """What became of the drafts that had waited: how many the server has now, and what a person has to look at."""

    written: int
    waiting: tuple[AwayDraft, ...]


def away_drafts(context: Context, folder: Path | None = None) -> AwayDrafts | None:
    """The drafts of this computer that wait for the context's server; None for an embedded store, which has no line
    that could break. The system's keyring is asked once, which may ask the person to unlock it."""
    server = context.store.server
    if server is None:
        return None
    key = workstation_key(safe_keyring())
    place = folder or user_data_path("calcitrack") / "away"
    return AwayDrafts(None if key is None else AwayFiles(place, key, server))


def write_back(context: Context, drafts: AwayDrafts) -> tuple[WrittenBack, Changes]:
    """Write what this account entered while the server was away, beside what others wrote meanwhile.

    What others answered differently waits for its author, as does what belongs to a draft that somebody else ended.

    Raises
    ------
    Unreachable
        When the server is still away.
    """
    written, patients = 0, set()
    for each in drafts.waiting(context.actor.account_id):
        if _written(context, each):
            drafts.written(each.draft_id)
            patients.add(each.draft.patient_id)
            written += 1
    left = drafts.waiting(context.actor.account_id)
    return WrittenBack(written, left), Changes(frozenset(patients), frozenset({Kind.DRAFT}))


def _written(context: Context, away: AwayDraft) -> bool:
    try:
        save_beside(context, away.draft_id, away.draft, away.base)
    except Differs as error:
        return _written_over_own(context, away, error.disagreement)
    except (Conflict, NotFound):
        fate = draft_fate(context, away.draft_id, away.draft.patient_id, away.draft.lesion_id)
        # The answer to one's own signature was lost on its way: there is nothing to write any more.
        return fate.state == "signed" and fate.by == context.actor.name
    return True


def _written_over_own(context: Context, away: AwayDraft, both: Disagreement[AssessmentDraft]) -> bool:
    """Where it is one's own earlier state that differs, one that arrived and was not answered, the later one stands."""
    by, at = both.author.name, both.author.at
    if by != context.actor.name or at is None or at > away.kept_at:
        return False
    mine = both.decided({line.name: "mine" for line in both.lines})
    try:
        save_beside(context, away.draft_id, mine, both.theirs)
    except Conflict:
        return False
    return True


def ask_server(context: Context) -> None:
    """Whether the server answers.

    Raises
    ------
    Unreachable
        When it does not.
    """
    with context.store.read() as session:
        session.execute(sql("SELECT 1"))
