"""S: who, how bad, what changed, what to do first; then every open lesion in a row."""

from collections.abc import Sequence

from core.guidance import FlagFinding
from core.reports.sections.lesion_table import lesion_table
from core.reports.sections.overview import figures, strip, who
from core.reports.sections.tasks import task_item, task_lines
from core.reports.sections.view import View
from core.reports.setting import marks
from core.reports.setting.arranging import Columns, Stack
from core.reports.setting.blocks import Block, Bullets, Heading, Item, Paragraph, Space
from core.reports.setting.paper import GREY, GUTTER
from core.reports.setting.type import Run


def situation(view: View, width: float) -> list[Block]:
    """The first third of the page, and the table of lesions."""
    return [
        Heading(view.words.say("reports.situation"), "S", before=2),
        Paragraph(who(view), after=3),
        strip(figures(view)),
        Space(3),
        Columns(flag_column(view), _news_column(view, changes_shown(view, width))),
        Space(4),
        *lesion_table(view),
    ]


def changes_shown(view: View, width: float) -> int:
    """How many changes are told: those of the density, and more where the column of flags is longer anyway."""
    column = (width - GUTTER) / 2
    room = flag_column(view).height(column)
    shown = min(view.density.changes, len(view.changes))
    while shown < len(view.changes) and _news_column(view, shown + 1).height(column) <= room:
        shown += 1
    return shown


def flag_column(view: View) -> Stack:
    """The flags under their heading."""
    return Stack((Heading(view.words.say("reports.flags"), size=9.5, before=2), _flags(view)))


def _news_column(view: View, shown: int) -> Stack:
    return Stack((*_changes(view, shown), *_first_tasks(view)))


def _flags(view: View) -> Block:
    words = view.words
    if view.given.appraisal is None:
        return Paragraph(words.say("reports.not_appraised"))
    if not view.flags:
        return Paragraph(words.say("reports.no_flags"))
    groups: dict[tuple[str, str], list[FlagFinding]] = {}
    for flag in view.flags:
        groups.setdefault((flag.rule, flag.level), []).append(flag)
    # Refractory pain is a flag of its own and a trigger of palliative care: the same words are said once.
    said = dict.fromkeys((tuple(_flag(view, those)), those[0].level) for those in groups.values())
    return Bullets(tuple(Item(runs, marks.LEVEL[level]) for runs, level in said), size=view.density.size)


def _flag(view: View, those: Sequence[FlagFinding]) -> list[Run]:
    """One rule's flags of one level, its lesions joined; evidence where there is one lesion or none to tell of."""
    words, first = view.words, those[0]
    subjects = words.joined([label for flag in those if (label := view.lesion_label(flag.subject))])
    title = words.text(first.title)
    said = words.labelled(title) + subjects if subjects else title
    runs = [Run(said, bold=first.level == "urgent")]
    evidence = words.joined([words.text(each.text) for each in first.evidence[:2]])
    if evidence and view.density.evidence and len(those) == 1:
        runs.append(Run(f" – {evidence}", ink=GREY))
    by = dict.fromkeys(who for flag in those if (who := view.acknowledged(flag.rule, flag.subject)) is not None)
    if by:
        runs.append(Run(" " + words.say("reports.acknowledged", by=words.joined(list(by))), ink=GREY))
    return runs


def _changes(view: View, count: int) -> list[Block]:
    words = view.words
    key = "reports.changed_since_handover" if view.last_handover_at else "reports.changed_in_week"
    heading = Heading(words.say(key, since=words.short_moment(view.since)), size=9.5, before=2)
    if not view.changes:
        return [heading, Paragraph(words.say("reports.nothing_changed"))]
    shown = view.changes[:count]
    items = [Item(words.phrase([words.text(change.text), words.short_day(change.at)])) for change in shown]
    if len(view.changes) > len(shown):
        items.append(Item(words.say("reports.more_changes", count=len(view.changes) - len(shown))))
    return [heading, Bullets(tuple(items), size=view.density.size)]


def _first_tasks(view: View) -> list[Block]:
    words = view.words
    lines = task_lines(view)[: view.density.first_tasks]
    if not lines:
        return []
    items = tuple(task_item(view, line) for line in lines)
    return [Heading(words.say("reports.do_first"), size=9.5, before=4), Bullets(items, size=view.density.size)]
