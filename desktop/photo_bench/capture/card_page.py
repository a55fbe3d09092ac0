"""The newest photographs of a memory card, or of a folder that somebody chose."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.photo_bench.capture.picks import Picks
from desktop.photo_bench.capture.sources import MemoryCard, Preview, memory_cards, newest_in, newest_on, previews
from desktop.theme.icons import icon
from desktop.widgets.looks import button, label
from desktop.widgets.workplace import Workplace


class CardPage(QWidget):
    """Cards are looked for when the page is asked for, and by a button: no card announces itself everywhere."""

    def __init__(self, workplace: Workplace, *, sensitive: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.picks = Picks(workplace, self.tr("Photographs of the folder or card"), sensitive=sensitive)
        self.setFocusProxy(self.picks)
        self._where = label("", "caption")
        again = button(self.tr("Look for a card"))
        again.setIcon(icon("refresh-cw", workplace.theme))
        again.clicked.connect(self.look_for_cards)
        choose = button(self.tr("Folder…"))
        choose.setIcon(icon("folder-open", workplace.theme))
        choose.clicked.connect(self._choose_folder)
        space = workplace.theme.sizes
        row = QHBoxLayout()
        row.setSpacing(space.inside)
        row.addWidget(self._where, 1)
        row.addWidget(again)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.inside, 0, 0)
        column.setSpacing(space.inside)
        column.addLayout(row)
        column.addWidget(self.picks, 1)

    def look_for_cards(self) -> None:
        """See which memory cards are in now, and offer the newest photographs of the first."""
        found = memory_cards()
        if found:
            self.offer_card(found[0])

    def offer_card(self, card: MemoryCard) -> None:
        """Offer the newest photographs of a card."""
        self._offer(card.name, partial(newest_on, card))

    def offer_folder(self, folder: Path) -> None:
        """Offer the newest photographs of a folder."""
        self._offer(folder.name or str(folder), partial(newest_in, folder))

    def _offer(self, name: str, find: partial[tuple[Path, ...]]) -> None:
        self._where.setText(self.tr("The newest on {name}").format(name=name))
        self.picks.show_previews(())
        self._workplace.bridge.read(self, lambda: previews(find()), self._show, key="files")

    def _show(self, found: Sequence[Preview]) -> None:
        self.picks.show_previews(found)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder with photographs"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder_chosen(self, folder: str) -> None:
        self.offer_folder(Path(folder))
