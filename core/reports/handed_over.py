"""A passphrase to hand over on one page: for the first sign-in, after which the person has their own."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from core.reports.setting.arranging import Stack
from core.reports.setting.blocks import Block, Bullets, Figure, Heading, Item, Paragraph, Space
from core.reports.setting.document import Frame, Part, write
from core.reports.setting.marks import box
from core.reports.setting.paper import BOLD, INK, PageSize, paper
from core.reports.wording import Words
from core.texts import Language

_SIZE: Final = 19.0
_HEIGHT: Final = 46.0


def render(
    account: str,
    passphrase: str,
    facility: str,
    made_at: datetime,
    language: Language,
    page_size: PageSize = "A4",
) -> bytes:
    """The page as PDF. `account` is the name to type, `made_at` an instant, printed in its own offset.

    Raises
    ------
    ValueError
        If `made_at` has no offset.
    """
    if made_at.utcoffset() is None:
        raise ValueError("made_at_without_offset")
    words = Words(language, ZoneInfo("UTC"))
    day = words.day(made_at.date())
    frame = Frame(
        name=words.say("reports.given.title"),
        identity=facility,
        title="Calcitrack",
        stamp=day,
        foot=(words.say("reports.given.foot", day=day),),
        page_number=lambda number, count: words.say("reports.page", number=number, count=count),
    )
    blocks = _blocks(words, account, passphrase)
    return write([Part(frame, Stack(blocks))], paper(page_size), words.say("reports.given.title"), language)


def _blocks(words: Words, account: str, passphrase: str) -> tuple[Block, ...]:
    steps = tuple(Item(words.say(f"reports.given.do.{name}"), box) for name in ("hand", "change", "destroy"))
    return (
        Space(10),
        Paragraph(words.say("reports.given.account", account=account), after=10),
        Figure(_HEIGHT, _boxed(passphrase)),
        Space(14),
        Heading(words.say("reports.given.to_do")),
        Space(2),
        Bullets(steps),
    )


def _boxed(passphrase: str) -> Any:
    def drawn(canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setStrokeColorRGB(*INK)
        canvas.setFillColorRGB(*INK)
        canvas.setLineWidth(1)
        canvas.rect(x, top - _HEIGHT + 6, width, _HEIGHT - 6)
        canvas.setFont(BOLD, _SIZE)
        canvas.drawString(x + 14, top - _HEIGHT * 0.62, passphrase)

    return drawn
