"""Who asks, when, and of which store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.store.store import Store


@dataclass(frozen=True)
class Actor:
    """The account that acts."""

    account_id: str
    name: str
    role: str


@dataclass(frozen=True)
class Context:
    """What every use case is handed. `zone` is the facility's: it says what *today* is."""

    actor: Actor
    clock: Callable[[], datetime]
    store: Store
    zone: ZoneInfo
    facility: str

    def now(self) -> datetime:
        """The moment, with the facility's offset."""
        return self.clock().astimezone(self.zone)

    def today(self) -> date:
        """The facility's today."""
        return self.now().date()
