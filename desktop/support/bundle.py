"""The support file: an archive of the diagnostics, the journal and the crash reports, to be sent to whoever helps.

What goes in is taken out of the files piece by piece, each piece by what it may look like; whatever else stands in a
file stays behind. So nothing of a patient leaves even if somebody writes some into the journal one day.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from core.texts import Language, render, text
from desktop.support.crashes import CrashReports, inside
from desktop.support.facts import Facts, as_json, leaving
from desktop.support.journal import RotatingFile, journal
from desktop.support.limits import support
from desktop.support.telling import as_text

_ALLOWED: Final = {
    "timestamp": re.compile(r"[0-9T:.Z+-]{10,40}"),
    "at": re.compile(r"[0-9T:.Z+-]{10,40}"),
    "level": re.compile(r"[a-z]{1,12}"),
    "event": re.compile(r"[a-z_]{1,60}"),
    "kind": re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,120}"),
    "version": re.compile(r"[0-9][0-9a-z.+]{0,30}"),
}
_PLACE: Final = re.compile(r"[A-Za-z0-9_./<>-]{1,200}\.(?:py|pyc|pyx):\d{1,6} [A-Za-z_<][A-Za-z0-9_.<>]{0,100}")
_FAULT_FRAME: Final = re.compile(r'\s*File "(.+)", line (\d{1,6}) in ([A-Za-z_<][A-Za-z0-9_.<>]*)\s*')
_FAULT_HEAD: Final = re.compile(
    r"(?:Fatal Python error: [A-Za-z ]{1,60}|(?:Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):)\s*"
)


def write_bundle(
    out: Path,
    found: Facts,
    language: Language,
    files: RotatingFile | None = None,
    reports: CrashReports | None = None,
) -> None:
    """Write the archive, whole or not at all.

    Raises
    ------
    InvalidInput
        When it cannot be written there.
    """
    from core.clinic.staging import staged_zip  # loads the store: seldom needed

    told = leaving(found)
    reports = reports or CrashReports()
    with staged_zip(out) as sink:
        sink.put("README.txt", _bytes(render(text("support.bundle.readme"), language)))
        sink.put("diagnostics.json", _bytes(as_json(told)))
        sink.put("diagnostics.txt", _bytes(as_text(told, language)))
        for file in (files or journal()).files():
            sink.put(f"journal/{file.name}", _bytes("\n".join(_journal_lines(file))))
        for file in reports.files():
            sink.put(f"crashes/{file.name}", _bytes(_crash(file)))
        if reports.fault_file.exists():
            sink.put("crashes/faults.txt", _bytes("\n".join(_fault_lines(reports.fault_file))))


def _bytes(written: str) -> bytes:
    return f"{written}\n".encode()


def _journal_lines(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        told = _told(line, support("journal")["fields"])
        if told:
            yield json.dumps(told)


def _crash(file: Path) -> str:
    return json.dumps(_told(file.read_text(encoding="utf-8", errors="replace"), ["at", "version", "kind", "where"]))


def _told(written: str, names: list[str]) -> dict[str, Any]:
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    kept = {name: _allowed(name, read[name]) for name in names if name in read}
    return {name: value for name, value in kept.items() if value}


def _allowed(name: str, value: object) -> object:
    if isinstance(value, list) and name == "where":
        return [place for place in value if isinstance(place, str) and _PLACE.fullmatch(place)]
    pattern = _ALLOWED.get(name)
    return value if pattern is not None and isinstance(value, str) and pattern.fullmatch(value) else None


def _fault_lines(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        frame = _FAULT_FRAME.fullmatch(line)
        if frame is not None:
            yield f"  {inside(frame[1])}:{frame[2]} {frame[3]}"
        elif _FAULT_HEAD.fullmatch(line):
            yield line
