"""The laboratory: of each analyte the first value, the latest, and its range."""

from core.reports.pictures import within
from core.reports.sections.view import View
from core.reports.setting.blocks import Block, Cell, Heading, Paragraph, Table
from core.reports.setting.paper import GREY, TABLE
from core.reports.setting.type import Run
from core.trends.laboratory import LaboratoryPoint, LaboratorySeries
from core.trends.series import unit_name


def laboratory(view: View) -> list[Block]:
    """Of each analyte the first value of the days shown, the latest, and the laboratory's own range, in SI."""
    words = view.words
    heading = Heading(words.say("reports.section.laboratory"))
    rows = tuple(row for series in view.timeline.laboratory if (row := _analyte(view, series)) is not None)
    if not rows:
        return [heading, Paragraph(words.say("reports.none"), view.density.size)]
    names = ("analyte", "first", "latest", "range")
    head = tuple(
        Cell(Run(words.say(f"reports.laboratory.{name}"), bold=True), right=name != "analyte") for name in names
    )
    return [heading, Table((44, 44, 44, 34), head, rows, TABLE)]


def _analyte(view: View, series: LaboratorySeries) -> tuple[Cell, ...] | None:
    values = [value for value in series.values if within(value.at, view.choices, view.occasion)]
    if not values:
        return None
    words, last = view.words, values[-1]
    first = _dated(view, values[0]) if len(values) > 1 else [Run("–")]
    unit = words.text(unit_name(series.unit))
    return (
        Cell(f"{words.text(series.name)} {unit}".rstrip()),
        Cell(first, right=True),
        Cell(_dated(view, last), right=True),
        Cell(_range(view, last), right=True),
    )


def laboratory_number(view: View, value: LaboratoryPoint) -> str:
    """A value as it is written, with `<` or `>` where it is censored."""
    decimals = 2 if abs(value.exact) < 10 else 1 if abs(value.exact) < 100 else 0
    return f"{value.comparator}{view.words.short_number(float(value.exact), decimals)}"


def _dated(view: View, value: LaboratoryPoint) -> list[Run]:
    """Outside the laboratory's own range in bold, with an arrow; the day beside it."""
    arrow = {"high": " ↑", "low": " ↓", None: ""}[value.outside]
    said = laboratory_number(view, value) + arrow
    return [Run(said, bold=value.outside is not None), Run(f"  {view.words.day(value.at)}", ink=GREY)]


def _range(view: View, value: LaboratoryPoint) -> str:
    bounds = [
        None if each is None else view.words.short_number(float(each), 2)
        for each in (value.range_low, value.range_high)
    ]
    if bounds == [None, None]:
        return "–"
    low, high = bounds
    return f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
