"""Forms that were begun and not sent: before something takes them away, whoever began them is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from core.texts import listed
from desktop.widgets.place import Place
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from desktop.shell.shell import Shell


class Begun(QObject):
    """Asks in the window's notice, never in a box; the form stays as it is until that is answered."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._given_up = False

    def titles(self) -> str:
        """What the forms are for, as one line, and of nobody; empty where none was begun."""
        if self._given_up:
            return ""
        pages = map(self._shell.stack.widget, range(self._shell.stack.count()))
        forms = [title for page in pages if isinstance(page, Place) for title in page.begun()]
        forms += [sheet.called for sheet in self._shell.findChildren(Sheet) if sheet.begun]
        return listed(forms, self._shell.workplace.language) if forms else ""

    def may_close(self) -> bool:
        """Whether the window may close now; otherwise it is asked, and closes when that is answered."""
        if not self.titles() or _system_ends():
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

        sentence = self.tr("Begun and not sent: {forms}. It would be lost: send it first, or give it up.")
        self._shell.notice.say(sentence.format(forms=self.titles()), "attention", (words, give_up))


def _system_ends() -> bool:
    """Whether the window closes because everything does: nobody is there to be asked."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
