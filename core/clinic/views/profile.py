"""The facility's rules, to read and to change: each with its numbers, its source, and what is changed here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal

from sqlalchemy import select

from core import resources
from core.clinic.context import Context
from core.clinic.profile_changes import Path, ProfileChanges, kept_changes, shipped
from core.clinic.profiles import read_profile
from core.clinic.rights import Right, may
from core.guidance.profile import Row, default_profile
from core.record.facility import FacilityProfileRow
from core.texts import Text, catalogue, text

FieldKind = Literal["number", "whole", "level", "discipline"]

_WHOLE: Final = ("window_days", "due_hours", "every_days", "quiet_days")
_TITLES: Final = {"factors": "guidance.factor.", "flags": "guidance.flag.", "tasks": "guidance."}
_CORRECT: Final = "task.correct"
DERIVED: Final = "derived"


@dataclass(frozen=True)
class ProfileState:
    """One state of the profile: when and by whom it was kept."""

    number: int
    at: datetime
    by: str


@dataclass(frozen=True)
class FacilityProfile:
    """The changes that hold. `problem` says why the kept ones could not be read, if so; `states` the latest first."""

    number: int
    changes: ProfileChanges
    problem: Text | None
    states: tuple[ProfileState, ...]
    may_change: bool


@dataclass(frozen=True)
class RuleField:
    """One value of a rule that can be changed: its name and unit, what it is, and what it was shipped as."""

    path: Path
    name: Text
    unit: str
    kind: FieldKind
    value: Decimal | int | str
    shipped: Decimal | int | str
    changed: bool


@dataclass(frozen=True)
class RuleLine:
    """One rule. `facility_default`: no published cut-off; `changed`: this facility decided otherwise."""

    table: str
    code: str
    title: Text
    on: bool
    can_be_off: bool
    level: str | None
    source: Text | None
    facility_default: bool
    changed: bool
    fields: tuple[RuleField, ...]


def facility_profile(context: Context) -> FacilityProfile:
    """The profile of this facility and its history. One statement."""
    query = select(FacilityProfileRow).order_by(FacilityProfileRow.number.desc())
    with context.store.read() as session:
        rows = list(session.scalars(query))
    content, number = (rows[0].content, rows[0].number) if rows else ("", 0)
    states = tuple(ProfileState(row.number, row.at, row.by) for row in rows)
    may_change = may(context, Right.CHANGE_RULES)
    return FacilityProfile(number, kept_changes(content), read_profile(content).problem, states, may_change)


def rule_lines(changes: ProfileChanges) -> tuple[RuleLine, ...]:
    """Every rule with these changes, in the order of the shipped profile. Pure."""
    shipped_profile = default_profile()
    tables: Mapping[str, Mapping[str, Row]] = {
        "factors": shipped_profile.factors,
        "flags": shipped_profile.flags,
        "tasks": shipped_profile.tasks,
    }
    lines = [_line(changes, table, code, row) for table, rows in tables.items() for code, row in rows.items()]
    return (*lines, _derived(changes))


def _line(changes: ProfileChanges, table: str, code: str, row: Row) -> RuleLine:
    level = "level" if table == "flags" else "priority" if table == "tasks" else None
    return RuleLine(
        table=table,
        code=code,
        title=text("profile.correct") if code == _CORRECT else text(_TITLES[table] + code),
        on=changes.value((table, code, "on")),
        can_be_off=True,
        level=None if level is None else changes.value((table, code, level)),
        source=text(f"guidance.source.{row.source}"),
        facility_default=row.facility_default,
        changed=any(path[:2] == (table, code) for path in changes.values),
        fields=tuple(_fields(changes, table, code, row)),
    )


def _fields(changes: ProfileChanges, table: str, code: str, row: Row) -> Iterator[RuleField]:
    for name in row.limits:
        yield _field(changes, (table, code, "limits", name), "number")
    for name in _WHOLE:
        if getattr(row, name, None) is not None and not (name == "due_hours" and not getattr(row, "correctable", True)):
            yield _field(changes, (table, code, name), "whole")
    for name in ("level", "priority"):
        if hasattr(row, name):
            yield _field(changes, (table, code, name), "level")
    if hasattr(row, "discipline") and code != _CORRECT:
        yield _field(changes, (table, code, "discipline"), "discipline")


def _derived(changes: ProfileChanges) -> RuleLine:
    """The numbers of what is computed from other values: no rule of their own, and never off."""
    numbers = [name for name, value in default_profile().derived if isinstance(value, Decimal)]
    return RuleLine(
        table=DERIVED,
        code=DERIVED,
        title=text("profile.derived"),
        on=True,
        can_be_off=False,
        level=None,
        source=None,
        facility_default=False,
        changed=any(path[0] in (DERIVED, "routine") for path in changes.values),
        fields=tuple(_field(changes, (DERIVED, name), "number") for name in numbers),
    )


def _field(changes: ProfileChanges, path: Path, kind: FieldKind) -> RuleField:
    value: Any = changes.value(path)
    unit = (
        _units().get(".".join((path[-3] if path[0] != DERIVED else DERIVED, path[-1])), "") if kind == "number" else ""
    )
    return RuleField(path, _named(path[-1]), unit, kind, value, shipped(path), path in changes.values)


def _named(name: str) -> Text:
    """What a number is called; one that has no words yet by its name in the file."""
    key = f"profile.field.{name}"
    return text(key) if key in catalogue("en") else text("profile.field_named", name=name)


@cache
def _units() -> Mapping[str, str]:
    return resources.read_toml("clinical", "profile_units.toml")
