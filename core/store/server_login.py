"""Whether a password is that of the login by which a server's store is open: asked of the server, which alone knows."""

from typing import Any, Final

import psycopg

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
