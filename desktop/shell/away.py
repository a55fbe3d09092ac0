"""The line to the server as the user sees it: since when it is broken, what is kept, and what became of it."""

from PySide6.QtCore import QObject, Signal

from core.clinic.away import AwayDraft, WrittenBack, write_back
from core.clinic.changes import Changes
from core.errors import CalcitrackError
from desktop.theme.levels import SHAPES
from desktop.widgets.notice import Notice
from desktop.widgets.requests import BeginAssessment
from desktop.widgets.workplace import Workplace


class Away(QObject):
    """Says nothing where the store is a folder of this computer."""

    stands = Signal(str)
    """What the status line says; empty while the server answers."""
    said = Signal(str)
    asks = Signal(object)

    def __init__(self, workplace: Workplace, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._notice, self._line = workplace, notice, workplace.connection
        self._offered: tuple[AwayDraft, ...] = ()
        if self._line is not None:
            self._line.went_away.connect(self._went_away)
            self._line.came_back.connect(self._came_back)

    def look(self) -> None:
        """What waits here since the program last ran is written now; what cannot be is offered."""
        if self._line is None:
            return
        self.stands.emit(self._words())
        context, drafts = self._workplace.context, self._line.drafts
        if drafts.waiting(context.actor.account_id):
            self._workplace.bridge.write(self, lambda: write_back(context, drafts), self._written, self._not_written)

    def try_now(self) -> None:
        """Ask the server at once."""
        if self._line is not None:
            self._line.try_now()

    def _went_away(self) -> None:
        self.stands.emit(self._words())
        if self._line is not None and self._line.drafts.in_memory:
            self._notice.say(
                self.tr(
                    "This computer has no keyring that encrypts, so what you enter is held in memory only: it is lost "
                    "if the program ends before the server answers again."
                ),
                "attention",
            )

    def _came_back(self) -> None:
        self.stands.emit("")
        at = self._workplace.now().strftime("%H:%M")
        self.said.emit(self.tr("Connected again {time}").format(time=at))

    def _words(self) -> str:
        since = self._line.away_since if self._line is not None else None
        if self._line is None or since is None:
            return ""
        words = (
            self.tr("not connected since {time}, your entries are held in memory only")
            if self._line.drafts.in_memory
            else self.tr("not connected since {time}, your entries are kept here")
        )
        return f"{SHAPES['attention']} " + words.format(time=since.astimezone(self._workplace.zone).strftime("%H:%M"))

    def _written(self, answer: tuple[WrittenBack, Changes]) -> None:
        done, _ = answer
        self._offered = done.waiting
        if done.waiting:
            said = self.tr("%n draft(s) kept on this computer differ from the record.", "", len(done.waiting))
            self._notice.say(said, "attention", (self.tr("Open the first"), self._open_first))
        elif done.written:
            said = self.tr("%n draft(s) kept on this computer are saved in the record now.", "", done.written)
            self._notice.say(said, "good")

    def _not_written(self, _error: CalcitrackError) -> None:
        """The status line says that the server does not answer; the files stay."""

    def _open_first(self) -> None:
        draft = self._offered[0].draft
        self._notice.clear()
        self.asks.emit(BeginAssessment(draft.patient_id, draft.lesion_id))
