"""`measure`: square millimetres of outlines on a photograph, on the plane of its calibration card."""

import json
from pathlib import Path
from typing import Annotated

import typer

from core.errors import InvalidInput
from core.imaging.photograph import measure_photograph
from desktop.command_line.options import Json
from desktop.command_line.terminal import language, print_json, read_file, told


def measure(
    photograph: Annotated[Path, typer.Argument(metavar="PHOTO", help="JPEG, PNG, TIFF, WebP, HEIC")],
    outline: Annotated[Path, typer.Option("--outline", help=told("cli.option.outline"), metavar="FILE")],
    as_json: Json = False,
) -> None:
    """Without a card in the picture nothing is said in millimetres."""
    try:
        outlines = json.loads(read_file(outline).decode("utf-8-sig"))
    except ValueError as error:
        raise InvalidInput("cli.error.not_json", path=str(outline), problem=type(error).__name__) from None
    found = measure_photograph(read_file(photograph), outlines, language())
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        typer.echo(f"{name}: {value}")
