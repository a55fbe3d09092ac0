"""Once in each run, whoever looks after the program is told of a newer version, where a folder of them is set."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from core.clinic.rights import Right, may
from core.version import program_version
from desktop.administration.updates import KEPT
from desktop.support.updates import Looked, look
from desktop.widgets.requests import OpenPlace

if TYPE_CHECKING:
    from desktop.shell.shell import Shell


class Newer(QObject):
    """Looks into the folder that is set, in the background; without one it does nothing. Others are left alone: they
    could install nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shell: Shell | None = None

    def look(self, shell: "Shell") -> None:
        """Look, the first time that somebody is signed in who may act on it."""
        folder = shell.workplace.kept.text(KEPT)
        if self._shell is None and folder and may(shell.workplace.context, Right.MANAGE_ACCOUNTS):
            self._shell = shell
            shell.workplace.bridge.read(shell, lambda: look(Path(folder), program_version()), self._tell)

    def _tell(self, looked: Looked) -> None:
        shell = self._shell
        if looked.state == "newer" and shell is not None and not shell.notice.sentence:
            words = QCoreApplication.translate("Newer", "Version {version} of the program lies ready.")
            show = QCoreApplication.translate("Newer", "Show")
            open_it = lambda: shell.go(OpenPlace("diagnostics"))  # noqa: E731 – lives with the shell's own notice
            shell.notice.say(words.format(version=looked.version), "info", (show, open_it))
