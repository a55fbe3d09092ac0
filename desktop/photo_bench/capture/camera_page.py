"""The camera's page: what it sees, the last photograph as a guide, and the button that takes it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from core.clinic.views.photographs import thumbnails
from desktop.photo_bench.capture.camera import FrameSource
from desktop.photo_bench.capture.live import LiveView
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.workplace import Workplace

_OPACITY = 40
_SLIDER = 140


class CameraPage(QWidget):
    """`guide` is the SHA-256 of the lesion's last photograph."""

    taken = Signal(object)
    """A `QImage`."""

    def __init__(
        self, workplace: Workplace, source: FrameSource, guide: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._source, self._guide = workplace, source, guide
        self._running = False
        self.live = LiveView(workplace.theme)
        self.devices = QComboBox()
        self.devices.setAccessibleName(self.tr("Camera"))
        self.devices.setToolTip(self.devices.accessibleName())
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setValue(_OPACITY)
        self.opacity.setFixedWidth(workplace.theme.px(_SLIDER))
        self.opacity.setAccessibleName(self.tr("How much of the last photograph is seen"))
        self.opacity.setEnabled(guide is not None)
        self.take = button(self.tr("Take the photograph  Space"), "primary")
        self.take.setEnabled(False)
        self.notice = Notice(workplace.theme)
        space = workplace.theme.sizes
        row = QHBoxLayout()
        row.setSpacing(space.inside)
        row.addWidget(self.devices)
        row.addStretch(1)
        row.addWidget(label(self.tr("Last photograph"), "caption"))
        row.addWidget(self.opacity)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.inside, 0, 0)
        column.setSpacing(space.inside)
        column.addWidget(self.notice)
        column.addWidget(self.live, 1)
        column.addLayout(row)
        self.setFocusProxy(self.live)
        source.frame.connect(self._came)
        source.failed.connect(self._failed)
        self.devices.activated.connect(self._chosen)
        self.opacity.valueChanged.connect(self._set_opacity)
        self.take.clicked.connect(self.live.take)
        self.live.taken.connect(self.taken)

    def begin(self) -> None:
        """Turn the camera on."""
        if self._running:
            return
        self._running = True
        self.notice.clear()
        self.devices.clear()
        self.devices.addItems(list(self._source.devices()))
        self.devices.setVisible(self.devices.count() > 1)
        if self.devices.count():
            self._source.start(0)
        else:
            self.notice.say(self.tr("No camera is connected."), "attention")
        if self._guide is not None:
            context, wanted = self._workplace.context, (self._guide,)
            self._workplace.bridge.read(self, lambda: thumbnails(context, wanted), self._guide_read, key="guide")

    def stop(self) -> None:
        """Turn the camera off."""
        if self._running:
            self._running = False
            self._source.stop()
            self.live.show_frame(None)
            self.take.setEnabled(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.live.setFocus()

    def _came(self, frame: object) -> None:
        if self._running:
            self.live.show_frame(frame)  # type: ignore[arg-type]
            self.take.setEnabled(True)

    def _failed(self, words: str) -> None:
        self.notice.say(self.tr("The camera says: {words}").format(words=words), "attention")

    def _chosen(self, number: int) -> None:
        self._source.start(number)

    def _set_opacity(self, percent: int) -> None:
        self.live.set_opacity(percent / 100)

    def _guide_read(self, found: Mapping[str, bytes]) -> None:
        picture = QPixmap()
        if picture.loadFromData(found.get(self._guide or "", b"")):
            self.live.show_guide(picture)
