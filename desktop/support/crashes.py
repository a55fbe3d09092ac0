"""Errors that nobody expected: what may be known of one, and a file each. Never its words: they may name a patient."""

import contextlib
import faulthandler
import json
import traceback
from dataclasses import dataclass
from datetime import datetime
from os import getpid
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from desktop.support.folders import LOGGER, log_folder
from desktop.support.limits import support

_PACKAGES: Final = ("desktop", "core", "site-packages")


@dataclass(frozen=True)
class CrashNote:
    """What may be known of an error: its kind and where it arose, never its message, which may name a patient."""

    kind: str
    where: tuple[str, ...]

    @classmethod
    def of(cls, kind: type[BaseException], trace: TracebackType | None) -> "CrashNote":
        """The note of an error, innermost place last."""
        frames = traceback.extract_tb(trace)
        return cls(
            f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."),
            tuple(f"{inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames),
        )

    def __str__(self) -> str:
        return "\n".join((self.kind, *self.where))


class CrashReports:
    """A file for each error that nobody expected, the newest few. An error that comes again has its file already."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or log_folder()
        self._known: set[CrashNote] = set()
        self._fault: IO[bytes] | None = None

    def keep(self, note: CrashNote, now: datetime) -> None:
        """Write an error down, in the journal and as a report. Where that cannot be, the work goes on."""
        import structlog  # slow to load, and seldom needed

        from core.version import program_version

        version = program_version()
        logger = structlog.get_logger(LOGGER)
        logger.error("unexpected_error", kind=note.kind, where=note.where, version=version)
        if note in self._known:
            return
        self._known.add(note)
        told = {"at": now.isoformat(timespec="seconds"), "version": version, "kind": note.kind}
        written = json.dumps({**told, "where": note.where}, ensure_ascii=False, indent=2)
        name = f"crash-{now.strftime('%Y%m%dT%H%M%S')}-{getpid()}-{len(self._known)}.json"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(written, encoding="utf-8")
            for old in self.files()[support("crashes")["kept"] :]:
                old.unlink(missing_ok=True)

    def files(self) -> tuple[Path, ...]:
        """The reports that there are, the newest first."""
        with contextlib.suppress(OSError):
            return tuple(sorted(self.folder.glob("crash-*.json"), reverse=True))
        return ()

    @property
    def fault_file(self) -> Path:
        """Where the interpreter says which function ran when it died itself; empty while it never has."""
        return self.folder / "faults.log"

    def watch_interpreter(self) -> None:
        """From here on a death of the interpreter leaves the names of the functions that ran, and nothing of values."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.fault_file
            if path.exists() and path.stat().st_size > support("crashes")["fault_bytes"]:
                path.write_bytes(b"")
            self._fault = path.open("ab")
            faulthandler.enable(self._fault)

    def leave_interpreter(self) -> None:
        """The program ends as it should."""
        if self._fault is not None:
            faulthandler.disable()
            self._fault.close()
            self._fault = None


def inside(file_name: str) -> str:
    """The path of a source file from the package on: paths of the machine say who works there."""
    parts = Path(file_name).parts
    for package in _PACKAGES:
        if package in parts:
            return "/".join(parts[parts.index(package) :])
    return parts[-1] if parts else file_name
