"""A ward that is backed up: a store with a patient and photographs, and an empty disk for the backups."""

from pathlib import Path

import pytest

from core.record.cases import add_case
from core.store.store import Store
from tests.core.store.backup.wards import AT, take_photographs
from tests.core.store.test_store import EXAMPLE
from tests.stores import made_store, store, store_folder

__all__ = ["made_store", "store", "store_folder"]


@pytest.fixture
def ward(store: Store) -> Store:
    """A store with the example patient, five photographs, and one entry of the audit trail."""
    with store.write() as session:
        add_case(session, EXAMPLE, at=AT, actor="a")
    take_photographs(store, range(5))
    return store


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    return tmp_path / "disk"
