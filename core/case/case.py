"""One patient's whole record in plain form: the only shape that travels between rooms."""

from typing import Any, ClassVar, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from core.case.base import CaseModel
from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.episode import CareGoal, Episode
from core.case.examination import Examination
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.case.therapy import Therapy
from core.case.work import Flag, IssuedReport, Task


class Case(CaseModel):
    """A patient with everything known. For `therapies`, `None` is *not assessed* and an empty list is *none*."""

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"earlier_episodes", "examinations", "flags", "reports"})

    format: Literal["calcitrack-case/1"] = "calcitrack-case/1"
    patient: Patient
    episode: Episode | None = None
    earlier_episodes: tuple[Episode, ...] = ()
    care_goals: tuple[CareGoal, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    pain: tuple[Pain, ...] = ()
    therapies: tuple[Therapy, ...] | None = None
    procedures: tuple[Procedure, ...] = ()
    laboratory: tuple[Laboratory, ...] = ()
    weights: tuple[Weight, ...] = ()
    function: tuple[Function, ...] = ()
    events: tuple[Event, ...] = ()
    examinations: tuple[Examination, ...] = ()
    injections_near_lesion: bool | None = None
    tight_bandage: bool | None = None
    tasks: tuple[Task, ...] = ()
    flags: tuple[Flag, ...] = ()
    reports: tuple[IssuedReport, ...] = ()

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        known = {lesion.id for lesion in self.lesions}
        if len(known) != len(self.lesions):
            raise PydanticCustomError("duplicate_id", "a lesion's id stands twice", {})
        asked: list[str] = [parent for lesion in self.lesions for parent in lesion.parents]
        asked += [entry.lesion for entry in self.pain if entry.lesion is not None]
        asked += [procedure.lesion for procedure in self.procedures if procedure.lesion is not None]
        for lesion_id in asked:
            if lesion_id not in known:
                raise PydanticCustomError("unknown_lesion", "no such lesion", {"lesion": lesion_id})
        return self


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the case file, as published in docs/case.schema.json."""
    schema = Case.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Calcitrack case file", **schema}
