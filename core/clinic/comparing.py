"""What a file brings, compared with what the record of one patient has: new, known already, or a correction of it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from core.case.base import Entry
from core.case.case import Case
from core.case.course import Laboratory
from core.case.episode import Episode
from core.case.lesion import Assessment, Lesion
from core.case.moments import instant
from core.errors import InvalidInput
from core.exchange.arrival import TAKEN, Brought, Row, State
from core.exchange.saying import moment_of
from core.record.base import new_id
from core.record.joining import Addition
from core.texts import Text, text

Check = Callable[[Brought], None]
"""Raises `InvalidInput` for what cannot be: a moment that has not come, a weight that nobody has."""

_BOOKKEEPING: Final = frozenset(
    {"id", "recorded_at", "recorded_by", "signed_at", "signed_by", "amends", "amendment_reason", "entered_in_error"}
)
_NOT_COMPARED: Final = {Lesion: frozenset({"id", "label", "episode", "assessments"}), Episode: frozenset({"id"})}
_VERSION: Final = re.compile(r"#v\d+$")
"""Ends the external id of a correction that the sender gave the id of what it corrects."""


@dataclass(frozen=True)
class Withdrawal:
    """An entry of the record that its sender takes back."""

    target: str
    reason: Text


class Comparison:
    """Rows of one patient go in one after the other, so that a file may repeat and correct itself.

    `external` is what files called the things of `case`; `lesions` the file's lesions that a person said are lesions
    of the record. `additions` and `withdrawals` are what writing the rows so far would do.
    """

    def __init__(self, case: Case, external: Mapping[str, str], check: Check, lesions: Mapping[str, str]) -> None:
        self.additions: list[Addition] = []
        self.withdrawals: list[Withdrawal] = []
        self._check = check
        self._things: dict[str, Brought] = {}
        self._later: dict[str, str] = {}
        self._named: defaultdict[tuple[type, str], list[str]] = defaultdict(list)
        self._at: defaultdict[tuple[type, Any], list[str]] = defaultdict(list)
        self._external = dict(external)
        self._withdrawn: set[str] = set()
        for thing in _things_of(case):
            self._keep(thing, self._external.get(str(thing.id)))
        for given, made in lesions.items():
            self._named[Lesion, given].append(made)

    def judged(self, row: Row) -> Row:
        """The row as it stands against the record and the rows before it."""
        if row.state not in TAKEN or (row.entry is None and not row.withdraws):
            return row
        if row.entry is None:
            return self._took_back(self._withdrawing(row, self._named_of_any_kind(row.withdrawn)))
        thing, trouble = self._resolved(row.entry), None
        lesion = self._of_file(Lesion, row.lesion or "")
        if isinstance(thing, Assessment) and lesion is None:
            trouble = text("arrival.reason.which_lesion")
        named = (getattr(thing, "lesion", None), *getattr(thing, "parents", ()))
        if any(other is not None and other not in self._things for other in named):
            trouble = text("arrival.reason.unknown_lesion")
        try:
            self._check(thing)
        except InvalidInput as error:
            trouble = error.text
        if trouble is not None:
            return replace(row, state=State.REFUSED, reason=trouble)
        found = self._against(row, thing)
        if row.withdraws:
            return self._took_back(found)
        if found.state in TAKEN:
            self._take(found, thing, lesion)
        return found

    def _took_back(self, row: Row) -> Row:
        """With every version before it: struck through alone, an amendment would let the entry under it stand again."""
        made = str(row.target) if row.state is State.SUPERSEDES else None
        while made is not None and not self._struck(made):
            self._withdrawn.add(made)
            self.withdrawals.append(Withdrawal(made, row.reason or text("arrival.reason.withdrawn")))
            made = getattr(self._things.get(made), "amends", None)
        return row

    def _named_of_any_kind(self, given: str | None) -> list[str]:
        return [made for (_, name), found in self._named.items() if name == given for made in found]

    def _against(self, row: Row, thing: Brought) -> Row:
        """The row's state; what it says is the record's already when any version of it says the same."""
        versions = self._versions(thing)
        alike = [made for made in (*versions, *self._beside(thing)) if self._says_same(made, thing)]
        same = None if row.corrects and alike and all(map(self._was_corrected_away, alike)) else next(iter(alike), None)
        if isinstance(thing, Lesion | Episode):
            same = same or (versions[0] if versions else None)
        if row.withdraws:
            # Whatever says the same is taken back: it is that withdrawal, come again, and not one of what came since.
            gone = alike if all(map(self._struck, alike)) else []
            return self._withdrawing(row, gone or versions or ([same] if same else []))
        if same is not None:
            return replace(row, state=State.KNOWN, target=same)
        target = self._standing(versions[-1]) if versions else self._amended(thing)
        if target is None and isinstance(thing, Laboratory):
            rivals = self._rivals(thing)
            if rivals and not row.corrects:
                return replace(row, state=State.REFUSED, reason=text("arrival.reason.contradicts"))
            target = rivals[0] if len(rivals) == 1 else None
        if target is not None and not self._struck(target):
            return replace(row, state=State.SUPERSEDES, target=target)
        nothing = text("arrival.reason.nothing_to_correct") if row.corrects else None
        return replace(row, state=State.NEW, reason=row.reason or nothing)

    def _withdrawing(self, row: Row, versions: list[str]) -> Row:
        if not versions:
            return replace(row, state=State.NOT_UNDERSTOOD, reason=text("arrival.reason.nothing_to_withdraw"))
        target = self._standing(versions[-1])
        state = State.KNOWN if self._struck(target) else State.SUPERSEDES
        return replace(row, state=state, target=target, reason=row.reason or text("arrival.reason.withdrawn"))

    def _take(self, row: Row, thing: Brought, lesion: str | None) -> None:
        given, update = thing.id, {"id": new_id()}
        external = given
        if given is not None and (earlier := self._named[type(thing), given]):
            external = f"{given}#v{len(earlier) + 1}"
        if isinstance(thing, Entry):
            update["amends"] = row.target  # type: ignore[assignment]  # an entry that amends nothing says None
        made = thing.model_copy(update=update)
        self._keep(made, external)
        self.additions.append(Addition(made, external, lesion))

    def _keep(self, thing: Brought, external: str | None) -> None:
        made = str(thing.id)
        self._things[made] = thing
        self._named[type(thing), made].append(made)
        if external is not None:
            self._external[made] = external
            self._named[type(thing), _VERSION.sub("", external)].append(made)
        self._at[type(thing), instant(moment_of(thing))].append(made)
        amends = getattr(thing, "amends", None)
        if amends is not None and getattr(thing, "entered_in_error", None) is None:
            self._later[amends] = made

    def _of_file(self, kind: type, given: str | None) -> str | None:
        """The record's id of what the file calls so."""
        known = self._named.get((kind, given)) if given is not None else None
        return known[0] if known else None

    def _resolved(self, thing: Brought) -> Brought:
        """The thing with the record's ids in the place of the file's, where the record has what they name."""
        update: dict[str, Any] = {}
        named = getattr(thing, "lesion", None)
        if named is not None:
            update["lesion"] = self._of_file(Lesion, named) or named
        if isinstance(thing, Lesion):
            update["parents"] = tuple(self._of_file(Lesion, parent) or parent for parent in thing.parents)
            update["episode"] = self._of_file(Episode, thing.episode)
        return thing.model_copy(update=update) if update else thing

    def _versions(self, thing: Brought) -> list[str]:
        return list(self._named.get((type(thing), thing.id), ())) if thing.id is not None else []

    def _beside(self, thing: Brought) -> list[str]:
        """Things of the same kind and moment, and what they were before they were amended."""
        return self._at.get((type(thing), instant(moment_of(thing))), [])

    def _says_same(self, made: str, thing: Brought) -> bool:
        other = self._things.get(made)
        if isinstance(thing, Lesion) and made in self._external:  # two like lesions with names of their own are two
            return False
        return other is not None and _content(other) == _content(thing)

    def _was_corrected_away(self, made: str) -> bool:
        """Whether it is the first of its versions and stands no more: a correction that says the same goes back to it.

        A later version that says the same is that correction itself, come again.
        """
        return made in self._later and getattr(self._things[made], "amends", None) is None

    def _standing(self, made: str) -> str:
        """The last amendment of an entry."""
        passed = {made}
        while (later := self._later.get(made)) is not None and later not in passed:
            made = later
            passed.add(made)
        return made

    def _struck(self, made: str) -> bool:
        return made in self._withdrawn or getattr(self._things.get(made), "entered_in_error", None) is not None

    def _amended(self, thing: Brought) -> str | None:
        """What the file itself says that this amends, as the record has it now."""
        amended = self._of_file(type(thing), getattr(thing, "amends", None))
        return None if amended is None else self._standing(amended)

    def _rivals(self, thing: Laboratory) -> list[str]:
        """Standing values of the same analyte and moment that say something else and may be the same measurement.

        Two that their senders call differently are two measurements; of one day without a time there may be many.
        """
        found = []
        for made in self._beside(thing):
            other = self._things[made]
            apart = thing.id is not None and self._external.get(made) is not None
            stands = made not in self._later and not self._struck(made)
            same_analyte = isinstance(other, Laboratory) and other.analyte == thing.analyte
            timed = hasattr(thing.at, "hour") and hasattr(moment_of(other), "hour")
            if stands and same_analyte and not apart and timed:
                found.append(made)
        return found


def _things_of(case: Case) -> Iterator[Brought]:
    yield from (*case.earlier_episodes, *filter(None, (case.episode,)))
    for lesion in case.lesions:
        yield lesion
        yield from lesion.assessments
    yield from (*case.care_goals, *case.pain, *(case.therapies or ()), *case.procedures, *case.laboratory)
    yield from (*case.weights, *case.function, *case.events, *case.examinations)


def _content(thing: Brought) -> dict[str, Any]:
    """What a thing says, without who wrote it down when and what it is called. Units do not tell values apart."""
    match thing:
        case Laboratory():
            return {"analyte": thing.analyte, "si": (thing.comparator, thing.value_si), "at": instant(thing.at)}
        case Assessment():
            said = thing.model_dump(exclude={*_BOOKKEEPING, "photographs"})
            return said | {"photographs": [photograph.sha256 for photograph in thing.photographs]}
        case Episode():
            return {"onset": instant(thing.onset)}
        case _:
            return thing.model_dump(exclude=set(_NOT_COMPARED.get(type(thing), _BOOKKEEPING)))
