"""The password of the login by which a server's store is open: whether it is this one, asked of the server, which alone
knows; and another one in its place."""

from typing import Any, Final

import psycopg
from sqlalchemy import event

from core.errors import StoreError
from core.store.engine import Engines

_SECONDS: Final = 10


def check_login(engines: Engines, password: str) -> None:
    """Connect once more, in the same way, with this password and no other.

    Raises
    ------
    StoreError
        When the server does not take it, or does not ask for one: then it cannot be told who sits here.
    """
    if not password:
        raise StoreError("error.store.wrong_passphrase")
    with engines.base.connect() as connection:
        driven: Any = connection.connection.driver_connection
        told = driven.info.get_parameters() | {"password": password, "connect_timeout": str(_SECONDS)}
    try:
        # The server was reached a moment ago: what it refuses now is the password.
        with psycopg.connect(**told) as again:
            asked = again.pgconn.used_password
    except psycopg.OperationalError:
        raise StoreError("error.store.wrong_passphrase") from None
    if not asked:
        raise StoreError("error.store.server_asks_no_password")


def give_from_now_on(engines: Engines, password: str) -> None:
    """Let connections that are made from now on give this password. Those that stand go on."""

    def give(_dialect: object, _record: object, _arguments: object, named: dict[str, Any]) -> None:
        named["password"] = password

    event.listen(engines.base, "do_connect", give, insert=True)  # before whoever connects (core/store/patience.py)
