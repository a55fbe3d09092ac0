"""`import`."""

from pathlib import Path
from typing import Annotated

import typer

from core.clinic.commands import cases
from core.clinic.context import Context
from core.errors import CalcitrackError, InvalidInput
from core.texts import text
from desktop.command_line.options import Account, Json, Store
from desktop.command_line.terminal import DEFAULT_ACCOUNT, opened, print_json, read_file, say


def import_files(
    files: Annotated[list[Path], typer.Argument(help="case.json | case.zip", metavar="FILE…")],
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """Each file is one transaction: a bad one says what is wrong and imports nothing of itself."""
    contents = [(path, read_file(path)) for path in files]
    imported: list[dict[str, str]] = []
    try:
        with opened(store, account, writes=True) as context:
            for path, data in contents:
                imported.append(_imported(context, path, data))
                if not as_json:
                    say(text("cli.import.done", **imported[-1]))
    finally:
        if as_json and imported:
            print_json({"imported": imported})


def _imported(context: Context, path: Path, data: bytes) -> dict[str, str]:
    try:
        patient_id, _changes = cases.import_case(context, data)
    except CalcitrackError as error:
        raise InvalidInput("cli.error.not_imported", file=str(path), problem=error.text) from None
    return {"file": str(path), "patient": patient_id}
