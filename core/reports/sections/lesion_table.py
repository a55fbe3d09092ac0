"""Every open lesion in a row."""

from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting.blocks import Block, Cell, Paragraph, Table
from core.reports.setting.type import Run
from core.trends.lesions import assessments
from core.trends.progress import Progress


def lesion_table(view: View) -> list[Block]:
    """A row for each open lesion: stage, areas and how they changed, when it was assessed."""
    words = view.words
    if not view.open_lesions:
        return [Paragraph(words.say("reports.no_open_lesions"))]
    names = ("lesion", "stage", "wound", "eschar", "since_last", "since_first", "advance", "bwat", "assessed")
    head = tuple(Cell(Run(words.say(f"reports.column.{name}"), bold=True), right=name in _RIGHT) for name in names)
    rows = tuple(_row(view, view.progress[lesion.id]) for lesion in view.open_lesions)
    return [Table((31, 13, 18, 19, 12, 12, 20, 17, 24), head, rows)]


_RIGHT = frozenset({"wound", "eschar", "since_last", "since_first", "advance", "bwat"})


def _row(view: View, each: Progress) -> tuple[Cell, ...]:
    words = view.words
    lesion = next(lesion for lesion in view.open_lesions if lesion.id == each.lesion_id)
    entries = assessments(lesion)
    staged = [entry.stage for entry in entries if entry.stage]
    way = f" {words.say(f'reports.method.{each.method}')}" if each.method in ("ruler", "unknown") else ""
    share = ""
    if each.wound and each.wound.value and each.eschar and each.eschar.value is not None:
        share = f" ({words.number(100 * each.eschar.value / each.wound.value)} %)"
    assessed = words.say("reports.never") if not entries else words.short_moment(entries[-1].at)
    if entries and entries[-1].not_done:
        assessed += " " + words.say(
            "reports.not_done",
            what=words.joined([words.word("not_done_item", item.what) for item in entries[-1].not_done]),
        )
    advance = each.advance_mm_per_week
    return (
        Cell([Run(words.text(each.name), bold=True)], mark=marks.TREND[each.trend.value]),
        Cell(words.word("stage", staged[-1]) if staged else "–"),
        Cell(("–" if each.wound is None else words.cm2(each.wound.value or 0)) + way, right=True),
        Cell("–" if each.eschar is None else words.cm2(each.eschar.value or 0) + share, right=True),
        Cell(words.change(each.since_last_percent), right=True),
        Cell(words.change(each.since_first_percent), right=True),
        Cell(
            "–"
            if advance is None
            else f"{'+' if advance > 0 else '−' if advance < 0 else ''}{words.number(abs(advance), 1)}",
            right=True,
        ),
        Cell("–" if each.bwat_cua is None else words.number(each.bwat_cua.value or 0), right=True),
        Cell(assessed),
    )
