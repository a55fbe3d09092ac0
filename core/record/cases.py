"""Record ⇄ case: one patient's whole record out as a `Case`, and an imported case in.

Reading takes a fixed number of statements whatever the number of patients.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.case.case import Case
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.case.therapy import Therapy
from core.errors import NotFound
from core.record.assessment import AssessmentRow, read_assessment
from core.record.entries import FLAT
from core.record.episode import EPISODE, EpisodeRow
from core.record.flag import FlagRow, flag_values, read_flag
from core.record.ids import Declared, Exported, Imported, Shown, strings_in
from core.record.keeping import Batch, putting_together
from core.record.lesion import LESION, LesionParentRow, LesionRow, put_lesion
from core.record.patient import PatientRow, add_patient, read_patient
from core.record.photo import PhotographRow
from core.record.photo_consent import PhotographConsentRow, steps_of
from core.record.report import ISSUED_REPORT, IssuedReportRow
from core.record.rows import PatientRows, Row, read_rows, rows_of
from core.record.summary import summarise
from core.record.task import TASK, TaskRow, task_values
from core.record.therapy import TherapyChangeRow, TherapyRow, put_therapy, read_therapy
from core.record.tracing import TracingRow


def cases_of(
    session: Session, patient_ids: Iterable[str], *, for_export: bool = False, tracings: bool = True
) -> dict[str, Case]:
    """The cases of the patients that exist, in the order asked for.

    Inside the program every entry, lesion, task and flag has its id of the record. `for_export` gives back the ids of
    the file that a thing was imported from, and leaves an id out where the file had none and nothing refers to it.
    Without `tracings` photographs come without their outlines: half the time, for those who only count and compare.

    Raises
    ------
    StoreError
        When somebody put values into a record that cannot be put together.
    """
    rows = read_rows(session, patient_ids, tracings=tracings)
    with putting_together():
        return {
            patient_id: _case(mine, _exported(mine) if for_export else Shown(), for_export)
            for patient_id, mine in rows.items()
        }


def case_of(session: Session, patient_id: str, *, for_export: bool = False, tracings: bool = True) -> Case:
    """The case of one patient, as `cases_of`.

    Raises
    ------
    NotFound
        If there is no such patient.
    """
    found = cases_of(session, [patient_id], for_export=for_export, tracings=tracings)
    if patient_id not in found:
        raise NotFound("error.record.no_patient")
    return found[patient_id]


def patient_of(session: Session, patient_id: str) -> Patient:
    """Who a patient is, with the standing facts, and nothing of the rest. One statement.

    Raises
    ------
    NotFound
        If there is no such patient.
    StoreError
        As `cases_of`.
    """
    rows = rows_of(session, PatientRow, "id", patient_id)
    if not rows:
        raise NotFound("error.record.no_patient")
    with putting_together():
        return read_patient(rows[0], Shown())


def add_case(session: Session, case: Case, *, at: datetime, actor: str) -> str:
    """Write an imported case as a new patient; the patient's id.

    `at` and `actor` say when and by whom the patient came into this record; the entries keep the times and authors of
    the file, and none where it had none.
    """
    ids = Imported(_declared(case))
    patient_id = add_patient(
        session,
        case.patient.model_copy(update={"id": ""}),
        at=at,
        actor=actor,
        external_id=case.patient.id,
        injections_near_lesion=case.injections_near_lesion,
        tight_bandage=case.tight_bandage,
        therapies_assessed=case.therapies is not None,
    )
    batch = Batch()
    current = _put_episodes(batch, case, ids, patient_id)
    for position, lesion in enumerate(case.lesions):
        put_lesion(batch, lesion, ids, patient_id, position, current)
    for position, therapy in enumerate(case.therapies or ()):
        put_therapy(batch, therapy, ids, patient_id, position)
    for name, keeping in FLAT.items():
        for position, entry in enumerate(getattr(case, name)):
            batch.put(keeping.row_class, keeping.values(entry, ids, patient_id, position))
    _put_work(batch, case, ids, patient_id)
    batch.insert(session)
    summarise(session, [patient_id])
    session.expire_all()
    return patient_id


def _put_episodes(batch: Batch, case: Case, ids: Imported, patient_id: str) -> str | None:
    current = None
    for position, episode in enumerate((*case.earlier_episodes, *filter(None, (case.episode,)))):
        row = EPISODE.values(episode, ids, patient_id, position, current=position == len(case.earlier_episodes))
        batch.put(EpisodeRow, row)
        if row["current"]:
            current = str(row["id"])
    return current


def _put_work(batch: Batch, case: Case, ids: Imported, patient_id: str) -> None:
    # A file may hold the same open task twice; the rules then keep the first and never raise another.
    seen: set[str] = set()
    for row_class, rows in (
        (TaskRow, [task_values(task, ids, patient_id, place) for place, task in enumerate(case.tasks)]),
        (FlagRow, [flag_values(flag, ids, patient_id, place) for place, flag in enumerate(case.flags)]),
    ):
        for row in rows:
            key = f"{row_class.__tablename__} {row['open_key']}"
            if key in seen:
                row["open_key"] = None
            seen.add(key)
            batch.put(row_class, row)
    for position, report in enumerate(case.reports):
        batch.put(IssuedReportRow, ISSUED_REPORT.values(report, ids, patient_id, position))


def _declared(case: Case) -> Iterator[Declared]:
    """Every id that the file gives to something."""
    named = [
        *(("episode", episode.id) for episode in (*case.earlier_episodes, *filter(None, (case.episode,)))),
        *(("task", task.id) for task in case.tasks),
        *(("flag", flag.id) for flag in case.flags),
        *(("issued_report", report.id) for report in case.reports),
        *(("therapy", therapy.id) for therapy in case.therapies or ()),
        *((keeping.kind, entry.id) for name, keeping in FLAT.items() for entry in getattr(case, name)),
    ]
    for lesion in case.lesions:
        named.append(("lesion", lesion.id))
        for assessment in lesion.assessments:
            named.append(("assessment", assessment.id))
            for photograph in assessment.photographs:
                named.append(("photograph", photograph.id))
                if photograph.tracing is not None:
                    named.append(("tracing", photograph.tracing.id))
    return ((kind, given) for kind, given in named if given is not None)


def _current_episode(rows: PatientRows) -> Row | None:
    return next((row for row in rows.of(EpisodeRow) if row["current"]), None)


def _says_its_episode(lesion: Row, current: Row | None) -> bool:
    """Whether a file must say of which episode a lesion is: not when it did not and still means the current one."""
    return not (lesion["episode_implied"] and lesion["episode_id"] == (current["id"] if current else None))


def _exported(rows: PatientRows) -> Exported:
    external = {row["id"]: row["id"] if row["external_id"] is None else row["external_id"] for row in rows.identified()}
    mentioned: set[str] = {row["id"] for row in rows.of(LesionRow)}
    for row in rows.identified():
        mentioned.update(row[name] for name in ("amends_id", "subject") if row.get(name) is not None)
    current = _current_episode(rows)
    for lesion in rows.of(LesionRow):
        if lesion["episode_id"] is not None and _says_its_episode(lesion, current):
            mentioned.add(lesion["episode_id"])
    for flag in rows.of(FlagRow):
        mentioned.update(strings_in(flag["evidence"]))
    return Exported(external, mentioned)


def _case(rows: PatientRows, shown: Shown, for_export: bool) -> Case:
    patient = rows.patient
    episodes = {row["id"]: EPISODE.read(row, shown) for row in rows.of(EpisodeRow)}
    current = _current_episode(rows)
    therapies = _therapies(rows, shown)
    unassessed = not therapies and not patient["therapies_assessed"] and patient["therapies_confirmed_at"] is None
    flat: dict[str, Any] = {
        name: tuple(keeping.read(row, shown) for row in rows.of(keeping.row_class)) for name, keeping in FLAT.items()
    }
    return Case.model_construct(
        patient=read_patient(patient, shown),
        episode=None if current is None else episodes[current["id"]],
        earlier_episodes=tuple(episode for made, episode in episodes.items() if not current or made != current["id"]),
        lesions=_lesions(rows, shown, current, for_export),
        therapies=None if unassessed else therapies,
        injections_near_lesion=patient["injections_near_lesion"],
        tight_bandage=patient["tight_bandage"],
        tasks=tuple(TASK.read(row, shown) for row in rows.of(TaskRow)),
        flags=tuple(read_flag(row, shown) for row in rows.of(FlagRow)),
        reports=tuple(ISSUED_REPORT.read(row, shown) for row in rows.of(IssuedReportRow)),
        **flat,
    )


def _therapies(rows: PatientRows, shown: Shown) -> tuple[Therapy, ...]:
    changes = rows.by(TherapyChangeRow, "therapy_id")
    return tuple(read_therapy(row, changes[row["id"]], shown) for row in rows.of(TherapyRow))


def _lesions(rows: PatientRows, shown: Shown, current: Row | None, for_export: bool) -> tuple[Lesion, ...]:
    parents = rows.by(LesionParentRow, "lesion_id")
    assessments = rows.by(AssessmentRow, "lesion_id")
    photographs = rows.by(PhotographRow, "assessment_id")
    tracings = rows.by(TracingRow, "photograph_id")
    said = rows.by(PhotographConsentRow, "sha256")
    consents = {sha256: steps_of(steps, shown) for sha256, steps in said.items()}
    lesions = []
    for row in rows.of(LesionRow):
        silent = row["episode_id"] is None or (for_export and not _says_its_episode(row, current))
        lesions.append(
            LESION.read(
                row,
                shown,
                episode=None if silent else shown.reference(row["episode_id"]),
                parents=tuple(shown.reference(parent["parent_id"]) for parent in parents[row["id"]]),
                assessments=tuple(
                    read_assessment(assessment, photographs[assessment["id"]], tracings, consents, shown)
                    for assessment in assessments[row["id"]]
                ),
            )
        )
    return tuple(lesions)
