"""What happens to the patient: pain, laboratory values, weight, function, events, procedures, examinations."""

from typing import Any, Final

from core.case.analytes import analytes
from core.case.course import ASLEEP
from core.case.examination import examination_kinds
from core.exchange.fhir.codes import LOINC, codes, laboratory_code, ucum
from core.exchange.fhir.elements import (
    OURS,
    Fields,
    Resource,
    about,
    clean,
    code_in,
    coding,
    component,
    concept,
    has_code,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    number,
    ours,
    quantity,
    without_none,
    word_in,
)
from core.exchange.fhir.observations import named, observation, read_common
from core.exchange.fhir.parts import Bundle, Concept, Find, lesion_of, note, note_in

_TARGET: Final = "http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure"
DRUG: Final = OURS + "drug"
_ANALYTE: Final = OURS + "analyte"
_PAIN_CODES: Final = {"nrs": "pain_nrs", "vas": "pain_vas"}
_POSS: Final = OURS + "poss"
_SCORE: Final = {"system": "http://unitsofmeasure.org", "code": "{score}"}


def _valued(name: str, said: str, **value: Any) -> Resource:
    return {"code": named(name, said), **value}


def _write_pain(fields: Fields, bundle: Bundle) -> Resource:
    instrument = fields["instrument"]
    context = bundle.word("pain_context", fields.get("context"))
    components = (
        [_valued("pain_context", bundle.say("exchange.fhir.pain_context"), valueCodeableConcept=context)]
        if context
        else []
    )
    components += [
        _valued(f"item.{name}", name, valueInteger=answer)
        for name, answer in (fields.get("items") or {}).items()
        if _is_code(name)
    ]
    word = bundle.word("pain_instrument", instrument) or {}
    published = [coding(codes()[_PAIN_CODES[instrument]])] if instrument in _PAIN_CODES else []
    code = ours("pain", word["text"], *published, *word["coding"])
    return observation(bundle, fields, code, "survey", **_score(fields, bundle), component=components)


def _score(fields: Fields, bundle: Bundle) -> Resource:
    """A score as a number; of a patient asleep as the word that it is."""
    score = fields["score"]
    if score == ASLEEP:
        said = bundle.say(f"instrument.poss.level.{score}")
        return {"valueCodeableConcept": concept({"system": _POSS, "code": score}, said=said)}
    if fields["instrument"] == "vas":
        # A visual analogue scale is a line of 100 mm; said without its unit, it could be one of 10 cm.
        return {"valueQuantity": quantity(score, "mm")}
    return {"valueQuantity": {"value": score, **_SCORE}}


def _is_code(name: str) -> bool:
    return name == clean(name) and name == " ".join(name.split())


def _read_pain(resource: Resource, find: Find) -> Fields:
    published = (
        name for name, code in _PAIN_CODES.items() if has_code(resource.get("code"), LOINC, codes()[code].code)
    )
    context = (component(resource, "pain_context") or {}).get("valueCodeableConcept")
    items = {
        name.removeprefix("item."): one.get("valueInteger")
        for one in resource.get("component", ())
        if (name := about(one) or "").startswith("item.")
    }
    value = (resource.get("valueQuantity") or {}).get("value", resource.get("valueInteger"))
    return without_none(
        [
            *read_common(resource, find).items(),
            ("instrument", word_in(resource.get("code"), "pain_instrument") or next(published, None)),
            ("context", word_in(context, "pain_context")),
            ("score", code_in(resource.get("valueCodeableConcept"), _POSS) or number(value)),
            ("items", items or None),
        ]
    )


def _write_laboratory(fields: Fields, bundle: Bundle) -> Resource:
    analyte, unit, value = fields["analyte"], fields["unit"], fields["value"]
    comparator, digits = (value[0], value[1:].strip()) if isinstance(value, str) else (None, value)
    known = laboratory_code(analyte, unit)
    published = [made(system=LOINC, code=known.code, display=known.display)] if known else []
    code = concept(*published, {"system": _ANALYTE, "code": analyte}, said=bundle.say(f"analyte.{analyte}"))
    limits = made(low=quantity(fields.get("range_low"), unit), high=quantity(fields.get("range_high"), unit))
    sample = identifier(fields.get("sample"), OURS + "sample")
    return observation(
        bundle,
        fields,
        code,
        "laboratory",
        valueQuantity=quantity(number(digits), unit, comparator),
        referenceRange=[limits] if limits else None,
        specimen={"identifier": sample[0]} if sample else None,
    )


