"""A patient's record out: a Bundle of type document or collection, as JSON or XML."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from fhir.resources.R4B.bundle import Bundle as BundleModel

from core.case.case import Case
from core.charting.privacy import Purpose, may_be_used
from core.errors import InvalidInput
from core.exchange.fhir.case_parts import write_parts
from core.exchange.fhir.document import care_plan, composition, handover_report
from core.exchange.fhir.elements import Resource
from core.exchange.fhir.parts import Bundle
from core.exchange.fhir.xml import write_xml
from core.texts import Language

Kind = Literal["document", "collection"]
Form = Literal["json", "xml"]
_NOTHING: Final[Mapping[str, bytes]] = {}


def export_bundle(
    case: Case,
    *,
    at: datetime,
    author: str,
    kind: Kind = "document",
    form: Form = "json",
    language: Language = "en",
    photographs: Mapping[str, bytes] = _NOTHING,
    handover: bytes | None = None,
) -> bytes:
    """A patient's whole record as one FHIR R4 Bundle; the same arguments give the same bytes.

    Parameters
    ----------
    case
        With the ids of the record: they make the ids of the resources, the same from export to export.
    at, author
        When and by whom it was exported (`at` with its offset).
    photographs
        Original bytes by SHA-256. A photograph that may not be used for care is described, and its bytes stay
        here (docs/decisions/0028).
    handover
        The handover PDF that goes along, as a DiagnosticReport.

    Raises
    ------
    InvalidInput
        If `at` has no time zone.
    """
    if at.utcoffset() is None:
        raise InvalidInput("error.exchange.fhir.export_without_zone")
    return serialised(bundle_of(case, at, author, kind, language, photographs, handover), form)


def bundle_of(
    case: Case,
    at: datetime,
    author: str,
    kind: Kind,
    language: Language,
    photographs: Mapping[str, bytes],
    handover: bytes | None,
) -> Resource:
    """The bundle as plain JSON."""
    bundle = Bundle(case.patient.id, at, language, _allowed(case, photographs))
    if handover is not None:
        handover_report(bundle, handover, case)
    write_parts(case, bundle)
    care_plan(bundle)
    if kind == "document":
        composition(bundle, author)
    # Type and id first, as whoever opens such a file expects.
    entries: list[Resource] = [
        {"fullUrl": url, "resource": {"resourceType": resource["resourceType"], "id": resource["id"], **resource}}
        for url, resource in bundle.resources.items()
    ]
    # A document begins with its Composition.
    entries.sort(key=lambda entry: entry["resource"]["resourceType"] != "Composition")
    name = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([kind, at.isoformat(), *bundle.resources]))
    written: Resource = {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{name}"},
        "type": kind,
        "timestamp": at.isoformat(),
        "entry": entries,
    }
    # Every element is checked against FHIR's own definitions before it leaves.
    BundleModel.model_validate(written)
    return written


def _allowed(case: Case, photographs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Photographs that may leave for care (docs/decisions/0028)."""
    refused = {
        photograph.sha256
        for lesion in case.lesions
        for assessment in lesion.assessments
        for photograph in assessment.photographs
        if not may_be_used(photograph, Purpose.CARE)
    }
    return {sha256: content for sha256, content in photographs.items() if sha256 not in refused}


def serialised(bundle: Resource, form: Form) -> bytes:
    """The bytes of a bundle."""
    if form == "xml":
        return write_xml(bundle)
    # A line a resource: to be read and compared line by line, and a third of the time that indenting takes.
    head = json.dumps({name: value for name, value in bundle.items() if name != "entry"}, ensure_ascii=False)
    entries = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in bundle["entry"])
    return f'{head[:-1]}, "entry": [\n{entries}\n]}}\n'.encode()
