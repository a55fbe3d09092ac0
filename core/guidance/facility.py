"""A facility's own profile laid over the shipped one: what it may say, and which rules its numbers decide in."""

from collections.abc import Mapping
from typing import Any, Final

from core.errors import InvalidInput

Tables = dict[str, Any]

_CALCIUM: Final = (("factors", "drive.calcium_high"), ("factors", "drive.calcium_phosphate_product_high"))
_USES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "albumin_days": _CALCIUM,
    "albumin_normal_g_l": _CALCIUM,
    "calcium_per_albumin_mmol_g": _CALCIUM,
    "product_hours": (("factors", "drive.calcium_phosphate_product_high"),),
    "convertible_routes": (("flags", "safety.opioid_load"),),
}
"""The rules that a number of the table `derived` decides in."""

_SETTABLE: Final[Mapping[str, frozenset[str]]] = {
    "factors": frozenset({"on", "disciplines", "correctable", "due_hours"}),
    "flags": frozenset({"on", "level"}),
    "tasks": frozenset({"on", "discipline", "informed", "priority"}),
}
"""What may be said of any rule. Anything else only where the shipped row says it too: no rule reads it otherwise."""

_OURS: Final = frozenset({"changed", "facility_default", "source", "rising", "between"})
_INNER: Final = ("limits", "words", "graded_classes")
_LEVELS: Final = frozenset({"info", "attention", "urgent"})


def merged(shipped: Tables, wanted: Tables) -> Tables:
    """The shipped tables with what a facility wants otherwise, and `changed` set on the rows that it decides in.

    Raises
    ------
    InvalidInput
        With the path of a rule or number that does not exist, or that is not the facility's to say.
    """
    for table, rows in wanted.items():
        if table not in shipped or not isinstance(rows, dict):
            raise _unknown(table)
        if table == "derived":
            _derived(shipped, rows)
        elif table == "routine":
            _routine(shipped, rows)
        else:
            for code, row in rows.items():
                if code not in shipped[table] or not isinstance(row, dict):
                    raise _unknown(f"{table}.{code}")
                _row(shipped[table][code], row, table, f"{table}.{code}")
    return shipped


def _derived(shipped: Tables, wanted: Tables) -> None:
    before = dict(shipped["derived"])
    after = _overlay(shipped["derived"], wanted, "derived")
    for name in wanted:
        if before[name] != after[name]:
            for kind, code in _USES[name]:
                shipped[kind][code]["changed"] = True


def _routine(shipped: Tables, wanted: Tables) -> None:
    for analyte, factor in _overlay(shipped["routine"], wanted, "routine").items():
        if factor not in shipped["factors"]:
            raise _unknown(f"routine.{analyte}")


def _row(shipped: Tables, wanted: Tables, table: str, path: str) -> None:
    for key in wanted:
        if key in _OURS or (key not in shipped and key not in _SETTABLE[table] and not _routes(key, shipped)):
            raise _unknown(f"{path}.{key}")
    if "level" in wanted and _LEVELS & {*shipped.get("limits", ()), *shipped.get("graded_classes", ())}:
        # The degrees of such a rule have levels of their own; this one would be read by nobody.
        raise _unknown(f"{path}.level")
    laid = {
        key: _overlay(dict(shipped[key]), value, f"{path}.{key}") if key in _INNER else value
        for key, value in wanted.items()
    }
    if any(shipped.get(key) != value for key, value in laid.items()):
        shipped["changed"] = True
    shipped |= laid


def _routes(key: str, shipped: Tables) -> bool:
    """Routes can be said of any rule that asks for drugs."""
    return key == "routes" and "classes" in shipped


def _overlay(shipped: Tables, wanted: Any, path: str) -> Tables:
    if not isinstance(wanted, dict):
        raise _unknown(path)
    for name, value in wanted.items():
        if name not in shipped:
            raise _unknown(f"{path}.{name}")
        shipped[name] = value
    return shipped


def _unknown(path: str) -> InvalidInput:
    return InvalidInput("error.profile.unknown", path=path)
