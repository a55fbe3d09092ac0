"""Finding a patient, and finding those whom one could be mistaken for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.case.names import in_order
from core.clinic.context import Context
from core.errors import InvalidInput, NotFound
from core.record.patient import PatientRow
from core.record.search import normalised, patient_ids

_LIKE_LIMIT = 50


@dataclass(frozen=True)
class PatientFound:
    """Enough to tell one person from another."""

    patient_id: str
    record_number: str
    name: str
    native_name: str | None
    sex: str
    birth_date: date


def find_patients(context: Context, words: str, limit: int = 20) -> tuple[PatientFound, ...]:
    """Patients of whom every word begins a name, its pinyin, its initials or the record number.

    Where that finds nobody, those in whose names or numbers the words stand anywhere.
    """
    with context.store.read() as session:
        ids = patient_ids(session, words, limit) or patient_ids(session, words, limit, anywhere=True)
        rows = session.scalars(select(PatientRow).where(PatientRow.id.in_(ids)))
        return tuple(found_row(row) for row in sorted(rows, key=lambda row: in_order(row.name)))


def every_patient(context: Context) -> tuple[PatientFound, ...]:
    """All patients but duplicates that were merged, by record number."""
    query = select(PatientRow).where(PatientRow.merged_into_id.is_(None)).order_by(PatientRow.record_number)
    with context.store.read() as session:
        return tuple(found_row(row) for row in session.scalars(query))


def patient_named(context: Context, name: str) -> PatientFound:
    """The one patient of a record number (that of a merged duplicate too), of an id, or of an imported file's id.

    Raises
    ------
    NotFound
        When nobody is called so.
    InvalidInput
        When several are: two files may call different people the same.
    """
    with context.store.read() as session:
        found = patients_numbered(session, name) or list(
            session.scalars(
                select(PatientRow).where(
                    or_(PatientRow.id == name, PatientRow.external_id == name), PatientRow.merged_into_id.is_(None)
                )
            )
        )
        if not found:
            raise NotFound("error.clinic.no_such_patient", name=name)
        if len(found) > 1:
            numbers = sorted(row.record_number for row in found)
            raise InvalidInput("error.clinic.several_patients", name=name, numbers=numbers)
        return found_row(found[0])


def patients_numbered(session: Session, number: str) -> list[PatientRow]:
    """Patients who have a record number now, or had it before a merge."""
    ids = patient_ids(session, number, _LIKE_LIMIT)
    rows = session.scalars(select(PatientRow).where(PatientRow.id.in_(ids), PatientRow.merged_into_id.is_(None)))
    return [row for row in rows if number == row.record_number or number in row.also_known_as]


def person_of(session: Session, patient_id: str) -> PatientRow:
    """A patient; of a merged duplicate, the person it was merged into.

    Raises
    ------
    NotFound
        When there is no such patient.
    """
    row = session.get(PatientRow, patient_id)
    while row is not None and row.merged_into_id is not None:
        row = session.get(PatientRow, row.merged_into_id)
    if row is None:
        raise NotFound("error.clinic.not_found")
    return row


def like_patients(
    context: Context, name: str, native_name: str | None, birth_date: date | None, not_id: str | None = None
) -> tuple[PatientFound, ...]:
    """Patients whom one could mistake for this one: the same name or nearly, or the birth date and a part of the name.

    Chinese names sound alike in pinyin, which is how the latin name is usually written: both are compared.
    """
    wanted = _spellings(name, native_name)
    with context.store.read() as session:
        ids: set[str] = set()
        for word in sorted(set(normalised(f"{name} {native_name or ''}"))):
            ids.update(patient_ids(session, word, _LIKE_LIMIT))
        rows = list(session.scalars(select(PatientRow).where(PatientRow.id.in_(ids), PatientRow.id != (not_id or ""))))
        return tuple(
            found_row(row)
            for row in sorted(rows, key=lambda row: in_order(row.name))
            if row.merged_into_id is None
            and (
                row.birth_date == birth_date
                or _alike(wanted, _spellings(row.name, row.native_name), _near(row.birth_date, birth_date))
            )
        )


def names_agree(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether two people's names, each latin and in the person's own script, have a spelling in common."""
    return bool(_spellings(*one) & _spellings(*other))


def _spellings(name: str, native_name: str | None) -> frozenset[str]:
    """A name without case, accents and order of its parts."""
    return frozenset("".join(sorted(normalised(spelling))) for spelling in (name, native_name or "") if spelling)


def _alike(one: frozenset[str], other: frozenset[str], near: bool) -> bool:
    """The same name; or nearly, where the birth dates do not tell the two apart (Wei and Mei are not one person)."""
    return bool(one & other) or (near and any(_one_slip(a, b) for a in one for b in other))


def _near(one: date, other: date | None) -> bool:
    """Whether two birth dates share two of year, month and day, or one of them is not known."""
    if other is None:
        return True
    return sum((one.year == other.year, one.month == other.month, one.day == other.day)) >= 2


def _one_slip(a: str, b: str) -> bool:
    """Whether two spellings are the same but for one letter added, left out or exchanged, in names of some length."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def found_row(row: PatientRow) -> PatientFound:
    """A patient's row as what tells one person from another."""
    return PatientFound(row.id, row.record_number, row.name, row.native_name, row.sex, row.birth_date)
