"""Below the photograph: those of this visit, and those of earlier dates whose outlines can be laid over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.case.photo import Outline
from core.charting.privacy import Withdrawn
from desktop.photo_bench.bench.earlier import Earlier
from desktop.photo_bench.bench.thumbnails import with_outlines
from desktop.photo_bench.figures import day_of
from desktop.theme.icons import icon
from desktop.widgets.looks import frame, label, look
from desktop.widgets.one_line import OneLine
from desktop.widgets.veiled import veiled
from desktop.widgets.withdrawn import withdrawn_words
from desktop.widgets.workplace import Workplace


@dataclass(frozen=True)
class TrayTile:
    """One photograph of this visit, as a tile shows it."""

    sha256: str
    name: str
    picture: QPixmap | None
    size: tuple[int, int]
    outlines: tuple[Outline, ...]
    sensitive: bool = False


class Strip(QFrame):
    """Tiles; the one shown is marked, and so is the earlier one whose outline is laid over it."""

    photograph_chosen = Signal(str)
    removal_asked = Signal()
    adding_asked = Signal()
    capture_asked = Signal()
    ghost_asked = Signal(object)
    """SHA-256 of an earlier photograph, None to take its outline away."""
    comparing_asked = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "status")
        self._workplace = workplace
        space = workplace.theme.sizes
        self._box = QSize(workplace.theme.px(66), workplace.theme.px(44))
        self._earlier: dict[str, tuple[Earlier, QToolButton]] = {}
        self._add = self._small("image-plus", self.tr("Add photographs"), "Ctrl+O")
        self._add.clicked.connect(self.adding_asked)
        self.elsewhere = self._small("inbox", self.tr("From the tray, a memory card or the camera"), "Ctrl+Shift+O")
        self.elsewhere.clicked.connect(self.capture_asked)
        self._remove = self._small("trash-2", self.tr("Remove this photograph from the assessment"), "")
        self._remove.clicked.connect(self.removal_asked)
        self.compare = self._small("columns-2", self.tr("Compare the earlier photographs"), "C")
        self.compare.clicked.connect(self.comparing_asked)
        self.reveal = self._small("eye", self.tr("Show intimate pictures"), "")
        self.reveal.clicked.connect(self._reveal)
        self._shown = False
        self._tray_state: tuple[tuple[TrayTile, ...], str | None, bool] | None = None
        self._thumbnails: Mapping[str, bytes] = {}
        self._now, self._now_row = self._row()
        self._before, self._before_row = self._row()
        self._before_words = OneLine(self.tr("Earlier: outline as ghost (O)"), "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(space.inside, space.tight, space.inside, space.tight)
        row.setSpacing(space.inside)
        row.addLayout(self._column(self._add, self.elsewhere, self._remove))
        row.addLayout(self._titled(label(self.tr("This visit"), "caption"), self._now))
        row.addWidget(frame("upright"))
        row.addLayout(self._titled(self._before_words, self._before), 1)
        row.addLayout(self._column(self.compare, self.reveal))
        self.show_tray((), None)
        self.show_earlier(())

    def show_tray(self, tiles: Sequence[TrayTile], current: str | None) -> None:
        """Show the photographs of this visit."""
        state = (tuple(tiles), current, self._shown)
        if state == self._tray_state:
            return
        self._tray_state = state
        self._offer_to_reveal()
        _empty(self._now_row)
        for number, tile in enumerate(tiles, 1):
            made = self._tile(self.tr("Photograph {number}").format(number=number), tile.name)
            made.setProperty("sha256", tile.sha256)
            made.setChecked(tile.sha256 == current)
            if tile.picture is not None:
                made.setIcon(QIcon(self._drawn(tile.picture, tile.outlines, tile.size, sensitive=tile.sensitive)))
            made.clicked.connect(self._photograph_clicked)
            self._now_row.addWidget(made)
        self._remove.setEnabled(current is not None)
        width = max(1, len(tiles)) * (self._tile_width() + self._workplace.theme.sizes.tight)
        self._now.setFixedWidth(min(width, 3 * self._tile_width() + self._workplace.theme.sizes.between))

    def show_earlier(self, photographs: Sequence[Earlier], withdrawn: Withdrawn | None = None) -> None:
        """Show the dates; the pictures follow by `show_thumbnails`. `withdrawn` ones are told, not shown."""
        _empty(self._before_row)
        self._earlier = {}
        for photograph in photographs:
            day = day_of(photograph.at, self._workplace)
            words = self.tr("Lay the outline of {day} over the photograph").format(day=day)
            made = self._tile(day, words if photograph.outlines else self.tr("No outline was drawn"))
            made.setEnabled(bool(photograph.outlines))
            made.setProperty("sha256", photograph.sha256)
            made.clicked.connect(self._ghost_clicked)
            self._before_row.addWidget(made)
            self._earlier[photograph.sha256] = (photograph, made)
        self.compare.setVisible(len(photographs) > 1)
        self._offer_to_reveal()
        hidden = withdrawn_words(withdrawn, self._workplace)
        shown = self.tr("Earlier: outline as ghost (O)") if photographs else self.tr("No earlier photograph")
        told = [shown, hidden] if photographs else [hidden or shown]
        self._before_words.say(" · ".join(part for part in told if part))

    def show_thumbnails(self, thumbnails: Mapping[str, bytes]) -> None:
        """Show the pictures of earlier dates once they are read; intimate ones blurred until asked for."""
        self._thumbnails = thumbnails
        for sha256, (photograph, tile) in self._earlier.items():
            picture = QPixmap()
            if sha256 in thumbnails and picture.loadFromData(thumbnails[sha256]):
                drawn = self._drawn(picture, photograph.outlines, photograph.size, sensitive=photograph.sensitive)
                tile.setIcon(QIcon(drawn))

    def show_ghost(self, sha256: str | None) -> None:
        """Mark whose outline is laid over the photograph."""
        for known, (_, tile) in self._earlier.items():
            tile.setChecked(known == sha256)

    def tiles(self) -> list[QToolButton]:
        """The tiles of this visit."""
        return self._now.findChildren(QToolButton)

    def _reveal(self) -> None:
        self._shown = True
        if self._tray_state is not None:
            self.show_tray(*self._tray_state[:2])
        self.show_thumbnails(self._thumbnails)

    def _offer_to_reveal(self) -> None:
        earlier = any(photograph.sensitive for photograph, _ in self._earlier.values())
        now = self._tray_state is not None and any(tile.sensitive for tile in self._tray_state[0])
        self.reveal.setVisible(not self._shown and (earlier or now))

    def _photograph_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, QToolButton):
            tile.setChecked(True)
            self.photograph_chosen.emit(str(tile.property("sha256")))

    def _ghost_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, QToolButton):
            self.ghost_asked.emit(str(tile.property("sha256")) if tile.isChecked() else None)

    def _drawn(
        self, picture: QPixmap, outlines: Sequence[Outline], size: tuple[int, int], *, sensitive: bool
    ) -> QPixmap:
        hidden, theme = sensitive and not self._shown, self._workplace.theme
        lines = () if hidden else outlines
        drawn = with_outlines(picture, self._box, lines, size, theme, self.devicePixelRatioF())
        return veiled(drawn, theme) if hidden else drawn

    def _tile_width(self) -> int:
        return self._box.width() + 3 * self._workplace.theme.sizes.inside

    def _tile(self, words: str, tip: str) -> QToolButton:
        made = look(QToolButton(), "place")
        made.setCheckable(True)
        made.setText(words)
        made.setToolTip(tip)
        made.setAccessibleName(words)
        made.setAccessibleDescription(tip)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(self._box)
        made.setIcon(icon("image", self._workplace.theme, "muted"))
        made.setFixedWidth(self._tile_width())
        return made

    def _small(self, name: str, words: str, keys: str) -> QToolButton:
        made = look(QToolButton(), "quiet")
        made.setIcon(icon(name, self._workplace.theme))
        made.setAccessibleName(words)
        made.setToolTip(f"{words}  ({keys})" if keys else words)
        return made

    def _row(self) -> tuple[QScrollArea, QHBoxLayout]:
        page = look(QWidget(), "page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._workplace.theme.sizes.tight)
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizes = self._workplace.theme.sizes
        scroll.setFixedHeight(self._box.height() + sizes.row + 2 * sizes.inside)
        scroll.setWidget(page)
        return scroll, row

    def _column(self, *parts: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._workplace.theme.sizes.tight)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _titled(self, title: QWidget, scroll: QScrollArea) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._workplace.theme.sizes.tight)
        column.addWidget(title)
        column.addWidget(scroll)
        return column


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
