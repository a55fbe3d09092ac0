"""A locked window on a server's store is opened by the server's own word, and by nothing else."""

import pytest

from core.errors import StoreError
from core.store.store import Store

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(
    ("password", "key"),
    [("", "error.store.wrong_passphrase"), ("anything at all", "error.store.server_asks_no_password")],
)
def test_a_server_that_asks_for_no_password_vouches_for_nobody(postgres_url, password: str, key: str) -> None:
    store = Store.open_postgres(postgres_url)
    try:
        with pytest.raises(StoreError) as refused:
            store.check_passphrase("admin", password)
        assert refused.value.text.key == key
    finally:
        store.close()
