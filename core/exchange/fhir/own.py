"""A bundle of our own, back into the case that it was made of."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.case.case import Case
from core.case.file import read_case
from core.exchange.fhir.elements import BODY_SITE, Fields, Resource, extension
from core.exchange.fhir.kinds import CONCEPTS, LISTS
from core.exchange.fhir.marks import marks_in
from core.exchange.fhir.parts import Find, kind_of, rest_in


@dataclass(frozen=True)
class Found:
    """The resources of one patient by the URL that others refer to them by, in order, and what leads to which."""

    resources: Mapping[str, Resource]
    find: Find
    marks: Mapping[str, Fields] = field(default_factory=dict)


def case_in(found: Found) -> Case:
    """The case of a patient whose resources carry our marks.

    Raises
    ------
    InvalidInput
        When what is said there is no case: somebody changed it into what the case file does not allow.
    ValueError
        When a moment or an extension is not readable, or a resource that another names is missing.
    """
    for resource in found.resources.values():
        for reference in _references(resource):
            if found.find(reference) is None:
                raise ValueError("resource_missing")
    of_kind: dict[str, list[str]] = {}
    for url, resource in found.resources.items():
        kind = kind_of(resource)
        if kind is not None and kind in CONCEPTS:
            of_kind.setdefault(kind, []).append(url)

    def parts(kind: str) -> list[Fields]:
        return [_part(found, url, kind) for url in of_kind.get(kind, ())]

    patient = parts("patient")[0]
    whole: Fields = patient.pop("case", {})
    _standing(patient, parts)
    for kind, name in LISTS.items():
        entries = parts(kind)
        if entries:
            whole[name] = entries
    episodes = parts("episode")
    if episodes:
        whole["episode"] = episodes[0]
    lesions = {url: _part(found, url, "lesion") for url in of_kind.get("lesion", ())}
    for url in of_kind.get("assessment", ()):
        _assess(found, url, lesions)
    return read_case(json.dumps({**whole, "patient": patient, "lesions": list(lesions.values())}).encode())


def _references(content: Any) -> Iterator[Resource]:
    """Every reference in a resource that is meant to lead to another of the bundle."""
    if isinstance(content, dict):
        if isinstance(content.get("reference"), str):
            yield content
        for inner in content.values():
            yield from _references(inner)
    elif isinstance(content, list):
        for inner in content:
            yield from _references(inner)


def _standing(patient: Fields, parts: Any) -> None:
    """The standing facts of the patient that are resources of their own."""
    for name, kind, key in (("comorbidities", "comorbidity", "word"), ("allergies", "allergy", "text")):
        values = [one[key] for one in parts(kind) if key in one]
        if values:
            patient[name] = values
    for name, kind in (("height_cm", "height"), ("dry_weight_kg", "dry_weight")):
        for one in parts(kind):
            patient[name] = one.get("value")
    for one in parts("kidney"):
        patient["kidney"] = one


def _assess(found: Found, url: str, lesions: Mapping[str, Fields]) -> None:
    resource = found.resources[url]
    lesion = lesions.get(((extension(resource, BODY_SITE) or {}).get("valueReference") or {}).get("reference", ""))
    if lesion is None:
        raise ValueError("lesion_missing")
    assessment = _part(found, url, "assessment")
    photographs = [_part(found, media, "photograph") for media in _media(resource, found.resources)]
    if photographs:
        assessment["photographs"] = photographs
    lesion.setdefault("assessments", []).append(assessment)


def _media(panel: Resource, resources: Mapping[str, Resource]) -> Iterable[str]:
    return (one["reference"] for one in panel.get("derivedFrom", ()) if one.get("reference") in resources)


def _part(found: Found, url: str, kind: str) -> Fields:
    """The fields of a part: what its elements say, who did what to it, and its rest."""
    resource = found.resources[url]
    read = CONCEPTS[kind].read(resource, found.find)
    if kind in ("assessment", "photograph"):
        read.pop("lesion", None)
    said = read | found.marks.get(url, {}) | rest_in(resource)
    return {key: value for key, value in said.items() if value is not None}


def marks_of(resources: Iterable[Resource]) -> dict[str, Fields]:
    """What every Provenance says, by the URL of what it is about."""
    marks: dict[str, Fields] = {}
    for resource in resources:
        if resource.get("resourceType") == "Provenance":
            said = marks_in(resource)
            for target in resource.get("target", ()):
                marks.setdefault(target.get("reference", ""), {}).update(said)
    return marks
