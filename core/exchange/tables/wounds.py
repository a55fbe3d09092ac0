"""Assessments of lesions, and the areas of what was outlined on their photographs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from core.case.case import Case
from core.case.lesion import ON_LIMB, Assessment, Bwat
from core.case.photo import Photograph, Tracing
from core.errors import InvalidInput
from core.exchange.tables.columns import (
    IN_ERROR,
    STANDING,
    Cell,
    Column,
    Kind,
    Observed,
    Table,
    of_every_entry,
    of_every_row,
    states,
)
from core.imaging.measure import Measurement, Region, measure
from core.instruments.definitions import instrument
from core.instruments.scoring import score
from core.texts import text

Row = Observed[Assessment]


@dataclass(frozen=True, kw_only=True)
class Traced(Observed[Assessment]):
    """One tissue outlined on one photograph of an assessment. `flat` is what its plane alone tells, on a limb."""

    photograph: Photograph
    tracing: Tracing
    tissue: str
    region: Region | None = None
    flat: Region | None = None


def _assessments(case: Case) -> Iterator[Row]:
    for lesion in case.lesions:
        for entry, state in states(lesion.assessments):
            yield Observed(case, entry, entry.at, state, lesion.id, entry.method)


def _regions(case: Case) -> Iterator[Traced]:
    for row in _assessments(case):
        for photograph, state in states(row.entry.photographs):
            tracing = photograph.tracing
            if tracing is not None:
                in_error = tracing.entered_in_error is not None
                stands = row.state if state == STANDING else state
                yield from _of_tracing(row, photograph, tracing, IN_ERROR if in_error else stands)


def _of_tracing(row: Row, photograph: Photograph, tracing: Tracing, state: str) -> Iterator[Traced]:
    measured = _measured(photograph, tracing)
    if measured is None:
        for tissue in dict.fromkeys(outline.tissue for outline in tracing.outlines):
            yield _traced(row, photograph, tracing, state, tissue)
        return
    unrolled = measured.unrolled
    for flat in measured.regions:
        if unrolled is None:
            yield _traced(row, photograph, tracing, state, flat.tissue, measured.measured_by, flat)
        else:
            method = f"{measured.measured_by}{ON_LIMB}"
            on_limb = unrolled.region(flat.tissue)
            yield _traced(row, photograph, tracing, state, flat.tissue, method, on_limb, flat)


def _traced(
    row: Row,
    photograph: Photograph,
    tracing: Tracing,
    state: str,
    tissue: str,
    method: str | None = None,
    region: Region | None = None,
    flat: Region | None = None,
) -> Traced:
    return Traced(
        row.case,
        row.entry,
        row.at,
        state,
        row.lesion,
        method,
        photograph=photograph,
        tracing=tracing,
        tissue=tissue,
        region=region,
        flat=flat,
    )


def _measured(photograph: Photograph, tracing: Tracing) -> Measurement | None:
    """`None` where the outlines cannot be measured: a foreign record's may lie outside their photograph."""
    try:
        return measure(tracing.outlines, tracing.scale, (photograph.width_px, photograph.height_px))
    except InvalidInput:
        return None


def _area(field: str) -> Column[Row]:
    return Column(field, Kind.NUMBER, lambda row: getattr(row.entry, field), "mm2")


def _length(field: str) -> Column[Row]:
    return Column(field, Kind.NUMBER, lambda row: getattr(row.entry, field), "mm")


def _levels() -> Iterator[Column[Row]]:
    """A column a BWAT item, its meaning being the item's own words."""
    definition = instrument("bwat")
    for item in Bwat.model_fields:
        meaning = text("table.bwat_item", item=definition.item_label(item))
        yield Column(f"bwat_{item}", Kind.WHOLE, _level(item), "{score}", meaning_text=meaning)


def _level(item: str) -> Callable[[Row], Cell]:
    return lambda row: None if row.entry.bwat is None else getattr(row.entry.bwat, item)


def _total(code: str) -> Callable[[Row], Cell]:
    def total(row: Row) -> Cell:
        return None if row.entry.bwat is None else score(code, row.entry.bwat.model_dump()).total

    return total


def _not_done(row: Row) -> str | None:
    return " ".join(missed.what for missed in row.entry.not_done) or None


def _why_not_done(row: Row) -> str | None:
    return "; ".join(f"{missed.what}: {missed.reason}" for missed in row.entry.not_done) or None


def _words(words: Iterable[str] | None) -> str | None:
    return None if words is None else " ".join(words)


def _of_region(field: str) -> Callable[[Traced], Cell]:
    return lambda row: None if row.region is None else getattr(row.region, field)


ASSESSMENTS: Final[Table[Row]] = Table(
    "assessments",
    _assessments,
    (
        *of_every_row(),
        Column("stage", Kind.WORD, lambda row: row.entry.stage, codes="stage"),
        *map(_area, ("wound_area_mm2", "eschar_area_mm2", "slough_area_mm2", "granulation_area_mm2")),
        *map(_area, ("epithelial_area_mm2", "purpura_area_mm2", "wound_area_flat_mm2")),
        *map(_length, ("perimeter_mm", "length_mm", "width_mm", "limb_circumference_mm")),
        Column("eschar_state", Kind.WORD, lambda row: row.entry.eschar_state, codes="eschar_state"),
        *_levels(),
        Column("bwat_cua_total", Kind.NUMBER, _total("bwat_cua"), "{score}"),
        Column("bwat_total", Kind.NUMBER, _total("bwat"), "{score}"),
        Column("infection_signs", Kind.WORDS, lambda row: _words(row.entry.infection_signs), codes="infection_sign"),
        Column("odour", Kind.WORD, lambda row: row.entry.odour, codes="odour"),
        Column("dressing", Kind.WORD, lambda row: row.entry.dressing, codes="dressing"),
        Column("not_done", Kind.WORDS, _not_done, codes="not_done_item"),
        Column("not_done_reason", Kind.TEXT, _why_not_done),
        Column("photographs", Kind.WHOLE, lambda row: len(row.entry.photographs), "{count}"),
        Column("note", Kind.TEXT, lambda row: row.entry.note),
        *of_every_entry(),
    ),
)
"""A row an assessment of a lesion. Numbers are as they were signed."""

REGIONS: Final[Table[Traced]] = Table(
    "regions",
    _regions,
    (
        *of_every_row(),
        Column("photograph", Kind.ID, lambda row: row.photograph.id),
        Column("tracing", Kind.ID, lambda row: row.tracing.id),
        Column("tissue", Kind.WORD, lambda row: row.tissue, codes="tissue"),
        Column("parts", Kind.WHOLE, _of_region("parts"), "{count}"),
        Column("area_mm2", Kind.NUMBER, _of_region("area_mm2"), "mm2"),
        Column("area_flat_mm2", Kind.NUMBER, lambda row: None if row.flat is None else row.flat.area_mm2, "mm2"),
        Column("region_perimeter_mm", Kind.NUMBER, _of_region("perimeter_mm"), "mm"),
        Column("region_length_mm", Kind.NUMBER, _of_region("length_mm"), "mm"),
        Column("region_width_mm", Kind.NUMBER, _of_region("width_mm"), "mm"),
        Column("share_percent", Kind.NUMBER, _of_region("share_percent"), "%"),
    ),
)
"""A row a tissue outlined on a photograph, measured anew from the outlines and the scale that were kept."""
