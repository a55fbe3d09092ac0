"""The session of the person on this computer, as the system tells of it."""

from PySide6.QtGui import QGuiApplication


def system_ends() -> bool:
    """Whether the window closes because everything does: nobody is there to be asked."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
