"""What somebody else's resource says, or why it is not taken."""

from dataclasses import dataclass

from core.case.base import CaseModel
from core.exchange.fhir.elements import Fields, Resource
from core.texts import Text, text


class NotUnderstood(Exception):
    """The program has no place for it, or it does not say enough."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.key)
        self.reason = reason


class Refused(NotUnderstood):
    """It has a place and cannot be right."""


@dataclass(frozen=True)
class Said:
    """What a resource says: fields of one model of the case."""

    model: type[CaseModel]
    fields: Fields
    left: tuple[str, ...] = ()
    """What else it says, in its own words, that the case has no place for."""


def label(resource: Resource) -> str:
    """What a resource calls what it is about, in its own words."""
    for name in ("code", "medicationCodeableConcept", "type", "category"):
        element = resource.get(name)
        element = element[0] if isinstance(element, list) and element else element
        if isinstance(element, dict):
            shown = [element.get("text"), *(one.get("display") or one.get("code") for one in element.get("coding", ()))]
            found = next(filter(None, shown), None)
            if found:
                return str(found)
    return str(resource.get("resourceType"))


def says(resource: Resource) -> Text:
    """What a resource says, in its own words, with its number when it has one."""
    value = resource.get("valueQuantity") or {}
    if value.get("value") is None:
        return text("exchange.fhir.says", what=label(resource))
    unit = str(value.get("unit") or value.get("code") or "")
    number_said = f"{value.get('comparator') or ''}{value['value']}"
    return text("exchange.fhir.says_value", what=label(resource), value=number_said, unit=unit)
