"""A therapy as a MedicationStatement: its period, and a dosage for its beginning and for each change."""

from typing import Any, Final

from core.case.moments import instant, parse_moment, start_of
from core.case.therapy import Dose
from core.exchange.fhir.codes import routes
from core.exchange.fhir.concepts.course import DRUG
from core.exchange.fhir.elements import (
    OURS,
    Fields,
    Resource,
    clean,
    code_in,
    coding,
    concept,
    extension,
    identified,
    identifier,
    made,
    moment_in,
    moment_out,
    number,
    quantity,
    without_none,
    word_in,
)
from core.exchange.fhir.parts import Bundle, Concept, Find
from core.texts import render
from core.trends.therapies import dose_text

_CHANGE: Final = OURS + "therapy-change"
_DOSE: Final = ("dose", "unit", "per_day", "per_week", "as_needed", "day_total")
_PERIODS: Final = {"per_day": "d", "per_week": "wk"}


def _write(fields: Fields, bundle: Bundle) -> Resource:
    drug, stop = fields["drug"], fields.get("stop")
    ended = stop is not None and instant(parse_moment(stop)) >= start_of(parse_moment(fields["start"]))
    return made(
        resourceType="MedicationStatement",
        identifier=identifier(fields.get("id")),
        status=_status(fields, bundle),
        statusReason=_reasons(fields.get("stop_reason")),
        medicationCodeableConcept=concept({"system": DRUG, "code": drug}, said=bundle.say(f"drug.{drug}")),
        subject=bundle.subject,
        effectivePeriod=made(start=moment_out(fields["start"]), end=moment_out(stop) if ended else None),
        reasonCode=_reasons(fields.get("reason")),
        dosage=[_dosage(fields, bundle, 1), *_changes(fields, bundle)],
    )


def _reasons(said: str | None) -> list[Resource]:
    cleaned = clean(said)
    return [{"text": cleaned}] if cleaned else []


def _status(fields: Fields, bundle: Bundle) -> str:
    if bundle.withdrawn(fields):
        return "entered-in-error"
    stop = fields.get("stop")
    if stop is not None and start_of(parse_moment(stop)) <= bundle.at:
        return "stopped" if fields.get("stop_reason") else "completed"
    if start_of(parse_moment(fields["start"])) > bundle.at:
        return "intended"
    past = [one for one in fields.get("changes", ()) if start_of(parse_moment(one["at"])) <= bundle.at]
    latest = max(past, key=lambda one: start_of(parse_moment(one["at"])), default=None)
    return "on-hold" if latest is not None and latest["kind"] == "hold" else "active"


def _changes(fields: Fields, bundle: Bundle) -> list[Resource]:
    written = []
    for turn, change in enumerate(fields.get("changes", ())):
        kind = bundle.word("therapy_change", change["kind"]) or {}
        inner = [{"url": "kind", "valueCodeableConcept": kind}]
        for name in ("reason", "by"):
            said = clean(change.get(name))
            inner += [{"url": name, "valueString": said}] if said else []
        dosage = _dosage(change, bundle, turn + 2, start=change["at"], otherwise=kind["text"])
        written.append({"extension": [{"url": _CHANGE, "extension": inner}], **dosage})
    return written


def _dosage(
    dose: Fields, bundle: Bundle, turn: int, *, start: str | None = None, otherwise: str | None = None
) -> Resource:
    said = dose_text(Dose.model_validate({name: dose[name] for name in _DOSE if name in dose}))
    unit, amount = dose.get("unit"), quantity(dose.get("dose"), dose.get("unit"))
    rate = bool(unit and "/" in unit)
    repeat = made(boundsPeriod=made(start=moment_out(start)), **_frequency(dose))
    return made(
        sequence=turn,
        text=render(said, bundle.language) if said else otherwise,
        timing=made(repeat=repeat),
        asNeededBoolean=dose.get("as_needed"),
        route=_route(bundle, dose.get("route")),
        doseAndRate=[made(rateQuantity=amount) if rate else made(doseQuantity=amount)] if amount else None,
    )


def _route(bundle: Bundle, route: str | None) -> Resource | None:
    said = bundle.word("route", route)
    if said is not None and route is not None and route in routes():
        said["coding"] = [coding(routes()[route]), *said["coding"]]
    return said


def _frequency(dose: Fields) -> Resource:
    """How often, where FHIR can say it: a whole number of times in a day or a week."""
    for name, period in _PERIODS.items():
        times = dose.get(name)
        if times is not None:
            return {"frequency": int(times), "period": 1, "periodUnit": period} if times == int(times) else {}
    return {}


def _read(resource: Resource, find: Find) -> Fields:
    period = resource.get("effectivePeriod") or {}
    dosages = resource.get("dosage", [])
    first: Resource = next((one for one in dosages if not extension(one, _CHANGE)), {})
    changes = [_read_change(one) for one in dosages if extension(one, _CHANGE)]
    return without_none(
        [
            ("id", identified(resource)),
            ("drug", code_in(resource.get("medicationCodeableConcept"), DRUG)),
            ("route", word_in(first.get("route"), "route")),
            ("start", moment_in(period.get("start") or resource.get("effectiveDateTime"))),
            ("stop", moment_in(period.get("end"))),
            ("reason", _reason_in(resource.get("reasonCode"))),
            ("stop_reason", _reason_in(resource.get("statusReason"))),
            ("changes", changes or None),
            *read_dose(first).items(),
        ]
    )


def _reason_in(reasons: list[Resource] | None) -> str | None:
    return next((one.get("text") for one in reasons or ()), None)


def _read_change(dosage: Resource) -> Fields:
    inner = {one["url"]: one for one in (extension(dosage, _CHANGE) or {}).get("extension", ())}
    bounds = dosage.get("timing", {}).get("repeat", {}).get("boundsPeriod", {})
    return without_none(
        [
            ("at", moment_in(bounds.get("start"))),
            ("kind", word_in(inner.get("kind", {}).get("valueCodeableConcept"), "therapy_change")),
            ("reason", inner.get("reason", {}).get("valueString")),
            ("by", inner.get("by", {}).get("valueString")),
            *read_dose(dosage).items(),
        ]
    )


def read_dose(dosage: Resource) -> Fields:
    """How much and how often a Dosage says, in our own units."""
    given: Any = next(iter(dosage.get("doseAndRate", ())), {})
    amount = given.get("doseQuantity") or given.get("rateQuantity") or {}
    repeat = dosage.get("timing", {}).get("repeat", {})
    often = repeat.get("frequency") if repeat.get("period") == 1 else None
    name = next((name for name, unit in _PERIODS.items() if unit == repeat.get("periodUnit")), None)
    return without_none(
        [
            ("dose", number(amount.get("value"))),
            ("unit", amount.get("unit")),
            ("as_needed", dosage.get("asNeededBoolean")),
            *([(name, often)] if name else []),
        ]
    )


THERAPY: Final = Concept(_write, _read)
