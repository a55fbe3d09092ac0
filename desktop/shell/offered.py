"""Files that the program was started with, by hand or by the desktop: looked through after the sign-in, never before."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.shell.allowed import refusal_of
from desktop.widgets.requests import ImportFiles

if TYPE_CHECKING:
    from desktop.shell.shell import Shell


class Offered:
    """Waits until somebody has signed in, and then lies in the import place, once. Nothing is imported by it."""

    def __init__(self) -> None:
        self._paths: tuple[Path, ...] = ()

    def add(self, paths: Iterable[Path]) -> None:
        """These were named; whether they are there is looked at when they are laid out."""
        self._paths += tuple(paths)

    @property
    def number(self) -> int:
        """How many wait. Their names may be a patient's: before the sign-in nobody is told them."""
        return len(self._paths)

    def lay_out(self, shell: "Shell") -> None:
        """Show them in the import place, and say which of them are not there."""
        paths, self._paths = self._paths, ()
        there = tuple(str(path) for path in paths if path.exists())
        gone = [path.name for path in paths if not path.exists()]
        if there:
            shell.go(ImportFiles(there))
        if gone and refusal_of(shell.workplace.context, ImportFiles()) is None:
            words = QCoreApplication.translate("Offered", "Not there, so not shown: {names}")
            shell.notice.say(words.format(names=", ".join(gone)), "attention")
