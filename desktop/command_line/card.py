"""`card`: what is printed, cut out and laid beside a wound."""

from enum import StrEnum
from typing import Annotated

import typer

from core.languages import Language
from core.reports.calibration import card_pdf, chessboard_pdf
from core.reports.setting.paper import PageSize
from core.texts import text
from desktop.command_line.options import Out, in_language
from desktop.command_line.terminal import language as spoken
from desktop.command_line.terminal import say, told, write_file


class Size(StrEnum):
    """The papers, as they are typed."""

    A4 = "a4"
    LETTER = "letter"


_PAGES: dict[Size, PageSize] = {Size.A4: "A4", Size.LETTER: "Letter"}


def card(
    out: Out,
    paper: Annotated[Size, typer.Option("--paper", case_sensitive=False, help=told("cli.option.paper"))] = Size.A4,
    language: Annotated[Language | None, in_language("cli.option.language")] = None,
    chessboard: Annotated[bool, typer.Option("--chessboard", help=told("cli.option.chessboard"))] = False,
) -> None:
    """The calibration card, stickers and strips; or the chessboard for a camera's profile."""
    make = chessboard_pdf if chessboard else card_pdf
    write_file(out, make(language or spoken(), _PAGES[paper]))
    say(text("cli.card.done", path=str(out)))
