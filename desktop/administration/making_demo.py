"""The demo clinic being made: how far it is, and a way back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.errors import CalcitrackError
from core.texts import Text
from desktop.administration.front import Front
from desktop.background.ticket import Progress, Ticket
from desktop.widgets.looks import label
from desktop.widgets.notice import Notice
from desktop.widgets.preferences import Preferences
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.context import Context


class MakingDemo(Front):
    """Begins at once."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(desk, preferences)
        self._ticket: Ticket | None = None
        self.notice = Notice(desk.theme, closable=False)
        self.strip = ProgressStrip(desk.theme)
        self.strip.cancelled.connect(self._cancel)
        self.column.addWidget(label(self.tr("The demo clinic"), "heading"))
        self.column.addWidget(
            label(
                self.tr(
                    "A synthetic clinic with a dozen patients. It lives in memory only and is gone when you close it."
                ),
                wrap=True,
            )
        )
        self.column.addWidget(self.strip)
        self.column.addWidget(self.notice)

    def begin(self) -> None:
        self.strip.begin(self.tr("Making patients, photographs and notes…"))
        self._ticket = self.desk.bridge.progress(
            self,
            _making(self.desk),
            self._done,
            self._failed,
            advanced=self._advanced,
            stopped=self._stopped,
        )

    def _advanced(self, fraction: float, doing: Text) -> None:
        self.strip.advance(fraction, self.desk.say(doing))

    def _done(self, context: "Context") -> None:
        self.opened.emit(context, "")

    def _failed(self, error: CalcitrackError) -> None:
        self.strip.end()
        self.notice.say(self.desk.say(error.text), "urgent", (self.tr("Back"), self._stopped))

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stopped(self) -> None:
        self.wanted.emit("sign_in")


def _making(desk: Desk) -> Callable[[Progress], "Context"]:
    clock = desk.clock

    def work(progress: Progress) -> "Context":
        from core.clinic import opening

        return opening.open_demo(clock, progress=progress.report)

    return work
