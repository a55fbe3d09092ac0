"""An episode of calciphylaxis as a Condition, and what the patient wants from care as a Goal."""

from typing import Final

from core.exchange.fhir.codes import codes
from core.exchange.fhir.elements import (
    OURS,
    Fields,
    Resource,
    clean,
    coding,
    concept,
    extension,
    has_code,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    without_none,
    word_in,
)
from core.exchange.fhir.parts import Bundle, Concept, Find, note, note_in

_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFICATION: Final = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
_RESUSCITATION: Final = OURS + "resuscitation"


def _write_episode(fields: Fields, bundle: Bundle) -> Resource:
    closed = fields.get("closed")
    return made(
        resourceType="Condition",
        identifier=identifier(fields.get("id")),
        clinicalStatus=concept({"system": _CLINICAL, "code": "active" if closed is None else "resolved"}),
        verificationStatus=concept(
            {"system": _VERIFICATION, "code": "confirmed" if fields["confirmed_by"] else "provisional"}
        ),
        code=concept(coding(codes()["calciphylaxis"]), said=bundle.say("exchange.fhir.calciphylaxis")),
        subject=bundle.subject,
        onsetDateTime=moment_out(fields["onset"]),
        abatementDateTime=moment_out(closed),
        stage=[{"summary": bundle.word("episode_subtype", fields["subtype"])}],
        evidence=[{"code": [bundle.word("confirmed_by", way)]} for way in fields["confirmed_by"]],
        note=note(fields.get("outcome")),
    )


def _read_episode(resource: Resource, find: Find) -> Fields:
    subtypes = (word_in(stage.get("summary"), "episode_subtype") for stage in resource.get("stage", ()))
    ways = (word_in(code, "confirmed_by") for one in resource.get("evidence", ()) for code in one.get("code", ()))
    return {
        "id": identified(resource),
        "onset": moment_in(resource.get("onsetDateTime")),
        "closed": moment_in(resource.get("abatementDateTime")),
        "subtype": next(filter(None, subtypes), "undetermined"),
        "confirmed_by": [way for way in ways if way],
        "outcome": note_in(resource),
    }


def is_calciphylaxis(resource: Resource) -> bool:
    """Whether a Condition is the disease that the program follows."""
    code = codes()["calciphylaxis"]
    return has_code(resource.get("code"), code.system, code.code)


def _write_goal(fields: Fields, bundle: Bundle) -> Resource:
    resuscitation = bundle.word("resuscitation", fields.get("resuscitation"))
    said = clean(fields["summary"])
    notes = [] if resuscitation is None else note(bundle.say("exchange.fhir.resuscitation", word=resuscitation["text"]))
    return made(
        resourceType="Goal",
        extension=[{"url": _RESUSCITATION, "valueCodeableConcept": resuscitation}] if resuscitation else None,
        identifier=identifier(fields.get("id")),
        lifecycleStatus="entered-in-error" if bundle.withdrawn(fields) else "active",
        description={"text": said or bundle.say("exchange.fhir.no_text")},
        subject=bundle.subject,
        startDate=fields["at"][:10],
        expressedBy=made(display=clean(fields.get("discussed_with"))),
        note=notes,
    )


def _read_goal(resource: Resource, find: Find) -> Fields:
    agreed = extension(resource, _RESUSCITATION) or {}
    return without_none(
        [
            ("id", identified(resource)),
            ("at", moment_in(resource.get("startDate"))),
            ("summary", (resource.get("description") or {}).get("text")),
            ("resuscitation", word_in(agreed.get("valueCodeableConcept"), "resuscitation")),
            ("discussed_with", (resource.get("expressedBy") or {}).get("display")),
        ]
    )


EPISODE: Final = Concept(_write_episode, _read_episode)
CARE_GOAL: Final = Concept(_write_goal, _read_goal)
