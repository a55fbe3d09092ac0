"""Photographs that are offered: small pictures with names and times, of which any can be picked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop.photo_bench.capture.sources import Preview
from desktop.photo_bench.figures import when
from desktop.theme.icons import icon
from desktop.widgets.veiled import veiled
from desktop.widgets.workplace import Workplace

_BOX = (144, 108)


class Picks(QListWidget):
    """Arrow keys walk, Space picks, Enter takes what is picked."""

    picked_changed = Signal()

    def __init__(self, workplace: Workplace, name: str, *, sensitive: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._workplace, self._hidden = workplace, sensitive
        self._previews: tuple[Preview, ...] = ()
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setIconSize(QSize(*(workplace.theme.px(side) for side in _BOX)))
        self.setSpacing(workplace.theme.sizes.tight)
        self.setWordWrap(True)
        self.itemSelectionChanged.connect(self.picked_changed)

    @property
    def picked(self) -> tuple[Path, ...]:
        """The files that are picked, in their order."""
        rows = [self.row(item) for item in self.selectedItems()]
        return tuple(self._previews[row].path for row in sorted(rows))

    @property
    def hidden(self) -> bool:
        """Whether the pictures are blurred, for the lesion is at an intimate site."""
        return self._hidden

    def reveal(self) -> None:
        """Show what is blurred."""
        self._hidden = False
        self._draw()

    def show_previews(self, previews: Sequence[Preview]) -> None:
        """Offer these; what was picked and is still there stays picked."""
        picked = set(self.picked)
        self.clear()
        self._previews = tuple(previews)
        for preview in self._previews:
            words = f"{preview.path.name}\n{when(preview.changed_at, self._workplace)}"
            item = QListWidgetItem(icon("image", self._workplace.theme, "muted"), words)
            item.setToolTip(preview.path.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
            self.addItem(item)
            item.setSelected(preview.path in picked)
        self._draw()

    def _draw(self) -> None:
        for row, preview in enumerate(self._previews):
            if preview.image is not None:
                drawn = QPixmap.fromImage(preview.image)
                self.item(row).setIcon(QIcon(veiled(drawn, self._workplace.theme) if self._hidden else drawn))
