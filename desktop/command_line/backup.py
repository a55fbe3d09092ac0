"""`backup` and `restore`."""

from pathlib import Path
from typing import Annotated

import typer

from core.clinic.commands import backup as commands
from core.texts import render, text
from desktop.command_line.options import Account, Json, Store
from desktop.command_line.terminal import DEFAULT_ACCOUNT, language, now, opened, passphrase, print_json, say, told


def backup(
    to: Annotated[Path, typer.Option("--to", help=told("cli.option.backup_to"), metavar="DIR")],
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """Runs beside the window. The backup is read back before it is called one."""
    with opened(store, account, writes=False) as context:
        made, _ = commands.back_up(context, to)
    if as_json:
        print_json(
            {
                "backup": made.name,
                "folder": str(to / made.name),
                "photographs": made.photographs,
                "copied": made.copied,
                "copied_bytes": made.copied_bytes,
                "skipped": made.skipped,
                "removed": list(made.removed),
                "trail": list(made.anchors),
            }
        )
        return
    say(text("cli.backup.done", path=str(to / made.name), photographs=made.photographs, copied=made.copied))
    if made.skipped:
        say(text("cli.backup.skipped", number=made.skipped))


def restore(
    where: Annotated[Path, typer.Option("--from", help=told("cli.option.backup_from"), metavar="DIR")],
    store: Annotated[Path, typer.Option("--store", help=told("cli.option.new_store"), metavar="STORE")],
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """Exit code 0 when all is as the backup says, 1 when something was found; the store is there all the same."""
    restored = commands.restore(where, store, account, passphrase(account), now)
    if as_json:
        print_json(_report(restored))
    else:
        _tell(restored, store)
    if restored.findings:
        raise typer.Exit(1)


def _report(restored: commands.RestoredStore) -> dict[str, object]:
    return {
        "whole": not restored.findings,
        "findings": [render(finding, language()) for finding in restored.findings],
        "backup": restored.name,
        "made_at": restored.made_at.isoformat(),
        "counts": {table: _compared(*pair) for table, pair in restored.counts.items()},
        "photographs": _compared(*restored.photographs),
        "files_compared": restored.files_compared,
        "trail": list(restored.anchors),
        "hidden_photographs": restored.hidden,
    }


def _compared(backup: int, restored: int) -> dict[str, int]:
    return {"backup": backup, "restored": restored}


def _tell(restored: commands.RestoredStore, store: Path) -> None:
    say(text("cli.restore.done", backup=restored.name, path=str(store)))
    for table, (said, found) in restored.counts.items():
        if said or found:
            say(text("cli.restore.count", table=table, backup=said, restored=found))
    said, found = restored.photographs
    say(text("cli.restore.photographs", backup=said, restored=found))
    say(text("cli.restore.files", number=restored.files_compared))
    for finding in restored.findings:
        say(finding)
    if not restored.findings:
        say(text("cli.restore.whole"))
    say(text("cli.restore.since", at=restored.made_at.astimezone(), hidden=restored.hidden))
    say(text("cli.restore.plan"))
