"""What every place is handed when it is made: the one way to the record, to workers and to the theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core.texts import Language, Text, render
from desktop.background.bridge import Bridge
from desktop.background.connection import Connection
from desktop.theme.theme import Theme
from desktop.widgets.agenda import Agenda
from desktop.widgets.kept import Kept
from desktop.widgets.shown_patient import ShownPatient
from desktop.widgets.tray import Tray

if TYPE_CHECKING:
    from core.clinic.context import Context


@dataclass(frozen=True)
class Desk:
    """What a form needs before anybody has signed in: workers, language, theme and clock."""

    bridge: Bridge
    language: Language
    theme: Theme
    clock: Callable[[], datetime]
    zone: ZoneInfo

    def now(self) -> datetime:
        """The moment, in the facility's time zone."""
        return self.clock().astimezone(self.zone)

    def today(self) -> date:
        """The facility's today."""
        return self.now().date()

    def say(self, message: Text) -> str:
        """A text of the core in the window's language."""
        return render(message, self.language)


@dataclass(frozen=True, kw_only=True)
class Workplace(Desk):
    """A desk with the record. Language and theme never change under a place: the shell makes the place again."""

    context: Context
    tray: Tray | None = None
    """Photographs that came by themselves; None where nothing is watched."""
    kept: Kept = field(default_factory=Kept)
    """What this person arranged in the places."""
    agenda: Agenda = field(default_factory=Agenda)
    """The clinic that is reviewed in this session."""
    inbox: Tray | None = None
    """Files of results that came by themselves."""
    connection: Connection | None = None
    """The line to the server, and what waits for it; None where the store is a folder of this computer."""
    shown: ShownPatient = field(default_factory=ShownPatient, compare=False)
    """Who is open."""

    @property
    def refusal(self) -> Text | None:
        """Why nothing can be written here; None where it can."""
        from core.clinic.rights import only_reading

        return only_reading(self.context)

    def with_theme(self, theme: Theme) -> Workplace:
        """The same workplace in another theme."""
        return replace(self, theme=theme)

    def with_language(self, language: Language) -> Workplace:
        """The same workplace in another language."""
        return replace(self, language=language)
