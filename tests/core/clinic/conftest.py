"""A ward with an empty store, and a nurse who is signed in."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.clinic.context import Actor, Context
from core.store.store import Store
from tests.stores import made_store, postgres_server, postgres_url, store, store_folder

__all__ = ["made_store", "postgres_server", "postgres_url", "store", "store_folder"]


@pytest.fixture
def context(store: Store) -> Context:
    return Context(Actor("a1", "RN Li", "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("Asia/Shanghai"), "Ward 7")
