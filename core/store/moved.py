"""A mark in the folder of an embedded store that its record goes on elsewhere: whoever opens it may only read.

It is put there before the move is committed on the server, so that no crash leaves two stores that both think they are
the one: in the worst case nobody charts here until the move is run again.
"""

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from core.store.files import keep_names, replace_file

MARK: Final = "moved.json"


@dataclass(frozen=True)
class Moved:
    """`to` is the place for people, without user or options; `done` says that the server has confirmed it."""

    to: str
    at: str
    done: bool


def read_mark(folder: Path) -> Moved | None:
    """Where the record of this folder goes on; None where it goes on here. An unreadable mark still is one."""
    try:
        written = (folder / MARK).read_bytes()
    except FileNotFoundError:
        return None
    try:
        found = json.loads(written)
        return Moved(str(found["to"]), str(found["at"]), bool(found["done"]))
    except (ValueError, KeyError, TypeError):
        return Moved("?", "?", False)


def where_it_went(folder: Path, *, to_move: bool) -> Moved | None:
    """The same for whoever opens the store; `to_move` takes one whose move was interrupted as still here."""
    mark = read_mark(folder)
    return None if mark is not None and to_move and not mark.done else mark


def put_mark(folder: Path, mark: Moved) -> None:
    """Say where the record goes on: on the disk when this returns."""
    replace_file(folder / MARK, json.dumps(asdict(mark), ensure_ascii=False, indent=2).encode())


def take_mark(folder: Path) -> None:
    """The move did not happen: the record goes on here."""
    with contextlib.suppress(FileNotFoundError):
        (folder / MARK).unlink()
    keep_names(folder)
