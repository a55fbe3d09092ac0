"""Finding a lesion by what it is called and where it is, in any language, and by whose it is."""

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from core.case.words import lists
from core.clinic.context import Context
from core.clinic.views.search import PatientFound, found_row
from core.record.lesion import LesionRow
from core.record.patient import PatientRow
from core.record.search import called, normalised
from core.texts import LANGUAGES, render, text

_SHORTEST: Final = 2
_NUMBERED: Final = re.compile(r"l(\d{1,4})")
"""What a lesion without a name of its own is called by its place in the list."""


@dataclass(frozen=True)
class LesionFound:
    """A lesion and whose it is. `number` is its place in the patient's list, from 1."""

    patient: PatientFound
    lesion_id: str
    number: int
    label: str | None
    site: str
    side: str | None
    closed: bool


def find_lesions(context: Context, words: str, limit: int = 8) -> tuple[LesionFound, ...]:
    """Lesions of which each word stands in the name, the site or the side, or begins a name or number of the patient.

    At least one word is the lesion's own. Open lesions come first. One statement.
    """
    wanted = words.casefold().split()
    if not wanted:
        return ()
    own = [_of_lesion(word) for word in wanted]
    whose = [_of_patient(word) for word in wanted]
    query = (
        select(LesionRow, PatientRow)
        .join(PatientRow, PatientRow.id == LesionRow.patient_id)
        .where(PatientRow.merged_into_id.is_(None), or_(*own))
        .where(*(or_(one, other) for one, other in zip(own, whose, strict=True)))
        .order_by(LesionRow.closed.is_not(None), PatientRow.name, PatientRow.id, LesionRow.position)
        .limit(limit)
    )
    with context.store.read() as session:
        return tuple(_found(lesion, patient) for lesion, patient in session.execute(query))


def _found(lesion: LesionRow, patient: PatientRow) -> LesionFound:
    return LesionFound(
        found_row(patient),
        lesion.id,
        lesion.position + 1,
        lesion.label or lesion.external_id,
        lesion.site,
        lesion.side,
        lesion.closed is not None,
    )


def _of_lesion(word: str) -> ColumnElement[bool]:
    """Whether a word stands in the lesion's name, its site or its side; one letter of an alphabet says too little."""
    if len(word) < _SHORTEST and word.isascii():
        return false()
    sites = [code for code in lists()["site"] if any(word in name for name in _names("site", code))]
    sides = [code for code in lists()["side"] if any(name.startswith(word) for name in _names("side", code))]
    fits: list[ColumnElement[bool]] = [
        func.lower(LesionRow.label).contains(word, autoescape=True),
        LesionRow.site.in_(sites),
        LesionRow.side.in_(sides),
        *(and_(LesionRow.side == side, LesionRow.site == site) for side, site in _joined(word) if site not in sites),
    ]
    number = _NUMBERED.fullmatch(word)
    if number is not None:
        fits.append(and_(LesionRow.label.is_(None), LesionRow.position == int(number[1]) - 1))
    return or_(*fits)


def _joined(word: str) -> list[tuple[str, str]]:
    """Side and site in one word, as Chinese writes them, in full or with the side's first sign: 左侧大腿, 左大腿."""
    return [
        (side, site)
        for side in lists()["side"]
        for site in lists()["site"]
        for before, place in zip(_names("side", side), _names("site", site), strict=True)
        if not before.isascii() and (word in before + place or word in before[0] + place)
    ]


def _of_patient(word: str) -> ColumnElement[bool]:
    parts = normalised(word)
    return and_(*(PatientRow.id.in_(called(part)) for part in parts)) if parts else false()


def _names(list_name: str, code: str) -> tuple[str, ...]:
    """What a word of a list is called, in each language."""
    return tuple(render(text(f"word.{list_name}.{code}"), language).casefold() for language in LANGUAGES)
