"""The small parts that resources are built of and read from: texts, moments, quantities, concepts, references.

A resource is its JSON as plain dictionaries. What a text cannot carry in FHIR is left out here without a word: the
part that it belongs to notices that it does not come back and carries it itself (`core.exchange.fhir.parts`).
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

from core.exchange.fhir.codes import UCUM, Code, ucum
from core.texts import Language, render, text

Resource: TypeAlias = dict[str, Any]
Fields: TypeAlias = dict[str, Any]
"""A part of the case as the case file writes it: the keys of its JSON."""

OURS: Final = "urn:calcitrack:"
ID_SYSTEM: Final = OURS + "id"
BODY_SITE: Final = "http://hl7.org/fhir/StructureDefinition/bodySite"
ABSENT_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ODD_SPACE = re.compile(r"[^\S \t\n\r]|﻿")
_FHIR_ZONE = re.compile(r"[+-](0\d|1[0-3]):[0-5]\d$|[+-]14:00$")


def made(**elements: Any) -> Resource:
    """A resource or element of what is known: whatever is None or empty is left out."""
    return {key.rstrip("_"): value for key, value in elements.items() if value not in (None, "", [], {}, ())}


def clean(value: str | None) -> str | None:
    """A text as FHIR and XML allow it, or None when nothing of it is left."""
    if value is None:
        return None
    return _ODD_SPACE.sub(" ", _NOT_XML.sub("", value)).strip() or None


def moment_out(moment: str | None) -> str | None:
    """A moment of the case file as a FHIR dateTime; offsets that FHIR cannot write become UTC."""
    if moment is None or len(moment) == 10 or _FHIR_ZONE.search(moment):
        return moment
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat()


def moment_in(value: Any) -> str | None:
    """A FHIR date or dateTime as the case file writes it.

    Raises
    ------
    ValueError
        For a year or a month alone, and for a time without its zone: which moment it means would be a guess.
    """
    if value is None:
        return None
    if not isinstance(value, str):  # a year as a number
        raise ValueError("imprecise")
    if len(value) == 10:
        return date.fromisoformat(value).isoformat()
    if "T" not in value:
        raise ValueError("imprecise")
    moment = datetime.fromisoformat(value)
    if moment.utcoffset() is None:
        raise ValueError("without_zone")
    return moment.isoformat()


def number(value: Any) -> int | float | None:
    """A FHIR number as the case file writes it."""
    if value is None or isinstance(value, bool):
        return None
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() and abs(exact.adjusted()) < 15 else float(exact)


def scaled(value: float | None, factor: str) -> int | float | None:
    """`value` times a power of ten, digit for digit."""
    return None if value is None else number(Decimal(str(value)) * Decimal(factor))


def quantity(value: float | None, unit: str | None, comparator: str | None = None) -> Resource | None:
    """A Quantity in a unit of the case file, coded in UCUM."""
    if value is None:
        return None
    return {
        **made(comparator=comparator),
        "value": value,
        **made(unit=unit, system=unit and UCUM, code=unit and ucum(unit)),
    }


def coding(code: Code) -> Resource:
    """One code of somebody else's system."""
    return made(system=code.system, code=code.code, display=code.display)


def concept(*codings: Resource, said: str | None = None) -> Resource:
    """A CodeableConcept of codings and a text."""
    return made(coding=list(codings), text=clean(said))


def has_code(element: Resource | None, system: str, code: str) -> bool:
    """Whether a CodeableConcept carries a code."""
    return any(one.get("system") == system and one.get("code") == code for one in (element or {}).get("coding", ()))


def code_in(element: Resource | None, system: str) -> str | None:
    """The first code that a CodeableConcept carries from a system."""
    found = (one.get("code") for one in (element or {}).get("coding", ()) if one.get("system") == system)
    return next(found, None)


def word_system(words: str) -> str:
    """The code system of one of the case file's closed lists."""
    return f"{OURS}word:{words}"


def word(words: str, value: str | None, language: Language) -> Resource | None:
    """One word of a closed list, with its text in the bundle's language."""
    if value is None:
        return None
    said = render(text(f"word.{words}.{value}"), language)
    return concept({"system": word_system(words), "code": value}, said=said)


def word_in(element: Resource | None, words: str) -> str | None:
    """The word of a closed list that a CodeableConcept carries."""
    return code_in(element, word_system(words))


def ours(code: str, said: str, *others: Resource) -> Resource:
    """What an observation is about, in our own code system beside any other."""
    return concept(*others, {"system": OURS + "about", "code": code}, said=said)


def about(resource: Resource) -> str | None:
    """What one of our own observations or components is about."""
    return code_in(resource.get("code"), OURS + "about")


def identifier(value: str | None, system: str = ID_SYSTEM) -> list[Resource]:
    """An identifier, when there is something to identify."""
    cleaned = clean(value)
    return [{"system": system, "value": cleaned}] if cleaned else []


def identified(resource: Resource | None, system: str = ID_SYSTEM) -> str | None:
    """The value of the first identifier of a system."""
    found = (one.get("value") for one in (resource or {}).get("identifier", ()) if one.get("system") == system)
    return next(found, None)


def extension(resource: Resource, url: str) -> Resource | None:
    """The first extension of an element by its URL."""
    return next((one for one in resource.get("extension", ()) if one.get("url") == url), None)


def component(resource: Resource, name: str) -> Resource | None:
    """The component of one of our observations that is about `name`."""
    return next((one for one in resource.get("component", ()) if about(one) == name), None)


def without_none(items: Iterable[tuple[str, Any]]) -> Fields:
    """Fields of what was found."""
    return {key: value for key, value in items if value is not None}
