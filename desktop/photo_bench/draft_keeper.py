"""Holds the draft while it is charted: every change goes through it, and it saves itself every few seconds."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from core.charting.actions import Action
from core.charting.draft import AssessmentDraft
from core.charting.reducing import reduce
from core.clinic.away import AwayDraft
from core.clinic.changes import Changes
from core.clinic.commands.assessments import OpenedDraft
from core.clinic.merging.draft import taken_into
from core.clinic.merging.form import Differs, Disagreement
from core.clinic.merging.three_way import Side
from core.clinic.views.drafts import Fate, draft_fate
from core.errors import CalcitrackError, Conflict, NotAllowed, Unreachable, Unsure
from desktop.photo_bench.answers import Answers
from desktop.photo_bench.draft_saving import Saved, Saving
from desktop.widgets.workplace import Workplace

SAVE_AFTER_MS = 3000


class DraftKeeper(QObject):
    """One draft under charting. Widgets read `draft` and call `do`; none holds a value of its own."""

    changed = Signal()
    """The draft is another one now."""
    saved = Signal()
    """What was entered is in the store."""
    kept_here = Signal()
    """What was entered waits on this computer for the server; it is written by itself."""
    save_failed = Signal(object)
    """A `CalcitrackError`: the draft could not be saved; it is tried again by itself."""
    differs = Signal(object)
    """A `Disagreement`: somebody else answered the same otherwise, and `decide` says what stands."""
    merged = Signal(bool)
    """What somebody else entered stands in the draft now; whether photographs are among it."""
    refused = Signal(object)
    """A `CalcitrackError`: an answer that cannot be taken; the draft is unchanged."""
    signed = Signal(str)
    """The id of the assessment that the draft became; empty where the answer was lost and only the fact is known."""
    discarded = Signal()
    sign_failed = Signal(object)

    def __init__(
        self, workplace: Workplace, opened: OpenedDraft, away: AwayDraft | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self.opened = workplace, opened
        self.draft_id = opened.draft_id
        self._draft = _begun_with(opened, away)
        self._kept: AssessmentDraft | None = opened.draft
        self._saving = Saving(workplace, opened, away)
        self._answers = Answers()
        self._both: Disagreement[AssessmentDraft] | None = None
        self._sent: AssessmentDraft | None = None
        self._over = self._unsure = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        if workplace.connection is not None:
            workplace.connection.came_back.connect(self._server_is_back)

    @property
    def draft(self) -> AssessmentDraft:
        """What is entered so far."""
        return self._draft

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits to be saved."""
        return self._kept == self._draft

    @property
    def in_memory(self) -> bool:
        """Whether what waits for the server would end with the program."""
        connection = self._workplace.connection
        return connection is not None and bool(connection.drafts.in_memory)

    def do(self, *actions: Action) -> bool:
        """Change the draft; False when an answer was refused, and nothing was changed then."""
        after = self._draft
        try:
            for action in actions:
                after = reduce(after, action)
        except CalcitrackError as error:
            self.refused.emit(error)
            return False
        if after != self._draft and not self._over:
            self._answers.note(self._draft, after)
            self._change(after)
        return True

    def take_back(self) -> bool:
        """Take back the last answer; False where there is none."""
        before = None if self._over else self._answers.take_back(self._draft)
        if before is None:
            return False
        self._change(before)
        return True

    def save(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        if self._over or self.all_saved:
            return
        self._kept = self._sent = self._draft
        entry = self._saving.entry(self._draft)
        if self._saving.away:
            self._workplace.bridge.write(self, entry.keep_here, self._was_kept_here, self._was_not_saved)
            return
        if self._saving.on_server:
            self._workplace.bridge.read(self, entry.keep_here, lambda _kept: None, self.save_failed.emit)
        self._workplace.bridge.write(self, entry.send, self._was_saved, self._was_not_saved)

    def decide(self, sides: Mapping[str, Side]) -> None:
        """What stands of two answers; it is saved as a change of theirs."""
        both, sent = self._both, self._sent
        if both is None or sent is None:
            return
        self._both = None
        self._answers.forget()
        entered, self._draft = self._draft, both.decided(sides)
        self._saving.rebase(both.theirs)
        if entered != sent:
            self._draft = self._saving.upon(sent, entered, self._draft)
        self._kept = None
        self.save()
        self.merged.emit(_photographs_differ(entered, self._draft))

    def show_both(self) -> None:
        """Say again what differs, if that was not decided."""
        if self._both is not None:
            self.differs.emit(self._both)

    def sign(self) -> None:
        """Sign what is entered; `signed` or `sign_failed` follows. Never while the server does not answer."""
        self._timer.stop()
        connection = self._workplace.connection
        if connection is not None and connection.away_since is not None:
            since = connection.away_since.astimezone(self._workplace.zone).strftime("%H:%M")
            self.sign_failed.emit(NotAllowed("error.clinic.away_no_signing", since=since))
            self._kept = None
            self.save()
            return
        self._over = True
        self._workplace.bridge.write(self, self._saving.entry(self._draft).sign, self._was_signed, self._was_not_signed)

    def discard(self) -> None:
        """Throw the draft away; `discarded` follows, or `save_failed` when that could not be written."""
        self._timer.stop()
        self._over = True
        self._workplace.bridge.write(
            self, self._saving.entry(self._draft).discard, self._was_discarded, self._was_not_discarded
        )

    def _change(self, draft: AssessmentDraft) -> None:
        self._draft = draft
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def _was_saved(self, answer: tuple[Saved, Changes]) -> None:
        saved, _ = answer
        if saved.draft != saved.sent and self._draft == saved.sent:
            self._draft = self._kept = saved.draft
            self._answers.forget()
            self._saving.adopt(saved)
            self.changed.emit()
            self.merged.emit(_photographs_differ(saved.sent, saved.draft))
        self.saved.emit()

    def _was_kept_here(self, _answer: object) -> None:
        self._kept = None
        self.kept_here.emit()

    def _was_not_saved(self, error: CalcitrackError) -> None:
        self._kept = None
        if isinstance(error, Differs):
            self._both = error.disagreement
            self.save_failed.emit(error)
            self.differs.emit(error.disagreement)
        elif isinstance(error, Unreachable) and self._saving.on_server:
            self.kept_here.emit()
        else:
            # What another workstation ended, trying again does not mend.
            if not self._over and not isinstance(error, Conflict):
                self._timer.start()
            self.save_failed.emit(error)

    def _was_signed(self, answer: tuple[str, Changes]) -> None:
        self.signed.emit(answer[0])

    def _was_not_signed(self, error: CalcitrackError) -> None:
        self._over = False
        self._kept = None
        self._unsure = isinstance(error, Unsure)
        self.sign_failed.emit(error)
        if not isinstance(error, Unsure):
            self.save()

    def _was_discarded(self, _changes: Changes) -> None:
        self.discarded.emit()

    def _was_not_discarded(self, error: CalcitrackError) -> None:
        self._over = False
        self._kept = None
        self.save_failed.emit(error)

    def _server_is_back(self) -> None:
        """What became of a signature is asked first: a draft that was signed is not saved again."""
        if self._unsure:
            context, draft_id, draft = self._workplace.context, self.draft_id, self._draft
            work = lambda: draft_fate(context, draft_id, draft.patient_id, draft.lesion_id)  # noqa: E731
            self._workplace.bridge.read(self, work, self._fate_is_known, self.save_failed.emit, key="fate")
        else:
            self.save()

    def _fate_is_known(self, fate: Fate) -> None:
        self._unsure = False
        if fate.state == "signed" and fate.by == self._workplace.context.actor.name:
            self._over = True
            self._saving.over()
            self.signed.emit("")
            return
        self.sign_failed.emit(NotAllowed("error.clinic.was_not_signed"))
        self.save()


def _begun_with(opened: OpenedDraft, away: AwayDraft | None) -> AssessmentDraft:
    """What waited here for the server; of a draft that is over, what was entered, in the one that is open now."""
    if away is None:
        return opened.draft
    return away.draft if away.draft_id == opened.draft_id else taken_into(opened.draft, away.draft)


def _photographs_differ(one: AssessmentDraft, other: AssessmentDraft) -> bool:
    return one.photographs != other.photographs
