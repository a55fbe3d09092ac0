"""Over the bench while it is asked for: the tray, memory cards, a folder, and the camera."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.photo_bench.bench.reading import Source
from desktop.photo_bench.capture.camera import FrameSource
from desktop.photo_bench.capture.camera_page import CameraPage
from desktop.photo_bench.capture.card_page import CardPage
from desktop.photo_bench.capture.picks import Picks
from desktop.photo_bench.capture.sources import Preview, previews
from desktop.widgets.looks import button, label, look
from desktop.widgets.workplace import Workplace


class CapturePanel(QFrame):
    """Nothing here is anybody's until it is taken into this assessment by a button or a key. Esc closes it."""

    paths_taken = Signal(object)
    """Files to take into the assessment."""
    source_taken = Signal(object)
    """A `Source`: a picture of the camera."""
    closed = Signal()

    def __init__(
        self, workplace: Workplace, camera: FrameSource | None, guide: str | None, parent: QWidget, *, sensitive: bool
    ) -> None:
        super().__init__(parent)
        look(self, "veil")
        self._workplace = workplace
        self.tray = Picks(workplace, self.tr("Photographs in the tray"), sensitive=sensitive)
        self.files = CardPage(workplace, sensitive=sensitive)
        self.camera = CameraPage(workplace, camera, guide) if camera is not None else None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Where photographs come from"))
        self.take = button(self.tr("Take into this assessment"), "primary")
        self.take.clicked.connect(self._take)
        self.drop = button(self.tr("Take out of the tray"), "quiet")
        self.drop.clicked.connect(self._drop)
        self.reveal = button(self.tr("Show intimate pictures"), "quiet")
        self.reveal.clicked.connect(self._reveal)
        self._hint = label("", "muted", wrap=True)
        self._lay_out()
        # Shown before they stood in the panel, they would be windows for a moment, and take the keyboard along.
        self.reveal.setVisible(sensitive)
        self.tabs.currentChanged.connect(self._tab_changed)
        self._connect()
        parent.installEventFilter(self)
        self.hide()

    def ask(self) -> None:
        """Show it over the bench, with what there is now."""
        self.setGeometry(self._bench().rect())
        self.show()
        self.raise_()
        self._show_tray()
        self.files.look_for_cards()
        tray = self._workplace.tray
        self.tabs.setCurrentIndex(0 if tray is not None and tray.offered else self.tabs.currentIndex())
        self._tab_changed()
        self.tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Close it; False when it was closed already."""
        if self.isHidden():
            return False
        if self.camera is not None:
            self.camera.stop()
        self.closed.emit()  # the keyboard goes back to the bench before the panel hides, else Qt gives it to anybody
        self.hide()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and not self.isHidden():
            self.setGeometry(self._bench().rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take.isEnabled():
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()

    def _bench(self) -> QWidget:
        parent = self.parentWidget()
        return parent if parent is not None else self

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        self.tabs.addTab(self.tray, self.tr("Tray"))
        self.tabs.addTab(self.files, self.tr("Card or folder"))
        if self.camera is not None:
            self.tabs.addTab(self.camera, self.tr("Camera"))
        close = button(self.tr("Close  Esc"), "quiet")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(label(self.tr("Photographs from elsewhere"), "heading"), 1)
        for part in (self.reveal, close):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(space.inside)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.drop)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space.between,) * 4)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for picks in (self.tray, self.files.picks):
            picks.picked_changed.connect(self._show_picked)
            picks.itemDoubleClicked.connect(self._take)
        if self.camera is not None:
            self.camera.taken.connect(self._camera_took)
        if self._workplace.tray is not None:
            self._workplace.tray.changed.connect(self._show_tray)

    def _show_tray(self) -> None:
        tray = self._workplace.tray
        if self.isHidden() or tray is None:
            return
        wanted = tray.offered
        self._workplace.bridge.read(self, lambda: previews(wanted), self._tray_read, key="tray")

    def _tray_read(self, found: Sequence[Preview]) -> None:
        self.tray.show_previews(found)
        self.tabs.setTabText(0, self.tr("Tray ({count})").format(count=len(found)))
        self._show_picked()

    def _tab_changed(self) -> None:
        on_camera = self.camera is not None and self.tabs.currentWidget() is self.camera
        if self.camera is not None:
            (self.camera.begin if on_camera and not self.isHidden() else self.camera.stop)()
        self.take.setVisible(not on_camera)
        self._show_picked()

    def _picks(self) -> Picks | None:
        shown = self.tabs.currentWidget()
        return self.tray if shown is self.tray else self.files.picks if shown is self.files else None

    def _show_picked(self) -> None:
        picks = self._picks()
        count = len(picks.picked) if picks is not None else 0
        self.take.setEnabled(count > 0)
        self.drop.setVisible(picks is self.tray)
        self.drop.setEnabled(count > 0)
        self._hint.setText(self._words(picks, count))

    def _words(self, picks: Picks | None, count: int) -> str:
        if picks is None:
            return self.tr("Space takes the photograph. The pale picture is the last one: same distance, same angle.")
        if count:
            return self.tr("%n photograph(s) picked. Check that they are of this person.", "", count)
        if picks.count():
            return self.tr("Pick those of this lesion: click, or Space. Nothing is taken by itself.")
        watched = self._workplace.tray.watched.folder if self._workplace.tray is not None else None
        if picks is self.tray and watched is None:
            return self.tr("No folder is watched. Set one in Settings: new photographs in it are offered here.")
        if picks is self.tray:
            return self.tr("Nothing new in the watched folder.")
        return self.tr("No memory card is in, and no folder is chosen.")

    def _take(self) -> None:
        picks = self._picks()
        if picks is not None and picks.picked:
            paths = picks.picked
            self.leave()
            self.paths_taken.emit(paths)
            if self._workplace.tray is not None:
                self._workplace.tray.take_out(paths)

    def _drop(self) -> None:
        if self._workplace.tray is not None:
            self._workplace.tray.take_out(self.tray.picked)

    def _reveal(self) -> None:
        self.reveal.hide()
        self.tray.reveal()
        self.files.picks.reveal()

    def _camera_took(self, image: QImage) -> None:
        self._workplace.bridge.read(self, lambda: _png(image), self._camera_wrote)

    def _camera_wrote(self, data: bytes) -> None:
        name = self._workplace.now().strftime("camera-%Y%m%d-%H%M%S.png")
        self.leave()
        self.source_taken.emit(Source(name, data=data))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
