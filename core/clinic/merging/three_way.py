"""The merge itself, of plain fields by their names. Pure: it knows no record and no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Literal

Fields = Mapping[str, Any]
"""Values by name. A name that is missing stands for what is not there at all, such as a photograph taken out."""


class _Absent(Enum):
    ABSENT = "absent"


ABSENT: Final = _Absent.ABSENT
"""The value of a field that is not there."""

Side = Literal["mine", "theirs", "both"]


@dataclass(frozen=True)
class Members:
    """A list whose order says nothing: two people may add to it without contradicting each other."""

    items: tuple[Any, ...]

    def with_changes(self, mine: "Members", theirs: "Members") -> "Members":
        """What stood and nobody took out, then what either added, in an order that does not depend on who asks."""
        stood = [item for item in self.items if item in mine.items and item in theirs.items]
        added = {item for side in (mine, theirs) for item in side.items if item not in self.items}
        return Members((*stood, *sorted(added, key=str)))


@dataclass(frozen=True)
class Difference:
    """A field that both changed, to something else each."""

    field: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def both(self) -> Members | None:
        """Everything that either says, where that can be said at once."""
        if isinstance(self.mine, Members) and isinstance(self.theirs, Members):
            return Members(()).with_changes(self.mine, self.theirs)
        return None


@dataclass(frozen=True)
class Merge:
    """`fields` with what goes together; in it, a field still to be decided stands as it was in the base.

    `taken` are the fields that they changed and I did not: they come to me with the merge.
    """

    fields: Fields
    conflicts: tuple[Difference, ...]
    taken: tuple[str, ...]

    def decided(self, sides: Mapping[str, Side]) -> dict[str, Any]:
        """The fields with every conflict decided.

        Raises
        ------
        KeyError
            When a conflict was left open, or both were asked for where only one can stand.
        """
        fields = dict(self.fields)
        for conflict in self.conflicts:
            side = sides[conflict.field]
            value = conflict.both if side == "both" else conflict.mine if side == "mine" else conflict.theirs
            if value is None and side == "both":
                raise KeyError(conflict.field)
            fields.pop(conflict.field, None)
            if value is not ABSENT:
                fields[conflict.field] = value
        return fields


def merge(base: Fields, mine: Fields, theirs: Fields, together: Mapping[str, str] | None = None) -> Merge:
    """Put two changes of one base together.

    A field that one side changed takes that side's value; one that both changed alike takes it too; `Members` that both
    changed take the changes of both. What both changed to something else each is a conflict.

    Parameters
    ----------
    together
        The group of fields that only make sense with each other, such as outlines and the area measured from them:
        where one of a group is a conflict, every field of it that the two do not say alike is.
    """
    names = list(dict.fromkeys((*base, *theirs, *mine)))
    found = {name: Difference(name, *(side.get(name, ABSENT) for side in (base, mine, theirs))) for name in names}
    open_ = {name for name, each in found.items() if _clash(each)}
    groups = {group for name in open_ if (group := (together or {}).get(name)) is not None}
    for name, each in found.items():
        if (together or {}).get(name) in groups and each.mine != each.theirs:
            open_.add(name)
    values = {name: each.base if name in open_ else _agreed(each) for name, each in found.items()}
    return Merge(
        {name: value for name, value in values.items() if value is not ABSENT},
        tuple(found[name] for name in sorted(open_, key=names.index)),
        tuple(name for name in names if name not in open_ and values[name] != found[name].mine),
    )


def _mergeable(each: Difference) -> bool:
    return all(isinstance(value, Members) for value in (each.base, each.mine, each.theirs))


def _clash(each: Difference) -> bool:
    differ = each.mine not in (each.base, each.theirs) and each.theirs != each.base
    return differ and not _mergeable(each)


def _agreed(each: Difference) -> Any:
    if each.mine == each.theirs or each.theirs == each.base:
        return each.mine
    if each.mine == each.base:
        return each.theirs
    return each.base.with_changes(each.mine, each.theirs)
