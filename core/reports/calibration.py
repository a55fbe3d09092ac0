"""What is printed for measuring: the calibration card, a sheet of stickers, strips for limbs; and a chessboard."""

from io import BytesIO
from typing import Any, Final

from core.imaging.card import cards, chessboard, stickers, strips
from core.reports.figures.printed import (
    Sheet,
    draw_card,
    draw_check_line,
    draw_chessboard,
    draw_stickers,
    draw_strip,
)
from core.reports.setting import type as setting
from core.reports.setting.document import opened
from core.reports.setting.paper import BOLD, GREY, INK, MARGIN, MM, NAME, SMALL, TEXT, PageSize, Paper, paper
from core.reports.setting.type import Rich, Run, leading
from core.texts import Language, render, text

_CHECK_MM: Final = 150.0
_STRIPS: Final = 6
_STRIP_GAP_MM: Final = 6.0


def card_pdf(language: Language, page_size: PageSize = "A4") -> bytes:
    """The newest card, stickers and strip, a page each, with short instructions; to be printed at 100 %."""
    sheet = paper(page_size)
    written = BytesIO()
    canvas = opened(written, sheet, _say(language, "title"), language)
    for page in (_card_page, _sticker_page, _strip_page):
        page(canvas, sheet, language)
        _foot(canvas, sheet, language)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def chessboard_pdf(language: Language, page_size: PageSize = "A4") -> bytes:
    """The chessboard on its side, for learning a camera's profile; to be printed at 100 % and laid flat."""
    upright = paper(page_size)
    sheet = Paper(upright.height, upright.width)
    board = chessboard()
    written = BytesIO()
    canvas = opened(written, sheet, _say(language, "chessboard.title"), language)
    wide, high = (count * board.square * MM for count in board.squares)
    top = (sheet.height + high) / 2 - 2 * MM
    draw_chessboard(Sheet(canvas, (sheet.width - wide) / 2, top), board)
    said = Run(_say(language, "chessboard.how", square=board.square))
    _paragraph(canvas, said, (sheet.width - wide) / 2, sheet.height - 9 * MM, wide, SMALL + 0.5)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _card_page(canvas: Any, sheet: Paper, language: Language) -> None:
    card = cards()[-1]
    top = _head(canvas, sheet, language, "card")
    draw_card(Sheet(canvas, MARGIN, top), card, _say(language, "initials"), _say(language, "date"))
    inside = (card.width - card.leg) * MM - 10 * MM
    left = MARGIN + card.leg * MM + 8 * MM
    y = top - card.leg * MM - 9 * MM
    y = _list(canvas, language, "print", left, y, inside)
    _list(canvas, language, "lay", left, y - 8, inside)
    below = top - card.height * MM - 10 * MM
    below = _check(canvas, sheet, language, below)
    _list(canvas, language, "photograph", MARGIN, below - 14, sheet.inner_width)


def _sticker_page(canvas: Any, sheet: Paper, language: Language) -> None:
    printed = stickers()[-1]
    top = _head(canvas, sheet, language, "stickers")
    y = _list(canvas, language, "stick", MARGIN, top - 8, sheet.inner_width)
    wide = printed.columns * (printed.side + printed.gap) - printed.gap
    draw_stickers(Sheet(canvas, (sheet.width - wide * MM) / 2, y - 3 * MM), printed)


def _strip_page(canvas: Any, sheet: Paper, language: Language) -> None:
    strip = strips()[-1]
    top = _head(canvas, sheet, language, "strip")
    y = _list(canvas, language, "wrap", MARGIN, top - 8, sheet.inner_width)
    pitch = strip.height + _STRIP_GAP_MM
    left = (sheet.width - strip.width * MM) / 2
    for number in range(_STRIPS):
        draw_strip(Sheet(canvas, left, y - 4 * MM - number * pitch * MM), strip)
    _check(canvas, sheet, language, y - 10 * MM - _STRIPS * pitch * MM)


def _head(canvas: Any, sheet: Paper, language: Language, page: str) -> float:
    """The page's name; where what follows begins."""
    baseline = sheet.height - MARGIN - NAME * 0.8
    canvas.setFillColorRGB(*INK)
    canvas.setFont(BOLD, NAME)
    canvas.drawString(MARGIN, baseline, _say(language, f"{page}.title"))
    canvas.setFillColorRGB(*GREY)
    canvas.setFont(BOLD, TEXT)
    canvas.drawRightString(sheet.width - MARGIN, baseline, "Calcitrack")
    return baseline - 6 * MM


def _foot(canvas: Any, sheet: Paper, language: Language) -> None:
    line = setting.lines(Run(_say(language, "foot"), ink=GREY), SMALL, sheet.inner_width)[0]
    setting.draw_line(canvas, line, MARGIN, MARGIN * 0.75, SMALL)


def _check(canvas: Any, sheet: Paper, language: Language, top: float) -> float:
    """The check line with what it must measure; where what follows begins."""
    draw_check_line(Sheet(canvas, MARGIN, top), _CHECK_MM)
    said = Run(_say(language, "check", length=round(_CHECK_MM)), bold=True)
    return _paragraph(canvas, said, MARGIN, top - 5.5 * MM - TEXT, sheet.inner_width, TEXT)


def _list(canvas: Any, language: Language, name: str, left: float, y: float, width: float) -> float:
    """A short list of what to do, under its heading; the next baseline."""
    y = _paragraph(canvas, Run(_say(language, f"{name}.heading"), bold=True), left, y, width, TEXT)
    for line in _say(language, f"{name}.steps").split("\n"):
        canvas.setFillColorRGB(*INK)
        canvas.circle(left + 1.6, y + TEXT * 0.3, 1.1, stroke=0, fill=1)
        y = _paragraph(canvas, Run(line), left + 8, y, width - 8, TEXT - 0.5)
    return y


def _paragraph(canvas: Any, rich: Rich, left: float, y: float, width: float, size: float) -> float:
    """Lines from a first baseline; the next one."""
    for line in setting.lines(rich, size, width):
        setting.draw_line(canvas, line, left, y, size)
        y -= leading(size)
    return y


def _say(language: Language, key: str, **params: object) -> str:
    return render(text(f"reports.calibration.{key}", **params), language)
