"""What somebody else's medication says: which drug, by which route, how much and since when."""

import re
from functools import cache
from typing import Any

from core.case.drugs import drugs
from core.case.therapy import Therapy
from core.case.words import lists
from core.exchange.fhir.codes import routes, ucum
from core.exchange.fhir.concepts import course, therapy
from core.exchange.fhir.elements import Fields, Resource, code_in, has_code, moment_in
from core.exchange.fhir.parts import Find
from core.exchange.fhir.said import NotUnderstood, Refused, Said
from core.texts import text


def medication(resource: Resource, find: Find) -> Said:
    """What a MedicationStatement says, or a MedicationRequest that was an order.

    Raises
    ------
    NotUnderstood
        With the reason, for whoever confirms the import.
    """
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
