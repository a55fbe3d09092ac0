"""What a person set for the window on this workstation. Never anything about a patient."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QLocale, QSettings

from core.languages import FALLBACK, LANGUAGES, MANNERS, Language, closest
from desktop.support.folders import settings_file
from desktop.theme.theme import Mood, Theme, resolved
from desktop.theme.tokens import SCALES
from desktop.widgets.kept import Kept

MOODS: Final[tuple[Mood, ...]] = ("system", "light", "dark")
LANGUAGE_NAMES: Final[dict[Language, str]] = {code: manners.name for code, manners in MANNERS.items()}
"""Each language in itself: whoever does not read the window's language finds their own."""


@dataclass(frozen=True)
class Preferences:
    """Language, light or dark, whether fingers are used, the text scale in percent, the folders into which new
    photographs and new results come (empty: none), and whether nothing may move by itself."""

    language: Language = "en"
    mood: Mood = "system"
    touch: bool = False
    scale: int = SCALES[0]
    watched: str = ""
    watched_results: str = ""
    still: bool = False

    def theme(self) -> Theme:
        """The theme that these stand for now."""
        return resolved(self.mood, touch=self.touch, scale=self.scale, still=self.still)


class PreferencesFile:
    """The preferences, the window's geometry and the folder of the store, in one small file of the user's."""

    def __init__(self, path: Path | None = None) -> None:
        self._settings = QSettings(str(path or settings_file()), QSettings.Format.IniFormat)

    def read(self) -> Preferences:
        """What was set; what was not, or is not understood any more, follows the system."""
        language = str(self._settings.value("language", "")) or _system_language()
        mood = str(self._settings.value("mood", "system"))
        scale = str(self._settings.value("scale", ""))
        return Preferences(
            language if language in LANGUAGES else FALLBACK,
            mood if mood in MOODS else "system",
            self._is_set("touch"),
            int(scale) if scale in map(str, SCALES) else SCALES[0],
            str(self._settings.value("watched", "")),
            str(self._settings.value("watched_results", "")),
            self._is_set("still"),
        )

    def write(self, preferences: Preferences) -> None:
        """Keep what was set."""
        self._settings.setValue("language", preferences.language)
        self._settings.setValue("mood", preferences.mood)
        self._settings.setValue("touch", preferences.touch)
        self._settings.setValue("scale", preferences.scale)
        self._settings.setValue("watched", preferences.watched)
        self._settings.setValue("watched_results", preferences.watched_results)
        self._settings.setValue("still", preferences.still)

    @property
    def kept(self) -> Kept:
        """What is arranged in the places."""
        return Kept(self._settings)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("geometry", value)

    @property
    def store(self) -> str | None:
        """The store that was open last."""
        return str(self._settings.value("store", "")) or None

    @store.setter
    def store(self, value: str) -> None:
        self._settings.setValue("store", value)

    def _is_set(self, name: str) -> bool:
        return str(self._settings.value(name, "false")).lower() == "true"

    @property
    def account(self) -> str:
        """The account that signed in last."""
        return str(self._settings.value("account", ""))

    @account.setter
    def account(self, value: str) -> None:
        self._settings.setValue("account", value)


def _system_language() -> Language:
    return closest(QLocale.system().name())
