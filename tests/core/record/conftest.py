"""A record without a store: the tables alone, in memory."""

from collections.abc import Iterator

import pytest
from sqlalchemy import StaticPool, create_engine, event
from sqlalchemy.orm import Session

from core.record import every_table
from core.record.base import Base


@pytest.fixture(scope="session")
def _tables() -> Iterator[object]:
    engine = create_engine("sqlite://", poolclass=StaticPool, isolation_level=None)

    @event.listens_for(engine, "connect")
    def _strict(connection, _record) -> None:  # type: ignore[no-untyped-def]
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection) -> None:  # type: ignore[no-untyped-def]
        connection.exec_driver_sql("BEGIN")

    assert every_table
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(_tables) -> Iterator[Session]:  # type: ignore[no-untyped-def]
    with Session(_tables) as session:
        yield session
        session.rollback()
