"""A photograph as Media, with its bytes as a Binary when they may travel, and what was agreed as Consents."""

import base64
from typing import Final

from core.exchange.fhir.concepts.consent import consented, consents
from core.exchange.fhir.elements import (
    OURS,
    Fields,
    Resource,
    clean,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    number,
)
from core.exchange.fhir.parts import Bundle, Concept, Find, lesion_reference

SHA256: Final = OURS + "sha256"
_CONFIDENTIALITY: Final = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"


def _write(fields: Fields, bundle: Bundle) -> Resource:
    return made(
        resourceType="Media",
        meta={"security": [{"system": _CONFIDENTIALITY, "code": "R"}]} if fields.get("sensitive") else None,
        extension=[*lesion_reference(bundle, fields.get("lesion")), *consents(fields, bundle)],
        identifier=[*identifier(fields.get("id")), {"system": SHA256, "value": fields["sha256"]}],
        status="entered-in-error" if bundle.withdrawn(fields) else "completed",
        subject=bundle.subject,
        createdDateTime=moment_out(fields["at"]),
        height=fields["height_px"],
        width=fields["width_px"],
        content=_attachment(fields, bundle),
    )


def _attachment(fields: Fields, bundle: Bundle) -> Resource:
    size = fields.get("bytes")
    kind = _mime(fields["media_type"])
    original = bundle.photographs.get(fields["sha256"])
    where = None
    if original is not None:
        binary = made(
            resourceType="Binary",
            contentType=kind or "application/octet-stream",
            data=base64.b64encode(original).decode(),
        )
        if bundle.find(bundle.reference("binary", fields["sha256"])) is None:
            bundle.put("binary", fields["sha256"], binary)
        where = bundle.url("binary", fields["sha256"])
    said = clean(fields.get("file_name")) or bundle.say("exchange.fhir.photograph")
    return made(contentType=kind, url=where, title=said, size=size if isinstance(size, int) and size < 2**31 else None)


def _mime(kind: str) -> str | None:
    """A media type is a code: words without odd spaces."""
    return " ".join((clean(kind) or "").split()) or None


def _read(resource: Resource, find: Find) -> Fields:
    content = resource.get("content") or {}
    return {
        "id": identified(resource),
        "at": moment_in(resource.get("createdDateTime")),
        "sha256": identified(resource, SHA256),
        "media_type": content.get("contentType"),
        "width_px": resource.get("width"),
        "height_px": resource.get("height"),
        "bytes": number(content.get("size")),
        "file_name": content.get("title"),
        "sensitive": True if resource.get("meta", {}).get("security") else None,
        "consent": consented(resource, find),
    }


PHOTOGRAPH: Final = Concept(_write, _read)
