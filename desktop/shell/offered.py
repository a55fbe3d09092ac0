"""Files that the program was started with, by hand or by the desktop: shown after the sign-in, never before."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.widgets.requests import ImportFiles

if TYPE_CHECKING:
    from desktop.shell.shell import Shell


class Offered(QObject):
    """Waits until somebody has signed in, and then lies in the import place, once. Nothing is imported by it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()

    def add(self, paths: Iterable[Path]) -> None:
        """These were named; whether they are there is looked at when they are laid out."""
        self._paths += tuple(paths)

    @property
    def sentence(self) -> str:
        """How many wait, if any. Their names may be a patient's: before the sign-in nobody is told them."""
        words = self.tr(
            "%n file(s) will be shown once you have signed in. Nothing is imported unasked.", "", len(self._paths)
        )
        return words if self._paths else ""

    def lay_out(self, shell: "Shell") -> None:
        """Show them in the import place, and say which of them are not there."""
        from desktop.shell.allowed import refusal_of  # the record's: not before the first page stands

        paths, self._paths = self._paths, ()
        there = tuple(str(path) for path in paths if path.exists())
        gone = [path.name for path in paths if not path.exists()]
        if there:
            shell.go(ImportFiles(there))
        if gone and refusal_of(shell.workplace.context, ImportFiles()) is None:
            words = self.tr("Not there, so not shown: {names}")
            shell.notice.say(words.format(names=", ".join(gone)), "attention")
