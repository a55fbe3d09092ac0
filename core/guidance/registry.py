"""Where rules are found: one small function a rule, registered by its code."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple, TypeAlias

from core.guidance.findings import Evidence, Level, State
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import FactorRow, FlagRow, Profile, TaskRow
from core.texts import Text


class Judged(NamedTuple):
    """What a rule says of a factor. `variant` chooses among the factor's actions, for example `severe`."""

    state: State
    evidence: tuple[Evidence, ...] = ()
    variant: str | None = None


class Raised(NamedTuple):
    """A flag that fires. `level` overrides the row's, in rules of two degrees."""

    evidence: tuple[Evidence, ...]
    subject: str | None = None
    level: Level | None = None


class Wanted(NamedTuple):
    """A task that is called for. `since` is its newest evidence: what was settled before it is settled no more."""

    title: Text
    due: datetime
    since: datetime
    evidence: tuple[Evidence, ...] = ()
    subject: str | None = None


FactorRule: TypeAlias = Callable[[ClinicalPicture, FactorRow, Profile], Judged]
FlagRule: TypeAlias = Callable[[ClinicalPicture, FlagRow, Profile], Iterable[Raised]]
TaskRule: TypeAlias = Callable[[ClinicalPicture, TaskRow, Profile], Iterable[Wanted]]

FACTORS: Final[dict[str, FactorRule]] = {}
READS: Final[dict[str, frozenset[str]]] = {}
"""What a factor's rule reads of a picture beside the episode and the standing facts: analytes by their codes, and
`therapies`, `weights`, `events`, `procedures`, `lesions`, `kidney`. Nothing else can change its state."""
FLAGS: Final[dict[str, FlagRule]] = {}
TASKS: Final[dict[str, TaskRule]] = {}


def factor(*codes: str, reads: Iterable[str] = ()) -> Callable[[FactorRule], FactorRule]:
    """Register a rule for one factor, or for several that differ in their row alone, with what it reads (`READS`)."""

    def register(rule: FactorRule) -> FactorRule:
        FACTORS.update(dict.fromkeys(codes, rule))
        READS.update(dict.fromkeys(codes, frozenset(reads)))
        return rule

    return register


def flag(*codes: str) -> Callable[[FlagRule], FlagRule]:
    """Register a rule for one flag, or for several that differ in their row alone."""

    def register(rule: FlagRule) -> FlagRule:
        FLAGS.update(dict.fromkeys(codes, rule))
        return rule

    return register


def task(*codes: str) -> Callable[[TaskRule], TaskRule]:
    """Register a rule for one task, or for several that differ in their row alone."""

    def register(rule: TaskRule) -> TaskRule:
        TASKS.update(dict.fromkeys(codes, rule))
        return rule

    return register


def once(evidence: Sequence[Evidence], level: Level | None = None, subject: str | None = None) -> tuple[Raised, ...]:
    """The flag, when there is evidence."""
    return (Raised(tuple(evidence), subject, level),) if evidence else ()
