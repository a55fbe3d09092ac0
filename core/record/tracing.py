"""The outlines that the numbers of an assessment come from."""

from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.case.photo import Outline, Scale, Tracing
from core.record.base import Base, EntryRow, Id
from core.record.keeping import Keeping, Shape, as_plain
from core.record.types import JsonText


class TracingRow(EntryRow, Base):
    """The outlines of one photograph, in pixels of the upright picture, and its scale."""

    __tablename__ = "tracing"

    photograph_id: Mapped[str] = mapped_column(Id, ForeignKey("photograph.id"), index=True)
    outlines: Mapped[list[Any]] = mapped_column(JsonText)
    scale: Mapped[dict[str, Any] | None] = mapped_column(JsonText)


def _write_outlines(outlines: tuple[Outline, ...]) -> list[Any]:
    return [as_plain(outline) for outline in outlines]


def _read_outlines(kept: list[Any]) -> tuple[Outline, ...]:
    return tuple(
        Outline.model_construct(tissue=outline["tissue"], points_px=tuple(map(tuple, outline["points_px"])))
        for outline in kept
    )


def _read_scale(kept: dict[str, Any]) -> Scale:
    fields = dict(kept)
    fields["points_px"] = tuple(map(tuple, kept["points_px"]))
    if "length_mm" in kept:
        fields["length_mm"] = Decimal(kept["length_mm"])
    if "homography" in kept:
        fields["homography"] = tuple(kept["homography"])
    return Scale.model_construct(**fields)


TRACING = Keeping(
    Tracing,
    TracingRow,
    renamed={"at": "observed_at"},
    shaped={"outlines": Shape(_write_outlines, _read_outlines), "scale": Shape(as_plain, _read_scale)},
)
