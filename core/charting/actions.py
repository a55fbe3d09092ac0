"""What a nurse can do to a draft. Small frozen values; `core.charting.reducing.reduce` carries them out."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.case.course import Asleep
from core.case.moments import DayOrInstant
from core.case.photo import Outline, Scale
from core.charting.draft import DraftPhotograph
from core.charting.measurement import Measurement


@dataclass(frozen=True, slots=True)
class SetObservedAt:
    """When the lesion was looked at: a day, or an instant with its offset."""

    at: DayOrInstant


@dataclass(frozen=True, slots=True)
class AddPhotograph:
    """A photograph was taken in; one that is there already stays as it is."""

    photograph: DraftPhotograph


@dataclass(frozen=True, slots=True)
class RemovePhotograph:
    """Take a photograph, and what was measured on it, out of the draft."""

    sha256: str


@dataclass(frozen=True, slots=True)
class SetPhotographTime:
    """When the photograph was taken, for example the camera's proposal once it is accepted."""

    sha256: str
    at: DayOrInstant


@dataclass(frozen=True, slots=True)
class SetSensitive:
    """Whether the photographs of this assessment are intimate, those still to come among them."""

    sensitive: bool


@dataclass(frozen=True, slots=True)
class SetConsent:
    """What the photographs of this assessment may be used for; none of it: refused; None: not asked."""

    uses: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class SetConsentAnswer:
    """Who answered today (`patient`, or a `representative` by name), and on which form."""

    said_by: str
    name: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class SetOutlines:
    """The outlines of one photograph. What was measured on it before is dropped: `SetMeasurement` follows."""

    sha256: str
    outlines: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class SetScale:
    """The scale of one photograph. What was measured on it before is dropped: `SetMeasurement` follows."""

    sha256: str
    scale: Scale | None


@dataclass(frozen=True, slots=True)
class SetMeasurement:
    """What the bench measured, or the ruler's values; None takes it away."""

    measurement: Measurement | None


@dataclass(frozen=True, slots=True)
class SetStage:
    """The stage as the nurse says; None leaves it to what follows from the wound bed."""

    stage: str | None


@dataclass(frozen=True, slots=True)
class SetEscharState:
    """The state of the eschar as the nurse says; None leaves it to what follows from the wound bed."""

    state: str | None


@dataclass(frozen=True, slots=True)
class SetLevel:
    """A BWAT level, 1 best to 5 worst; None takes the answer back."""

    item: str
    level: int | None


@dataclass(frozen=True, slots=True)
class ConfirmCarried:
    """A pale value is still true."""

    field: str


@dataclass(frozen=True, slots=True)
class ConfirmAllCarried:
    """Every pale value of a section of the form, or of the whole form, is still true."""

    section: str | None = None


@dataclass(frozen=True, slots=True)
class SetSigns:
    """The infection signs that were seen; None is *not asked*."""

    signs: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class NoneSeen:
    """The infection signs were looked for, and none was seen."""


@dataclass(frozen=True, slots=True)
class SetOdour:
    """How the wound smells after cleansing; None is not asked."""

    odour: str | None


@dataclass(frozen=True, slots=True)
class SetDressing:
    """The dressing that was put on; None takes the answer back."""

    dressing: str | None


@dataclass(frozen=True, slots=True)
class SetNote:
    """Free words; None or only blanks take the note away."""

    note: str | None


@dataclass(frozen=True, slots=True)
class SetPain:
    """A numeric rating in a context; None takes it back."""

    context: str
    score: int | None


@dataclass(frozen=True, slots=True)
class SetSedation:
    """The POSS level, 1 to 4 or asleep; None takes it back."""

    level: int | Asleep | None


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """An answer of an instrument of several items; None takes it back."""

    instrument: Literal["dn4", "painad"]
    item: str
    answer: int | None


@dataclass(frozen=True, slots=True)
class ClearAnswers:
    """Take back every answer of an instrument of several items."""

    instrument: Literal["dn4", "painad"]


@dataclass(frozen=True, slots=True)
class SetNotDone:
    """`photograph`, `measurement`, `assessment` or `pain` could not be done, and why; None or blanks take it back."""

    what: str
    reason: str | None


Action: TypeAlias = (
    SetObservedAt
    | AddPhotograph
    | RemovePhotograph
    | SetPhotographTime
    | SetSensitive
    | SetConsent
    | SetConsentAnswer
    | SetOutlines
    | SetScale
    | SetMeasurement
    | SetStage
    | SetEscharState
    | SetLevel
    | ConfirmCarried
    | ConfirmAllCarried
    | SetSigns
    | NoneSeen
    | SetOdour
    | SetDressing
    | SetNote
    | SetPain
    | SetSedation
    | SetAnswer
    | ClearAnswers
    | SetNotDone
)
