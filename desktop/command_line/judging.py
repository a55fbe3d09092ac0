"""`appraise` and `supersaturation`: what the rules say of a case file, or of one set of values. No store is touched."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from core import guidance
from core.case.file import read_case_file
from core.case.moments import DayOrInstant, parse_moment
from core.errors import InvalidInput
from desktop.command_line.options import Json
from desktop.command_line.terminal import language, print_json, read_file, told


def appraise(
    case: Annotated[Path, typer.Argument(help="case.json | case.zip", metavar="CASE")],
    at: Annotated[str | None, typer.Option("--at", help=told("cli.option.at"), metavar="WHEN")] = None,
    profile: Annotated[Path | None, typer.Option("--profile", help=told("cli.option.profile"))] = None,
    as_json: Json = False,
) -> None:
    """The case goes through the same rules as a patient of the store."""
    moment = _moment(at)
    rules = guidance.load_profile(read_file(profile) if profile else None)
    appraisal = guidance.appraise(guidance.picture_of(read_case_file(read_file(case)).case, moment), rules)
    print_findings(guidance.to_json(appraisal, language()), as_json)
