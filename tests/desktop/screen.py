"""Puts the tests on an offscreen screen of 1920 × 1080, and photographs what is drawn there.

Imported before Qt starts.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SCREENS = Path(__file__).resolve().parent / "offscreen-screen.json"

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREENS}"


def grab(widget: "QWidget", name: str, size: tuple[int, int] = (1280, 800)) -> None:
    """A picture of a widget in the folder CALCITRACK_PICTURES, when that is set: to be looked at, not compared."""
    from PySide6.QtWidgets import QApplication

    widget.resize(*size)
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
    folder = os.environ.get("CALCITRACK_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(Path(folder) / f"{name}.png"))
