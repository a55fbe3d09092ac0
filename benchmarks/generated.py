"""A clinic of any size, in minutes: the demo clinic's dozen, and copies of them under other names and ids.

    python -m benchmarks.generated FOLDER --patients 10000 [--each 100]

The first patients are written and judged as the program writes and judges every patient. What then lies in the tables
is copied row by row with new ids and other people, by one statement a table for many patients at a time; each patient's
tokens for the search are made by the record, and the audit trail has an entry an assessment, chained as the store
chains it. A copy is therefore what the program would have written, and costs no judging.
"""

import argparse
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, TableClause, column, insert, select
from sqlalchemy import table as table_without_types
from sqlalchemy.orm import Session

from benchmarks.account import ACCOUNT, NOW, PASSPHRASE, now
from core.case.case import Case
from core.case.lesion import Assessment, Lesion
from core.case.moments import start_of
from core.case.patient import Patient
from core.clinic import opening
from core.clinic.commands import findings
from core.clinic.context import Context
from core.demo import make_clinic
from core.demo.people import another
from core.demo.template import Identity, courses
from core.record.audit import AuditRow
from core.record.base import Base, new_id
from core.record.cases import add_case
from core.record.patient import PatientRow
from core.record.rows import table_of
from core.record.search import PatientSearchTokenRow, tokens_of
from core.store.trail import BEGINNING, Head, heads, link

EACH: Final = 100
"""Assessments a patient: of 10,000 patients a million."""
_BETWEEN: Final = timedelta(days=3.5)
_AT_ONCE: Final = 100
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Row = dict[str, Any]


def make(folder: Path, patients: int, each: int = EACH) -> Context:
    """A new encrypted store with so many patients of `each` assessments, opened."""
    made = opening.make_store(folder, ACCOUNT, PASSPHRASE, "Ward 7", "UTC", now, synthetic=True)
    fill(made.context, patients, each)
    return made.context


def reopened(folder: Path) -> Context:
    """One that was made before."""
    return opening.open_store(folder, ACCOUNT, PASSPHRASE, now)


def fill(context: Context, patients: int, each: int = EACH) -> None:
    """Put so many patients into an empty store, on a server too."""
    clinic = make_clinic(len(courses()), today=NOW, photographs=False)
    followed = [(patient.case, course.patient) for patient, course in zip(clinic, courses(), strict=True)]
    followed = [(case, identity) for case, identity in followed if any(map(_told, case.lesions))][:patients]
    with context.store.write() as session:
        ids = [add_case(session, with_assessments(case, each), at=NOW, actor=ACCOUNT) for case, _ in followed]
    while findings.refresh(context).patients:
        continue
    with context.store.read() as session:
        connection = session.connection()
        templates = [Template.of(connection, made, known) for made, (_, known) in zip(ids, followed, strict=True)]
    with context.store.write() as session:
        _tell_trail(session, context, [template.trail for template in templates])
    for start in range(len(templates), patients, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, patients))
        with context.store.write() as session:
            _copy(session, context, [(templates[number % len(templates)], number) for number in numbers])


