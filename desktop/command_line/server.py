"""`server-setup` and `move-store`: a store on PostgreSQL."""

from pathlib import Path
from typing import Annotated, Any

import typer

from core.clinic import opening
from core.clinic.commands import server
from core.texts import render, text
from desktop.command_line.options import Account, Json
from desktop.command_line.terminal import (
    DEFAULT_ACCOUNT,
    language,
    now,
    passphrase,
    print_json,
    say,
    told,
    with_passphrase,
)

Url = Annotated[str, typer.Option("--store", help=told("cli.option.server"), metavar="URL")]
_NEW = "CALCITRACK_NEW_PASSPHRASE"
_SERVER = "CALCITRACK_SERVER_PASSPHRASE"


def server_setup(
    store: Url,
    apply: Annotated[bool, typer.Option("--apply/--print", help=told("cli.option.apply"))],
    facility: Annotated[str, typer.Option("--facility", help=told("cli.option.facility"), metavar="NAME")] = "",
    zone: Annotated[str, typer.Option("--zone", help=told("cli.option.zone"), metavar="ZONE")] = "UTC",
    login: Annotated[str, typer.Option("--login", help=told("cli.option.login"), metavar="ACCOUNT")] = "",
) -> None:
    """Roles, tables and grants; for a superuser, or for the owner once the roles are there. May be run again."""
    if not apply:
        roles, grants = server.scripts(store)
        told_apart = render(text("cli.server_setup.grants"), language())
        typer.echo(f"{roles}\n-- {told_apart}\n" + "".join(f"-- {line}\n" for line in grants.splitlines()), nl=False)
        return
    first = server.FirstAccount(facility, zone) if facility else None

    def ask() -> str:
        return passphrase(login, new=True, variable=_NEW)

    place = with_passphrase(
        "", lambda given: server.set_up(store, given, now, first=first, login=login, new_passphrase=ask)
    )
    say(text("cli.server_setup.done", place=place))
    if login:
        say(text("cli.server_setup.login", account=login))


def move_store(
    where: Annotated[Path, typer.Option("--from", help=told("cli.option.move_from"), metavar="FOLDER")],
    to: Annotated[str, typer.Option("--to", help=told("cli.option.server"), metavar="URL")],
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """All of it or nothing. Exit code 0 when all is there and whole, 1 when the trail had a fault before."""
    context = opening.open_store(where, account, passphrase(account), now, to_move=True)
    try:
        moved = with_passphrase("", lambda given: server.move(context, to, given), variable=_SERVER)
    finally:
        opening.close(context)
    if as_json:
        print_json(_report(moved))
    else:
        _tell(moved)
    if moved.findings:
        raise typer.Exit(1)


def _report(moved: server.MovedStore) -> dict[str, Any]:
    return {
        "to": moved.to,
        "equal": True,
        "tables": {
            name: {"here": here, "there": there, "sha256": sha256}
            for name, (here, there, sha256) in moved.tables.items()
        },
        "photographs": moved.photographs,
        "trail": list(moved.trail),
        "findings": [render(finding, language()) for finding in moved.findings],
    }


def _tell(moved: server.MovedStore) -> None:
    for name, (here, there, sha256) in moved.tables.items():
        if here:
            say(text("cli.move_store.table", table=name, here=here, there=there, sha256=sha256[:12]))
    for finding in moved.findings:
        say(finding)
    say(text("cli.move_store.done", place=moved.to, photographs=moved.photographs))
    say(text("cli.move_store.logins"))
