"""The course templates of `resources/demo/courses`: a patient's story as data, in weeks (0 first visit, 26 today)."""

from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from core import resources

Key = tuple[float, float]
"""(week, value)"""


class Template(BaseModel):
    """A closed, frozen part of a template; a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Identity(Template):
    """Who the patient is. Later patients of the same course get another name, age and skin."""

    name: str
    native_name: str | None = None
    sex: str
    birth_date: date
    height_cm: float | None = None
    skin_tone: int = Field(ge=1, le=6, description="Fitzpatrick type")
    comorbidities: tuple[str, ...] | None = None
    allergies: tuple[str, ...] | None = None
    kidney: dict[str, Any] | None = None
    dialysis_years: float | None = None


class EpisodeStory(Template):
    """Onset, kind and confirmation of the episode."""

    onset: float
    subtype: str
    confirmed_by: tuple[str, ...] = ()


class LesionState(Template):
    """What one lesion looks like from `week` on. Numbers move straight to the next state that gives them."""

    week: float
    stage: str | None = None
    wound_cm2: float | None = None
    purpura_cm2: float | None = None
    eschar: float | None = Field(default=None, ge=0, le=1, description="share of the wound, as the next three")
    slough: float | None = Field(default=None, ge=0, le=1)
    granulation: float | None = Field(default=None, ge=0, le=1)
    epithelial: float | None = Field(default=None, ge=0, le=1)
    eschar_state: str | None = None
    exudate_type: int | None = None
    exudate_amount: int | None = None
    periwound: int | None = None
    oedema: int | None = None
    induration: int | None = None
    redness: float | None = Field(default=None, ge=0, le=1)
    livedo: float | None = Field(default=None, ge=0, le=1)
    odour: str | None = None
    dressing: str | None = None
    infection: tuple[str, ...] | None = None


class Visits(Template):
    """When a lesion is assessed: counted back from `last`, every `every` weeks it is photographed and measured."""

    first: float
    last: float
    every: float = 2.0
    checks: int = Field(default=0, ge=0, description="looks without measuring between two measured visits")

    @property
    def step(self) -> float:
        """Weeks from one visit to the next, measured or not."""
        return self.every / (self.checks + 1)


class Deaths(Template):
    """How many of the later patients of a course die of it, and between which weeks."""

    share: float = Field(ge=0, le=1)
    first: float
    last: float


class LesionStory(Template):
    """One lesion through its states, and the odd things that happen while charting it."""

    label: str
    site: str
    side: str | None = None
    region: str
    view: str
    x: float
    y: float
    onset: float
    closed: float | None = None
    closed_as: str | None = None
    parents: tuple[str, ...] = ()
    elongation: float = 1.4
    measured_by: str = "single_scale"
    visits: Visits | None = Field(default=None, description="None: not assessed yet")
    states: tuple[LesionState, ...] = ()
    notes: tuple[tuple[float, str], ...] = ()
    refused: tuple[tuple[float, str], ...] = Field(
        default=(), description="(week, reason): no photograph, not measured"
    )
    amended: tuple[tuple[float, str], ...] = Field(default=(), description="(week, reason): first signed with an error")
    in_error: tuple[tuple[float, str], ...] = Field(default=(), description="(week, reason): charted, then struck out")


class PainStory(Template):
    """Levels of pain; scores scatter round them."""

    rest: tuple[Key, ...] = ()
    dressing_change: tuple[Key, ...] = ()
    breakthrough: tuple[Key, ...] = ()
    painad: tuple[Key, ...] = ()
    dn4: tuple[Key, ...] = ()
    poss: tuple[Key, ...] = ()
    lesion: str | None = None
    first: float = 0.0
    last: float = 25.9
    rest_per_week: int = 4
    twice_daily_at_the_end: bool = False


class ChangeStory(Template):
    """One change of a therapy."""

    week: float
    kind: str
    dose: float | None = None
    unit: str | None = None
    per_day: float | None = None
    per_week: float | None = None
    day_total: float | None = None
    reason: str | None = None


class TherapyStory(Template):
    """One therapy from its start to its stop."""

    drug: str
    route: str
    dose: float | None = None
    unit: str | None = None
    per_day: float | None = None
    per_week: float | None = None
    as_needed: bool | None = None
    day_total: float | None = None
    start: float
    stop: float | None = None
    reason: str | None = None
    changes: tuple[ChangeStory, ...] = ()


class LaboratoryStory(Template):
    """One analyte in one unit, drawn every `days` from `first` to `last`."""

    analyte: str
    unit: str
    values: tuple[Key, ...]
    days: int = 14
    first: float = 0.0
    last: float = 25.8
    scatter: float = 0.05
    decimals: int = 0
    low: float | None = None
    high: float | None = None
    below: float | None = Field(default=None, description="reported as “<below” when under it")


class WeightStory(Template):
    """Weights before and during the course."""

    values: tuple[Key, ...]
    first: float = -26.0
    every: float = 4.0
    last: float = 25.7


class Moment(Template):
    """Something that happened once. Which further keys it may have, the case model says."""

    model_config = ConfigDict(frozen=True, extra="allow")

    week: float


class SessionStory(Template):
    """Dialysis sessions of the last weeks, with the days of hypotension counted back from the last one."""

    first: float
    hypotension: tuple[int, ...] = ()


class RescueStory(Template):
    """As-needed doses of the last days: how many on each day, the latest day last."""

    drug: str
    dose: float
    unit: str
    breakthrough: tuple[int, ...]
    procedural: tuple[int, ...] = ()


class Course(Template):
    """A patient's whole story."""

    code: str
    deaths: Deaths | None = None
    nurse: str
    doctor: str
    patient: Identity
    episode: EpisodeStory
    lesions: tuple[LesionStory, ...]
    pain: tuple[PainStory, ...] = ()
    therapies: tuple[TherapyStory, ...] | None = None
    laboratory: tuple[LaboratoryStory, ...] = ()
    weights: WeightStory | None = None
    function: tuple[Key, ...] = ()
    care_goals: tuple[Moment, ...] = ()
    procedures: tuple[Moment, ...] = ()
    events: tuple[Moment, ...] = ()
    tasks: tuple[Moment, ...] = ()
    examinations: tuple[Moment, ...] = ()
    sessions: SessionStory | None = None
    rescue: RescueStory | None = None
    consent: tuple[str, ...] | None = ("care",)
    injections_near_lesion: bool | None = None
    tight_bandage: bool | None = None


@cache
def courses() -> tuple[Course, ...]:
    """Every course, in the order of its file name: the order in which patients get them."""
    files = resources.names("demo", "courses", suffix=".toml")
    return tuple(Course.model_validate(resources.read_toml("demo", "courses", name)) for name in files)
