"""What happens to the patient: pain, therapies step by step, laboratory values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from core.case.analytes import analytes
from core.case.case import Case
from core.case.course import ASLEEP, Laboratory, Pain
from core.case.therapy import Dose, Therapy
from core.exchange.tables.columns import Cell, Column, Kind, Observed, Table, of_every_entry, of_every_row, states


@dataclass(frozen=True, kw_only=True)
class Step(Observed[Therapy]):
    """One step of a therapy: its start, a change, its stop. `dose` is the one that holds from then on, where given."""

    step: str
    dose: Dose | Therapy | None = None
    reason: str | None = None
    by: str | None = None


def _pain(case: Case) -> Iterator[Observed[Pain]]:
    for entry, state in states(case.pain):
        yield Observed(case, entry, entry.at, state, entry.lesion, entry.instrument)


def _laboratory(case: Case) -> Iterator[Observed[Laboratory]]:
    for entry, state in states(case.laboratory):
        yield Observed(case, entry, entry.at, state)


def _steps(case: Case) -> Iterator[Step]:
    for entry, state in states(case.therapies or ()):
        yield Step(case, entry, entry.start, state, step="start", dose=entry, reason=entry.reason, by=entry.recorded_by)
        for change in entry.changes:
            dose = change if change.kind == "dose_change" else None
            yield Step(case, entry, change.at, state, step=change.kind, dose=dose, reason=change.reason, by=change.by)
        if entry.stop is not None:
            why, who = entry.stop_reason, entry.stopped_by
            yield Step(case, entry, entry.stop, state, step="stop", reason=why, by=who)


def _of_dose(field: str) -> Callable[[Step], Cell]:
    return lambda row: None if row.dose is None else getattr(row.dose, field)


def _score(row: Observed[Pain]) -> Cell:
    """The level S of POSS is no number: it has a column of its own."""
    return None if row.entry.score == ASLEEP else row.entry.score


def _known_unit(row: Observed[Laboratory]) -> bool:
    """A record keeps what was once signed, even when the tables of the day no longer know its unit."""
    analyte = analytes().get(row.entry.analyte)
    return analyte is not None and row.entry.unit in analyte.units


PAIN: Final[Table[Observed[Pain]]] = Table(
    "pain",
    _pain,
    (
        *of_every_row(),
        Column("context", Kind.WORD, lambda row: row.entry.context, codes="pain_context"),
        Column("score", Kind.NUMBER, _score, "{score}"),
        Column("asleep", Kind.TRUTH, lambda row: row.entry.score == ASLEEP if row.entry.instrument == "poss" else None),
        *of_every_entry(),
    ),
)
"""A row a score. The instrument is the method: scores of two instruments are never one series."""

THERAPIES: Final[Table[Step]] = Table(
    "therapies",
    _steps,
    (
        *of_every_row(),
        Column("drug", Kind.WORD, lambda row: row.entry.drug, codes="drug"),
        Column("route", Kind.WORD, lambda row: row.entry.route, codes="route"),
        Column("step", Kind.WORD, lambda row: row.step, codes="therapy_step"),
        Column("dose", Kind.NUMBER, _of_dose("dose")),
        Column("dose_unit", Kind.WORD, _of_dose("unit"), codes="dose_unit"),
        Column("per_day", Kind.NUMBER, _of_dose("per_day"), "/d"),
        Column("per_week", Kind.NUMBER, _of_dose("per_week"), "/wk"),
        Column("as_needed", Kind.TRUTH, _of_dose("as_needed")),
        Column("day_total", Kind.NUMBER, _of_dose("day_total")),
        Column("reason", Kind.TEXT, lambda row: row.reason),
        Column("by", Kind.TEXT, lambda row: row.by),
        *of_every_entry(),
    ),
)
"""A row a step of a therapy, told by its entry: begun, dose changed, held, resumed, stopped."""

LABORATORY: Final[Table[Observed[Laboratory]]] = Table(
    "laboratory",
    _laboratory,
    (
        *of_every_row(),
        Column("analyte", Kind.WORD, lambda row: row.entry.analyte, codes="analyte"),
        Column("comparator", Kind.WORD, lambda row: row.entry.comparator or None, codes="comparator"),
        Column("value", Kind.NUMBER, lambda row: row.entry.number),
        Column("unit", Kind.WORD, lambda row: row.entry.unit, codes="laboratory_unit"),
        Column("value_si", Kind.NUMBER, lambda row: row.entry.value_si if _known_unit(row) else None),
        Column(
            "unit_si",
            Kind.WORD,
            lambda row: analytes()[row.entry.analyte].si_unit if _known_unit(row) else None,
            codes="laboratory_unit",
        ),
        Column("range_low", Kind.NUMBER, lambda row: row.entry.range_low),
        Column("range_high", Kind.NUMBER, lambda row: row.entry.range_high),
        *of_every_entry(),
    ),
)
"""A row a value: as it was reported, and in SI. A censored value is its bound, with its comparator."""
