"""What somebody else's resources say in the terms of the case, one by one; what they do not say clearly is refused.

The readers of `concepts` read the elements; here it is told which of them a resource is for, and that what it says is
not ambiguous: a code whose unit is another's, a time without its zone, a status that is not final.
"""

from collections.abc import Callable
from typing import Final

from pydantic import ValidationError

from core.case.base import CaseModel
from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.episode import CareGoal, Episode
from core.case.examination import Examination
from core.case.file import problem_of
from core.case.lesion import Assessment, Lesion
from core.case.therapy import Therapy
from core.exchange.fhir.concepts import episode
from core.exchange.fhir.elements import Resource, code_in, moment_in
from core.exchange.fhir.foreign_medications import medication
from core.exchange.fhir.foreign_observations import observation
from core.exchange.fhir.kinds import CONCEPTS
from core.exchange.fhir.parts import Find, kind_of, rest_in
from core.exchange.fhir.said import NotUnderstood, Refused, Said, label
from core.texts import text


def said_by(resource: Resource, find: Find) -> Said:
    """What a foreign resource says.

    Raises
    ------
    NotUnderstood
        With the reason, for whoever confirms the import.
    """
    ours = _MODELS.get(kind_of(resource) or "")
    try:
        if ours is not None:
            return _ours(resource, ours, find)
        reader = _READERS.get(resource["resourceType"])
        if reader is None:
            raise NotUnderstood(text("exchange.fhir.reason.type", type=resource["resourceType"]))
        _check_status(resource)
        return reader(resource, find)
    except ValueError as error:
        raise Refused(text(f"exchange.fhir.reason.{_MOMENTS.get(str(error), 'moment')}")) from None


def entry_of(said: Said, entry_id: str | None) -> CaseModel:
    """The entry that was said, checked as every entry is.

    Raises
    ------
    Refused
        When a field is missing or impossible.
    """
    fields = {key: value for key, value in said.fields.items() if value is not None}
    if entry_id is not None:
        fields["id"] = entry_id
    try:
        return said.model.model_validate(fields)
    except ValidationError as error:
        path, problem = problem_of(error)
        raise Refused(text("exchange.fhir.reason.field", field=path, problem=problem)) from None


def _ours(resource: Resource, model: type[CaseModel], find: Find) -> Said:
    """A part of one of our own bundles that is not whole any more: what its elements and its rest say."""
    fields = CONCEPTS[str(kind_of(resource))].read(resource, find) | rest_in(resource)
    return Said(model, {name: value for name, value in fields.items() if name in model.model_fields})


_MODELS: Final[dict[str, type[CaseModel]]] = {
    "episode": Episode,
    "earlier_episode": Episode,
    "care_goal": CareGoal,
    "lesion": Lesion,
    "assessment": Assessment,
    "pain": Pain,
    "laboratory": Laboratory,
    "weight": Weight,
    "function": Function,
    "event": Event,
    "procedure": Procedure,
    "examination": Examination,
    "therapy": Therapy,
}
_MOMENTS: Final = {"without_zone": "without_zone", "imprecise": "imprecise"}
_FINAL: Final = frozenset(
    {"final", "amended", "corrected", "completed", "active", "stopped", "on-hold", "entered-in-error"}
)
_CORRECTED: Final = frozenset({"amended", "corrected"})


def corrects(resource: Resource) -> bool:
    """Whether the sender says that this replaces what it sent before."""
    return resource.get("status") in _CORRECTED


def withdrawn(resource: Resource) -> bool:
    """Whether the sender takes it back."""
    verification = code_in(
        resource.get("verificationStatus"), "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    )
    return "entered-in-error" in (resource.get("status"), verification)


def _check_status(resource: Resource) -> None:
    status = resource.get("status")
    if status is not None and status not in _FINAL:
        raise NotUnderstood(text("exchange.fhir.reason.status", status=status))


def _condition(resource: Resource, find: Find) -> Said:
    if not episode.is_calciphylaxis(resource):
        raise NotUnderstood(text("exchange.fhir.reason.condition", code=label(resource)))
    fields = episode.EPISODE.read(resource, find)
    fields["onset"] = fields["onset"] or moment_in(resource.get("recordedDate"))
    return Said(Episode, fields)


_READERS: Final[dict[str, Callable[[Resource, Find], Said]]] = {
    "Observation": observation,
    "Condition": _condition,
    "MedicationStatement": medication,
    "MedicationRequest": medication,
}
