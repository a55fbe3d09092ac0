"""A lesion as a BodyStructure: the place that its assessments, pains and photographs refer to."""

from typing import Final

from core.exchange.fhir.elements import Fields, Resource, clean, identified, identifier, made, without_none, word_in
from core.exchange.fhir.parts import Bundle, Concept, Find


def _write(fields: Fields, bundle: Bundle) -> Resource:
    side = bundle.word("side", fields.get("side"))
    return made(
        resourceType="BodyStructure",
        identifier=identifier(fields["id"]),
        active=fields.get("closed") is None,
        location=bundle.word("site", fields["site"]),
        locationQualifier=[one for one in (side, bundle.word("region", fields["region"])) if one],
        description=clean(fields.get("label")),
        patient=bundle.subject,
    )


def _read(resource: Resource, find: Find) -> Fields:
    qualifiers = resource.get("locationQualifier", ())
    return without_none(
        [
            ("id", identified(resource)),
            ("parents", []),
            ("label", resource.get("description")),
            ("site", word_in(resource.get("location"), "site")),
            ("side", next(filter(None, (word_in(one, "side") for one in qualifiers)), None)),
            ("region", next(filter(None, (word_in(one, "region") for one in qualifiers)), None)),
        ]
    )


LESION: Final = Concept(_write, _read)
