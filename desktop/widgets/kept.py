"""What a person arranged in a place (which panels, in which order), kept on this workstation."""

from PySide6.QtCore import QSettings

_GROUP = "place"


class Kept:
    """Short texts by name. Never anything about a patient. Without a file they last as long as the window."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings
        self._held: dict[str, str] = {}

    def text(self, name: str) -> str:
        """What was kept under a name; empty when nothing was."""
        if self._settings is None:
            return self._held.get(name, "")
        return str(self._settings.value(f"{_GROUP}/{name}", ""))

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        if self._settings is None:
            self._held[name] = text
        else:
            self._settings.setValue(f"{_GROUP}/{name}", text)
