"""The measured size of a lesion: from outlines on a photograph, or from a ruler held to the skin."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from core.case.base import CaseModel
from core.case.words import Word
from core.errors import InvalidInput
from core.texts import Text

Size = Annotated[float, Field(ge=0)]


class Remark(CaseModel):
    """A sentence kept with the draft: a key of the catalogue with plain parameters."""

    key: str
    params: dict[str, str | int | float] = Field(default_factory=dict)

    @property
    def text(self) -> Text:
        """The sentence, to be rendered."""
        return Text(self.key, self.params)


class Measurement(CaseModel):
    """Numbers of one lesion at one time: areas in mm² by tissue (the wound includes its eschar), lengths in mm.

    With a `limb_circumference_mm` they are those of the limb's unrolled skin, and `wound_area_flat_mm2` is the plane's.
    """

    measured_by: Annotated[str, Word("measured_by")]
    photograph: str | None = Field(default=None, description="SHA-256 of the photograph that was outlined")
    wound_area_mm2: Size | None = None
    eschar_area_mm2: Size | None = None
    slough_area_mm2: Size | None = None
    granulation_area_mm2: Size | None = None
    epithelial_area_mm2: Size | None = None
    purpura_area_mm2: Size | None = None
    perimeter_mm: Size | None = None
    length_mm: Size | None = None
    width_mm: Size | None = Field(default=None, description="widest, across the length")
    limb_circumference_mm: Annotated[float, Field(gt=0)] | None = None
    wound_area_flat_mm2: Size | None = None
    uncertainty_percent: Size | None = Field(
        default=None, description="of the wound's area, about 95 %: what is known of the scale, not the tracing's"
    )
    warnings: tuple[Remark, ...] = ()

    @property
    def eschar_percent(self) -> float | None:
        """Share of eschar in the wound, percent; None when one of the two areas is not known or there is no wound."""
        if self.eschar_area_mm2 is None or not self.wound_area_mm2:
            return None
        return 100 * self.eschar_area_mm2 / self.wound_area_mm2


def by_ruler(length_mm: float, width_mm: float, eschar_percent: float | None = None) -> Measurement:
    """Manual values: length × width stands for the area.

    It overestimates the true area by about 40 % (Rogers 2010), so `measured_by` keeps it out of planimetry's curves.

    Parameters
    ----------
    length_mm, width_mm
        The two extents, at right angles; the longer one is the length.
    eschar_percent
        The share of eschar as estimated at the bedside; None when it was not estimated.

    Raises
    ------
    InvalidInput
        When a number is negative, or more than the whole wound is eschar.
    """
    if min(length_mm, width_mm) < 0:
        raise InvalidInput("error.charting.size")
    if eschar_percent is not None and not 0 <= eschar_percent <= 100:
        raise InvalidInput("error.charting.percent")
    area = length_mm * width_mm
    return Measurement(
        measured_by="ruler",
        wound_area_mm2=area,
        eschar_area_mm2=None if eschar_percent is None else area * eschar_percent / 100,
        length_mm=max(length_mm, width_mm),
        width_mm=min(length_mm, width_mm),
    )


def remark(said: Text) -> Remark:
    """A text as it is kept in a draft. Parameters that are no plain number become words."""
    return Remark(key=said.key, params={name: _plain(value) for name, value in said.params.items()})


def _plain(value: Any) -> str | int | float:
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, str | int | float) else str(value)
