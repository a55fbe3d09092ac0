"""Whether there is a store, asked without loading what opens it: the first page must be painted before that."""

from pathlib import Path
from typing import Final

from platformdirs import user_data_path

_KEYRING: Final = "keyring.json"


def default_store() -> Path:
    """Where the store of this person is kept when nobody says otherwise."""
    return user_data_path("calcitrack") / "store"


def is_store(folder: Path) -> bool:
    """Whether the folder holds a store; a folder that cannot be looked into holds none that could be opened."""
    try:
        return (folder / _KEYRING).is_file()
    except OSError:
        return False
