"""Bringing a store's schema to this version: all migrations in one transaction, or none."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, MetaData, inspect, text

from core.errors import StoreError
from core.record import every_table
from core.record.base import Base
from core.store import migrations, server_roles
from core.store.engine import Engines
from core.store.photographs import METADATA as PHOTOGRAPHS_METADATA

_VERSION_TABLE: Final = "alembic_version"
_ONE_AT_A_TIME: Final = 0x43616C63  # any number that every version of the program agrees on


def kept_version(engines: Engines) -> str | None:
    """The version of the schema in the database; None when it is empty.

    Raises
    ------
    StoreError
        When there is a database, but not one of ours.
    """
    with engines.reading.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if _VERSION_TABLE not in tables:
            if tables:
                raise StoreError("error.store.not_a_store")
            return None
        found: str | None = connection.scalar(text(f"SELECT version_num FROM {_VERSION_TABLE}"))  # noqa: S608
        return found


def must_upgrade(version: str | None) -> bool:
    """Whether a database of this version has to be upgraded before use.

    Raises
    ------
    StoreError
        When a newer version of the program wrote it.
    """
    if version is not None and version not in migrations.VERSIONS:
        raise StoreError("error.store.newer")
    return version != migrations.HEAD


def upgrade(engines: Engines, to: str = "head") -> None:
    """Run what is missing up to `to`, in one transaction."""
    with engines.writing.connect() as connection:
        if engines.embedded:
            # Rebuilding a table must not drag what refers to it along; checked again before the commit.
            _outside_transaction(connection, "PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                upgrade_within(connection, engines, to)
                if engines.embedded and connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                    raise StoreError("error.store.damaged")
        finally:
            if engines.embedded:
                _outside_transaction(connection, "PRAGMA foreign_keys = ON")


def upgrade_within(connection: Connection, engines: Engines, to: str = "head") -> None:
    """The same in a transaction that is running. On a server the tables are the owner's, and groups get their grants.

    Two workstations that start together do it one after the other.
    """
    from alembic import command

    if not engines.embedded:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
        server_roles.act_as_owner(connection)
    command.upgrade(configuration(connection, engines), to)
    if not engines.embedded:
        server_roles.keep_grants(connection)


def check_right(engines: Engines, version: str | None) -> None:
    """Whether this login may bring a server's schema from `version` to this version of the program.

    Raises
    ------
    StoreError
        When it may not: saying who does it.
    """
    with engines.reading.connect() as connection:
        if not server_roles.may_change_schema(connection, version):
            raise StoreError("error.server.not_set_up" if version is None else "error.server.must_be_upgraded")


def metadata_of(engines: Engines) -> list[MetaData]:
    """The tables that the record's database is made of: on a server those of the photographs too."""
    assert every_table.TABLES  # noqa: S101  # importing it is what fills the metadata
    return [Base.metadata] if engines.embedded else [Base.metadata, PHOTOGRAPHS_METADATA]


def configuration(connection: Connection | None = None, engines: Engines | None = None) -> Any:
    """Alembic's configuration: a connection, never an address."""
    from alembic.config import Config  # a third of a second, and needed at an upgrade only

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = None if engines is None else metadata_of(engines)
    return config


def _outside_transaction(connection: Connection, statement: str) -> None:
    raw: Any = connection.connection.driver_connection
    raw.execute(statement)
