"""Who wrote an entry down, signed, corrected or withdrew it, and when: as Provenance.

Entries of one act (the same moment, author and signature) share one Provenance.
"""

from dataclasses import dataclass, field
from typing import Final

from core.exchange.fhir.elements import (
    ID_SYSTEM,
    Fields,
    Resource,
    clean,
    code_in,
    concept,
    made,
    moment_in,
    moment_out,
)
from core.exchange.fhir.parts import Bundle

MARKS: Final = (
    "recorded_at",
    "recorded_by",
    "signed_at",
    "signed_by",
    "amends",
    "amendment_reason",
    "entered_in_error",
)
_ACTIVITY: Final = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"
_PARTICIPANT: Final = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_SIGNATURE: Final = {"system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1"}


@dataclass(frozen=True)
class Act:
    """Something that was done to entries of the record."""

    kind: str
    activity: str
    at: str
    by: str | None = None
    signed_at: str | None = None
    signed_by: str | None = None
    amends: str | None = None
    reason: str | None = None


@dataclass
class Acts:
    """All acts of a bundle with what they were done to, in order."""

    targets: dict[Act, list[Resource]] = field(default_factory=dict)

    def add(self, kind: str, fields: Fields, target: Resource) -> Fields:
        """Note who did what to the resource of an entry; what of it a Provenance will say."""
        said: Fields = {}
        for act in _acts(kind, fields):
            self.targets.setdefault(act, []).append(target)
            said |= marks_in(_provenance(act, [target], None))
        return said

    def write(self, bundle: Bundle) -> None:
        """Put a Provenance for each act into the bundle."""
        for act, targets in self.targets.items():
            amended = bundle.find(bundle.reference(act.kind, act.amends)) if act.amends is not None else None
            key = f"{act!r} {targets[0]['reference']}"
            bundle.put_beside("provenance", key, _provenance(act, targets, amended))


def _acts(kind: str, fields: Fields) -> list[Act]:
    acts = []
    if fields.get("recorded_at") is not None:
        amends = fields.get("amends")
        acts.append(
            Act(
                kind,
                "CREATE" if amends is None else "UPDATE",
                fields["recorded_at"],
                fields.get("recorded_by"),
                fields.get("signed_at"),
                fields.get("signed_by"),
                amends,
                fields.get("amendment_reason"),
            )
        )
    error = fields.get("entered_in_error")
    if error is not None:
        acts.append(Act(kind, "NULLIFY", error["at"], error["by"], reason=error["reason"]))
    return acts


def _provenance(act: Act, targets: list[Resource], amended: Resource | None) -> Resource:
    by, signer, signed_at = clean(act.by), clean(act.signed_by), moment_out(act.signed_at)
    signature = None
    if signer and signed_at:
        signature = [{"type": [_SIGNATURE], "when": signed_at, "who": {"display": signer}}]
    return made(
        resourceType="Provenance",
        target=targets,
        recorded=moment_out(act.at),
        reason=[{"text": clean(act.reason)}] if clean(act.reason) else None,
        activity=concept({"system": _ACTIVITY, "code": act.activity}),
        agent=[{"type": concept({"system": _PARTICIPANT, "code": "author"}), "who": {"display": by or "?"}}],
        entity=_revised(act, amended),
        signature=signature,
    )


def _revised(act: Act, amended: Resource | None) -> list[Resource]:
    earlier = clean(act.amends)
    if earlier is None:
        return []
    what = made(
        reference=f"urn:uuid:{amended['id']}" if amended else None, identifier={"system": ID_SYSTEM, "value": earlier}
    )
    return [{"role": "revision", "what": what}]


def marks_in(provenance: Resource) -> Fields:
    """What a Provenance says of each of its targets."""
    at = moment_in(provenance.get("recorded"))
    by = next((one.get("who", {}).get("display") for one in provenance.get("agent", ())), None)
    by = None if by == "?" else by
    reason = next((one.get("text") for one in provenance.get("reason", ())), None)
    if code_in(provenance.get("activity"), _ACTIVITY) == "NULLIFY":
        return {"entered_in_error": made(at=at, by=by, reason=reason)}
    signature: Resource = next(iter(provenance.get("signature", ())), {})
    revised: Resource = next((one for one in provenance.get("entity", ()) if one.get("role") == "revision"), {})
    return made(
        recorded_at=at,
        recorded_by=by,
        signed_at=moment_in(signature.get("when")),
        signed_by=(signature.get("who") or {}).get("display"),
        amends=((revised.get("what") or {}).get("identifier") or {}).get("value"),
        amendment_reason=reason,
    )
