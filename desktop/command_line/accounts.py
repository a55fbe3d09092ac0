"""`account …` and `rotate-key`: who may open the store, and its key. No passphrase is ever an argument."""

import os
import sys
from collections.abc import Callable, Mapping
from getpass import getpass
from pathlib import Path
from typing import Annotated, Final

import typer

from core.clinic import opening, signing_in
from core.clinic.commands import accounts as commands
from core.clinic.commands import rotation
from core.clinic.context import Context
from core.clinic.views import accounts as views
from core.errors import InvalidInput, StoreError
from core.texts import render, text
from desktop.command_line.options import Account, Json, Store
from desktop.command_line.terminal import DEFAULT_ACCOUNT, language, now, opened, passphrase, print_json, say, told

Name = Annotated[str, typer.Argument(help=told("cli.option.account_name"), metavar="NAME")]
Role = Annotated[str, typer.Option("--role", help=told("cli.option.role"), metavar="ROLE")]

_NEW: Final = "CALCITRACK_NEW_PASSPHRASE"


def show(store: Store = None, account: Account = DEFAULT_ACCOUNT, as_json: Json = False) -> None:
    """Runs beside the window."""
    with opened(store, account, writes=False) as context:
        found = views.accounts(context)
    if as_json:
        print_json({"keyring": found.keyring, "accounts": [_line(line) for line in found.lines]})
        return
    for line in found.lines:
        state = "active" if line.active else "inactive"
        shown = text(f"cli.account.{state}", name=line.name, shown=line.display_name, role=_role(line.role))
        say(shown)


def add(
    name: Name,
    role: Role,
    display_name: Annotated[str | None, typer.Option("--display-name", help=told("cli.option.display_name"))] = None,
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
    as_json: Json = False,
) -> None:
    """Prints a passphrase to hand over, once."""
    with opened(store, account, writes=True) as context:
        given, _ = commands.add(context, name, display_name or name, role)
    _tell(given, "added", as_json)


def reset(name: Name, store: Store = None, account: Account = DEFAULT_ACCOUNT, as_json: Json = False) -> None:
    """Prints a passphrase to hand over, once."""
    with opened(store, account, writes=True) as context:
        given, _ = commands.reset(context, views.named(context, name).account_id)
    _tell(given, "reset", as_json)


def reactivate(name: Name, store: Store = None, account: Account = DEFAULT_ACCOUNT, as_json: Json = False) -> None:
    """Prints a passphrase to hand over, once."""
    with opened(store, account, writes=True) as context:
        given, _ = commands.reactivate(context, views.named(context, name).account_id)
    _tell(given, "reactivated", as_json)


def role(name: Name, role: Role, store: Store = None, account: Account = DEFAULT_ACCOUNT) -> None:
    """The last administrator keeps theirs."""
    with opened(store, account, writes=True) as context:
        commands.change_role(context, views.named(context, name).account_id, role)
    say(text("cli.account.role_changed", name=name, role=_role(role)))


def rename(
    name: Name,
    display_name: Annotated[str, typer.Option("--display-name", help=told("cli.option.display_name"))],
    store: Store = None,
    account: Account = DEFAULT_ACCOUNT,
) -> None:
    """The name to sign in with stays."""
    with opened(store, account, writes=True) as context:
        commands.rename(context, views.named(context, name).account_id, display_name)
    say(text("cli.account.renamed", name=name, shown=display_name))


def deactivate(name: Name, store: Store = None, account: Account = DEFAULT_ACCOUNT) -> None:
    """What the person signed keeps their name."""
    with opened(store, account, writes=True) as context:
        commands.deactivate(context, views.named(context, name).account_id)
    say(text("cli.account.deactivated", name=name))


def own_passphrase(store: Store = None, account: Account = DEFAULT_ACCOUNT) -> None:
    """The old one from CALCITRACK_PASSPHRASE, the new one from CALCITRACK_NEW_PASSPHRASE; or both are asked for."""
    where = store or str(opening.default_store())
    old = passphrase(account)
    if where.startswith("postgresql"):
        found = signing_in.sign_in_to_server(where, account, now, old)
    else:
        found = signing_in.sign_in(Path(where), account, old, now)
    try:
        if isinstance(found, Context):
            commands.change_own_passphrase(found, old, _new_passphrase(account))
        else:
            signing_in.choose_passphrase(found, _new_passphrase(account))
    finally:
        opening.close(signing_in.opened_by(found))
    say(text("cli.account.passphrase_changed"))


def rotate_key(store: Store = None, account: Account = DEFAULT_ACCOUNT, as_json: Json = False) -> None:
    """Prints the new recovery key, once."""
    where = store or str(opening.default_store())
    if where.startswith("postgresql"):
        raise StoreError("error.store.key_of_server")
    secret = passphrase(account)
    context = opening.open_store(Path(where), account, secret, now)
    try:
        made = rotation.rekey(context, secret)
    finally:
        opening.close(context)
    if as_json:
        print_json({"recovery_key": made.recovery_key, "left_out": list(made.left_out)})
        return
    say(text("cli.rotate_key.done", recovery_key=made.recovery_key))
    for name in made.left_out:
        say(text("cli.rotate_key.left_out", name=name))


COMMANDS: Final[Mapping[str, Callable[..., None]]] = {
    "list": show,
    "add": add,
    "rename": rename,
    "role": role,
    "reset": reset,
    "deactivate": deactivate,
    "reactivate": reactivate,
    "passphrase": own_passphrase,
}


def _new_passphrase(account: str) -> str:
    given = os.environ.get(_NEW)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InvalidInput("cli.error.no_new_passphrase")
    first = getpass(render(text("cli.ask.new_passphrase", account=account), language()))
    if getpass(render(text("cli.ask.passphrase_again"), language())) != first:
        raise InvalidInput("cli.error.passphrases_differ")
    return first


def _tell(given: commands.Given, what: str, as_json: bool) -> None:
    if as_json:
        print_json({"account": given.name, "passphrase": given.passphrase})
    elif given.passphrase is None:
        say(text(f"cli.account.{what}_on_server", name=given.name))
    else:
        say(text(f"cli.account.{what}", name=given.name, passphrase=given.passphrase))


def _line(line: views.AccountLine) -> dict[str, object]:
    return {
        "account": line.name,
        "display_name": line.display_name,
        "role": line.role,
        "active": line.active,
        "must_change": line.must_change,
        "opens": line.opens,
        "last_signed_in": None if line.last_signed_in is None else line.last_signed_in.isoformat(),
    }


def _role(role: str) -> object:
    return text(f"clinic.role.{role}")
