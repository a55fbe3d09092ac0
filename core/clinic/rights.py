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
    refusal = refused(context, right)
    if refusal is not None:
        raise NotAllowed(refusal.key, **refusal.params)


def refused(context: Context, right: Right) -> Text | None:
    """Why who acts has no right to something, with the roles that have; None for those who may."""
    if may(context, right):
        return None
    roles = [text(f"clinic.role.{role}") for role in sorted(roles_with(right))]
    return text("error.clinic.role_may_not", may=text(f"clinic.right.{right}"), roles=roles)


@cache
def _table() -> Mapping[Right, frozenset[str]]:
    found = resources.read_toml("security", "roles.toml")["rights"]
    return MappingProxyType({right: frozenset(found[right]) for right in Right})
