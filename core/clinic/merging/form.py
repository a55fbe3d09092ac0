"""What a kind of record looks like to the merge, and what its merge leaves to be decided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Generic, TypeVar

from core.clinic.merging.three_way import Difference, Fields, Merge, Side, merge
from core.errors import Conflict
from core.texts import Text, text

T = TypeVar("T")


@dataclass(frozen=True)
class Author:
    """Who changed the record in the meantime, and when; None where that was never written down."""

    name: str | None
    at: datetime | None


@dataclass(frozen=True)
class Form(Generic[T]):
    """One kind of record as fields.

    Attributes
    ----------
    apart
        Three states of a record as fields of the same names: what one of them splits, all split.
    whole
        The record with these fields; all else as it is in the record given.
    group
        The name of the group that a field is decided with; None for one that stands alone.
    label, words
        What a field is called, and a value of it in words.
    """

    apart: Callable[[T, T, T], tuple[Fields, Fields, Fields]]
    whole: Callable[[T, Fields], T]
    group: Callable[[str], str | None]
    label: Callable[[str], Text]
    words: Callable[[str, Any], Text]


@dataclass(frozen=True)
class Line:
    """One decision: what it is about, and what was, is mine and is theirs, in words. `both` where both can stand."""

    name: str
    label: Text
    base: Text = field(repr=False)
    mine: Text = field(repr=False)
    theirs: Text = field(repr=False)
    both: Text | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Disagreement(Generic[T]):
    """Two changes of one record that do not go together. `theirs` is the record as it stands now."""

    author: Author
    theirs: T = field(repr=False)
    lines: tuple[Line, ...]
    taken: tuple[Text, ...]
    """The names of the fields that they changed and I did not: those are taken over whatever is decided."""
    _form: Form[T] = field(repr=False)
    _merge: Merge = field(repr=False)

    def decided(self, sides: Mapping[str, Side]) -> T:
        """The record with every line decided; to be written as a change of `theirs`.

        Raises
        ------
        KeyError
            When a line was left open.
        """
        each = {one.field: sides[_line_of(self._form, one.field)] for one in self._merge.conflicts}
        return self._form.whole(self.theirs, self._merge.decided(each))


class Differs(Conflict):
    """Somebody else changed the same fields: nothing was written, and `disagreement` shows both."""

    def __init__(self, disagreement: Disagreement[Any]) -> None:
        author = disagreement.author
        super().__init__("error.merging.differs", who=author.name or text("merging.somebody"))
        self.disagreement = disagreement


@dataclass(frozen=True)
class Merged(Generic[T]):
    """A record in which the changes of two stand beside each other; `beside` says what was theirs, if anything was."""

    value: T = field(repr=False)
    beside: Text | None


def put_together(form: Form[T], base: T, mine: T, theirs: T, author: Callable[[], Author]) -> Merged[T]:
    """My change of `base`, put together with what the record says now.

    Raises
    ------
    Differs
        When both changed the same field to something else each.
    """
    states = form.apart(base, mine, theirs)
    names = {name: group for fields in states for name in fields if (group := form.group(name)) is not None}
    found = merge(*states, together=names)
    if not found.taken and not found.conflicts:
        return Merged(form.whole(theirs, found.fields), None)
    who, taken = author(), _labels(form, found.taken)
    if found.conflicts:
        raise Differs(Disagreement(who, theirs, _lines(form, found), taken, form, found))
    beside = text("merging.beside", who=who.name or text("merging.somebody"), fields=list(taken))
    return Merged(form.whole(theirs, found.fields), beside)


def _line_of(form: Form[Any], name: str) -> str:
    return form.group(name) or name


def _labels(form: Form[Any], names: Sequence[str]) -> tuple[Text, ...]:
    return tuple(form.label(name) for name in names)


def _lines(form: Form[Any], found: Merge) -> tuple[Line, ...]:
    groups: dict[str, list[int]] = {}
    for at, each in enumerate(found.conflicts):
        groups.setdefault(_line_of(form, each.field), []).append(at)
    return tuple(_line(form, name, [found.conflicts[at] for at in places]) for name, places in groups.items())


def _line(form: Form[Any], name: str, parts: Sequence[Difference]) -> Line:
    if len(parts) == 1:
        (one,) = parts
        both = None if one.both is None else form.words(one.field, one.both)
        base, mine, theirs = (form.words(one.field, value) for value in (one.base, one.mine, one.theirs))
        return Line(name, form.label(one.field), base, mine, theirs, both)
    sides = ([(part.field, getattr(part, side)) for part in parts] for side in ("base", "mine", "theirs"))
    base, mine, theirs = (_listed(form, side) for side in sides)
    return Line(name, text(f"merging.group.{name}"), base, mine, theirs)


def _listed(form: Form[Any], values: Sequence[tuple[str, Any]]) -> Text:
    parts = [text("merging.named", name=form.label(name), value=form.words(name, value)) for name, value in values]
    return text("merging.value", value=parts)


NOT_THERE: Final = text("merging.not_there")
NOT_SAID: Final = text("merging.not_said")
NONE: Final = text("merging.none")


def said(value: object) -> Text:
    """Any plain value in words."""
    return NOT_SAID if value is None else text("merging.value", value=value)
