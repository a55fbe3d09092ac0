"""Options that several commands take, each written once."""

from pathlib import Path
from typing import Annotated

import typer

from core.errors import InvalidInput
from core.languages import LANGUAGES, Language
from desktop.command_line.terminal import told

Store = Annotated[str | None, typer.Option("--store", help=told("cli.option.store"), metavar="STORE")]
Account = Annotated[
    str, typer.Option("--account", envvar="CALCITRACK_ACCOUNT", help=told("cli.option.account"), metavar="NAME")
]
PatientId = Annotated[str | None, typer.Option("--patient", help=told("cli.option.patient"), metavar="ID")]
All = Annotated[bool, typer.Option("--all", help=told("cli.option.all"))]
Out = Annotated[Path, typer.Option("--out", help=told("cli.option.out"), metavar="PATH")]
Encrypt = Annotated[bool, typer.Option("--encrypt", help=told("cli.option.encrypt"))]
Json = Annotated[bool, typer.Option("--json", help=told("cli.option.json"))]


def in_language(key: str) -> typer.models.OptionInfo:
    """`--language`, one of those that the program speaks; `key` is its help."""
    option: typer.models.OptionInfo = typer.Option(
        "--language", help=told(key), metavar=f"[{'|'.join(LANGUAGES)}]", callback=_spoken
    )
    return option


def _spoken(typed: Language | None) -> Language | None:
    if typed is not None and typed not in LANGUAGES:
        raise InvalidInput("cli.error.language", typed=typed, known=LANGUAGES)
    return typed


def only(patient: str | None) -> str:
    """The one patient that was named.

    Raises
    ------
    InvalidInput
        When neither `--patient` nor `--all` was given.
    """
    if patient is None:
        raise InvalidInput("cli.error.patient_or_all")
    return patient
