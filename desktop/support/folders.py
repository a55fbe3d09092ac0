"""Where the program writes what is about itself. Loaded with the first page: nothing heavy is here."""

from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_log_path, user_state_path

LOGGER: Final = "calcitrack"


def log_folder() -> Path:
    """Where the program writes down what went wrong."""
    return user_log_path("calcitrack")


def settings_file() -> Path:
    """Where the settings of this workstation are kept."""
    return user_config_path("calcitrack") / "window.ini"


def windows_folder() -> Path:
    """Where a window that is open can be called by another start of the program."""
    return user_state_path("calcitrack") / "windows"
