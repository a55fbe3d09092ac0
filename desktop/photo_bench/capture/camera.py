"""A camera at the workstation, if the extra `camera` is installed: without it nothing here asks for QtMultimedia."""

import importlib.util
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal


class FrameSource(QObject):
    """Something that gives pictures one after the other: a camera, or in a test, a list."""

    frame = Signal(object)
    """A `QImage`, upright."""
    failed = Signal(str)
    """What the camera says of itself; a sentence of the system's."""

    def devices(self) -> Sequence[str]:
        """The cameras that are there, by name."""
        return ()

    def start(self, number: int) -> None:
        """Begin with one of them."""

    def stop(self) -> None:
        """No more frames; the camera's light goes out."""


def is_available() -> bool:
    """Whether the extra is installed: without it no camera is offered."""
    return importlib.util.find_spec("PySide6.QtMultimedia") is not None


def the_camera(parent: QObject | None = None) -> FrameSource | None:
    """The workstation's cameras; None without the extra, or where the system has no multimedia at all."""
    if not is_available():
        return None
    try:
        from desktop.photo_bench.capture.uvc import Camera
    except ImportError:
        return None
    return Camera(parent)
