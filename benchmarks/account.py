"""Who works in the clinics that benchmarks make, and when; nothing heavy is loaded with it."""

from datetime import UTC, datetime
from typing import Final

NOW: Final = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)

ACCOUNT: Final = "admin"
PASSPHRASE: Final = "a clinic that nobody lives in"


def now() -> datetime:
    """The moment at which every benchmark of a clinic plays: no day passes between making one and using it."""
    return NOW
