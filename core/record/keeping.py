"""How a model of the case becomes a row and a row the model again: one description a concept, both ways.

Reading builds models without validating them: what was once signed opens for ever, whatever words or limits the
facility's data have come to allow since.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session

from core.case.base import CaseModel, EnteredInError
from core.errors import StoreError
from core.record.base import Base, EntryRow, OwnedRow
from core.record.ids import Incoming, Shown, Written

M = TypeVar("M", bound=CaseModel)
Values = dict[str, Any]

_OF_EVERY_ENTRY: Final = frozenset({"id", "amends", "entered_in_error"})


@dataclass(frozen=True)
class Shape:
    """How a field whose column holds JSON is written and read. `None` stays `None` and is never handed over."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


WORDS: Final = Shape(list, tuple)
"""A list of words that may be *not assessed*."""


def as_plain(model: CaseModel) -> Any:
    """A small model as it is kept in a JSON column."""
    return model.model_dump()


def built(model: type[M], fields: Values) -> M:
    """A model of exactly these fields, all of them given: what `model_construct` does, five times as fast."""
    return _of_fields(model, {name: fields[name] for name in model.model_fields}, set(fields))


def _of_fields(model: type[M], fields: Values, names: set[str]) -> M:
    """A model that owns `fields`, which are all of its own and in its order; `names` may be shared by many."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", fields)
    object.__setattr__(made, "__pydantic_fields_set__", names)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@contextmanager
def putting_together() -> Iterator[None]:
    """While rows become models.

    Raises
    ------
    StoreError
        When each value is one that the program writes, and together they are none of its records.
    """
    try:
        yield
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise StoreError("error.store.entry_unreadable") from error


class Batch:
    """Rows on their way in, inserted table by table so that each finds what it refers to."""

    def __init__(self) -> None:
        self._rows: dict[type[Base], list[Values]] = defaultdict(list)

    def put(self, row: type[Base], values: Values) -> None:
        """Add one row."""
        self._rows[row].append(values)

    def insert(self, session: Session) -> None:
        """Write everything: one statement a table, owners before what they own."""
        by_table = {row.__table__: row for row in self._rows}
        for table in Base.metadata.sorted_tables:
            if table in by_table:
                row = by_table[table]
                # An empty column is said to be empty: left out, it would part the rows into statements of a few each.
                session.execute(insert(row), self._rows[row], execution_options={"render_nulls": True})


class Keeping(Generic[M]):
    """The description of one concept.

    Fields have columns of the same name but for `renamed`, `references` (field → kind; the column is `<field>_id`) and
    those kept `apart` in tables of their own. `shaped` fields are held in JSON.
    """

    def __init__(
        self,
        model: type[M],
        row: type[OwnedRow],
        *,
        renamed: Mapping[str, str] | None = None,
        references: Mapping[str, str] | None = None,
        shaped: Mapping[str, Shape] | None = None,
        apart: frozenset[str] = frozenset(),
    ) -> None:
        self.model = model
        self.row = row
        self.kind = str(row.__tablename__)  # type: ignore[attr-defined]  # every concrete row names its table
        self._is_entry = issubclass(row, EntryRow)
        self._has_id = "id" in model.model_fields
        self._referring = (*(references or {}), *(("amends",) if self._is_entry else ()))
        names = dict(renamed or {})
        self._references = {field: names.get(field, f"{field}_id") for field in references or {}}
        self._kinds = dict(references or {})
        self._shaped = dict(shaped or {})
        self._plain = {
            field: names.get(field, field)
            for field in model.model_fields
            if field not in _OF_EVERY_ENTRY | apart | self._references.keys() | self._shaped.keys()
        }
        self._shaped_columns = {field: names.get(field, field) for field in self._shaped}
        self._apart = apart
        self._fields = tuple(model.model_fields)
        self._field_names = set(self._fields)
        # In the model's own order; a field that no column holds as it is stands for its place alone.
        held = {**self._plain, **self._shaped_columns, **self._references, "amends": "amends_id"}
        self._columns_of_fields = itemgetter(*(held.get(field, "patient_id") for field in model.model_fields))

    def values(self, entry: M, ids: Incoming, patient_id: str, position: int, **more: Any) -> Values:
        """The row of `entry`; `more` are columns that the model does not have."""
        own, external = ids.own(self.kind, getattr(entry, "id", None))
        row: Values = {"id": own, "external_id": external, "patient_id": patient_id, "position": position}
        row |= {column: getattr(entry, field) for field, column in self._plain.items()}
        for field, column in self._shaped_columns.items():
            value = getattr(entry, field)
            row[column] = None if value is None else self._shaped[field].write(value)
        for field, column in self._references.items():
            value = getattr(entry, field)
            row[column] = None if value is None else ids.reference(self._kinds[field], value)
        if self._is_entry:
            row |= self._history(entry, ids)
        return row | more

    def _history(self, entry: Any, ids: Incoming) -> Values:
        error = entry.entered_in_error
        return {
            "amends_id": None if entry.amends is None else ids.reference(self.kind, entry.amends),
            "error_at": error and error.at,
            "error_by": error and error.by,
            "error_reason": error and error.reason,
        }

    def read(self, row: Mapping[str, Any], shown: Shown, **apart: Any) -> M:
        """The model of a row; `apart` are the fields kept in tables of their own."""
        # A chart has four thousand rows: their columns are taken by one call each, and few fields need another.
        fields: Values = dict(zip(self._fields, self._columns_of_fields(row), strict=True))
        for field, shape in self._shaped.items():
            if fields[field] is not None:
                fields[field] = shape.read(fields[field])
        for field in self._referring:
            if fields[field] is not None:
                fields[field] = shown.reference(fields[field])
        if self._has_id:
            fields["id"] = shown.own(row)
        if self._is_entry:
            fields["entered_in_error"] = _error_of(row)
        if apart.keys() != self._apart:
            raise LookupError(f"{self.kind} is kept with {sorted(self._apart)}")
        fields.update(apart)
        return _of_fields(self.model, fields, self._field_names)

    def add(self, session: Session, patient_id: str, entry: M, **more: Any) -> str:
        """Write one entry at the end of its list; its id."""
        batch = Batch()
        values = self.values(entry, Written(), patient_id, self.next_position(session, patient_id), **more)
        batch.put(self.row_class, values)
        batch.insert(session)
        return str(values["id"])

    def add_many(self, session: Session, rows: Sequence[Values]) -> None:
        """Write rows of some patients at the ends of their lists, in two statements; whatever position they have."""
        places = self._next_positions(session, {str(row["patient_id"]) for row in rows})
        batch = Batch()
        for row in rows:
            batch.put(self.row_class, row | {"position": places[row["patient_id"]]})
            places[row["patient_id"]] += 1
        batch.insert(session)

    def columns(self) -> set[str]:
        """The columns that the model's fields are kept in."""
        return {*self._plain.values(), *self._shaped_columns.values(), *self._references.values()}

    @property
    def row_class(self) -> type[Base]:
        """The mapped class, as the statements want it."""
        mapped: Any = self.row
        found: type[Base] = mapped
        return found

    def next_position(self, session: Session, patient_id: str) -> int:
        """The place after the patient's last row. Two writers may get the same one: ids then tell their order."""
        return next_position(session, self.row, self.row.patient_id == patient_id)

    def _next_positions(self, session: Session, patient_ids: Iterable[str]) -> defaultdict[str, int]:
        owner = self.row.patient_id
        last = select(owner, func.max(self.row.position)).where(owner.in_(list(patient_ids))).group_by(owner)
        return defaultdict(int, {patient_id: position + 1 for patient_id, position in session.execute(last)})


def next_position(session: Session, row: type[OwnedRow], scope: ColumnElement[bool]) -> int:
    """The place after the last row of a list."""
    last = session.scalar(select(func.max(row.position)).where(scope))
    return 0 if last is None else last + 1


def _error_of(row: Mapping[str, Any]) -> EnteredInError | None:
    if row["error_at"] is None:
        return None
    return EnteredInError.model_construct(at=row["error_at"], by=row["error_by"], reason=row["error_reason"])
