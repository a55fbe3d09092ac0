"""Who sits at the window changes while the program runs: another person, other rights, a passphrase to be chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from core.clinic.context import Context
    from core.clinic.signing_in import MustChange
    from desktop.shell.program import Program


class Switching(QObject):
    """Each time every place is made anew, so that nothing stays of what somebody else may see."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        program.locking.exchanged.connect(self.exchange)
        program.locking.left.connect(program.sign_out)

    def go_on_with(self, context: Context) -> None:
        """The same person has other rights now."""
        program = self._program
        if program.shell is not None:
            program.context = context
            program.line.hand_over(context)
            program.shell.leave()
            program.show_shell()

    def exchange(self, found: Context | MustChange, account: str) -> None:
        """Somebody else sits here. The cover is taken away once there is nothing of the former person below it."""
        from core.clinic.context import Context
        from desktop.shell.standing import for_the_next

        program = self._program
        if program.shell is None:
            return
        program.shell.leave()
        if not isinstance(found, Context):
            former, program.context = program.context, None
            self._leave_window()
            self.must_change(found, "", former)
            return
        program.context, program.file.account = found, account
        program.line.hand_over(found)
        program.show_shell(for_the_next(program.shell, found))
        program.locking.uncover()
        program.shell.patient.note_seen()

    def must_change(self, waiting: MustChange, store: str, former: Context | None = None) -> None:
        """Before anything else, a passphrase of one's own. `former` sat here, where the store is open already."""
        from desktop.administration.choose_passphrase import ChoosePassphrase

        program = self._program
        program.present(ChoosePassphrase(program.desk(), program.preferences, waiting, store, former))

    def show_new_key(self) -> None:
        """The record is left, and stays open for whoever gives it a new key."""
        from desktop.administration.new_key import NewKey

        program = self._program
        if program.shell is None or program.context is None:
            return
        context, program.context = program.context, None
        program.shell.leave()
        self._leave_window()
        program.present(NewKey(program.desk(), program.preferences, context, Path(program.store)))

    def _leave_window(self) -> None:
        """Nobody is watched, and nothing comes in by itself, until somebody is signed in."""
        self._program.watch("", "")
        self._program.listen(None)
