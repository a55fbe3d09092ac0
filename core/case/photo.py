"""Photographs and the outlines traced on them, without the picture's bytes."""

from typing import Annotated

from pydantic import Field

from core.case.base import CaseModel, Entry, NotNegative, Positive
from core.case.moments import Moment
from core.case.words import Word

Point = tuple[float, float]
"""x right, y down, in pixels of the upright photograph; (0, 0) is the upper left corner of the upper left pixel."""


class Outline(CaseModel):
    """One closed outline of one tissue; the last point joins the first."""

    tissue: Annotated[str, Word("tissue")]
    points_px: Annotated[tuple[Point, ...], Field(min_length=3)]


class Scale(CaseModel):
    """How pixels became millimetres.

    `single_scale` (a ruler) knows one length: `points_px` are its two ends and `length_mm` the distance between them.
    A calibrated plane (card, rectangle) carries `homography`, nine numbers by rows, from pixels to millimetres.
    """

    method: Annotated[str, Word("scale_method")]
    points_px: tuple[Point, ...] = ()
    length_mm: Positive | None = None
    homography: tuple[float, ...] | None = Field(default=None, min_length=9, max_length=9)
    mm_per_px: float = Field(gt=0, description="at the centre of the photograph")
    tilt_deg: float | None = Field(default=None, ge=0, le=90)
    residual_px: float | None = Field(default=None, ge=0, description="fit of the card only, not of plane or curvature")


class Tracing(Entry):
    """The outlines that the numbers of an assessment come from."""

    at: Moment | None = None
    outlines: tuple[Outline, ...]
    scale: Scale | None = None


class Photograph(Entry):
    """A photograph of a lesion. Its original bytes are known by their SHA-256 and kept bit for bit."""

    at: Moment
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    media_type: str
    width_px: Annotated[int, Field(gt=0, description="of the upright picture")]
    height_px: Annotated[int, Field(gt=0, description="of the upright picture")]
    bytes: NotNegative | None = Field(default=None, description="size of the original file")
    file_name: str | None = None
    sensitive: bool | None = None
    consent: tuple[Annotated[str, Word("consent")], ...] | None = None
    tracing: Tracing | None = None
