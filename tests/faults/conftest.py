"""A ward's store for each test, with its facility and its one account."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.record.account import AccountRow
from core.record.facility import FacilityRow
from core.store.store import Store
from tests.stores import ACCOUNT, PASSPHRASE, made_store, postgres_server, postgres_url, store_folder

__all__ = ["made_store", "postgres_server", "postgres_url", "store_folder"]

MADE = datetime(2026, 11, 26, 8, tzinfo=UTC)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The minutes-long tests run only where the command line says something about marks."""
    for item in items:
        if "long" in item.keywords and not config.getoption("-m"):
            item.add_marker(pytest.mark.skip(reason="long: run with -m long"))


@pytest.fixture
def ward(store_folder: Path) -> Path:
    """A closed store that `ACCOUNT` and `PASSPHRASE` open, at the keyring and in the record."""
    store = Store.open(store_folder, ACCOUNT, PASSPHRASE)
    with store.write() as session:
        session.add(FacilityRow(id="f1", name="Ward 7", time_zone="UTC", settings={}))
        role = "administrator"
        session.add(AccountRow(id="a1", name=ACCOUNT, display_name="RN Li", role=role, active=True, made_at=MADE))
    store.close()
    return store_folder
