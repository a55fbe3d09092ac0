"""The files of a store's folder."""

from pathlib import Path
from typing import Final

RECORD: Final = "record.db"
PHOTOGRAPHS: Final = "photos.db"
KEYRING: Final = "keyring.json"
PREVIOUS_KEYRING: Final = "keyring.previous.json"
LOCK: Final = "store.lock"
ATTEMPTS: Final = "attempts.json"


def is_store(folder: Path) -> bool:
    """Whether a store lies in the folder."""
    return (folder / RECORD).is_file() and ((folder / KEYRING).is_file() or (folder / PREVIOUS_KEYRING).is_file())