def _read_laboratory(resource: Resource, find: Find) -> Fields:
    analyte = analyte_of(resource)
    value = resource.get("valueQuantity") or {}
    unit = unit_of(value, analyte) if analyte else None
    limits: Resource = next(iter(resource.get("referenceRange", ())), {})
    read = number(value.get("value"))
    written = f"{value['comparator']}{value.get('value')}" if value.get("comparator") in ("<", ">") else read
    return without_none(
        [
            *read_common(resource, find).items(),
            ("analyte", analyte),
            ("value", written if read is not None else None),
            ("unit", unit),
            ("range_low", number((limits.get("low") or {}).get("value"))),
            ("range_high", number((limits.get("high") or {}).get("value"))),
            ("sample", ((resource.get("specimen") or {}).get("identifier") or {}).get("value")),
        ]
    )


def analyte_of(resource: Resource) -> str | None:
    """The analyte of one of our own laboratory values; somebody else's is told by `foreign`, which checks its unit."""
    return code_in(resource.get("code"), _ANALYTE)


def unit_of(value: Resource, analyte: str) -> str | None:
    """The unit of a Quantity as the case file writes it, when the analyte knows it."""
    if analyte not in analytes():
        return None
    known = analytes()[analyte].units
    if value.get("unit") in known:
        return str(value["unit"])
    return next((unit for unit in known if ucum(unit) == value.get("code")), None)


def _write_weight(fields: Fields, bundle: Bundle) -> Resource:
    dry = fields.get("dry")
    components = [] if dry is None else [_valued("dry", bundle.say("exchange.fhir.dry_weight"), valueBoolean=dry)]
    code = named("weight", bundle.say("exchange.fhir.weight"), "body_weight")
    return observation(
        bundle, fields, code, "vital-signs", valueQuantity=quantity(fields["kg"], "kg"), component=components
    )


def _read_weight(resource: Resource, find: Find) -> Fields:
    value = resource.get("valueQuantity") or {}
    factor = {"kg": "1", "g": "0.001"}.get(value.get("code") or value.get("unit") or "")
    kg = number(value.get("value")) if factor == "1" else None
    if factor == "0.001" and value.get("value") is not None:
        kg = number(value["value"] / 1000)
    dry = (component(resource, "dry") or {}).get("valueBoolean")
    return without_none([*read_common(resource, find).items(), ("kg", kg), ("dry", dry)])


def _write_function(fields: Fields, bundle: Bundle) -> Resource:
    scale = bundle.word("function_scale", fields["scale"]) or {}
    code = ours("function", scale["text"], *scale["coding"])
    return observation(bundle, fields, code, "survey", valueInteger=fields["value"])


def _read_function(resource: Resource, find: Find) -> Fields:
    scale = word_in(resource.get("code"), "function_scale")
    return without_none(
        [*read_common(resource, find).items(), ("scale", scale), ("value", resource.get("valueInteger"))]
    )


def _write_event(fields: Fields, bundle: Bundle) -> Resource:
    kind = bundle.word("event", fields["kind"]) or {}
    components: list[Resource] = []
    if fields.get("value") is not None:
        components.append(_valued("value", kind["text"], valueQuantity={"value": fields["value"], **_SCORE}))
    answer = bundle.word("surprise_answer", fields.get("answer"))
    if answer:
        components.append(_valued("answer", kind["text"], valueCodeableConcept=answer))
    if fields.get("hypotension") is not None:
        said = bundle.say("exchange.fhir.hypotension")
        components.append(_valued("hypotension", said, valueBoolean=fields["hypotension"]))
    if fields.get("drug") is not None:
        drug = concept({"system": DRUG, "code": fields["drug"]}, said=bundle.say(f"drug.{fields['drug']}"))
        components.append(_valued("drug", bundle.say("exchange.fhir.drug"), valueCodeableConcept=drug))
    if fields.get("dose") is not None:
        components.append(
            _valued(
                "dose", bundle.say("exchange.fhir.dose"), valueQuantity=quantity(fields["dose"], fields.get("unit"))
            )
        )
    purpose = bundle.word("as_needed_purpose", fields.get("purpose"))
    if purpose:
        components.append(_valued("purpose", bundle.say("exchange.fhir.purpose"), valueCodeableConcept=purpose))
    code = ours("event", kind["text"], *kind["coding"])
    return observation(bundle, fields, code, component=components, note=note(fields.get("note")))


