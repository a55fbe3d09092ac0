"""Our values as DICOM writes them: names, texts, moments, and identifiers that are the same from run to run."""

import uuid
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import UID

from core import resources
from core.case.moments import DayOrInstant, day
from core.errors import InvalidInput

_NAMESPACE: Final = uuid.UUID("6f0e7a52-64d5-5c3b-9a3e-1f1c6c0c9d2e")
"""Ours alone: identifiers made in it meet nobody else's."""

LONG: Final = 64
"""Characters of a long string (LO) and of each way of writing a person's name (PS3.5 §6.2)."""

_SEXES: Final = {"female": "F", "male": "M", "other": "O"}


@cache
def terms() -> dict[str, Any]:
    """`resources/exchange/dicom.toml`: regions, laterality, methods of compression."""
    return resources.read_toml("exchange", "dicom.toml")


def uid(*parts: str) -> UID:
    """An identifier derived from a UUID (PS3.5 §B.2) that the same parts always give."""
    return UID(f"2.25.{uuid.uuid5(_NAMESPACE, chr(31).join(parts)).int}")


def clean(words: str, length: int = LONG) -> str:
    """A text without what DICOM reads as more than a letter: backslash and control characters."""
    plain = "".join(" " if sign == "\\" or ord(sign) < 32 or ord(sign) == 127 else sign for sign in words)
    return " ".join(plain.split())[:length].strip()


def patient_id(record_number: str) -> str:
    """The record number, whole: a shortened one would be another patient's.

    Raises
    ------
    InvalidInput
        When DICOM has no room for it.
    """
    if len(record_number) > LONG or clean(record_number) != record_number:
        raise InvalidInput("error.dicom.record_number", number=record_number)
    return record_number


def person_name(name: str, native_name: str | None = None) -> str:
    """A person's name, with the one in their own script as the ideographic way of writing it (PS3.5 §6.2.1.1).

    A comma parts the family's name from the others; without one the record does not say, and nothing is parted.
    """
    latin, native = _name_part(name), _name_part(native_name or "")
    return f"{latin}={native}" if native else latin


def _name_part(words: str) -> str:
    family, comma, others = words.translate({ord("^"): " ", ord("="): " "}).partition(",")
    return f"{clean(family)}^{clean(others)}"[:LONG] if comma else clean(family)


def sex(word: str) -> str:
    """F, M, O, or nothing where it is not known."""
    return _SEXES.get(word, "")


def da(moment: DayOrInstant) -> str:
    """A date (DA): of an instant the day in its own offset."""
    return day(moment).strftime("%Y%m%d")


def tm(moment: DayOrInstant) -> str:
    """A time (TM) in the moment's own offset; nothing for a day."""
    return moment.strftime("%H%M%S") if isinstance(moment, datetime) else ""


def dt(moment: datetime) -> str:
    """An instant with its offset (DT)."""
    return moment.strftime("%Y%m%d%H%M%S.%f") + offset(moment)


def offset(moment: datetime) -> str:
    """The offset from UTC as `+0800`, in whole minutes."""
    gone = moment.utcoffset()
    minutes = 0 if gone is None else round(gone.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"


def put_moment(target: Dataset, moment: DayOrInstant) -> None:
    """When the content was made: its day, its time and offset where they are known, and no guess where not."""
    target.ContentDate = da(moment)
    if isinstance(moment, datetime):
        target.ContentTime = tm(moment)
        target.AcquisitionDateTime = dt(moment)
        target.TimezoneOffsetFromUTC = offset(moment)
    elif isinstance(moment, date):
        target.AcquisitionDate = da(moment)


def code(value: str, meaning: str, scheme: str = "SCT") -> Dataset:
    """One code with its scheme and meaning."""
    made = Dataset()
    made.CodeValue, made.CodingSchemeDesignator, made.CodeMeaning = value, scheme, meaning
    return made


def codes(*made: Dataset) -> Sequence:
    """A sequence of codes."""
    return Sequence(made)
