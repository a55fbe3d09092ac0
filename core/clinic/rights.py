"""What each role may do, asked where it is done: buttons only show what these rules would say anyway.

`writing` and `audit` (core/clinic/writing.py) ask for every action before its transaction ends: which right an action
needs is data, as is which role has the right (resources/security/roles.toml).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from core import resources
from core.clinic.context import Context, Emergency
from core.errors import NotAllowed
from core.texts import Text, text

ROLES: Final = ("nurse", "clinician", "viewer", "administrator")
"""Whom an account may be made for."""


class Right(StrEnum):
    """One thing that not everybody may do."""

    READ = "read"
    CHART = "chart"
    SIGN = "sign"
    CHANGE_THERAPY = "change_therapy"
    ACKNOWLEDGE = "acknowledge"
    PRINT = "print"
    EXPORT = "export"
    READ_TRAIL = "read_trail"
    CHANGE_RULES = "change_rules"
    HEAD_REPORTS = "head_reports"
    MANAGE_ACCOUNTS = "manage_accounts"
    BACK_UP = "back_up"
    RESTORE = "restore"
    BREAK_GLASS = "break_glass"
    ERASE_WITHDRAWN = "erase_withdrawn"
    MOVE_STORE = "move_store"


_WITHOUT_WRITING: Final = frozenset((Right.READ, Right.READ_TRAIL, Right.PRINT, Right.EXPORT))
"""What can be done where the store is only read: all it leaves is its entry in the trail (decision 0031)."""


@dataclass(frozen=True)
class BreakGlass:
    """What emergency access gives: for how long, which rights, and the actions that come before any patient."""

    lasts: timedelta
    rights: frozenset[Right]
    without_patient: frozenset[str]


@cache
def roles_with(right: Right) -> frozenset[str]:
    """The roles that have a right."""
    return _table()[right]


@cache
def right_of(action: str) -> Right:
    """The right that an action of the audit trail asks.

    Raises
    ------
    KeyError
        For an action that roles.toml does not name: it was forgotten, and nobody may.
    """
    return _actions()[action]


@cache
def break_glass_rules() -> BreakGlass:
    """What emergency access gives."""
    found = resources.read_toml("security", "roles.toml")["break_glass"]
    return BreakGlass(
        timedelta(minutes=found["minutes"]), frozenset(map(Right, found["rights"])), frozenset(found["without_patient"])
    )


def may(context: Context, right: Right, patient_id: str | None = None) -> bool:
    """Whether who acts has a right, for a patient or for whatever belongs to none."""
    return context.actor.role in roles_with(right) or in_emergency(context, right, patient_id)


def in_emergency(context: Context, right: Right, patient_id: str | None) -> bool:
    """Whether emergency access gives a right at this moment, for this patient."""
    emergency = emergency_now(context)
    return emergency is not None and emergency.patient_id == patient_id and right in break_glass_rules().rights


def emergency_now(context: Context) -> Emergency | None:
    """The emergency access that is in force. A clock that was set back ends it, too."""
    emergency = context.emergency
    return emergency if emergency is not None and emergency.began <= context.now() < emergency.until else None


def emergency_of(context: Context, action: str, patient_id: str | None) -> Emergency | None:
    """The emergency access that an action falls under."""
    emergency = emergency_now(context)
    if emergency is None or patient_id not in (None, emergency.patient_id):
        return None
    before_any_patient = patient_id is None and action in break_glass_rules().without_patient
    return emergency if before_any_patient or patient_id is not None else None


def require(context: Context, right: Right, patient_id: str | None = None) -> None:
    """Refuse what who acts has no right to.

    Raises
    ------
    NotAllowed
        Saying which roles may.
    """
    if not in_emergency(context, right, patient_id):
        require_of(context.actor.role, right)


def require_action(context: Context, action: str, patient_id: str | None = None) -> None:
    """Refuse an action of the audit trail to who has no right to it.

    Raises
    ------
    NotAllowed
        Saying which roles may.
    """
    emergency = emergency_of(context, action, patient_id)
    require(context, right_of(action), patient_id if emergency is None else emergency.patient_id)


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


def refused(context: Context, right: Right, patient_id: str | None = None) -> Text | None:
    """Why who acts cannot do something now: where the store is read beside who writes it, who that is; else the roles
    that have the right. None for those who may."""
    if right not in _WITHOUT_WRITING and (held := only_reading(context)) is not None:
        return held
    return None if may(context, right, patient_id) else _refusal(right)


def only_reading(context: Context) -> Text | None:
    """Why nothing can be written here, whoever asks; None where it can."""
    if not context.store.read_only:
        return None
    if context.store.moved is not None:
        return context.store.moved.told
    holder = context.store.holder
    return text("error.store.opened_read_only") if holder is None else text("error.store.held", holder=holder.told)


def _refusal(right: Right) -> Text:
    roles = [text(f"clinic.role.{role}") for role in sorted(roles_with(right))]
    return text("error.clinic.role_may_not", may=text(f"clinic.right.{right}"), roles=roles)


@cache
def _table() -> Mapping[Right, frozenset[str]]:
    found = resources.read_toml("security", "roles.toml")["rights"]
    return MappingProxyType({right: frozenset(found[right]) for right in Right})


@cache
def _actions() -> Mapping[str, Right]:
    found = resources.read_toml("security", "roles.toml")["actions"]
    return MappingProxyType({action: Right(right) for right, actions in found.items() for action in actions})