def with_assessments(case: Case, each: int) -> Case:
    """The case with so many assessments, spread over its lesions: the last are kept, and told again of earlier days."""
    told = [place for place, lesion in enumerate(case.lesions) if _told(lesion)]
    shares = dict.fromkeys(told, each // len(told))
    for place in told[: each % len(told)]:
        shares[place] += 1
    lesions = [
        _stretched(lesion, shares[place]) if place in shares else lesion for place, lesion in enumerate(case.lesions)
    ]
    return case.model_copy(update={"lesions": tuple(lesions)})


def _told(lesion: Lesion) -> list[Assessment]:
    """The assessments that can be told again: nobody amended them, and none was in error."""
    return [entry for entry in lesion.assessments if entry.amends is None and entry.entered_in_error is None]


def _stretched(lesion: Lesion, share: int) -> Lesion:
    told = _told(lesion)
    last = start_of(told[-1].at)
    going_back = enumerate(islice(cycle(reversed(told)), share))
    made = [_moved(entry, f"{lesion.id}-{place}", last - _BETWEEN * place) for place, entry in going_back]
    onset = min(start_of(lesion.onset), last - _BETWEEN * share)
    return lesion.model_copy(update={"assessments": tuple(reversed(made)), "onset": onset})


def _moved(entry: Assessment, name: str, at: datetime) -> Assessment:
    times = {"at": at, "recorded_at": at, "signed_at": at}
    return entry.model_copy(update={"id": name, **times})


@dataclass(frozen=True)
class Template:
    """A patient's rows in every table, as the columns hold them."""

    patient_id: str
    identity: Identity
    rows: Mapping[str, Sequence[Row]]

    @classmethod
    def of(cls, connection: Connection, patient_id: str, identity: Identity) -> "Template":
        """Read them without types, so that they can be written again as they are."""
        found = {}
        for name, table in _plain_tables().items():
            owner = table.c["id" if name == PatientRow.__tablename__ else "patient_id"]
            query = select(*table.c).where(owner == patient_id)
            found[name] = [dict(row) for row in connection.execute(query).mappings()]
        return cls(patient_id, identity, found)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Everything of this patient that has an id."""
        return tuple(dict.fromkeys(row["id"] for rows in self.rows.values() for row in rows if "id" in row))

    @cached_property
    def columns(self) -> Mapping[str, Sequence[tuple[Row, Mapping[str, str], tuple[str, ...]]]]:
        """Each row with its columns that are an id of this patient's, and those that have some inside a text."""
        own = set(self.ids)
        return {name: [(row, *_named(row, own)) for row in rows] for name, rows in self.rows.items()}

    @property
    def trail(self) -> list[tuple[str, str, str]]:
        """What the trail tells of this patient: action, patient, subject."""
        return self.trail_of({each: each for each in self.ids})

    def trail_of(self, ids: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """The same of a copy."""
        patient = ids[self.patient_id]
        made = [("demo.patient_made", patient, patient)]
        return made + [("assessment.signed", patient, ids[row["id"]]) for row in self.rows["assessment"]]

    def copied(self, ids: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
        """The rows with other ids, each with the name of its table."""
        for name, rows in self.columns.items():
            for row, whole, inside in rows:
                copy = row | {each: ids[old] for each, old in whole.items()}
                for each in inside:
                    copy[each] = _ID.sub(lambda found: ids.get(found[0], found[0]), row[each])
                yield name, copy


def _named(row: Row, own: set[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    texts = {name: value for name, value in row.items() if isinstance(value, str)}
    whole = {name: value for name, value in texts.items() if value in own}
    inside = [name for name, value in texts.items() if name not in whole and own.intersection(_ID.findall(value))]
    return whole, tuple(inside)


def _plain_tables() -> dict[str, TableClause]:
    """Every table of a patient, owners first, but for the trail and the search's tokens: both are made anew."""
    apart = (AuditRow.__tablename__, PatientSearchTokenRow.__tablename__)
    return {
        table.name: table_without_types(table.name, *(column(each.name) for each in table.c))
        for table in Base.metadata.sorted_tables
        if (table.name == PatientRow.__tablename__ or "patient_id" in table.c) and table.name not in apart
    }


def _copy(session: Session, context: Context, wanted: Sequence[tuple[Template, int]]) -> None:
    """Write copies: each a template, and the number of the person that it becomes."""
    tables = _plain_tables()
    rows: dict[str, list[Row]] = {name: [] for name in tables}
    tokens, trail = [], []
    for template, number in wanted:
        ids = {old: new_id() for old in template.ids}
        for name, row in template.copied(ids):
            rows[name].append(row)
        patient = rows[PatientRow.__tablename__][-1]
        person = _somebody(patient, template.identity, number)
        patient |= {name: getattr(person, name) for name in ("record_number", "name", "native_name")}
        patient["external_id"] = None
        tokens += [{"token": token, "patient_id": patient["id"]} for token in sorted(tokens_of(person))]
        trail.append(template.trail_of(ids))
    connection = session.connection()
    for name, table in tables.items():
        if rows[name]:
            connection.execute(insert(table), rows[name])
    connection.execute(insert(PatientSearchTokenRow), tokens)
    _tell_trail(session, context, trail)


def _somebody(row: Row, identity: Identity, number: int) -> Patient:
    """Another person than the one whose course it is, of the same sex and born on the same day."""
    person = another(identity, number, np.random.default_rng(number))
    return Patient(
        id="",
        record_number=f"B-{number:06d}",
        name=person.name,
        native_name=person.native_name,
        sex=row["sex"],
        birth_date=row["birth_date"],
    )


def _tell_trail(session: Session, context: Context, trail: Sequence[Sequence[tuple[str, str, str]]]) -> None:
    """Add to this workstation's chain what was done for each patient."""
    workstation, dialect = context.store.workstation, session.get_bind().dialect
    head = next((each for each in heads(session) if each.workstation == workstation), Head(workstation, 0, BEGINNING))
    columns = [each.name for each in table_of(AuditRow).c if each.name != "sequence"]
    rows = []
    for of_patient in trail:
        for action, patient_id, subject_id in of_patient:
            entry = AuditRow(
                id=new_id(),
                at=NOW,
                actor_id=context.actor.account_id,
                actor_name=context.actor.name,
                action=action,
                patient_id=patient_id,
                subject_id=subject_id,
            )
            head = link(head, entry, dialect)
            rows.append({name: getattr(entry, name) for name in columns})
    session.execute(insert(table_of(AuditRow)), rows)


def size_of(folder: Path) -> int:
    """Bytes of a store on the disk."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def main() -> None:
    """Make one, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--patients", type=int, default=10_000)
    parser.add_argument("--each", type=int, default=EACH, help="assessments a patient")
    asked = parser.parse_args()
    began = time.perf_counter()
    opening.close(make(asked.folder, asked.patients, asked.each))
    took = time.perf_counter() - began
    entries = asked.patients * asked.each
    print(f"{asked.patients} patients, {entries} assessments: {took:.0f} s, {size_of(asked.folder) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
