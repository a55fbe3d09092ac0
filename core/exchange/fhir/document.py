"""What makes a bundle readable as a whole: the Composition with its sections, the care plan, the handover."""

import hashlib
from collections.abc import Iterator
from html import escape
from typing import Final

from core.case.case import Case
from core.exchange.fhir.codes import codes
from core.exchange.fhir.concepts.photograph import SHA256
from core.exchange.fhir.concepts.work import form
from core.exchange.fhir.elements import Resource, clean, coding, concept, identifier, made
from core.exchange.fhir.parts import Bundle, kind_of, rest_in

_SECTIONS: Final = {
    "diagnosis": ("episode", "earlier_episode", "kidney", "comorbidity", "height", "dry_weight"),
    "allergies": ("allergy",),
    "wounds": ("lesion", "assessment", "photograph"),
    "pain": ("pain",),
    "therapies": ("therapy",),
    "procedures": ("procedure",),
    "laboratory": ("laboratory",),
    "course": ("weight", "function", "event", "examination"),
    "plan": ("care_goal", "task", "flag"),
    "reports": ("report",),
}
_NONE_KNOWN: Final = {"allergies": "allergies", "therapies": "therapies"}
_EMPTY: Final = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
_WITHDRAWN: Final = "entered-in-error"


def handover_report(bundle: Bundle, pdf: bytes, case: Case) -> None:
    """Take the handover along: with the report that was issued as this PDF, or else as a report of its own."""
    sha256 = hashlib.sha256(pdf).hexdigest()
    if any(report.sha256 == sha256 for report in case.reports):
        bundle.documents = {sha256: pdf}
        return
    report = made(
        resourceType="DiagnosticReport",
        identifier=identifier(sha256, SHA256),
        status="final",
        code=bundle.word("report_kind", "handover"),
        subject=bundle.subject,
        issued=bundle.at.isoformat(),
        presentedForm=[form(pdf, bundle.language)],
    )
    bundle.put_beside("handover", sha256, report)


def care_plan(bundle: Bundle) -> None:
    """What is planned: the aims that stand, and the tasks that are open."""
    found = list(_of_kinds(bundle, "care_goal", "task"))
    goals = [one for kind, one, resource in found if kind == "care_goal" and resource["lifecycleStatus"] == "active"]
    tasks = [one for kind, one, resource in found if kind == "task" and resource["status"] == "ready"]
    if not goals and not tasks:
        return
    plan = made(
        resourceType="CarePlan",
        status="active",
        intent="plan",
        title=bundle.say("exchange.fhir.care_plan"),
        subject=bundle.subject,
        addresses=[one for _, one, _ in _of_kinds(bundle, "episode")],
        goal=goals,
        activity=[{"reference": one} for one in tasks],
    )
    bundle.put_beside("care_plan", "", plan)


def _of_kinds(bundle: Bundle, *kinds: str) -> Iterator[tuple[str, Resource, Resource]]:
    for url, resource in bundle.resources.items():
        kind = kind_of(resource)
        if kind in kinds:
            yield kind, {"reference": url}, resource


def composition(bundle: Bundle, author: str) -> None:
    """The document's table of contents. What counts no more stands in a section of its own."""
    sections = [_section(bundle, name, kinds) for name, kinds in _SECTIONS.items()]
    every = tuple(kind for kinds in _SECTIONS.values() for kind in kinds)
    history = [one for _, one, resource in _of_kinds(bundle, *every) if _withdrawn(resource)]
    history += [{"reference": url} for url, one in bundle.resources.items() if one["resourceType"] == "Provenance"]
    sections.append(made(title=bundle.say("exchange.fhir.section.history"), entry=history))
    document = made(
        resourceType="Composition",
        status="final",
        type=concept(coding(codes()["summary"])),
        subject=bundle.subject,
        date=bundle.at.isoformat(),
        author=[{"display": clean(author) or "?"}],
        title=bundle.say("exchange.fhir.document"),
        section=[section for section in sections if len(section) > 1],
    )
    bundle.put_beside("composition", "", document)


def _section(bundle: Bundle, name: str, kinds: tuple[str, ...]) -> Resource:
    entries = [one for _, one, resource in _of_kinds(bundle, *kinds) if not _withdrawn(resource)]
    if name == "plan":
        entries += _beside(bundle, "CarePlan")
    if name == "reports":
        entries += _beside(bundle, "DiagnosticReport")
    title = bundle.say(f"exchange.fhir.section.{name}")
    if not entries and _asked(bundle, _NONE_KNOWN.get(name)):
        none = bundle.say("exchange.fhir.none_known")
        div = f'<div xmlns="http://www.w3.org/1999/xhtml">{escape(none)}</div>'
        reason = concept({"system": _EMPTY, "code": "nilknown"}, said=none)
        return {"title": title, "text": {"status": "generated", "div": div}, "emptyReason": reason}
    return made(title=title, entry=entries)


def _beside(bundle: Bundle, kind: str) -> list[Resource]:
    return [
        {"reference": url}
        for url, one in bundle.resources.items()
        if one["resourceType"] == kind and kind_of(one) == "beside"
    ]


def _asked(bundle: Bundle, name: str | None) -> bool:
    """Whether a list was asked for and is empty; a list that nobody asked for is left out."""
    if name is None:
        return False
    rest = rest_in(bundle.resources[bundle.url("patient", "")])
    return rest.get(name) == [] or (rest.get("case") or {}).get(name) == []


def _withdrawn(resource: Resource) -> bool:
    return _WITHDRAWN in (resource.get("status"), resource.get("lifecycleStatus"))
