"""A ward with an empty store, and a nurse who is signed in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.clinic.context import Actor, Context
from core.store.store import Store


@pytest.fixture
def context() -> Iterator[Context]:
    store = Store.temporary()
    yield Context(Actor("a1", "RN Li", "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("Asia/Shanghai"), "Ward 7")
    store.close()
