"""The content of an assessment that is being charted: frozen, and the same after a trip through JSON."""

from datetime import datetime
from typing import Annotated, ClassVar, Final

from pydantic import Field

from core.case.base import CaseModel, NotNegative
from core.case.course import Asleep
from core.case.lesion import Assessment, Bwat, NotDone
from core.case.moments import Instant, Moment
from core.case.photo import Outline, Scale
from core.case.words import Word
from core.charting.measurement import Measurement

PAIN_CONTEXTS: Final = ("rest", "dressing_change", "breakthrough", "movement")
"""In the order in which they are asked; `rest` is needed to sign."""


class DraftPhotograph(CaseModel):
    """A photograph that belongs to the draft. Its bytes are in the store already.

    `at` is when it was taken as the nurse says; `exif_at` is what the camera says, a proposal that is never trusted and
    has no offset when the camera named none.
    """

    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    media_type: str
    width_px: Annotated[int, Field(gt=0)]
    height_px: Annotated[int, Field(gt=0)]
    at: Moment
    bytes: NotNegative | None = None
    file_name: str | None = None
    exif_at: datetime | None = None
    sensitive: bool | None = None
    consent: tuple[Annotated[str, Word("consent")], ...] | None = None
    scale: Scale | None = None
    outlines: tuple[Outline, ...] = ()


class ConsentAnswer(CaseModel):
    """Who answered when photographs were asked about, and on which form; without a form it was spoken."""

    said_by: Annotated[str, Word("consent_giver")] = "patient"
    name: str | None = None
    form: str | None = None


class PainScores(CaseModel):
    """Numeric ratings by context as they were typed, on the scale or not (`problems` says); None is not asked."""

    rest: int | None = None
    dressing_change: int | None = None
    breakthrough: int | None = None
    movement: int | None = None


class AssessmentDraft(CaseModel):
    """What the nurse has entered so far: nothing here was only carried over.

    What is shown pale is worked out from `last` and `measurement` (`core.charting.carrying.shown`). For
    `infection_signs`, None is *not asked* and an empty tuple is *none of these seen*.
    """

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"photographs", "dn4", "painad", "not_done"})

    patient_id: str
    lesion_id: str
    lesion_onset: Moment
    opened_at: Instant
    observed_at: Moment
    last: Assessment | None = Field(default=None, description="the assessment that values are carried from")
    dn4_due: bool = False
    on_opioid: bool = Field(default=False, description="sedation is to be asked")
    photographs: tuple[DraftPhotograph, ...] = ()
    sensitive: bool | None = Field(
        default=None, description="a photograph that is added now is intimate: by site, or as said"
    )
    consent: tuple[Annotated[str, Word("consent")], ...] | None = Field(
        default=None, description="what a photograph that is added now may be used for: as last agreed, or as said"
    )
    consent_answer: ConsentAnswer | None = Field(
        default=None, description="who said so today; None: nobody was asked today, `consent` is as last agreed"
    )
    measurement: Measurement | None = None
    stage: Annotated[str, Word("stage")] | None = None
    eschar_state: Annotated[str, Word("eschar_state")] | None = None
    levels: Bwat = Bwat()
    infection_signs: tuple[Annotated[str, Word("infection_sign")], ...] | None = None
    odour: Annotated[str, Word("odour")] | None = None
    dressing: Annotated[str, Word("dressing")] | None = None
    note: str | None = None
    pain: PainScores = PainScores()
    poss: int | Asleep | None = None
    dn4: dict[str, int] = Field(default_factory=dict, description="answers by item of the instrument")
    painad: dict[str, int] = Field(default_factory=dict, description="answers by item of the instrument")
    not_done: tuple[NotDone, ...] = ()

    def photograph(self, sha256: str) -> DraftPhotograph | None:
        """The photograph of that fingerprint."""
        return next((photograph for photograph in self.photographs if photograph.sha256 == sha256), None)

    def reason_not_done(self, what: str) -> str | None:
        """Why `what` could not be done: `photograph`, `measurement`, `assessment` or `pain`."""
        return next((item.reason for item in self.not_done if item.what == what), None)

    def answered_levels(self) -> dict[str, int]:
        """The BWAT levels that the nurse chose or confirmed."""
        return {item: level for item in Bwat.model_fields if (level := getattr(self.levels, item)) is not None}
