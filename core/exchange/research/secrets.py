"""Pseudonyms and date shifts from one secret (HMAC-SHA-256, RFC 2104).

Without a key of the user's the secret is random and forgotten when the export is done: nobody, we included, can lead a
pseudonym back or join two exports. With a key, the same patient gets the same pseudonym and shift each time: whoever
holds the key and a list of patients can then tell who is who.
"""

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from typing import Final

from core.case.moments import DayOrInstant
from core.errors import InvalidInput
from core.exchange.research.settings import settings

_SECRET_BYTES: Final = 32
_LEAST_KEY_BYTES: Final = 16
_LETTERS: Final = 16


class Secrets:
    """One export's secret."""

    def __init__(self, key: bytes | None = None) -> None:
        if key is not None and len(key) < _LEAST_KEY_BYTES:
            raise InvalidInput("error.research.short_key", least=_LEAST_KEY_BYTES)
        self._secret = secrets.token_bytes(_SECRET_BYTES) if key is None else key

    def pseudonym(self, own_id: str) -> str:
        """What stands for an id."""
        return self._digest("id", own_id).hex()[:_LETTERS]

    def shift(self, patient_id: str) -> timedelta:
        """By how much all of a patient's dates move, always back."""
        number = int.from_bytes(self._digest("shift", patient_id)[:8], "big")
        return timedelta(days=-1 - number % settings().most_days)

    def _digest(self, purpose: str, words: str) -> bytes:
        return hmac.new(self._secret, f"{purpose}\0{words}".encode(), hashlib.sha256).digest()


def shifted(moment: DayOrInstant, by: timedelta) -> str:
    """A moment moved: a day, or the hour that a clock at the place showed, without minutes and zone."""
    if isinstance(moment, datetime):
        return (moment.replace(tzinfo=None, minute=0, second=0, microsecond=0) + by).isoformat(timespec="minutes")
    return (moment + by).isoformat()


def shifted_day(day: date, by: timedelta) -> date:
    """A day moved."""
    return day + by
