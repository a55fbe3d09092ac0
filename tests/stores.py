"""A store for each test: made once, copied for each, so that no test waits for keys or migrations.

A room's conftest takes what it needs: `from tests.stores import made_store, store, store_folder`, and for tests marked
`postgres` also `postgres_server, postgres_url`.
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import create_engine, make_url

from core.store.keyring import Cost
from core.store.store import Store

ACCOUNT: Final = "admin"
PASSPHRASE: Final = "heron under the bridge"
CHEAP: Final = Cost(memory_kib=8, passes=1, lanes=1)
"""argon2id as quick as it can be: for tests only."""


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of an empty store, closed, and its recovery key. To be copied, never opened."""
    folder = tmp_path_factory.mktemp("stores") / "made"
    store, recovery_key = Store.create(folder, ACCOUNT, PASSPHRASE, cost=CHEAP)
    store.close()
    return folder, recovery_key


@pytest.fixture
def store_folder(made_store: tuple[Path, str], tmp_path: Path) -> Path:
    """A closed store of the test's own; `ACCOUNT` and `PASSPHRASE` open it."""
    folder = tmp_path / "store"
    shutil.copytree(made_store[0], folder)
    return folder


@pytest.fixture
def store(store_folder: Path) -> Iterator[Store]:
    """An open store of the test's own."""
    opened = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of a server where tests may make databases."""
    url = os.environ.get("CALCITRACK_TEST_POSTGRES")
    if not url:
        pytest.skip("CALCITRACK_TEST_POSTGRES names no server (.ci/postgres start prints one)")
    return url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of an empty database of the test's own."""
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()
