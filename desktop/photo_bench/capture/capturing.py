"""Between the bench and what comes from elsewhere: opens the panel, and says when something lies in the tray."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.photo_bench.bench.earlier import Earlier
from desktop.photo_bench.bench.incoming import Incoming
from desktop.photo_bench.bench.reading import Source
from desktop.photo_bench.capture.camera import the_camera
from desktop.photo_bench.capture.panel import CapturePanel
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.widgets.workplace import Workplace


class Capturing(QObject):
    """The panel is made when it is first asked for: looking for cameras takes a while."""

    chosen = Signal(object)
    """An `Incoming` for the intake."""
    tray_changed = Signal(int)
    """How many photographs lie in the tray now."""
    left = Signal()

    def __init__(self, workplace: Workplace, keeper: DraftKeeper, earlier: Sequence[Earlier], bench: QWidget) -> None:
        super().__init__(bench)
        self._workplace, self._keeper, self._bench = workplace, keeper, bench
        self._guide = next((each.sha256 for each in earlier), None)
        self.panel: CapturePanel | None = None
        if workplace.tray is not None:
            workplace.tray.changed.connect(self._tray_changed)

    @property
    def waiting(self) -> int:
        """How many photographs lie in the tray."""
        return len(self._workplace.tray.offered) if self._workplace.tray is not None else 0

    def ask(self) -> None:
        """Show where else photographs may come from."""
        if self.panel is None:
            sensitive = bool(self._keeper.draft.sensitive)
            camera = the_camera(self)
            self.panel = CapturePanel(self._workplace, camera, self._guide, self._bench, sensitive=sensitive)
            self.panel.paths_taken.connect(self._paths_taken)
            self.panel.source_taken.connect(self._source_taken)
            self.panel.closed.connect(self.left)
        self.panel.ask()

    def leave(self) -> bool:
        """Close the panel; False when it was not open."""
        return self.panel is not None and self.panel.leave()

    def _tray_changed(self) -> None:
        self.tray_changed.emit(self.waiting)

    def _paths_taken(self, paths: tuple[Path, ...]) -> None:
        self.chosen.emit(Incoming(paths=paths))

    def _source_taken(self, source: Source) -> None:
        self.chosen.emit(Incoming(sources=(source,)))
