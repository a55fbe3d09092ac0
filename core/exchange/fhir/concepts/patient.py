"""Who the patient is, and the standing facts: kidney, comorbidities, allergies, height and dry weight."""

from typing import Final

from core.exchange.fhir.elements import (
    OURS,
    Fields,
    Resource,
    clean,
    code_in,
    component,
    concept,
    extension,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    number,
    quantity,
    without_none,
    word_in,
)
from core.exchange.fhir.observations import named
from core.exchange.fhir.parts import Bundle, Concept, Find

RECORD_NUMBER: Final = OURS + "record-number"
_MERGED: Final = OURS + "merged-record-number"
_NATIVE: Final = OURS + "native-name"
_TYPES: Final = "http://terminology.hl7.org/CodeSystem/v2-0203"
_ABSENT: Final = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_ALLERGY: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
_KIDNEY_UNITS: Final = {
    "egfr": "mL/min/1.73m2",
    "sessions_per_week": "/wk",
    "kt_v": "1",
    "dialysate_calcium_mmol_l": "mmol/L",
}


def _write_patient(fields: Fields, bundle: Bundle) -> Resource:
    number_of_record = identifier(fields.get("record_number"), RECORD_NUMBER)
    for one in number_of_record:
        one.update(use="usual", type=concept({"system": _TYPES, "code": "MR"}))
    native = clean(fields.get("native_name"))
    names = [made(use="official", text=clean(fields.get("name")))]
    if native:
        names.append({"extension": [{"url": _NATIVE, "valueBoolean": True}], "text": native})
    merged = [{"use": "old", **one} for old in fields.get("also_known_as", ()) for one in identifier(old, _MERGED)]
    return made(
        resourceType="Patient",
        identifier=[*number_of_record, *identifier(fields.get("id")), *merged],
        name=names,
        gender=fields.get("sex"),
        birthDate=fields.get("birth_date"),
    )


def _read_patient(resource: Resource, find: Find) -> Fields:
    names = resource.get("name", [])
    native = next((one for one in names if extension(one, _NATIVE)), None)
    said = next((_name(one) for one in names if one is not native), None)
    merged = [one.get("value") for one in resource.get("identifier", ()) if one.get("system") == _MERGED]
    return {
        "id": identified(resource),
        "record_number": _record_number(resource),
        "name": said,
        "native_name": (native or {}).get("text"),
        "sex": resource.get("gender"),
        "birth_date": moment_in(resource.get("birthDate")),
        **({"also_known_as": merged} if merged else {}),
    }


def _name(name: Resource) -> str | None:
    said: str | None = name.get("text")
    return said or " ".join([*name.get("given", ()), *filter(None, [name.get("family")])]) or None


def _record_number(resource: Resource) -> str | None:
    own = identified(resource, RECORD_NUMBER)
    if own is not None:
        return own
    given = [one for one in resource.get("identifier", ()) if one.get("value")]
    typed = [one for one in given if code_in(one.get("type"), _TYPES) == "MR"]
    return next((str(one["value"]) for one in [*typed, *given]), None)


def _write_comorbidity(fields: Fields, bundle: Bundle) -> Resource:
    return made(
        resourceType="Condition",
        clinicalStatus=concept({"system": _CLINICAL, "code": "active"}),
        code=bundle.word("comorbidity", fields["word"]),
        subject=bundle.subject,
    )


def _read_comorbidity(resource: Resource, find: Find) -> Fields:
    return without_none([("word", word_in(resource.get("code"), "comorbidity"))])


def _write_allergy(fields: Fields, bundle: Bundle) -> Resource:
    return made(
        resourceType="AllergyIntolerance",
        clinicalStatus=concept({"system": _ALLERGY, "code": "active"}),
        code=concept(said=fields["text"]),
        patient=bundle.subject,
    )


def _read_allergy(resource: Resource, find: Find) -> Fields:
    code = resource.get("code") or {}
    displays = [one.get("display") for one in code.get("coding", ())]
    return without_none([("text", next(filter(None, [code.get("text"), *displays]), None))])


def _write_kidney(fields: Fields, bundle: Bundle) -> Resource:
    components: list[Resource] = [
        {"code": named(name, bundle.say(f"exchange.fhir.kidney.{name}")), "valueQuantity": quantity(fields[name], unit)}
        for name, unit in _KIDNEY_UNITS.items()
        if fields.get(name) is not None
    ]
    since = moment_out(fields.get("dialysis_since"))
    if since:
        said = bundle.say("exchange.fhir.kidney.dialysis_since")
        components.append({"code": named("dialysis_since", said), "valueDateTime": since})
    return made(
        resourceType="Observation",
        status="final",
        code=named("kidney", bundle.say("exchange.fhir.kidney")),
        subject=bundle.subject,
        effectiveDateTime=moment_out(fields.get("at")),
        valueCodeableConcept=bundle.word("kidney_status", fields["status"]),
        component=components,
    )


def _read_kidney(resource: Resource, find: Find) -> Fields:
    numbers = {name: (component(resource, name) or {}).get("valueQuantity", {}).get("value") for name in _KIDNEY_UNITS}
    return without_none(
        [
            ("status", word_in(resource.get("valueCodeableConcept"), "kidney_status")),
            ("at", moment_in(resource.get("effectiveDateTime"))),
            ("dialysis_since", moment_in((component(resource, "dialysis_since") or {}).get("valueDateTime"))),
            *((name, number(value)) for name, value in numbers.items()),
        ]
    )


def _standing(name: str, unit: str, code: str | None) -> Concept:
    """A measure of the patient without a date."""

    def write(fields: Fields, bundle: Bundle) -> Resource:
        said = bundle.say(f"exchange.fhir.{name}")
        return made(
            resourceType="Observation",
            status="final",
            code=named(name, said, code),
            subject=bundle.subject,
            _effectiveDateTime={"extension": [{"url": _ABSENT, "valueCode": "unknown"}]},
            valueQuantity=quantity(fields["value"], unit),
        )

    def read(resource: Resource, find: Find) -> Fields:
        value = resource.get("valueQuantity", {})
        same_unit = value.get("code", value.get("unit")) == unit
        return without_none([("value", number(value.get("value")) if same_unit else None)])

    return Concept(write, read)


PATIENT: Final = Concept(_write_patient, _read_patient)
COMORBIDITY: Final = Concept(_write_comorbidity, _read_comorbidity)
ALLERGY: Final = Concept(_write_allergy, _read_allergy)
KIDNEY: Final = Concept(_write_kidney, _read_kidney)
HEIGHT: Final = _standing("height", "cm", "body_height")
DRY_WEIGHT: Final = _standing("dry_weight", "kg", None)
