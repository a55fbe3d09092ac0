"""The outlines that the numbers of an assessment come from."""

from decimal import Decimal
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.case.photo import Lens, Limb, Outline, Point, Scale, Tracing
from core.record.base import Base, EntryRow, Id
from core.record.keeping import Keeping, Shape, as_plain, built
from core.record.types import JsonText

_KeptOutline = dict[str, str | tuple[Point, ...]]
_KEPT: Final = TypeAdapter(list[_KeptOutline])


class OutlinesText(JsonText):
    """Outlines as JSON text. A patient has a hundred thousand points: pydantic reads them at once as tuples."""

    cache_ok = True

    def read(self, written: Any) -> list[_KeptOutline]:
        return _KEPT.validate_json(written)


class TracingRow(EntryRow, Base):
    """The outlines of one photograph, in pixels of the upright picture, and its scale."""

    __tablename__ = "tracing"

    photograph_id: Mapped[str] = mapped_column(Id, ForeignKey("photograph.id"), index=True)
    outlines: Mapped[list[Any]] = mapped_column(OutlinesText)
    scale: Mapped[dict[str, Any] | None] = mapped_column(JsonText)


def _write_outlines(outlines: tuple[Outline, ...]) -> list[Any]:
    return [as_plain(outline) for outline in outlines]


def _read_outlines(kept: list[_KeptOutline]) -> tuple[Outline, ...]:
    return tuple(built(Outline, outline) for outline in kept)


def _read_scale(kept: dict[str, Any]) -> Scale:
    fields = dict(kept)
    fields["points_px"] = tuple(map(tuple, kept["points_px"]))
    if "length_mm" in kept:
        fields["length_mm"] = Decimal(kept["length_mm"])
    for numbers in ("homography", "pieces"):
        if numbers in kept:
            fields[numbers] = tuple(kept[numbers])
    if "lens" in kept:
        fields["lens"] = Lens.model_construct(**_with_tuples(kept["lens"], "centre_px", "radial"))
    if "limb" in kept:
        axis = tuple(map(tuple, kept["limb"]["axis_px"]))
        fields["limb"] = Limb.model_construct(**{**kept["limb"], "axis_px": axis})
    return Scale.model_construct(**fields)


def _with_tuples(kept: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**kept, **{name: tuple(kept[name]) for name in names}}


TRACING = Keeping(
    Tracing,
    TracingRow,
    renamed={"at": "observed_at"},
    shaped={"outlines": Shape(_write_outlines, _read_outlines), "scale": Shape(as_plain, _read_scale)},
)
