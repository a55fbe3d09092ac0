"""Holds the draft while it is charted: every change goes through it, and it saves itself every few seconds."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.charting.actions import Action
from core.charting.draft import AssessmentDraft
from core.charting.reducing import reduce
from core.clinic.changes import Changes
from core.clinic.commands import assessments
from core.clinic.commands.assessments import OpenedDraft
from core.errors import CalcitrackError, Conflict
from desktop.widgets.workplace import Workplace

SAVE_AFTER_MS = 3000


@dataclass
class _Version:
    """The version of the draft that was last read or written. Touched by the one writing worker alone, in its order."""

    seen: int


class DraftKeeper(QObject):
    """One draft under charting. Widgets read `draft` and call `do`; none holds a value of its own."""

    changed = Signal()
    """The draft is another one now."""
    saved = Signal()
    """What was entered is in the store."""
    save_failed = Signal(object)
    """A `CalcitrackError`: the draft could not be saved; it is tried again by itself."""
    refused = Signal(object)
    """A `CalcitrackError`: an answer that cannot be taken; the draft is unchanged."""
    signed = Signal(str)
    """The id of the assessment that the draft became."""
    sign_failed = Signal(object)

    def __init__(self, workplace: Workplace, opened: OpenedDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.draft_id = opened.draft_id
        self._draft = opened.draft
        self._kept: AssessmentDraft | None = opened.draft
        self._version = _Version(opened.version)
        self._over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    @property
    def draft(self) -> AssessmentDraft:
        """What is entered so far."""
        return self._draft

    @property
    def all_saved(self) -> bool:
        """Whether nothing waits to be saved."""
        return self._kept == self._draft

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
            self._draft = after
            if not self._timer.isActive():
                self._timer.start()
            self.changed.emit()
        return True

    def save(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        if self._over or self.all_saved:
            return
        context, draft_id, draft = self._workplace.context, self.draft_id, self._draft
        self._kept = draft
        version = self._version

        def work() -> Changes:
            version.seen, changes = assessments.autosave(context, draft_id, draft, version.seen)
            return changes

        self._workplace.bridge.write(self, work, self._was_saved, self._was_not_saved)

    def sign(self) -> None:
        """Sign what is entered; `signed` or `sign_failed` follows."""
        self._timer.stop()
        context, draft_id, draft = self._workplace.context, self.draft_id, self._draft
        self._over = True
        version = self._version
        self._workplace.bridge.write(
            self,
            lambda: assessments.sign(context, draft_id, draft, version.seen),
            self._was_signed,
            self._was_not_signed,
        )

    def discard(self) -> None:
        """Throw the draft away."""
        self._timer.stop()
        self._over = True
        context, draft_id = self._workplace.context, self.draft_id
        self._workplace.bridge.write(self, lambda: assessments.discard(context, draft_id))

    def _was_saved(self, _changes: Changes) -> None:
        self.saved.emit()

    def _was_not_saved(self, error: CalcitrackError) -> None:
        self._kept = None
        # What another workstation changed, trying again does not mend.
        if not self._over and not isinstance(error, Conflict):
            self._timer.start()
        self.save_failed.emit(error)

    def _was_signed(self, answer: tuple[str, Changes]) -> None:
        self.signed.emit(answer[0])

    def _was_not_signed(self, error: CalcitrackError) -> None:
        self._over = False
        self._kept = None
        self.sign_failed.emit(error)
