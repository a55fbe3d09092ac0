"""Identifiers on their way in and out. In the record everything has a UUIDv7; a file may call things otherwise."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, Protocol

from core.record.base import new_id

Declared = tuple[str, str]
"""A kind (the name of its table) and the id that a file gives to one thing of that kind."""

_NAMING_KEYS: Final = frozenset(
    {"id", "ids", "entry", "entries", "subject", "lesion", "lesions", "assessment", "photograph", "tracing", "therapy"}
)


class Incoming(Protocol):
    """How ids of a case become ids of the record."""

    def own(self, kind: str, given: str | None) -> tuple[str, str | None]:
        """The record's id of a new row, and the external id to keep beside it."""

    def reference(self, kind: str, given: str) -> str:
        """The record's id of what `given` names."""

    def evidence(self, content: Any) -> Any:
        """A flag's evidence, with what it names called as the record calls it."""


class Written:
    """Entries written here: ids are the record's own already; an empty one asks for a new one."""

    def own(self, kind: str, given: str | None) -> tuple[str, str | None]:
        return given or new_id(), None

    def reference(self, kind: str, given: str) -> str:
        return given

    def evidence(self, content: Any) -> Any:
        return content


class Imported:
    """A whole file: each id gets one of the record's; the file's own is kept. What resolves to nothing stays."""

    def __init__(self, declared: Iterable[Declared]) -> None:
        self._ids = {name: new_id() for name in declared}
        self._taken: set[Declared] = set()

    def own(self, kind: str, given: str | None) -> tuple[str, str | None]:
        if given is None:
            return new_id(), None
        name = (kind, given)
        if name in self._taken:  # a file may call two entries the same; the first is the one that references mean
            return new_id(), given
        self._taken.add(name)
        return self._ids[name], given

    def reference(self, kind: str, given: str) -> str:
        return self._ids.get((kind, given), given)

    def evidence(self, content: Any) -> Any:
        # Only under keys that name something, and only what a single thing is called: a label may look like an id.
        called = Counter(given for _, given in self._ids)
        names = {given: made for (_, given), made in self._ids.items() if called[given] == 1}
        return _renamed(content, names, under=_NAMING_KEYS)


class Shown:
    """How the record's ids are shown inside the program: as they are."""

    def own(self, row: Mapping[str, Any]) -> str | None:
        """The id that a row shows."""
        return str(row["id"])

    def reference(self, made: str) -> str:
        """How a reference to a row is written."""
        return made

    def evidence(self, content: Any) -> Any:
        """A flag's evidence."""
        return content


class Exported(Shown):
    """As the file had them. A row without an external id shows one only when another refers to it."""

    def __init__(self, external: Mapping[str, str], referenced: Collection[str]) -> None:
        self._external = external
        self._referenced = referenced

    def own(self, row: Mapping[str, Any]) -> str | None:
        if row["external_id"] is not None:
            return str(row["external_id"])
        return row["id"] if row["id"] in self._referenced else None

    def reference(self, made: str) -> str:
        return self._external.get(made, made)

    def evidence(self, content: Any) -> Any:
        return _renamed(content, self._external)


def strings_in(content: Any) -> Iterable[str]:
    """Every text inside a structure of lists and dictionaries."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from strings_in(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from strings_in(value)


def _renamed(
    content: Any, names: Mapping[str, str], *, under: Collection[str] | None = None, inside: bool = False
) -> Any:
    """`content` with texts replaced by `names`: all of them, or only those under certain keys."""
    if isinstance(content, str):
        return names.get(content, content) if under is None or inside else content
    if isinstance(content, dict):
        return {
            key: _renamed(value, names, under=under, inside=under is not None and key in under)
            for key, value in content.items()
        }
    if isinstance(content, list | tuple):
        return [_renamed(value, names, under=under, inside=inside) for value in content]
    return content
