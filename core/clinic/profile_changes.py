"""What a facility changes in the shipped profile of rules, as a value: read from TOML, changed, written as TOML."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeAlias

from core.clinic.profiles import read_profile
from core.errors import InvalidInput
from core.guidance.profile import Profile, default_profile, load_profile

Path: TypeAlias = tuple[str, ...]
"""Table, rule, and the names down to the value: `("factors", "drive.phosphate_high", "limits", "high")`."""

_MOST_BYTES: Final = 256 * 1024
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_RULES: Final = ("factors", "flags", "tasks")
_GENERAL: Final = ("derived", "routine")


@dataclass(frozen=True)
class ProfileChanges:
    """Values by their path. Only what differs from the shipped profile is in it."""

    values: Mapping[Path, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> "ProfileChanges":
        """The changes of a facility's TOML file.

        Raises
        ------
        InvalidInput
            With the line or the path of what is wrong.
        """
        if len(data) > _MOST_BYTES:
            raise InvalidInput("error.clinic.profile_too_large")
        load_profile(data)
        wanted = tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
        return cls({path: value for path, value in _flat(wanted) if value != shipped(path)})

    def with_value(self, path: Path, value: Any) -> "ProfileChanges":
        """The changes with another value; the shipped value is no change."""
        rest = {known: kept for known, kept in self.values.items() if known != path}
        return ProfileChanges(rest if value == shipped(path) else {**rest, path: value})

    def without_rule(self, table: str, rule: str) -> "ProfileChanges":
        """The changes but those of one rule: it is as it was shipped."""
        return ProfileChanges({path: value for path, value in self.values.items() if path[:2] != (table, rule)})

    def value(self, path: Path) -> Any:
        """The value that holds."""
        return self.values[path] if path in self.values else shipped(path)

    def profile(self) -> Profile:
        """The shipped profile with these changes.

        Raises
        ------
        InvalidInput
            With the path of a value that does not fit.
        """
        return load_profile(self.toml().encode())

    def toml(self) -> str:
        """The changes as a TOML file, always in the same order."""
        lines: list[str] = []
        for table in _GENERAL:
            rows = [(path[1], value) for path, value in sorted(self.values.items()) if path[0] == table]
            if rows:
                lines += [f"[{table}]", *(f"{_key(name)} = {_written(value)}" for name, value in rows), ""]
        for table in _RULES:
            for rule in sorted({path[1] for path in self.values if path[0] == table}):
                lines += [f"[{table}.{_key(rule)}]", *self._rows(table, rule), ""]
        return "\n".join(lines)

    def _rows(self, table: str, rule: str) -> Iterator[str]:
        mine = {path[2:]: value for path, value in sorted(self.values.items()) if path[:2] == (table, rule)}
        yield from (f"{_key(path[0])} = {_written(value)}" for path, value in mine.items() if len(path) == 1)
        for inner in sorted({path[0] for path in mine if len(path) == 2}):
            cells = [f"{_key(path[1])} = {_written(value)}" for path, value in mine.items() if path[0] == inner]
            yield f"{_key(inner)} = {{ {', '.join(cells)} }}"

    def difference(self, before: "ProfileChanges") -> list[dict[str, str]]:
        """What these change on others: the key, what it was and what it is. For the audit trail."""
        paths = sorted({*self.values, *before.values})
        return [
            {"key": ".".join(path), "from": _written(before.value(path)), "to": _written(self.value(path))}
            for path in paths
            if self.value(path) != before.value(path)
        ]


def kept_changes(content: str) -> ProfileChanges:
    """The changes of a kept content; none when the program does not know it any more."""
    return ProfileChanges() if read_profile(content).problem is not None else ProfileChanges.read(content.encode())


@cache
def _shipped() -> dict[Path, Any]:
    return dict(_flat(default_profile().model_dump()))


def shipped(path: Path) -> Any:
    """The value that the program ships with; None where it has none."""
    return _shipped().get(path)


def _flat(tables: Mapping[str, Any], before: Path = ()) -> Iterator[tuple[Path, Any]]:
    for name, value in tables.items():
        path = (*before, name)
        if isinstance(value, Mapping):
            yield from _flat(value, path)
        else:
            yield path, tuple(value) if isinstance(value, list) else value


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _written(value: Any) -> str:
    """A value as TOML writes it; nothing for none."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case list() | tuple():
            return f"[{', '.join(_written(part) for part in value)}]"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
