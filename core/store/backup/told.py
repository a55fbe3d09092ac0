"""What fails on the disk or share that backups go to, said of that disk and not of the store's."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

import sqlcipher3
from sqlalchemy.exc import DBAPIError

from core.errors import StoreError
from core.store.failures import plain_error
from core.texts import Text

Tell = Callable[[float, Text], None]
"""Called with how much is done (0–1) and what is being done; what it raises ends the work."""

_THERE: Final = MappingProxyType(
    {
        "error.store.disk_full": "error.backup.disk_full",
        "error.store.read_only": "error.backup.cannot_write",
        "error.store.disk_failed": "error.backup.disk_failed",
        "error.store.no_folder": "error.backup.not_there",
        "error.store.damaged": "error.backup.not_as_written",
    }
)


@contextmanager
def told_of_the_backup() -> Iterator[None]:
    """Turn what files and databases raise inside the block into errors about the backups' disk."""
    try:
        yield
    except (OSError, sqlcipher3.Error, DBAPIError) as error:
        plain = plain_error(error)
        if plain is None:
            raise
        raise StoreError(_THERE.get(plain.text.key, plain.text.key)) from None
