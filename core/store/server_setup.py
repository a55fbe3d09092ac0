"""Making a database on a server ready for a store: roles, tables and grants in one transaction, again at will."""

from core.store import server_roles
from core.store.engine import Engines
from core.store.failures import told_plainly
from core.store.upgrade import kept_version, must_upgrade, upgrade_within


def make_ready(engines: Engines) -> None:
    """Roles where they are missing, the schema of this version, and the grants that belong to it.

    Raises
    ------
    StoreError
        When the database is somebody else's, a newer version made it, or the login may not.
    """
    with told_plainly():
        old = must_upgrade(kept_version(engines))
        with engines.writing.connect() as connection, connection.begin():
            server_roles.make_roles(connection)
            if old:
                upgrade_within(connection, engines)
            else:
                server_roles.act_as_owner(connection)
                server_roles.keep_grants(connection)
