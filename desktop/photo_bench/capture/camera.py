"""A camera at the workstation (UVC). The only module that knows QtMultimedia, which comes with the extra `camera`."""

import importlib.util
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


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
        return _make(parent)
    except ImportError:
        return None


def _make(parent: QObject | None) -> FrameSource:
    from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoFrame, QVideoSink

    class Camera(FrameSource):
        """Frames of a camera through a video sink."""

        def __init__(self) -> None:
            super().__init__(parent)
            self.sink = QVideoSink(self)
            self.sink.videoFrameChanged.connect(self._came)
            self._session: QMediaCaptureSession | None = None
            self._camera: QCamera | None = None

        def devices(self) -> Sequence[str]:
            return tuple(device.description() for device in QMediaDevices.videoInputs())

        def start(self, number: int) -> None:
            self.stop()
            inputs = QMediaDevices.videoInputs()
            if number < len(inputs):
                self._camera = QCamera(inputs[number], self)
                self._camera.errorOccurred.connect(self._wrong)
                self._session = QMediaCaptureSession(self)
                self._session.setVideoSink(self.sink)
                self._session.setCamera(self._camera)
                self._camera.start()

        def stop(self) -> None:
            if self._camera is not None and self._session is not None:
                self._camera.stop()
                self._session.deleteLater()
                self._camera.deleteLater()
                self._camera = self._session = None

        def _came(self, frame: QVideoFrame) -> None:
            if frame.isValid():
                self.frame.emit(QImage(frame.toImage()))

        def _wrong(self, _kind: object, words: str) -> None:
            self.failed.emit(words)

    return Camera()
