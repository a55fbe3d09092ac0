"""The address of a store on PostgreSQL: which ones are taken, and how the way there is protected.

Everywhere but on this very machine the server must show a certificate for the name that was asked for, signed by an
authority that is known here (`sslmode=verify-full`): https://www.postgresql.org/docs/current/libpq-ssl.html.
"""

import ipaddress
import unicodedata
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from core.errors import InvalidInput, StoreError

_DRIVER: Final = "postgresql+psycopg"
_SAFE: Final = "verify-full"
_SECRETS: Final = ("password", "sslpassword")
_LONGEST_LOGIN: Final = 63
"""Bytes of a role's name: PostgreSQL cuts longer ones off (NAMEDATALEN)."""


def login_of(account: str) -> str:
    """The login role of an account: its name as the keyring would compare it, whatever its case.

    Raises
    ------
    InvalidInput
        When the name is empty, or longer than a role's name can be.
    """
    name = unicodedata.normalize("NFC", account).strip().casefold()
    if not name or "\0" in name or len(name.encode()) > _LONGEST_LOGIN:
        raise InvalidInput("error.server.login_name", account=account)
    return name


def address_of(written: str, account: str = "") -> URL:
    """The address to connect to; without a user of its own, with the login role of `account`.

    Raises
    ------
    StoreError
        For anything but a `postgresql+psycopg://` address, one with a password in it, or one that would let anybody on
        the network listen or stand in for the server.
    """
    try:
        address = make_url(written)
        address.normalized_query  # noqa: B018  # an address with a broken query is told here
    except (ArgumentError, ValueError):
        raise StoreError("error.store.not_a_store") from None
    if address.drivername != _DRIVER:
        raise StoreError("error.store.not_a_store")
    if address.password is not None or any(name in address.query for name in _SECRETS):
        raise StoreError("error.server.password_in_address")
    _check_protection(address)
    if not address.username and account:
        address = address.set(username=login_of(account))
    return address


def place_of(address: URL) -> str:
    """Where a store is, for people: server and database, without user and options."""
    hosts = [host for host in _hosts(address) if not host.startswith("/")]
    port = f":{address.port}" if address.port else ""
    return f"{', '.join(hosts) or 'localhost'}{port}/{address.database or ''}"


def _check_protection(address: URL) -> None:
    """By default all is checked; over a socket of this machine libpq has nothing to check. Less must be asked for, and
    is given only where the way never leaves this machine."""
    weaker = sorted(set(address.normalized_query.get("sslmode", ())) - {_SAFE})
    hosts = _hosts(address)
    if weaker and not (hosts and all(_is_here(host) for host in hosts)):
        raise StoreError("error.server.not_protected", mode=weaker[0])


def _hosts(address: URL) -> list[str]:
    query = address.normalized_query
    several = [part for name in ("host", "hostaddr") for value in query.get(name, ()) for part in value.split(",")]
    return [_without_port(host) for host in (*([address.host] if address.host else []), *several) if host]


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    name, _, port = host.partition(":")
    return name if port.isdigit() else host


def _is_here(host: str) -> bool:
    """Whether a host is a socket's folder, an abstract socket, or this machine's own loopback."""
    if host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def connect_arguments(address: URL, passphrase: str | None) -> dict[str, object]:
    """What libpq is told beside the address. Without a passphrase it looks into its pass file.

    A way that is encrypted by Kerberos instead of TLS is not taken: what is promised is what happens. The tables are
    those of `public`, never of a schema that is called as the login. A server that does not answer is given up after
    ten seconds; one that fell silent is noticed within half a minute.
    """
    arguments: dict[str, object] = {
        "application_name": "calcitrack",
        "options": "-c search_path=public",
        "gssencmode": "disable",
        "connect_timeout": 10,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    if "sslmode" not in address.query:
        arguments["sslmode"] = _SAFE
    if passphrase:
        arguments["password"] = passphrase
    return {name: value for name, value in arguments.items() if name not in address.query}
