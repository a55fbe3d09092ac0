"""`diagnostics`: what IT is asked for when something is wrong. It works without a store, and beside the window."""

from pathlib import Path
from typing import Annotated

import typer

from core.errors import CalcitrackError
from core.texts import text
from desktop.command_line.options import Account, Json
from desktop.command_line.terminal import DEFAULT_ACCOUNT, language, opened, say, say_error, told
from desktop.support.bundle import write_bundle
from desktop.support.facts import Facts, Section, as_json, facts, record_section
from desktop.support.telling import as_text


def diagnostics(
    bundle: Annotated[Path | None, typer.Option("--bundle", help=told("cli.option.bundle"), metavar="FILE")] = None,
    store: Annotated[
        str | None, typer.Option("--store", help=told("cli.option.diagnosed_store"), metavar="STORE")
    ] = None,
    account: Account = DEFAULT_ACCOUNT,
    in_json: Json = False,
) -> None:
    """Exit code 1 when the store that was named cannot be opened; everything else is told all the same."""
    record = None if store is None else _record(store, account, bundle)
    folder = None if store is None or store.startswith("postgresql") else Path(store)
    found: Facts = facts(record=record, store=folder)
    if bundle is not None:
        write_bundle(bundle, found, language())
        say(text("cli.diagnostics.bundle", path=str(bundle)))
    elif in_json:
        typer.echo(as_json(found))
    else:
        typer.echo(as_text(found, language()))
    if record is not None and "problem" in record:
        raise typer.Exit(1)


def _record(store: str, account: str, bundle: Path | None) -> Section:
    try:
        with opened(store, account, writes=False) as context:
            if bundle is not None:
                from core.clinic.commands.support import note_support_file

                note_support_file(context)
            return record_section(context)
    except CalcitrackError as error:
        say_error(error.text)
        return {"problem": error.text.key}
