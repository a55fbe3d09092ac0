"""Whether a passphrase is that of a login on the server: only the server knows."""

from sqlalchemy import NullPool, create_engine

from core.errors import StoreError
from core.store.engine import Engines
from core.store.failures import told_plainly
from core.store.server_address import connect_arguments


def check_own(engines: Engines, passphrase: str) -> None:
    """Sign in once more by the login of a store that is open.

    A server that asks this machine for no password (a socket's `peer`) has asked the system who it is; then every
    passphrase is right, but an empty one.

    Raises
    ------
    StoreError
        When it is not right, or the server cannot be reached.
    """
    if not passphrase:
        raise StoreError("error.store.wrong_passphrase")
    address = engines.base.url
    once = create_engine(
        address, connect_args=connect_arguments(address, passphrase), hide_parameters=True, poolclass=NullPool
    )
    try:
        with told_plainly(), once.connect():
            pass
    except StoreError as error:
        if error.text.key == "error.store.server_refused":
            raise StoreError("error.store.wrong_passphrase") from None
        raise
    finally:
        once.dispose()
