"""A program with a store of two people on the disk, and one of them signed in."""

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from core.clinic import opening
from core.clinic.commands import accounts
from desktop.background.bridge import wait_until_idle
from desktop.shell.program import Program
from desktop.widgets.preferences import Preferences, PreferencesFile

GOOD = "green kettle under the seven bridges"
OTHER = "nine lanterns beside a quiet harbour"
