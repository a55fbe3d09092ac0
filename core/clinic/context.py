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
class Emergency:
    """More rights for one patient, for a while, taken by somebody who usually may only read, and why.

    `entry_id` is the audit entry of its beginning, which every entry made under it names.
    """

    entry_id: str
    patient_id: str
    reason: str
    began: datetime
    until: datetime


@dataclass(frozen=True)
class Context:
    """What every use case is handed. `zone` is the facility's: it says what *today* is."""

    actor: Actor
    clock: Callable[[], datetime]
    store: Store
    zone: ZoneInfo
    facility: str
    emergency: Emergency | None = None
    own_login: bool = False
    """On a server where everybody has a login of their own: what a role may not do, the server refuses too."""

    def now(self) -> datetime:
        """The moment, with the facility's offset."""
        return self.clock().astimezone(self.zone)

    def today(self) -> date:
        """The facility's today."""
        return self.now().date()
