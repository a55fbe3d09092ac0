"""The program's journal: JSON lines for IT, never with patient data, in files that are put aside when they are full."""

import contextlib
from collections.abc import MutableMapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import structlog

from desktop.support.alone import alone
from desktop.support.folders import log_folder
from desktop.support.limits import support


def journal_path() -> Path:
    """The file of the journal that is written to."""
    return log_folder() / "calcitrack.log"


class RotatingFile:
    """A file of lines that several processes add to. It is put aside when it is full: `.1` is the newest of the kept.

    Nothing is held open between two lines, for what is open cannot be renamed on Windows; lines are rare. A line that
    cannot be written is lost, and the work goes on.
    """

    def __init__(self, path: Path, most_bytes: int, kept: int) -> None:
        self.path, self._most, self._kept = path, most_bytes, kept

    def write(self, line: str) -> None:
        """Add a line, whole, after those of whoever else writes."""
        data = line.encode("utf-8", "backslashreplace")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with alone(self.path.with_name(f"{self.path.name}.lock")) as held:
                if held:
                    with contextlib.suppress(OSError):  # somebody reads it: it is put aside the next time
                        self._make_room(len(data))
                with self.path.open("ab", buffering=0) as file:
                    file.write(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def _make_room(self, size: int) -> None:
        if not self.path.exists() or self.path.stat().st_size + size <= self._most:
            return
        older = [self.path, *self._aside()]
        for newer, old in reversed(list(pairwise(older))):
            if newer.exists():
                newer.replace(old)

    def _aside(self) -> list[Path]:
        return [self.path.with_name(f"{self.path.name}.{number}") for number in range(1, self._kept + 1)]

    def files(self) -> tuple[Path, ...]:
        """The files that there are, the newest lines first."""
        return tuple(path for path in (self.path, *self._aside()) if path.is_file())


def journal(path: Path | None = None) -> RotatingFile:
    """The journal's files."""
    return RotatingFile(path or journal_path(), support("journal")["bytes"], support("journal")["kept"])


def open_journal(path: Path | None = None) -> None:
    """Send structlog to the journal from here on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=journal(path)),  # type: ignore[arg-type]
    )


def close_journal() -> None:
    """Nothing is written from here on."""
    structlog.configure(processors=[_drop], logger_factory=structlog.ReturnLoggerFactory())


def _drop(_logger: Any, _method: str, _event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    raise structlog.DropEvent
