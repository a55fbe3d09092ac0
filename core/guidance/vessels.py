"""Pulses, ankle and toe pressures: what each says of the large arteries, and what it cannot say.

Calciphylaxis is a disease of small vessels: nothing here ever lowers its suspicion. In dialysis stiff arteries make the
ankle-brachial index unreliable, so that toe pressure and toe-brachial index are preferred (clinical reference §10).
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from core.case.examination import Examination
from core.guidance.examined import latest, of_examination
from core.guidance.findings import Evidence
from core.guidance.picture import ClinicalPicture
from core.guidance.workup_numbers import workup_numbers
from core.texts import Text, text

VesselWord: TypeAlias = Literal[
    "critical", "low", "borderline", "normal", "not_critical", "unreliable", "falsely_high", "weak", "palpable"
]
LOW: Final = frozenset({"critical", "low", "borderline"})
"""Judgements that speak for disease of the large arteries."""

_PREFERRED: Final = frozenset({"tbi", "toe_pressure_mmhg"})
_KINDS: Final = ("toe_pressure_mmhg", "tbi", "abi", "pulses")


@dataclass(frozen=True, slots=True)
class Vessel:
    """One finding of a leg with its judgement. `preferred`: the kind that dialysis does not falsify."""

    kind: str
    side: str | None
    judged: VesselWord
    words: Text
    preferred: bool
    evidence: Evidence


def vessels(picture: ClinicalPicture) -> tuple[Vessel, ...]:
    """The latest finding of each kind and side, the kinds that are to be preferred first."""
    return tuple(vessel(entry, picture) for kind in _KINDS for entry in latest(picture, kind))


def vessel(entry: Examination, picture: ClinicalPicture) -> Vessel:
    """One finding judged."""
    judged = _judged(entry, picture)
    return Vessel(
        kind=entry.kind,
        side=entry.side,
        judged=judged,
        words=text(f"guidance.vessel.{judged}"),
        preferred=entry.kind in _PREFERRED,
        evidence=of_examination(entry),
    )


def _judged(entry: Examination, picture: ClinicalPicture) -> VesselWord:
    value, limits = entry.value, workup_numbers().vessels
    if value is None:
        return "palpable" if entry.result == "palpable" else "weak"
    if entry.kind == "abi":
        if value >= limits["abi_falsely_high"]:
            return "falsely_high"
        if value < limits["abi_low"]:
            return "low"
        # Off dialysis only is an index within the usual range worth its word.
        stiff = value > limits["abi_unreliable"] or picture.on_dialysis is not False
        return "unreliable" if stiff else "normal"
    if entry.kind == "tbi":
        if value < limits["tbi_low"]:
            return "low"
        return "borderline" if value < limits["tbi_normal"] else "normal"
    return "critical" if value < limits["toe_critical_mmhg"] else "not_critical"
