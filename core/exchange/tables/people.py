"""Who the patients are, and which lesions they have."""

from collections.abc import Callable, Iterable
from typing import Final

from core.case.case import Case
from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.patient import Kidney
from core.exchange.tables.columns import Cell, Column, Kind, Table

LesionOf = tuple[Case, Lesion]


def _words(words: Iterable[str] | None) -> str | None:
    return None if words is None else " ".join(words)


def _kidney(read: Callable[[Kidney], Cell]) -> Callable[[Case], Cell]:
    return lambda case: None if case.patient.kidney is None else read(case.patient.kidney)


def _episode(read: Callable[[Episode], Cell]) -> Callable[[Case], Cell]:
    return lambda case: None if case.episode is None else read(case.episode)


def _lesions(case: Case) -> Iterable[LesionOf]:
    return ((case, lesion) for lesion in case.lesions)


PATIENTS: Final[Table[Case]] = Table(
    "patients",
    lambda case: (case,),
    (
        Column("patient", Kind.ID, lambda case: case.patient.id),
        Column("record_number", Kind.TEXT, lambda case: case.patient.record_number),
        Column("name", Kind.TEXT, lambda case: case.patient.name),
        Column("native_name", Kind.TEXT, lambda case: case.patient.native_name),
        Column("sex", Kind.WORD, lambda case: case.patient.sex, codes="sex"),
        Column("birth_date", Kind.BIRTH, lambda case: case.patient.birth_date),
        Column("height", Kind.NUMBER, lambda case: case.patient.height_cm, "cm"),
        Column("dry_weight", Kind.NUMBER, lambda case: case.patient.dry_weight_kg, "kg"),
        Column("comorbidities", Kind.WORDS, lambda case: _words(case.patient.comorbidities), codes="comorbidity"),
        Column("kidney_status", Kind.WORD, _kidney(lambda kidney: kidney.status), codes="kidney_status"),
        Column("sessions_per_week", Kind.NUMBER, _kidney(lambda kidney: kidney.sessions_per_week), "/wk"),
        Column("dialysis_since", Kind.MOMENT, _kidney(lambda kidney: kidney.dialysis_since)),
        Column("episode", Kind.ID, _episode(lambda episode: episode.id)),
        Column("episode_onset", Kind.MOMENT, _episode(lambda episode: episode.onset)),
        Column("episode_subtype", Kind.WORD, _episode(lambda episode: episode.subtype), codes="episode_subtype"),
        Column(
            "confirmed_by", Kind.WORDS, _episode(lambda episode: _words(episode.confirmed_by)), codes="confirmed_by"
        ),
        Column("episode_closed", Kind.MOMENT, _episode(lambda episode: episode.closed)),
        Column("episode_outcome", Kind.TEXT, _episode(lambda episode: episode.outcome)),
    ),
)
"""A row a patient. The episode is the current one."""

LESIONS: Final[Table[LesionOf]] = Table(
    "lesions",
    _lesions,
    (
        Column("patient", Kind.ID, lambda row: row[0].patient.id),
        Column("lesion", Kind.ID, lambda row: row[1].id),
        Column("label", Kind.TEXT, lambda row: row[1].label),
        Column("site", Kind.WORD, lambda row: row[1].site, codes="site"),
        Column("side", Kind.WORD, lambda row: row[1].side, codes="side"),
        Column("region", Kind.WORD, lambda row: row[1].region, codes="region"),
        Column("onset", Kind.MOMENT, lambda row: row[1].onset),
        Column("closed", Kind.MOMENT, lambda row: row[1].closed),
        Column("closed_as", Kind.WORD, lambda row: row[1].closed_as, codes="lesion_closed_as"),
        Column("parents", Kind.IDS, lambda row: _words(row[1].parents)),
    ),
)
"""A row a lesion. One with parents came from a split or a merge, and is no new tissue."""
