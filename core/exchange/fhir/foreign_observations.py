"""What somebody else's observation says: of a wound, a laboratory value, a weight or a pain score."""

from core.case.analytes import analytes
from core.case.course import Laboratory, Pain, Weight
from core.case.lesion import Assessment
from core.exchange.fhir.codes import LOINC, LaboratoryCode, codes, laboratory_codes, ucum
from core.exchange.fhir.concepts import assessment, course
from core.exchange.fhir.elements import Fields, Resource, has_code, moment_in, number
from core.exchange.fhir.observations import read_common
from core.exchange.fhir.parts import Find
from core.exchange.fhir.said import NotUnderstood, Refused, Said, label
from core.texts import text


def observation(resource: Resource, find: Find) -> Said:
    """What a foreign Observation says.

    Raises
    ------
    NotUnderstood
        With the reason, for whoever confirms the import.
    """
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
