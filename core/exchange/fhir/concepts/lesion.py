"""A lesion as a BodyStructure, the place that its assessments refer to, with a Condition that says since when."""

from typing import Final

from core.exchange.fhir.elements import (
    BODY_SITE,
    OURS,
    Fields,
    Resource,
    clean,
    concept,
    extension,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    without_none,
    word_in,
)
from core.exchange.fhir.parts import Bundle, Concept, Find

_WOUND: Final = OURS + "wound"
_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"


def _write(fields: Fields, bundle: Bundle) -> Resource:
    side = bundle.word("side", fields.get("side"))
    return made(
        resourceType="BodyStructure",
        extension=[{"url": _WOUND, "valueReference": _wound(fields, bundle)}],
        identifier=identifier(fields["id"]),
        active=fields.get("closed") is None,
        location=bundle.word("site", fields["site"]),
        locationQualifier=[one for one in (side, bundle.word("region", fields["region"])) if one],
        description=clean(fields.get("label")),
        patient=bundle.subject,
    )


def _wound(fields: Fields, bundle: Bundle) -> Resource:
    closed = fields.get("closed")
    wound = made(
        resourceType="Condition",
        extension=[{"url": BODY_SITE, "valueReference": bundle.reference("lesion", fields["id"])}],
        clinicalStatus=concept({"system": _CLINICAL, "code": "active" if closed is None else "resolved"}),
        code=concept(said=bundle.say("exchange.fhir.lesion")),
        bodySite=[bundle.word("site", fields["site"])],
        subject=bundle.subject,
        onsetDateTime=moment_out(fields["onset"]),
        abatementDateTime=moment_out(closed),
    )
    return bundle.put_beside("wound", fields["id"], wound)


def _read(resource: Resource, find: Find) -> Fields:
    qualifiers = resource.get("locationQualifier", ())
    wound = find((extension(resource, _WOUND) or {}).get("valueReference")) or {}
    return without_none(
        [
            ("id", identified(resource)),
            ("label", resource.get("description")),
            ("site", word_in(resource.get("location"), "site")),
            ("side", next(filter(None, (word_in(one, "side") for one in qualifiers)), None)),
            ("region", next(filter(None, (word_in(one, "region") for one in qualifiers)), None)),
            ("onset", moment_in(wound.get("onsetDateTime"))),
            ("closed", moment_in(wound.get("abatementDateTime"))),
            ("parents", []),
        ]
    )


LESION: Final = Concept(_write, _read)
