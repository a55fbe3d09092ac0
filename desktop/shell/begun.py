"""Forms that were begun and not sent: before something takes them away, whoever began them is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.texts import listed
from desktop.widgets.place import Place
from desktop.widgets.reading_order import in_order
from desktop.widgets.requests import Request
from desktop.widgets.session import system_ends
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop.shell.shell import Shell


class Begun(QObject):
    """Asks in the window's notice, never in a box; the form stays as it is until that is answered."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._given_up = False
        self._answered: Request | None = None

    def titles(self) -> str:
        """What the forms are for, as one line, and of nobody; empty where none was begun."""
        if self._given_up:
            return ""
        pages = map(self._shell.stack.widget, range(self._shell.stack.count()))
        forms = [title for page in pages if isinstance(page, Place) for title in page.begun()]
        sheets = (each for each in in_order(self._shell, hidden=True) if isinstance(each, Sheet))
        forms += [sheet.called for sheet in sheets if sheet.begun]
        return listed(forms, self._shell.workplace.language) if forms else ""

    def stops(self, place: Place, request: Request) -> bool:
        """Whether opening this in its place would take away what was begun there; it is opened when that is said."""
        forms = () if request is self._answered else place.lost_by(request)
        if not forms:
            return False

        def go_on() -> None:
            self._answered = request
            self._shell.go(request)

        self._say(listed(forms, self._shell.workplace.language), self.tr("Open it all the same"), go_on)
        return True

    def may_close(self) -> bool:
        """Whether the window may close now; otherwise it is asked, and closes when that is answered."""
        if not self.titles() or system_ends():
            return True
        self._ask(self._shell.window().close, self.tr("Close all the same"))
        return False

    def sign_out(self) -> None:
        """Sign out, now or when it is answered."""
        self.then(self._shell.sign_out_asked.emit, self.tr("Sign out all the same"))

    def then(self, go_on: Callable[[], object], words: str) -> None:
        """Go on at once where nothing was begun; otherwise when that is said, by a button of these `words`."""
        if self.titles():
            self._ask(go_on, words)
        else:
            go_on()

    def _ask(self, go_on: Callable[[], object], words: str) -> None:
        def give_up() -> None:
            self._given_up = True
            go_on()

        self._say(self.titles(), words, give_up)

    def _say(self, forms: str, words: str, go_on: Callable[[], object]) -> None:
        sentence = self.tr("Begun and not sent: {forms}. It would be lost: send it first, or give it up.")
        self._shell.notice.say(sentence.format(forms=forms), "attention", (words, go_on))
