"""Lesions and their assessments."""

from typing import Annotated, ClassVar, Final

from pydantic import Field

from core.case.base import CaseModel, Entry
from core.case.moments import Moment
from core.case.photo import Photograph, Point
from core.case.words import Word

ON_LIMB: Final = "_on_limb"
"""Ends the name of a method whose areas are those of a limb's unrolled skin."""

Level = Annotated[int, Field(ge=1, le=5)]


class Bwat(CaseModel):
    """Levels of the Bates-Jensen items, 1 best to 5 worst; `None` is not answered. The first eight are BWAT-CUA."""

    necrotic_type: Level | None = None
    necrotic_amount: Level | None = None
    exudate_type: Level | None = None
    exudate_amount: Level | None = None
    periwound_colour: Level | None = None
    peripheral_oedema: Level | None = None
    peripheral_induration: Level | None = None
    granulation: Level | None = None
    size: Level | None = None
    depth: Level | None = None
    edges: Level | None = None
    undermining: Level | None = None
    epithelialisation: Level | None = None


class NotDone(CaseModel):
    """Something that could not be done, and why. A curve shows a gap there."""

    what: Annotated[str, Word("not_done_item")]
    reason: str = Field(min_length=1)


class Assessment(Entry):
    """One signed examination of one lesion. Areas are mm²; the wound includes its eschar.

    They are those of the wound's plane; with a `limb_circumference_mm` those of the unrolled skin of that limb, and
    `wound_area_flat_mm2` is what the plane alone would have told.
    """

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"not_done", "photographs"})

    at: Moment
    stage: Annotated[str, Word("stage")] | None = None
    wound_area_mm2: Annotated[float, Field(ge=0)] | None = None
    eschar_area_mm2: Annotated[float, Field(ge=0)] | None = None
    slough_area_mm2: Annotated[float, Field(ge=0)] | None = None
    granulation_area_mm2: Annotated[float, Field(ge=0)] | None = None
    epithelial_area_mm2: Annotated[float, Field(ge=0)] | None = None
    purpura_area_mm2: Annotated[float, Field(ge=0)] | None = None
    perimeter_mm: Annotated[float, Field(ge=0)] | None = None
    length_mm: Annotated[float, Field(ge=0)] | None = None
    width_mm: Annotated[float, Field(ge=0)] | None = Field(default=None, description="widest, across the length")
    measured_by: Annotated[str, Word("measured_by")] | None = None
    limb_circumference_mm: Annotated[float, Field(gt=0)] | None = None
    wound_area_flat_mm2: Annotated[float, Field(ge=0)] | None = None
    eschar_state: Annotated[str, Word("eschar_state")] | None = None
    bwat: Bwat | None = None
    infection_signs: tuple[Annotated[str, Word("infection_sign")], ...] | None = None
    odour: Annotated[str, Word("odour")] | None = None
    dressing: Annotated[str, Word("dressing")] | None = None
    note: str | None = None
    not_done: tuple[NotDone, ...] = ()
    photographs: tuple[Photograph, ...] = ()

    @property
    def method(self) -> str | None:
        """How the area was measured. Areas of a lesion are compared within one method, and a limb's unrolled skin is a
        method of its own: it is larger than what the plane tells of the same wound."""
        unrolled = self.measured_by is not None and self.limb_circumference_mm is not None
        return f"{self.measured_by}{ON_LIMB}" if unrolled else self.measured_by


class BodyPlace(CaseModel):
    """Where on the body map the lesion is drawn: a view, and a point in the view's own units (0–1, x right, y down)."""

    view: Annotated[str, Field(pattern="^(front|back|left|right)$")]
    point: Point


class Lesion(CaseModel):
    """One lesion through time. A lesion with parents came from a split or a merge and is not new tissue."""

    shown_when_null: ClassVar[frozenset[str]] = frozenset({"closed"})

    id: str
    label: str | None = Field(default=None, description="the number that the team calls it by, for example L1")
    site: Annotated[str, Word("site")]
    side: Annotated[str, Word("side")] | None = None
    region: Annotated[str, Word("region")]
    place: BodyPlace | None = None
    onset: Moment
    closed: Moment | None = None
    closed_as: Annotated[str, Word("lesion_closed_as")] | None = None
    parents: tuple[str, ...] = ()
    episode: str | None = Field(default=None, description="id of its episode; None: the current one")
    assessments: tuple[Assessment, ...] = ()
