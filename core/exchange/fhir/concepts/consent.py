"""What was agreed about a photograph, as Consents: at its taking, each thing said since, and what counts now.

Whoever reads the standard elements alone finds one Consent that is `active`: what counts. What was said before stands
there as `inactive`. A withdrawal is a Consent that denies.
"""

from collections.abc import Iterable
from typing import Final

from core.case.photo import Photograph
from core.charting.privacy import SCOPES, State, hidden_by, standing_consent
from core.exchange.fhir.elements import OURS, Fields, Resource, clean, concept, extension, made, moment_out, word_in
from core.exchange.fhir.parts import Bundle, Find, key_of

_CONSENTED: Final = OURS + "photograph-consent"
_SAID: Final = OURS + "photograph-consent-step"
_COUNTS: Final = OURS + "photograph-consent-now"
_SCOPE: Final = "http://terminology.hl7.org/CodeSystem/consentscope"


def consents(fields: Fields, bundle: Bundle) -> list[Resource]:
    """The extensions of a photograph that lead to its Consents, which are put into the bundle."""
    steps = fields.get("consents", ())
    found = []
    if fields.get("consent") is not None:
        found.append({"url": _CONSENTED, "valueReference": _at_taking(fields, bundle, superseded=bool(steps))})
    for number, step in enumerate(steps):
        if step["what"] != "erased":
            found.append({"url": _SAID, "valueReference": _said(fields, number, step, bundle)})
    if steps:
        found.append({"url": _COUNTS, "valueReference": _counting(fields, bundle)})
    return found


def consented(resource: Resource, find: Find) -> list[str] | None:
    """What was agreed to when the photograph was taken; None: nobody asked."""
    asked = extension(resource, _CONSENTED)
    consent = find((asked or {}).get("valueReference"))
    if consent is None:
        return None
    uses = (
        word_in(code, "consent")
        for one in consent.get("provision", {}).get("provision", ())
        for code in one.get("code", ())
    )
    return [use for use in uses if use]


def _at_taking(fields: Fields, bundle: Bundle, *, superseded: bool) -> Resource:
    allowed = fields["consent"]
    status = "inactive" if superseded else "active" if allowed else "rejected"
    return _put(
        bundle, f"consent {key_of(fields)}", status, "permit" if allowed else "deny", _codes("permit", allowed, bundle)
    )


def _said(fields: Fields, number: int, step: Fields, bundle: Bundle) -> Resource:
    kind = "permit" if step["what"] == State.GIVEN else "deny"
    name = clean(step.get("name"))
    who = bundle.subject if step.get("said_by") == "patient" else {}
    return _put(
        bundle,
        f"consent {key_of(fields)} {number}",
        "rejected" if step["what"] == State.REFUSED else "inactive",
        kind,
        _codes(kind, step["scopes"], bundle),
        dateTime=moment_out(step["at"]),
        performer=[{**who, **({"display": name} if name else {})}] if who or name else None,
        sourceAttachment=made(title=clean(step.get("form"))),
    )


def _counting(fields: Fields, bundle: Bundle) -> Resource:
    """What counts now, use by use. Of a photograph that is hidden nothing does."""
    photograph = Photograph.model_validate({name: fields[name] for name in fields if name in Photograph.model_fields})
    states = {scope: standing_consent(photograph, scope).state for scope in SCOPES}
    gone = hidden_by(photograph.consents) is not None
    given = [scope for scope, state in states.items() if state is State.GIVEN and not gone]
    denied = [scope for scope, state in states.items() if state in (State.REFUSED, State.WITHDRAWN) or gone]
    rules = _codes("permit", given, bundle) + _codes("deny", denied, bundle)
    status = "active" if rules else "inactive"
    return _put(bundle, f"consent {key_of(fields)} now", status, "permit" if given else "deny", rules)


def _codes(kind: str, scopes: Iterable[str], bundle: Bundle) -> list[Resource]:
    return [{"type": kind, "code": [bundle.word("consent", scope)]} for scope in scopes]


def _put(bundle: Bundle, key: str, status: str, kind: str, rules: list[Resource], **more: object) -> Resource:
    said = concept(said=bundle.say("exchange.fhir.photograph_consent"))
    return bundle.put_beside(
        "consent",
        key,
        made(
            resourceType="Consent",
            status=status,
            scope=concept({"system": _SCOPE, "code": "patient-privacy"}),
            category=[said],
            patient=bundle.subject,
            policyRule=said,
            provision=made(type=kind, provision=rules),
            **more,
        ),
    )
