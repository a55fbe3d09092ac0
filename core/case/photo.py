"""Photographs and the outlines traced on them, without the picture's bytes."""

from typing import Annotated, ClassVar

from pydantic import Field

from core.case.base import CaseModel, Entry, NotNegative, Positive
from core.case.moments import Instant, Moment
from core.case.words import Word

Point = tuple[float, float]
"""x right, y down, in pixels of the upright photograph; (0, 0) is the upper left corner of the upper left pixel."""


class Outline(CaseModel):
    """One closed outline of one tissue; the last point joins the first."""

    tissue: Annotated[str, Word("tissue")]
    points_px: Annotated[tuple[Point, ...], Field(min_length=3)]


class Lens(CaseModel):
    """How the camera bends straight lines, in pixels of the upright photograph.

    A straight ray r focal lengths from the axis is seen at r·(1 + k1·r² + k2·r⁴): `radial` (Brown 1971).
    """

    focal_px: float = Field(gt=0)
    centre_px: Point
    radial: tuple[float, float]
    source: Annotated[str, Word("lens_source")]
    profile: str | None = Field(default=None, description="key of the camera profile that it was read from")


class Limb(CaseModel):
    """The limb that the wound lies on, taken as a cylinder that touches the calibrated plane along `axis_px`."""

    circumference_mm: float = Field(gt=0)
    circumference_from: Annotated[str, Word("circumference_source")]
    axis_px: tuple[Point, Point] = Field(description="two points on the line along the limb where the plane touches it")
    focal_px: float = Field(gt=0)
    focal_from: Annotated[str, Word("focal_source")]


class Scale(CaseModel):
    """How pixels became millimetres.

    `single_scale` (a ruler) knows one length: `points_px` are its two ends and `length_mm` the distance between them.
    A calibrated plane (card, stickers, strip, rectangle) carries `homography`, nine numbers by rows, from pixels to
    millimetres; with a `lens`, from the pixels that a lens without distortion would have given.
    """

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"pieces"})

    method: Annotated[str, Word("scale_method")]
    points_px: tuple[Point, ...] = ()
    length_mm: Positive | None = None
    homography: tuple[float, ...] | None = Field(default=None, min_length=9, max_length=9)
    mm_per_px: float = Field(gt=0, description="at the centre of the photograph")
    tilt_deg: float | None = Field(default=None, ge=0, le=90)
    residual_px: float | None = Field(default=None, ge=0, description="fit of the card only, not of plane or curvature")
    pieces: tuple[int, ...] = Field(default=(), description="points_px of each printed piece, in order")
    lens: Lens | None = None
    limb: Limb | None = None


class Tracing(Entry):
    """The outlines that the numbers of an assessment come from."""

    at: Moment | None = None
    outlines: tuple[Outline, ...]
    scale: Scale | None = None


class ConsentStep(CaseModel):
    """One thing that was said of what a photograph may be used for. Steps are added, never changed or taken away.

    `what` was said of these `scopes` and of no others; `erased` says that the picture's bytes are gone for good.
    """

    what: Annotated[str, Word("consent_step")]
    scopes: tuple[Annotated[str, Word("consent")], ...] = ()
    at: Moment = Field(description="when it was said")
    said_by: Annotated[str, Word("consent_giver")] | None = None
    name: str | None = Field(default=None, max_length=200, description="of the person who said it")
    obtained_by: str | None = Field(default=None, max_length=200, description="who asked")
    form: str | None = Field(default=None, max_length=200, description="which signed form")
    reason: str | None = None
    recorded_at: Instant | None = None
    recorded_by: str | None = None


class Photograph(Entry):
    """A photograph of a lesion. Its original bytes are known by their SHA-256 and kept bit for bit.

    `consent` is what was agreed to when it was taken (None: not asked); `consents` what was said about it since.
    """

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"consents"})

    at: Moment
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    media_type: str
    width_px: Annotated[int, Field(gt=0, description="of the upright picture")]
    height_px: Annotated[int, Field(gt=0, description="of the upright picture")]
    bytes: NotNegative | None = Field(default=None, description="size of the original file")
    file_name: str | None = None
    sensitive: bool | None = None
    consent: tuple[Annotated[str, Word("consent")], ...] | None = None
    consents: tuple[ConsentStep, ...] = ()
    tracing: Tracing | None = None
