"""What all our observations share."""

from typing import Any

from core.exchange.fhir.codes import codes
from core.exchange.fhir.elements import (
    BODY_SITE,
    Fields,
    Resource,
    about,
    clean,
    coding,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    ours,
)
from core.exchange.fhir.parts import Bundle, Find, lesion_of, lesion_reference

_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"


def named(name: str, said: str, code: str | None = None) -> Resource:
    """What an observation is about: our own code, and that of a published list when somebody checked it."""
    return ours(name, said, *([coding(codes()[code])] if code is not None else ()))


def observation(bundle: Bundle, fields: Fields, code: Resource, category: str = "exam", **more: Any) -> Resource:
    """An Observation of an entry, without its value."""
    by = clean(fields.get("signed_by") or fields.get("recorded_by"))
    return made(
        resourceType="Observation",
        extension=lesion_reference(bundle, fields.get("lesion")),
        identifier=identifier(fields.get("id")),
        status=bundle.status(fields),
        category=[{"coding": [{"system": _CATEGORY, "code": category}]}],
        code=code,
        subject=bundle.subject,
        effectiveDateTime=moment_out(fields.get("at")),
        performer=[{"display": by}] if by else None,
        **more,
    )


def read_common(resource: Resource, find: Find) -> Fields:
    """Id, moment and lesion of an observation."""
    return {
        "id": identified(resource),
        "at": moment_in(resource.get("effectiveDateTime") or (resource.get("effectivePeriod") or {}).get("start")),
        "lesion": lesion_of(resource, find, BODY_SITE),
    }


def is_about(resource: Resource, *names: str) -> bool:
    """Whether one of our observations is about one of `names`."""
    return about(resource) in names
