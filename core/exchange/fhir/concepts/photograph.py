"""A photograph as Media, with its bytes as a Binary when they may travel, and what was consented to as a Consent."""

import base64
from typing import Final

from core.exchange.fhir.elements import (
    OURS,
    Fields,
    Resource,
    clean,
    concept,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    number,
    word_in,
)
from core.exchange.fhir.parts import Bundle, Concept, Find, key_of, lesion_reference

SHA256: Final = OURS + "sha256"
_CONSENTED: Final = OURS + "photograph-consent"
_SCOPE: Final = "http://terminology.hl7.org/CodeSystem/consentscope"
_CONFIDENTIALITY: Final = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"


def _write(fields: Fields, bundle: Bundle) -> Resource:
    media = made(
        resourceType="Media",
        meta={"security": [{"system": _CONFIDENTIALITY, "code": "R"}]} if fields.get("sensitive") else None,
        extension=lesion_reference(bundle, fields.get("lesion")),
        identifier=[*identifier(fields.get("id")), {"system": SHA256, "value": fields["sha256"]}],
        status="entered-in-error" if bundle.withdrawn(fields) else "completed",
        subject=bundle.subject,
        createdDateTime=moment_out(fields["at"]),
        height=fields["height_px"],
        width=fields["width_px"],
        content=_attachment(fields, bundle),
    )
    if fields.get("consent") is not None:
        media.setdefault("extension", []).append({"url": _CONSENTED, "valueReference": _consent(fields, bundle)})
    return media


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


def _consent(fields: Fields, bundle: Bundle) -> Resource:
    allowed = [bundle.word("consent", use) for use in fields["consent"]]
    key = f"consent {key_of(fields)}"
    return bundle.put_beside(
        "consent",
        key,
        made(
            resourceType="Consent",
            status="active" if allowed else "rejected",
            scope=concept({"system": _SCOPE, "code": "patient-privacy"}),
            category=[concept(said=bundle.say("exchange.fhir.photograph_consent"))],
            patient=bundle.subject,
            policyRule=concept(said=bundle.say("exchange.fhir.photograph_consent")),
            provision=made(
                type="permit" if allowed else "deny",
                provision=[{"type": "permit", "code": [one]} for one in allowed],
            ),
        ),
    )


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
        "consent": _consented(resource, find),
    }


def _consented(resource: Resource, find: Find) -> list[str] | None:
    asked = next((one for one in resource.get("extension", ()) if one.get("url") == _CONSENTED), None)
    consent = find((asked or {}).get("valueReference"))
    if consent is None:
        return None
    uses = (
        word_in(code, "consent")
        for one in consent.get("provision", {}).get("provision", ())
        for code in one.get("code", ())
    )
    return [use for use in uses if use]


PHOTOGRAPH: Final = Concept(_write, _read)