def _read_event(resource: Resource, find: Find) -> Fields:
    def of(name: str, value: str) -> Any:
        return (component(resource, name) or {}).get(value)

    return without_none(
        [
            *read_common(resource, find).items(),
            ("kind", word_in(resource.get("code"), "event")),
            ("value", number((of("value", "valueQuantity") or {}).get("value"))),
            ("answer", word_in(of("answer", "valueCodeableConcept"), "surprise_answer")),
            ("hypotension", of("hypotension", "valueBoolean")),
            ("drug", code_in(of("drug", "valueCodeableConcept"), DRUG)),
            ("dose", number((of("dose", "valueQuantity") or {}).get("value"))),
            ("unit", (of("dose", "valueQuantity") or {}).get("unit")),
            ("purpose", word_in(of("purpose", "valueCodeableConcept"), "as_needed_purpose")),
            ("note", note_in(resource)),
        ]
    )


def _write_procedure(fields: Fields, bundle: Bundle) -> Resource:
    target = bundle.reference("lesion", fields.get("lesion"))
    return made(
        resourceType="Procedure",
        extension=[{"url": _TARGET, "valueReference": target}] if target else None,
        identifier=identifier(fields.get("id")),
        status="entered-in-error" if bundle.withdrawn(fields) else "completed",
        code=bundle.word("procedure", fields["kind"]),
        subject=bundle.subject,
        performedDateTime=moment_out(fields["at"]),
        note=note(fields.get("note")),
    )


def _read_procedure(resource: Resource, find: Find) -> Fields:
    return without_none(
        [
            ("id", identified(resource)),
            ("at", moment_in(resource.get("performedDateTime"))),
            ("kind", word_in(resource.get("code"), "procedure")),
            ("lesion", lesion_of(resource, find, _TARGET)),
            ("note", note_in(resource)),
        ]
    )


def _write_examination(fields: Fields, bundle: Bundle) -> Resource:
    kind = bundle.word("examination", fields["kind"]) or {}
    mimic = bundle.word("mimic", fields.get("mimic"))
    unit = examination_kinds()[fields["kind"]].unit
    value = fields.get("value")
    return observation(
        bundle,
        fields,
        ours("examination", kind["text"], *kind["coding"]),
        valueQuantity=quantity(value, unit),
        valueCodeableConcept=bundle.word("examination_result", fields.get("result")),
        bodySite=bundle.word("side", fields.get("side")),
        component=[_valued("mimic", mimic["text"], valueCodeableConcept=mimic)] if mimic else None,
        note=note(fields.get("note")),
    )


def _read_examination(resource: Resource, find: Find) -> Fields:
    return without_none(
        [
            *read_common(resource, find).items(),
            ("kind", word_in(resource.get("code"), "examination")),
            ("side", word_in(resource.get("bodySite"), "side")),
            ("value", number((resource.get("valueQuantity") or {}).get("value"))),
            ("result", word_in(resource.get("valueCodeableConcept"), "examination_result")),
            ("mimic", word_in((component(resource, "mimic") or {}).get("valueCodeableConcept"), "mimic")),
            ("note", note_in(resource)),
        ]
    )


PAIN: Final = Concept(_write_pain, _read_pain)
LABORATORY: Final = Concept(_write_laboratory, _read_laboratory)
WEIGHT: Final = Concept(_write_weight, _read_weight)
FUNCTION: Final = Concept(_write_function, _read_function)
EVENT: Final = Concept(_write_event, _read_event)
PROCEDURE: Final = Concept(_write_procedure, _read_procedure)
EXAMINATION: Final = Concept(_write_examination, _read_examination)
