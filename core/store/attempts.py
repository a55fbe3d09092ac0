"""Wrong passphrases, counted for each account in a file beside the keyring: the next one waits longer and longer.

The wait is never for good, and nobody else's: the other accounts and the recovery key are not asked to wait. The file
holds names of accounts and times alone. Whoever can change it can copy the keyring too and guess elsewhere; so all that
a changed file can do is delay, and never for longer than the longest wait.
"""

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from core.store.files import replace_file
from core.store.layout import ATTEMPTS

_FORMAT: Final = "calcitrack-attempts/1"
NOBODY: Final = ""
"""Under which name those are counted that no account has: what was typed there may be a passphrase."""


@dataclass(frozen=True)
class Delays:
    """So many wrong ones are free; then each next one waits twice as long as the one before, up to the longest wait."""

    free: int
    first: timedelta
    most: timedelta

    def after(self, failed: int) -> timedelta:
        """How long to wait after so many wrong ones."""
        if failed < self.free:
            return timedelta(0)
        doubled = 1 << min(failed - self.free, 30)
        return min(self.first * doubled, self.most)


@dataclass(frozen=True)
class Failures:
    """Of one account: how many one after the other and when the last was, and how many the audit trail does not know
    of yet, since when."""

    name: str
    in_a_row: int
    last: datetime
    untold: int
    since: datetime


class Attempts:
    """What is counted in a store's folder. A folder that cannot be written counts nothing."""

    def __init__(self, folder: Path, delays: Delays) -> None:
        self._path, self._delays = folder / ATTEMPTS, delays

    def wait(self, name: str, now: datetime) -> timedelta:
        """How long the account has to wait from now; nothing, mostly."""
        found = self._read().get(name)
        if found is None:
            return timedelta(0)
        if found.last > now:  # the clock was set back, or somebody changed the file: the wait begins now, once
            found = replace(found, last=now)
            if not self._write({**self._read(), name: found}):
                return timedelta(0)
        return max(found.last + self._delays.after(found.in_a_row) - now, timedelta(0))

    def failed(self, name: str, now: datetime) -> None:
        """A wrong passphrase."""
        known = self._read()
        found = known.get(name, Failures(name, 0, now, 0, now))
        since = found.since if found.untold else now
        self._write({**known, name: Failures(name, found.in_a_row + 1, now, found.untold + 1, since)})

    def untold(self) -> tuple[Failures, ...]:
        """What the audit trail does not know of yet."""
        return tuple(found for _, found in sorted(self._read().items()) if found.untold)

    def forget(self, name: str) -> None:
        """The account begins anew: its passphrase was right, or is another now."""
        known = self._read()
        if name in known:
            self._write({**known, name: replace(known[name], in_a_row=0)})

    def tell(self) -> None:
        """The audit trail knows of all of them."""
        known = {name: replace(found, untold=0) for name, found in self._read().items()}
        if known:
            self._write({name: found for name, found in known.items() if found.in_a_row})

    def _read(self) -> dict[str, Failures]:
        try:
            content = json.loads(self._path.read_bytes())
            if content["format"] != _FORMAT:
                return {}
            return {found.name: found for found in map(_read_one, content["accounts"])}
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return {}

    def _write(self, known: dict[str, Failures]) -> bool:
        accounts = [
            {**asdict(found), "last": found.last.isoformat(), "since": found.since.isoformat()}
            for found in known.values()
        ]
        with contextlib.suppress(OSError):
            replace_file(self._path, (json.dumps({"format": _FORMAT, "accounts": accounts}) + "\n").encode())
            return True
        return False


def _read_one(content: Any) -> Failures:
    last, since = (datetime.fromisoformat(content[name]) for name in ("last", "since"))
    if last.utcoffset() is None or since.utcoffset() is None:
        raise ValueError("offset")
    return Failures(str(content["name"]), int(content["in_a_row"]), last, int(content["untold"]), since)
