"""Who the patient is: identity, kidney, comorbidities, allergies."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from core.case.base import CaseModel, NotNegative, Positive
from core.case.moments import Moment
from core.case.names import Seen
from core.case.words import Word


class Kidney(CaseModel):
    """Kidney and dialysis facts. Without a date (`at`) they are current."""

    shown_when_null: ClassVar[frozenset[str]] = frozenset({"egfr"})

    status: Annotated[str, Word("kidney_status")]
    egfr: NotNegative | None = Field(default=None, description="mL/min/1.73 m²")
    sessions_per_week: NotNegative | None = None
    kt_v: NotNegative | None = None
    dialysate_calcium_mmol_l: Positive | None = None
    dialysis_since: Moment | None = None
    at: Moment | None = None


class Patient(CaseModel):
    """Identity and standing facts. `None` is *not assessed*, an empty list is *assessed, none*."""

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"also_known_as"})

    id: str
    record_number: Seen = Field(max_length=100)
    name: Seen = Field(min_length=1, max_length=200)
    native_name: Seen | None = Field(default=None, max_length=200, description="the name in the person's own script")
    sex: Annotated[str, Word("sex")]
    birth_date: date
    height_cm: Positive | None = None
    dry_weight_kg: Positive | None = None
    comorbidities: tuple[Annotated[str, Word("comorbidity")], ...] | None = None
    allergies: tuple[str, ...] | None = None
    kidney: Kidney | None = None
    also_known_as: tuple[str, ...] = Field(default=(), description="record numbers of duplicates merged into this one")
