"""A UVC camera by QtMultimedia, which comes with the extra `camera`. The only module that knows it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoFrame, QVideoSink

from desktop.photo_bench.capture.camera import FrameSource


class Camera(FrameSource):
    """Frames of a camera through a video sink."""

    def __init__(self, parent: QObject | None = None) -> None:
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
