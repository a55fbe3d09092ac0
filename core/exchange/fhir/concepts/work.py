"""Tasks, flags and issued reports."""

import base64
import hashlib
from datetime import datetime
from typing import Final

from core.exchange.fhir.concepts.photograph import SHA256
from core.exchange.fhir.elements import (
    OURS,
    Fields,
    Resource,
    clean,
    code_in,
    concept,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    without_none,
    word_in,
)
from core.exchange.fhir.parts import Bundle, Concept, Find

_RULE: Final = OURS + "rule"
_TASK: Final = {"open": "ready", "done": "completed", "declined": "rejected", "lapsed": "cancelled"}
_PRIORITY: Final = {"info": "routine", "attention": "urgent", "urgent": "stat"}
_CORRECT: Final = "task.correct."


def _rule(rule: str) -> list[Resource]:
    """A rule as a code, which has no spaces but single ones between words."""
    return [{"system": _RULE, "code": rule}] if rule and rule == " ".join((clean(rule) or "").split()) else []


def _write_task(fields: Fields, bundle: Bundle) -> Resource:
    title = clean(fields.get("title"))
    said = title or _task_title(fields["rule"], bundle)
    return made(
        resourceType="Task",
        identifier=identifier(fields.get("id")),
        status=_TASK[fields["state"]],
        statusReason=concept(said=fields.get("reason")),
        intent="plan",
        priority=_PRIORITY.get(fields.get("priority") or ""),
        code=concept(*_rule(fields["rule"]), said=said),
        description=title,
        for_=bundle.subject,
        authoredOn=moment_out(fields.get("opened")),
        lastModified=moment_out(fields["at"]),
        performerType=[one for one in [bundle.word("discipline", fields.get("discipline"))] if one],
        owner=made(display=clean(fields.get("assignee"))),
        restriction=made(period=made(end=moment_out(fields.get("due")))),
    )


def _task_title(rule: str, bundle: Bundle) -> str:
    if rule.startswith(_CORRECT):
        return bundle.say("exchange.fhir.correct", factor=bundle.say(f"guidance.factor.{rule.removeprefix(_CORRECT)}"))
    return bundle.say(f"guidance.{rule}")


def _read_task(resource: Resource, find: Find) -> Fields:
    states = {status: state for state, status in _TASK.items()}
    levels = {priority: level for level, priority in _PRIORITY.items()}
    disciplines = (word_in(one, "discipline") for one in resource.get("performerType", ()))
    period = (resource.get("restriction") or {}).get("period") or {}
    return without_none(
        [
            ("id", identified(resource)),
            ("rule", code_in(resource.get("code"), _RULE)),
            ("state", states.get(resource.get("status", ""))),
            ("at", moment_in(resource.get("lastModified"))),
            ("discipline", next(filter(None, disciplines), None)),
            ("title", resource.get("description")),
            ("due", moment_in(period.get("end"))),
            ("priority", levels.get(resource.get("priority", ""))),
            ("reason", (resource.get("statusReason") or {}).get("text")),
            ("assignee", (resource.get("owner") or {}).get("display")),
            ("opened", moment_in(resource.get("authoredOn"))),
        ]
    )


def _write_flag(fields: Fields, bundle: Bundle) -> Resource:
    start, end = moment_out(fields["raised_at"]), moment_out(fields.get("resolved_at"))
    return made(
        resourceType="Flag",
        identifier=identifier(fields.get("id")),
        status="inactive" if fields["state"] == "resolved" else "active",
        category=[bundle.word("level", fields["level"])],
        code=concept(*_rule(fields["rule"]), said=bundle.say(f"guidance.flag.{fields['rule']}")),
        subject=bundle.subject,
        period=made(start=start, end=end if _ordered(fields["raised_at"], fields.get("resolved_at")) else None),
    )


def _ordered(start: str, end: str | None) -> bool:
    return end is not None and datetime.fromisoformat(start) <= datetime.fromisoformat(end)


def _read_flag(resource: Resource, find: Find) -> Fields:
    period = resource.get("period") or {}
    levels = (word_in(one, "level") for one in resource.get("category", ()))
    return without_none(
        [
            ("id", identified(resource)),
            ("rule", code_in(resource.get("code"), _RULE)),
            ("level", next(filter(None, levels), None)),
            ("state", "raised" if resource.get("status") == "active" else "resolved"),
            ("raised_at", moment_in(period.get("start"))),
            ("resolved_at", moment_in(period.get("end"))),
        ]
    )


def _write_report(fields: Fields, bundle: Bundle) -> Resource:
    by = clean(fields["by"])
    pdf = bundle.documents.get(fields["sha256"])
    return made(
        resourceType="DiagnosticReport",
        identifier=[*identifier(fields.get("id")), *identifier(fields["sha256"], SHA256)],
        status="final",
        code=bundle.word("report_kind", fields["kind"]),
        subject=bundle.subject,
        issued=moment_out(fields["at"]),
        performer=[{"display": by}] if by else None,
        presentedForm=[form(pdf, fields["language"])] if pdf else None,
    )


def form(pdf: bytes, language: str) -> Resource:
    """A PDF as an Attachment. FHIR's hash is SHA-1 by definition; it detects damage and protects nothing."""
    digest = hashlib.sha1(pdf, usedforsecurity=False).digest()
    return {
        "contentType": "application/pdf",
        "language": language.replace("_", "-"),
        "data": base64.b64encode(pdf).decode(),
        "size": len(pdf),
        "hash": base64.b64encode(digest).decode(),
    }


def _read_report(resource: Resource, find: Find) -> Fields:
    performers = (one.get("display") for one in resource.get("performer", ()))
    return without_none(
        [
            ("id", identified(resource)),
            ("kind", word_in(resource.get("code"), "report_kind")),
            ("at", moment_in(resource.get("issued"))),
            ("by", next(filter(None, performers), None)),
            ("sha256", identified(resource, SHA256)),
        ]
    )


TASK: Final = Concept(_write_task, _read_task)
FLAG: Final = Concept(_write_flag, _read_flag)
REPORT: Final = Concept(_write_report, _read_report)
