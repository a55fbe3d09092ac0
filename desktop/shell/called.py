"""The window is called by another start of the program: it comes forward, and shows what that start was to open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.administration.front import Front

if TYPE_CHECKING:
    from desktop.shell.program import Program


class Called(QObject):
    """What was called for waits behind the sign-in, the lock, and a question that is open; it answers none of them."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        program.locking.opened.connect(self._lay_out)

    def take(self, files: Sequence[Path]) -> None:
        """Come forward with these files, or with none."""
        self._program.offered.add(files)
        come_forward(self._program.window)
        self._lay_out()

    def _lay_out(self) -> None:
        program = self._program
        asking = QApplication.activeModalWidget()
        if program.locking.page is not None:
            program.locking.page.say_waiting(program.offered.sentence)
        elif isinstance(program.window.page, Front):
            program.window.page.say_waiting(program.offered.sentence)
        elif isinstance(asking, QDialog):
            asking.finished.connect(self._lay_out, Qt.ConnectionType.QueuedConnection)
        elif program.shell is not None:
            waited = bool(program.offered.sentence)
            program.offered.lay_out(program.shell)
            if not waited:
                program.shell.status.say(self.tr("Calcitrack was open already: this is its window"))


def come_forward(window: QWidget) -> None:
    """Stand in front with the focus; where the desktop leaves it to another program, it only asks for a look."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)  # does nothing to a window that has come forward
