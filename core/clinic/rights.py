"""What each role may do, asked where it is done: buttons only show what these rules would say anyway."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from core import resources
from core.clinic.context import Context
from core.errors import NotAllowed
from core.texts import Text, text


class Right(StrEnum):
    """One thing that not everybody may do."""

    CHANGE_RULES = "change_rules"
    EXPORT = "export"
    HEAD_REPORTS = "head_reports"
    READ_TRAIL = "read_trail"
    BACK_UP = "back_up"
    RESTORE = "restore"
    MOVE_STORE = "move_store"


@cache
def roles_with(right: Right) -> frozenset[str]:
    """The roles that have a right."""
    return _table()[right]


def may(context: Context, right: Right) -> bool:
    """Whether who acts has a right."""
    return context.actor.role in roles_with(right)


def require(context: Context, right: Right) -> None:
    """Refuse what who acts has no right to.

    Raises
    ------
    NotAllowed
        Saying which roles may.
    """
    require_of(context.actor.role, right)


def require_of(role: str, right: Right) -> None:
    """The same of a role, where nobody is signed in yet.

    Raises
    ------
    NotAllowed
        Saying which roles may.
    """
    if role not in roles_with(right):
        told = _refusal(right)
        raise NotAllowed(told.key, **told.params)


def refused(context: Context, right: Right) -> Text | None:
    """Why who acts has no right to something, with the roles that have; None for those who may."""
    return None if may(context, right) else _refusal(right)


def _refusal(right: Right) -> Text:
    roles = [text(f"clinic.role.{role}") for role in sorted(roles_with(right))]
    return text("error.clinic.role_may_not", may=text(f"clinic.right.{right}"), roles=roles)


@cache
def _table() -> Mapping[Right, frozenset[str]]:
    found = resources.read_toml("security", "roles.toml")["rights"]
    return MappingProxyType({right: frozenset(found[right]) for right in Right})
