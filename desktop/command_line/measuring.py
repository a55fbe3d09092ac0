"""`measure`: square millimetres of outlines on a photograph, on the plane of its calibration card."""

import json
from pathlib import Path
from typing import Annotated

import typer

from core.errors import InvalidInput
from core.imaging.photograph import LimbMeasured, measure_photograph
from desktop.command_line.options import Json
from desktop.command_line.terminal import language, print_json, read_file, told


def measure(
    photograph: Annotated[Path, typer.Argument(metavar="PHOTO", help="JPEG, PNG, TIFF, WebP, HEIC")],
    outline: Annotated[Path, typer.Option("--outline", help=told("cli.option.outline"), metavar="FILE")],
    circumference: Annotated[
        float | None, typer.Option("--limb-circumference", help=told("cli.option.circumference"), metavar="MM")
    ] = None,
    axis: Annotated[
        tuple[float, float, float, float] | None,
        typer.Option("--limb-axis", help=told("cli.option.axis"), metavar="X1 Y1 X2 Y2"),
    ] = None,
    as_json: Json = False,
) -> None:
    """Without a card in the picture nothing is said in millimetres."""
    outlines = outlines_of(read_file(outline), str(outline))
    found = measure_photograph(read_file(photograph), outlines, language(), _limb(circumference, axis))
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        typer.echo(f"{name}: {value}")


def outlines_of(data: bytes, path: str) -> object:
    """What an outline file says, not yet looked at.

    Raises
    ------
    InvalidInput
        When it is no JSON, or nested without end.
    """
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InvalidInput("cli.error.not_json", path=path, problem=type(error).__name__) from None


def _limb(circumference: float | None, axis: tuple[float, float, float, float] | None) -> LimbMeasured | None:
    if circumference is None and axis is None:
        return None
    if circumference is None or axis is None:
        raise InvalidInput("cli.error.half_a_limb")
    return LimbMeasured(circumference, (axis[:2], axis[2:]))
