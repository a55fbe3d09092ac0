"""What every command shares: the language, the account, one line for an error, JSON on request, whole files or none."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import typer

from core.errors import InvalidInput, StoreError
from core.languages import LANGUAGES, Language, closest
from core.texts import Text, render, text

if TYPE_CHECKING:
    from core.clinic.context import Context

T = TypeVar("T")

DEFAULT_ACCOUNT: Final = "admin"
_GIVEN_IN: Final = "CALCITRACK_PASSPHRASE"
_ASKED_FOR: Final = "error.server.passphrase_needed"


def language() -> Language:
    """The language of messages: CALCITRACK_LANGUAGE, or what the terminal's locale says."""
    asked = os.environ.get("CALCITRACK_LANGUAGE")
    if asked in LANGUAGES:
        return asked
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return closest(locale)


def say(message: Text) -> None:
    """One line on standard output."""
    typer.echo(render(message, language()))


def say_error(message: Text) -> None:
    """One clear line on standard error."""
    typer.echo(f"calcitrack: {render(message, language())}", err=True)


def told(key: str) -> str:
    """A help text in the terminal's language."""
    return render(text(key), language())


def print_json(value: Any) -> None:
    """Data for a script."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def now() -> datetime:
    """The clock that is handed to the core."""
    return datetime.now(UTC).astimezone()


def passphrase(account: str, *, new: bool = False, variable: str = _GIVEN_IN) -> str:
    """From the environment, or asked for at the terminal; a new one is asked for twice.

    Raises
    ------
    InvalidInput
        When there is nobody to ask, or the two do not agree.
    """
    return _secret(variable, text("cli.ask.passphrase", account=account), new=new)


def export_passphrase(path: Path, *, new: bool) -> str:
    """Of an encrypted file: from CALCITRACK_EXPORT_PASSPHRASE, or asked for at the terminal; a new one twice.

    Raises
    ------
    InvalidInput
        When there is nobody to ask, or the two do not agree.
    """
    return _secret("CALCITRACK_EXPORT_PASSPHRASE", text("cli.ask.export_passphrase", name=path.name), new=new)


def _secret(variable: str, asked: Text, *, new: bool) -> str:
    given = os.environ.get(variable)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InvalidInput("cli.error.no_passphrase", variable=variable)
    first = getpass(render(asked, language()))
    if new and getpass(render(text("cli.ask.passphrase_again"), language())) != first:
        raise InvalidInput("cli.error.passphrases_differ")
    return first


def with_passphrase(account: str, connect: Callable[[str | None], T], *, variable: str = _GIVEN_IN) -> T:
    """Connect to a server: by the environment, libpq's pass file, or what is typed when the server asks for it."""
    given = os.environ.get(variable)
    try:
        return connect(given)
    except StoreError as error:
        if error.text.key != _ASKED_FOR or not sys.stdin.isatty():
            raise
    return connect(passphrase(account))


@contextmanager
def opened(store: str | None, account: str, *, writes: bool) -> Iterator["Context"]:
    """The store, signed in to, and closed at the end whatever happens.

    `writes` asks to be the one process that writes it; a command that only reads runs beside the window.
    """
    from core.clinic import opening
    from core.clinic.doubts import doubts

    where = store or str(opening.default_store())
    if where.startswith("postgresql"):
        context = with_passphrase(account, lambda given: opening.open_postgres(where, account, now, given))
    else:
        context = opening.open_store(Path(where), account, passphrase(account), now, beside_others=not writes)
    try:
        for doubt in doubts(context):
            say_error(doubt)
        yield context
    finally:
        opening.close(context)


def size_of(path: Path) -> int:
    """How many bytes a file has, before any of them is read."""
    try:
        return path.stat().st_size
    except OSError as error:
        raise InvalidInput("cli.error.cannot_read", path=str(path), problem=_reason(error)) from None


def read_file(path: Path) -> bytes:
    """The bytes of a file that the user named."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput("cli.error.cannot_read", path=str(path), problem=_reason(error)) from None


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a full disk leaves what stood there before.

    Raises
    ------
    InvalidInput
        When the folder cannot be written.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InvalidInput("cli.error.cannot_write", path=str(path), problem=_reason(error)) from None


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
