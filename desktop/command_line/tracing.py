"""`trace`: the assisted outline of a wound inside a box, as a file that `measure` reads."""

import json
from pathlib import Path
from typing import Annotated

import typer

from core.imaging.traced import trace_photograph
from core.imaging.window import Box
from core.texts import text
from desktop.command_line.options import Out
from desktop.command_line.terminal import read_file, say, say_error, told, write_file


def trace(
    photograph: Annotated[Path, typer.Argument(metavar="PHOTO", help="JPEG, PNG, TIFF, WebP, HEIC")],
    box: Annotated[
        tuple[float, float, float, float],
        typer.Option("--box", help=told("cli.option.box"), metavar="X Y W H"),
    ],
    out: Out,
) -> None:
    """What is hard to see is said; what cannot be seen is not written."""
    traced = trace_photograph(read_file(photograph), Box(*box))
    write_file(out, (json.dumps(traced.file, ensure_ascii=False) + "\n").encode())
    for warning in traced.warnings:
        say_error(warning)
    say(text("cli.trace.done", path=str(out), number=len(traced.file["outlines"])))
