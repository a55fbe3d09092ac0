"""Every measurement of every lesion in a table, each with its method and who signed it."""

from collections.abc import Sequence
from typing import Final

from core.case.lesion import Assessment, Lesion
from core.reports.pictures import within
from core.reports.sections.view import View
from core.reports.setting.blocks import Block, Bullets, Cell, Heading, Item, Paragraph, Space, Table
from core.reports.setting.paper import TABLE
from core.reports.setting.type import Run
from core.trends.lesions import assessments, bwat_cua_total, lesion_name, method_text

_COLUMNS: Final = ("at", "stage", "wound", "eschar", "purpura", "size", "perimeter", "method", "bwat", "by")
_SHARES: Final = (30, 14, 13, 13, 14, 18, 14, 24, 16, 17)
_RIGHT: Final = frozenset({"wound", "eschar", "purpura", "size", "perimeter", "bwat"})


def measurements(view: View) -> list[Block]:
    """A table for each lesion that was chosen, open or closed, oldest entry first."""
    words = view.words
    blocks: list[Block] = [Heading(words.say("reports.section.measurements"))]
    head = tuple(Cell(Run(words.say(f"reports.measured.{name}"), bold=True), right=name in _RIGHT) for name in _COLUMNS)
    for lesion in view.case.lesions:
        entries = _entries(view, lesion)
        if entries and view.choices.shows(lesion):
            rows = tuple(_row(view, entry) for entry in entries)
            blocks += [Heading(words.text(lesion_name(lesion)), size=9.5, before=4), Table(_SHARES, head, rows, 7.5)]
            blocks += _not_done(view, entries)
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(words.say("reports.nothing_measured"), TABLE)]


def _entries(view: View, lesion: Lesion) -> list[Assessment]:
    return [entry for entry in assessments(lesion) if within(entry.at, view.choices, view.occasion)]


def _row(view: View, entry: Assessment) -> tuple[Cell, ...]:
    words = view.words
    total = bwat_cua_total(entry.bwat)
    cells = {
        "at": words.moment(entry.at),
        "stage": words.word("stage", entry.stage) if entry.stage else "–",
        "wound": _cm2(view, entry.wound_area_mm2),
        "eschar": _cm2(view, entry.eschar_area_mm2),
        "purpura": _cm2(view, entry.purpura_area_mm2),
        "size": _size(view, entry),
        "perimeter": _mm(view, entry.perimeter_mm),
        "method": _method(view, entry),
        "bwat": "–" if total is None else str(total),
        "by": entry.signed_by or entry.recorded_by or "–",
    }
    return tuple(Cell(cells[name], right=name in _RIGHT) for name in _COLUMNS)


def _not_done(view: View, entries: Sequence[Assessment]) -> list[Block]:
    """What could not be done and why, under the table: a reason may be long."""
    words = view.words
    items = tuple(
        Item(
            words.labelled(words.moment(entry.at))
            + words.say("reports.not_done_because", what=words.word("not_done_item", each.what), reason=each.reason)
        )
        for entry in entries
        for each in entry.not_done
    )
    return [Space(2), Bullets(items, TABLE)] if items else []


def _method(view: View, entry: Assessment) -> str:
    """How it was measured; that nobody said how, where there is a measurement."""
    if entry.method is not None:
        return view.words.text(method_text(entry.method))
    measured = (entry.wound_area_mm2, entry.eschar_area_mm2, entry.purpura_area_mm2, entry.length_mm, entry.width_mm)
    return "–" if all(each is None for each in measured) else view.words.say("reports.method.unknown")


def _size(view: View, entry: Assessment) -> str:
    if entry.length_mm is None and entry.width_mm is None:
        return "–"
    return f"{_mm(view, entry.length_mm)} × {_mm(view, entry.width_mm)}"


def _cm2(view: View, area: float | None) -> str:
    return "–" if area is None else view.words.cm2(area)


def _mm(view: View, length: float | None) -> str:
    return "–" if length is None else view.words.short_number(length, 1)
