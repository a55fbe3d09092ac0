"""The program's journal: JSON lines for IT, two files at most, never with patient data."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO

import structlog
from platformdirs import user_log_path

_LARGEST_BYTES = 1_000_000


def journal_path() -> Path:
    """Where the journal is kept."""
    return user_log_path("calcitrack") / "calcitrack.log"


def open_journal(path: Path) -> TextIO | None:
    """Send structlog to the journal; where it cannot be written, nothing is logged and the work goes on."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST_BYTES:
            path.replace(path.with_suffix(".1.log"))
        file = path.open("a", encoding="utf-8")
    except OSError:
        structlog.configure(processors=[_drop])
        return None
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=file),
    )
    return file


def _drop(_logger: Any, _method: str, _event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    raise structlog.DropEvent
