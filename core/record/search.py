"""Finding a patient by any part of a name or number: normalised tokens, found by their beginning."""

import unicodedata
from itertools import islice, product
from typing import Final

from sqlalchemy import ForeignKey, Select, String, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.case.names import without_accents
from core.case.patient import Patient
from core.record.base import Base, Id

_LAST: Final = chr(0x10FFFF)
_LONGEST_TOKEN: Final = 100
_MOST_READINGS: Final = 32


class PatientSearchTokenRow(Base):
    """One way to find a patient."""

    __tablename__ = "patient_search_token"

    token: Mapped[str] = mapped_column(String(_LONGEST_TOKEN), primary_key=True)
    patient_id: Mapped[str] = mapped_column(Id, ForeignKey("patient.id"), primary_key=True, index=True)


def normalised(words: str) -> list[str]:
    """The words of a text without case, accents and punctuation: `"Müller-Łoś, Zoë"` → `müller…` as plain letters."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    parts = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return [part[:_LONGEST_TOKEN] for part in parts]


def tokens_of(patient: Patient) -> frozenset[str]:
    """What a patient is found by: parts of the names, pinyin and its initials, record numbers whole and in parts."""
    found: set[str] = set()
    for name in (patient.name, patient.native_name or ""):
        parts = normalised(name)
        found.update((*parts, "".join(parts)))
        plain = normalised(without_accents(name))  # Łoś is found as los by who has no ł on the keyboard
        found.update((*plain, "".join(plain)))
        for part in parts:
            if any(map(_is_han, part)):
                found.update(part[start:] for start in range(len(part)))
                found.update(_pinyin(part))
    for number in (patient.record_number, *patient.also_known_as):
        parts = normalised(number)
        found.update((*parts, "".join(parts)))
        found.update(part.lstrip("0") for part in parts if part.isdigit())
    return frozenset(token[:_LONGEST_TOKEN] for token in found if token)


def keep_tokens(session: Session, patient_id: str, patient: Patient) -> None:
    """Replace the tokens of a patient; to be called whenever identity changes."""
    session.execute(delete(PatientSearchTokenRow).where(PatientSearchTokenRow.patient_id == patient_id))
    tokens = sorted(tokens_of(patient))
    if tokens:  # a name may be all punctuation
        session.execute(insert(PatientSearchTokenRow), [{"token": token, "patient_id": patient_id} for token in tokens])


def patient_ids(session: Session, words: str, limit: int, *, anywhere: bool = False) -> list[str]:
    """Ids of at most `limit` patients of whom every word begins a token; none for an empty search.

    One statement whatever the number of words, each a range of the tokens' index; `anywhere` in a token reads them all.
    """
    wanted = normalised(words)
    if not wanted:
        return []
    token = PatientSearchTokenRow
    found = called(wanted[0], anywhere=anywhere)
    for word in wanted[1:]:
        found = found.where(token.patient_id.in_(called(word, anywhere=anywhere)))
    return list(session.scalars(found.distinct().order_by(token.patient_id).limit(limit)))


def called(word: str, *, anywhere: bool = False) -> Select[str]:
    """Ids of the patients of whom a normalised word begins a token, or stands anywhere in one."""
    token = PatientSearchTokenRow
    if anywhere:
        return select(token.patient_id).where(token.token.contains(word, autoescape=True))
    return select(token.patient_id).where(token.token >= word, token.token < word + _LAST)


def _is_han(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("CJK")


def _pinyin(name: str) -> set[str]:
    """Pinyin and initials from each syllable on, for each reading of a name (曾 is zeng and ceng)."""
    from pypinyin import Style, pinyin  # its dictionary takes a tenth of a second: only where there is Chinese

    syllables = pinyin(name, style=Style.NORMAL, heteronym=True, errors="ignore")
    found: set[str] = set()
    for reading in islice(product(*syllables), _MOST_READINGS):
        for spelling in (reading, tuple(part.replace("v", "u") for part in reading)):
            for start in range(len(spelling)):
                found.update(
                    (spelling[start], "".join(spelling[start:]), "".join(part[0] for part in spelling[start:]))
                )
    return found
