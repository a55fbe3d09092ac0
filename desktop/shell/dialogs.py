"""The toolkit's file dialogs write down which folders somebody visited: a folder may be named after a patient."""

import os
import sys

from PySide6.QtCore import QSettings

_ORGANISATION = "QtProject"
_VISITED = ("FileDialog/history", "FileDialog/lastVisited")


def remember_no_folders() -> None:
    """Let file dialogs keep nothing beyond this run, and take away what they kept before.

    Where settings are files, they are sent to a place where none can be. Elsewhere the dialogs are the system's, and
    Qt's own list is emptied each time this is called.
    """
    kept = QSettings(QSettings.Scope.UserScope, _ORGANISATION)
    for name in _VISITED:
        kept.remove(name)
    kept.sync()
    if sys.platform not in ("win32", "darwin"):
        nowhere = f"{os.devnull}/none"
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)
