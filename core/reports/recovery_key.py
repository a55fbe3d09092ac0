"""The recovery key on one page, to print and lock away: whoever has it and the store's folder can open the store."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from core.reports.setting import type as setting
from core.reports.setting.arranging import Stack
from core.reports.setting.blocks import Block, Bullets, Figure, Heading, Item, Paragraph, Space
from core.reports.setting.document import Frame, Part, write
from core.reports.setting.marks import box
from core.reports.setting.paper import BOLD, HAIR, INK, PageSize, paper
from core.reports.setting.type import Run
from core.reports.wording import Words
from core.texts import Language

_SIZE: Final = 19.0
_ROW: Final = 34.0
_GROUPS_A_ROW: Final = 4


def render(
    key: str, store_name: str, made_at: datetime, account: str, language: Language, page_size: PageSize = "A4"
) -> bytes:
    """The page as PDF.

    Parameters
    ----------
    key
        Groups of letters and digits, joined by `-` or spaces; printed in large type, a number before each row.
    store_name, account
        Which store it opens, and who made it.
    made_at
        An instant; printed in its own offset.

    Raises
    ------
    ValueError
        If `made_at` has no offset.
    """
    if made_at.utcoffset() is None:
        raise ValueError("made_at_without_offset")
    words = Words(language, ZoneInfo("UTC"))
    day = words.day(made_at.date())
    sheet = paper(page_size)
    frame = Frame(
        name=words.say("reports.recovery.title"),
        identity=words.say("reports.recovery.store", store=store_name),
        title="Calcitrack",
        stamp=day,
        foot=(words.say("reports.recovery.foot", account=account, day=day),),
        page_number=lambda number, count: words.say("reports.page", number=number, count=count),
    )
    groups = [group for group in key.replace(" ", "-").split("-") if group]
    return write([Part(frame, Stack(_blocks(words, groups)))], sheet, words.say("reports.recovery.title"), language)


def _blocks(words: Words, groups: list[str]) -> tuple[Block, ...]:
    rows = [groups[start : start + _GROUPS_A_ROW] for start in range(0, len(groups), _GROUPS_A_ROW)]
    steps = tuple(Item(words.say(f"reports.recovery.do.{name}"), box) for name in ("print", "lock", "test", "file"))
    return (
        Space(10),
        Paragraph(words.say("reports.recovery.what"), after=10),
        Figure(_ROW * len(rows) + 16, _key(rows)),
        Space(14),
        Heading(words.say("reports.recovery.to_do")),
        Space(2),
        Bullets(steps),
        Space(8),
        Heading(words.say("reports.recovery.to_use")),
        Space(2),
        Paragraph(words.say("reports.recovery.how"), after=8),
        Paragraph(Run(words.say("reports.recovery.warning"), bold=True)),
        Space(24),
        Paragraph(words.say("reports.recovery.kept_at"), after=14),
        Figure(16, _line),
        Paragraph(words.say("reports.recovery.kept_by"), after=14),
        Figure(16, _line),
    )


def _key(rows: list[list[str]]) -> Any:
    def drawn(canvas: Any, x: float, top: float, width: float) -> None:
        height = _ROW * len(rows) + 12
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(1)
        canvas.rect(x, top - height, width, height)
        column = (width - 50) / _GROUPS_A_ROW
        widest = max((setting.width_of(group, BOLD, _SIZE) for row in rows for group in row), default=1.0)
        size = min(_SIZE, _SIZE * (column - 8) / widest)
        for number, row in enumerate(rows):
            baseline = top - 6 - _ROW * number - _ROW * 0.66
            canvas.setFillColorRGB(*HAIR)
            canvas.setFont(BOLD, 9)
            canvas.drawString(x + 12, baseline, str(number + 1))
            canvas.setFillColorRGB(*INK)
            canvas.setFont(BOLD, size)
            for place, group in enumerate(row):
                canvas.drawString(x + 38 + place * column, baseline, group)

    return drawn


def _line(canvas: Any, x: float, top: float, width: float) -> None:
    canvas.setStrokeColorRGB(*HAIR)
    canvas.setLineWidth(0.5)
    canvas.line(x, top, x + width * 0.7, top)
