"""Long work shown: how far, what it is doing, and cancel. The rest of the window stays usable."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.looks import button, label

_STEPS = 1000


class ProgressStrip(QWidget):
    """Hidden until `begin`; `advance` is what the bridge's `advanced` may call with a rendered text."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._still = theme.motion_ms == 0
        self._doing = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        words = QVBoxLayout()
        words.setSpacing(theme.sizes.tight)
        words.addWidget(self._doing)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sizes.between)
        row.addLayout(words, 1)
        row.addWidget(self._cancel)
        self.hide()

    def begin(self, doing: str, *, cancellable: bool = True) -> None:
        """Show the strip; until the first `advance` it only says that something is going on."""
        self._doing.setText(doing)
        self._bar.setRange(0, _STEPS if self._still else 0)
        self._bar.setValue(0)
        self._cancel.setVisible(cancellable)
        self.show()

    def advance(self, fraction: float, doing: str) -> None:
        """Show how much is done (0–1) and what is being done."""
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(round(fraction * _STEPS))
        self._doing.setText(doing)

    def end(self) -> None:
        """Hide the strip."""
        self._bar.reset()
        self.hide()
