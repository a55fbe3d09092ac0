"""What somebody else's resources say in the terms of the case, one by one; what they do not say clearly is refused.

The readers of `concepts` read the elements; here it is told which of them a resource is for, and that what it says is
not ambiguous: a code whose unit is another's, a time without its zone, a status that is not final.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pydantic import ValidationError

from core.case.analytes import analytes
from core.case.base import CaseModel
from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.drugs import drugs
from core.case.episode import CareGoal, Episode
from core.case.examination import Examination
from core.case.file import problem_of
from core.case.lesion import Assessment, Lesion
from core.case.therapy import Therapy
from core.case.words import lists
from core.exchange.fhir.codes import LOINC, LaboratoryCode, codes, laboratory_codes, routes, ucum
from core.exchange.fhir.concepts import assessment, course, episode, therapy
from core.exchange.fhir.elements import Fields, Resource, code_in, has_code, moment_in, number
from core.exchange.fhir.kinds import CONCEPTS
from core.exchange.fhir.observations import read_common
from core.exchange.fhir.parts import Find, kind_of, rest_in
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


def said_by(resource: Resource, find: Find) -> Said:
    """What a foreign resource says.

    Raises
    ------
    NotUnderstood
        With the reason, for whoever confirms the import.
    """
    ours = _MODELS.get(kind_of(resource) or "")
    try:
        if ours is not None:
            return _ours(resource, ours, find)
        reader = _READERS.get(resource["resourceType"])
        if reader is None:
            raise NotUnderstood(text("exchange.fhir.reason.type", type=resource["resourceType"]))
        _check_status(resource)
        return reader(resource, find)
    except ValueError as error:
        raise Refused(text(f"exchange.fhir.reason.{_MOMENTS.get(str(error), 'moment')}")) from None


def entry_of(said: Said, entry_id: str | None) -> CaseModel:
    """The entry that was said, checked as every entry is.

    Raises
    ------
    Refused
        When a field is missing or impossible.
    """
    fields = {key: value for key, value in said.fields.items() if value is not None}
    if entry_id is not None:
        fields["id"] = entry_id
    try:
        return said.model.model_validate(fields)
    except ValidationError as error:
        path, problem = problem_of(error)
        raise Refused(text("exchange.fhir.reason.field", field=path, problem=problem)) from None


def _ours(resource: Resource, model: type[CaseModel], find: Find) -> Said:
    """A part of one of our own bundles that is not whole any more: what its elements and its rest say."""
    fields = CONCEPTS[str(kind_of(resource))].read(resource, find) | rest_in(resource)
    return Said(model, {name: value for name, value in fields.items() if name in model.model_fields})


_MODELS: Final[dict[str, type[CaseModel]]] = {
    "episode": Episode,
    "earlier_episode": Episode,
    "care_goal": CareGoal,
    "lesion": Lesion,
    "assessment": Assessment,
    "pain": Pain,
    "laboratory": Laboratory,
    "weight": Weight,
    "function": Function,
    "event": Event,
    "procedure": Procedure,
    "examination": Examination,
    "therapy": Therapy,
}
_MOMENTS: Final = {"without_zone": "without_zone", "imprecise": "imprecise"}
_FINAL: Final = frozenset(
    {"final", "amended", "corrected", "completed", "active", "stopped", "on-hold", "entered-in-error"}
)
_CORRECTED: Final = frozenset({"amended", "corrected"})


def corrects(resource: Resource) -> bool:
    """Whether the sender says that this replaces what it sent before."""
    return resource.get("status") in _CORRECTED


def withdrawn(resource: Resource) -> bool:
    """Whether the sender takes it back."""
    verification = code_in(
        resource.get("verificationStatus"), "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    )
    return "entered-in-error" in (resource.get("status"), verification)


def _check_status(resource: Resource) -> None:
    status = resource.get("status")
    if status is not None and status not in _FINAL:
        raise NotUnderstood(text("exchange.fhir.reason.status", status=status))


def _observation(resource: Resource, find: Find) -> Said:
    code = resource.get("code")
    if has_code(code, LOINC, codes()["wound_panel"].code):
        members = [member for member in map(find, resource.get("hasMember", ())) if member]
        left = tuple(name for member in members for name in _left(member))
        return Said(Assessment, _without_lesion(assessment.ASSESSMENT.read(resource, find)), left)
    if _is_member(resource):
        fields = read_common(resource, find) | assessment.read_member(resource)
        return Said(Assessment, _without_lesion(fields), _left(resource))
    laboratory = _laboratory_codes(code)
    if laboratory:
        return Said(Laboratory, _laboratory(resource, laboratory, find))
    if has_code(code, LOINC, codes()["body_weight"].code):
        return Said(Weight, _weight(resource, find))
    if any(has_code(code, LOINC, codes()[name].code) for name in ("pain_nrs", "pain_vas")):
        return Said(Pain, _pain(resource, find))
    raise NotUnderstood(text("exchange.fhir.reason.code", code=label(resource)))


def _is_member(resource: Resource) -> bool:
    names = ("wound_size", "bed_appearance")
    return any(has_code(resource.get("code"), LOINC, codes()[name].code) for name in names)


def _left(member: Resource) -> tuple[str, ...]:
    """Components of a measure of the wound that are not taken."""
    if not _is_member(member) or not assessment.read_member(member):
        return ()
    return tuple(label(one) for one in member.get("component", ()) if not assessment.is_taken(one))


def _without_lesion(fields: Fields) -> Fields:
    """A foreign wound is not known here: whoever confirms chooses the lesion."""
    measured = {key: value for key, value in fields.items() if key not in ("id", "lesion", "at") and value is not None}
    if not measured:
        raise NotUnderstood(text("exchange.fhir.reason.nothing_known"))
    return {key: value for key, value in fields.items() if key != "lesion"}


def _laboratory_codes(code: Resource | None) -> list[LaboratoryCode]:
    return [row for row in laboratory_codes() if has_code(code, LOINC, row.code)]


def _laboratory(resource: Resource, known: list[LaboratoryCode], find: Find) -> Fields:
    row, value = known[0], resource.get("valueQuantity") or {}
    if len({one.analyte for one in known}) > 1:
        raise Refused(text("exchange.fhir.reason.codes_contradict"))
    if value.get("value") is None:
        raise NotUnderstood(text("exchange.fhir.reason.no_number"))
    if value.get("comparator") not in (None, "<", ">"):
        raise Refused(text("exchange.fhir.reason.comparator", comparator=value["comparator"]))
    unit = _unit(value, row)
    limits: Resource = next(iter(resource.get("referenceRange", ())), {})
    read = course.LABORATORY.read(resource, find)
    written = f"{value.get('comparator', '')}{value['value']}" if value.get("comparator") else number(value["value"])
    return {
        "at": _when(resource, read),
        "analyte": row.analyte,
        "value": written,
        "unit": unit,
        **{
            f"range_{end}": number((limits.get(end) or {}).get("value"))
            for end in ("low", "high")
            if _like(limits.get(end), value)
        },
        "sample": read.get("sample"),
    }


def _when(resource: Resource, read: Fields) -> str | None:
    return read.get("at") or moment_in(resource.get("issued"))


def _like(limit: Resource | None, value: Resource) -> bool:
    """Whether a limit is in the unit of the value; one that says no unit is."""
    given = limit or {}
    return all(given.get(name, value.get(name)) == value.get(name) for name in ("unit", "code"))


def _unit(value: Resource, row: LaboratoryCode) -> str:
    """The unit of a value: what is written and what is coded must be one unit, and one that the LOINC code is for."""
    known = analytes()[row.analyte].units
    written, coded = value.get("unit"), value.get("code")
    of_code = {unit for unit in known if coded is not None and ucum(unit) == coded}
    of_text = {unit for unit in known if written is not None and written in (unit, ucum(unit))}
    if of_code and of_text and not _one_unit(of_code, of_text):
        raise Refused(text("exchange.fhir.reason.units_contradict", unit=str(written), code=str(coded)))
    found = (of_code & of_text) or of_code or of_text
    if not found:
        raise Refused(text("exchange.fhir.reason.unit", unit=str(written or coded or "–")))
    fitting = [unit for unit in known if unit in found and unit in row.units]
    if not fitting:
        raise Refused(text("exchange.fhir.reason.unit_of_code", unit=str(written or coded), name=row.display))
    return fitting[0]


def _one_unit(one: set[str], other: set[str]) -> bool:
    return bool({ucum(unit) for unit in one} & {ucum(unit) for unit in other})


def _weight(resource: Resource, find: Find) -> Fields:
    fields = course.WEIGHT.read(resource, find)
    if fields.get("kg") is None:
        value = resource.get("valueQuantity") or {}
        raise Refused(text("exchange.fhir.reason.unit", unit=str(value.get("code") or value.get("unit") or "–")))
    return {name: fields.get(name) for name in ("at", "kg", "dry")}


def _pain(resource: Resource, find: Find) -> Fields:
    fields = course.PAIN.read(resource, find)
    value = resource.get("valueQuantity") or {}
    if fields.get("instrument") == "vas" and value.get("code", value.get("unit")) != "mm":
        raise Refused(text("exchange.fhir.reason.vas"))
    # On which lesion, a foreign bundle cannot say in our terms.
    return {**fields, "lesion": None}


def _condition(resource: Resource, find: Find) -> Said:
    if not episode.is_calciphylaxis(resource):
        raise NotUnderstood(text("exchange.fhir.reason.condition", code=label(resource)))
    fields = episode.EPISODE.read(resource, find)
    fields["onset"] = fields["onset"] or moment_in(resource.get("recordedDate"))
    return Said(Episode, fields)


def _medication(resource: Resource, find: Find) -> Said:
    """A MedicationStatement, or a MedicationRequest that was an order."""
    request = resource["resourceType"] == "MedicationRequest"
    if request and resource.get("intent") not in ("order", "original-order", "instance-order"):
        raise NotUnderstood(text("exchange.fhir.reason.status", status=str(resource.get("intent"))))
    drug = _drug(resource, find)
    dosages = resource.get("dosageInstruction" if request else "dosage", [])
    dosage: Resource = dosages[0] if dosages else {}
    bounds = dosage.get("timing", {}).get("repeat", {}).get("boundsPeriod", {})
    period = bounds if request else resource.get("effectivePeriod") or {}
    start = period.get("start") or resource.get("authoredOn" if request else "effectiveDateTime")
    stop = moment_in(period.get("end"))
    if resource.get("status") in ("stopped", "completed") and stop is None:
        raise NotUnderstood(text("exchange.fhir.reason.no_stop"))
    if len(dosages) > 1:
        raise NotUnderstood(text("exchange.fhir.reason.dosages"))
    if start is None:
        raise Refused(text("exchange.fhir.reason.moment"))
    fields = {"drug": drug, "route": _route(dosage, drug), "start": moment_in(start), "stop": stop, **_dose(dosage)}
    return Said(Therapy, fields, _unsaid(dosage, fields))


def _unsaid(dosage: Resource, fields: Fields) -> tuple[str, ...]:
    """What of a dosage the therapy does not carry: its text then tells it to whoever confirms."""
    repeat = dosage.get("timing", {}).get("repeat", {})
    often = fields.get("per_day") is not None or fields.get("per_week") is not None
    lost = (repeat and not often and set(repeat) != {"boundsPeriod"}) or (
        fields.get("dose") is None and dosage.get("doseAndRate")
    )
    code = dosage.get("timing", {}).get("code")
    return (
        (str(dosage.get("text") or "timing"),)
        if lost or code or (dosage.get("text") and fields.get("dose") is None)
        else ()
    )


def _dose(dosage: Resource) -> Fields:
    dose = therapy.read_dose(dosage)
    if dose.get("unit") is not None:
        amount: Any = next(iter(dosage.get("doseAndRate", ())), {})
        given = amount.get("doseQuantity") or amount.get("rateQuantity") or {}
        unit = next(
            (unit for unit in _dose_units() if given.get("code", given.get("unit")) in (unit, ucum(unit))), None
        )
        if unit is None:
            raise Refused(text("exchange.fhir.reason.unit", unit=str(given.get("unit") or given.get("code"))))
        dose["unit"] = unit
    return dose


def _dose_units() -> tuple[str, ...]:
    return lists()["dose_unit"]


def _drug(resource: Resource, find: Find) -> str:
    medication = resource.get("medicationCodeableConcept")
    if medication is None:
        medication = (_medication_of(resource, find) or {}).get("code")
    own = code_in(medication, course.DRUG)
    if own in drugs():
        return str(own)
    names = [(medication or {}).get("text"), *(one.get("display") for one in (medication or {}).get("coding", ()))]
    found = {_drug_names()[key] for name in names if name and (key := _plain(name)) in _drug_names()}
    if len(found) != 1:
        raise NotUnderstood(text("exchange.fhir.reason.drug", name=next(filter(None, names), "–")))
    return found.pop()


def _medication_of(resource: Resource, find: Find) -> Resource | None:
    """The Medication that is referred to: in the bundle, or in the resource itself."""
    reference = resource.get("medicationReference") or {}
    inner = (one for one in resource.get("contained", ()) if f"#{one.get('id')}" == reference.get("reference"))
    return next(inner, None) or find(reference)


@cache
def _drug_names() -> dict[str, str]:
    """INN and synonyms → the drug's code. A name that two drugs share is nobody's."""
    named: dict[str, set[str]] = {}
    for code, drug in drugs().items():
        for name in (code.replace("_", " "), *drug.synonyms):
            named.setdefault(_plain(name), set()).add(code)
    return {name: next(iter(found)) for name, found in named.items() if len(found) == 1}


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def _route(dosage: Resource, drug: str) -> str:
    """The route that is said; where none is, the only one that the drug has."""
    said = dosage.get("route")
    own = next((word for word, code in routes().items() if has_code(said, code.system, code.code)), None)
    named = {_plain((said or {}).get("text") or "")} | {
        _plain(one.get("display") or "") for one in (said or {}).get("coding", ())
    }
    by_name = next((word for word in _route_words() if named & {word, f"{word} route"}), None)
    if own or by_name:
        return str(own or by_name)
    offered = drugs()[drug].routes
    if said is None and len(offered) == 1:
        return offered[0]
    raise NotUnderstood(text("exchange.fhir.reason.route"))


def _route_words() -> tuple[str, ...]:
    return lists()["route"]


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


_READERS: Final[dict[str, Callable[[Resource, Find], Said]]] = {
    "Observation": _observation,
    "Condition": _condition,
    "MedicationStatement": _medication,
    "MedicationRequest": _medication,
}
