"""`appraise` and `supersaturation`: what the rules say of a case file, or of one set of values. No store is touched."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from core.case.file import read_case_file
from core.case.moments import instant, parse_moment
from core.errors import InvalidInput
from core.guidance.appraisal import appraise as appraise_picture
from core.guidance.findings import Factor, FlagFinding
from core.guidance.picture import picture_of
from core.guidance.profile import load_profile
from core.guidance.saturation import levers
from core.guidance.saturation import supersaturation as supersaturation_of
from core.guidance.writing import supersaturation_to_json, to_json
from core.texts import Text, render, text
from desktop.command_line.options import Json
from desktop.command_line.terminal import language, now, print_json, read_file, say, told


def _exact(typed: str) -> Decimal:
    """A number as it was typed, without the rounding of a float."""
    try:
        return Decimal(typed.replace(",", "."))
    except ArithmeticError:
        raise typer.BadParameter(render(text("cli.error.number", typed=typed), language())) from None


def _number(name: str) -> Any:
    return typer.Option(name, parser=_exact, metavar="NUMBER", help=told(f"cli.option.{name[2:]}"))


def appraise(
    case: Annotated[Path, typer.Argument(help="case.json | case.zip", metavar="CASE")],
    at: Annotated[str | None, typer.Option("--at", help=told("cli.option.at"), metavar="WHEN")] = None,
    profile: Annotated[Path | None, typer.Option("--profile", help=told("cli.option.profile"))] = None,
    as_json: Json = False,
) -> None:
    """The case goes through the same rules as a patient of the store."""
    moment = _moment(at)
    rules = load_profile(read_file(profile) if profile else None)
    appraisal = appraise_picture(picture_of(read_case_file(read_file(case)).case, moment), rules)
    if as_json:
        print_json(to_json(appraisal, language()))
        return
    for flag in appraisal.flags:
        typer.echo(f"[{flag.level}] {flag.rule}  {_words(flag.title)}: {_told(flag)}")
    for arm, factors in appraisal.triad.items():
        typer.echo(f"{_words(text(f'guidance.arm.{arm}'))}:")
        for factor in factors:
            typer.echo(f"  {factor.state:<9} {factor.factor}: {_told(factor)}")
    for task in appraisal.tasks:
        typer.echo(f"{task.due:%Y-%m-%d %H:%M} {task.discipline:<18} {_words(task.title)}")


def _words(message: Text) -> str:
    return render(message, language())


def _told(finding: Factor | FlagFinding) -> str:
    """Evidence and source in one line, and whether a number of the facility decided."""
    evidence = "; ".join(_words(item.text) for item in finding.evidence)
    facility = f" [{_words(text('cli.appraise.facility_value'))}]" if finding.facility_value else ""
    return f"{evidence} ({_words(finding.source)}){facility}"


def supersaturation(
    phosphate: Annotated[Any, _number("--phosphate-mmol-l")],
    calcium: Annotated[Any, _number("--calcium-mmol-l")] = None,
    ionised: Annotated[Any, _number("--ionised-calcium-mmol-l")] = None,
    albumin: Annotated[Any, _number("--albumin-g-l")] = None,
    ph: Annotated[Any, _number("--ph")] = None,
    bicarbonate: Annotated[Any, _number("--bicarbonate-mmol-l")] = None,
    temperature: Annotated[Any, _number("--temperature-c")] = None,
    as_json: Json = False,
) -> None:
    """It explains; it never raises a flag by itself."""
    found = supersaturation_of(
        phosphate_mmol_l=phosphate,
        calcium_mmol_l=calcium,
        ionised_calcium_mmol_l=ionised,
        albumin_g_l=albumin,
        ph=ph,
        bicarbonate_mmol_l=bicarbonate,
        temperature_c=temperature,
    )
    if as_json:
        print_json(supersaturation_to_json(found, language()))
        return
    numbers = {"s": found.log10_s, "reference": found.reference_log10_s, "ratio": found.log10_ratio_to_reference}
    say(text("cli.supersaturation.result", **{name: round(value, 2) for name, value in numbers.items()}))
    if found.relative_nucleation_barrier is not None:
        say(text("cli.supersaturation.barrier", barrier=round(found.relative_nucleation_barrier, 2)))
    for lever in levers(found):
        what = text(f"guidance.lever.{lever.name}")
        values = {"now": round(lever.now, 2), "target": lever.target, "change": round(lever.change, 2)}
        say(text("cli.supersaturation.lever", what=what, **values))
    for assumption in found.assumptions:
        say(text("cli.supersaturation.assumed", what=assumption))


def _moment(at: str | None) -> datetime:
    if at is None:
        return now()
    try:
        return instant(parse_moment(at))
    except ValueError:
        raise InvalidInput("cli.error.not_a_moment") from None
