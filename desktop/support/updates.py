"""Whether a newer version lies where an administrator puts them: a folder with what `installer build` made, and its
list of sums. No server is asked; the folder is looked into when somebody says so, and at the start if one is set.

The sums show that a file arrived whole. They do not show who made it: whoever may write to the folder is trusted, as
with every program that comes from there (docs/decisions/0039).
"""

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from desktop.support.limits import support

State = Literal["newer", "current", "nothing", "unreachable"]

_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *]([^/\\]{1,200})")
_VERSION: Final = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}")


@dataclass(frozen=True)
class Looked:
    """What was found: `newer` and `current` name the newest version there and its file; `nothing`: no installer of this
    system; `unreachable`: no list of sums could be read."""

    state: State
    version: str = ""
    file: Path | None = None
    sha256: str = ""


def look(place: Path, own: str, system: str = sys.platform) -> Looked:
    """Look into a folder, or at a list of sums. A version of our own that is not known is older than any.

    Only the list is read; of a file that it names nothing is opened.
    """
    sums = place / support("updates")["sums"] if place.is_dir() else place
    try:
        with sums.open("rb") as file:
            written = file.read(support("updates")["most_sums_bytes"]).decode("utf-8", "replace")
    except OSError:
        return Looked("unreachable")
    found = [(_number(version), version, name, digest) for version, name, digest in _installers(written, system)]
    if not found:
        return Looked("nothing")
    number, version, name, digest = max(found)
    newer = _VERSION.fullmatch(own) is None or number > _number(own)
    return Looked("newer" if newer else "current", version, sums.parent / name, digest)


def is_whole(looked: Looked) -> bool:
    """Whether the file is what the list says, by SHA-256. For a worker: it may have hundreds of megabytes."""
    if looked.file is None:
        return False
    try:
        with looked.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == looked.sha256
    except OSError:
        return False


def _installers(written: str, system: str) -> list[tuple[str, str, str]]:
    """Version, file name and sum of each installer of this system."""
    found = []
    for line in written.splitlines():
        matched = _LINE.fullmatch(line.strip())
        for pattern in support("updates").get(system, ()) if matched else ():
            named = re.fullmatch(pattern, matched[2]) if matched else None
            if matched and named and _VERSION.fullmatch(named[1]):
                found.append((named[1], matched[2], matched[1]))
    return found


def _number(version: str) -> tuple[int, ...]:
    """1.10 is newer than 1.9, and 1.2.0 is 1.2."""
    parts = [int(part) for part in version.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)
