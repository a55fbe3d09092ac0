"""The lesion's whole life as a strip: every date with its picture and area; arrow keys walk along it."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.photo_bench.bench.thumbnails import with_outlines
from desktop.photo_bench.compare.life import Dated
from desktop.photo_bench.figures import area_cm2, day_of
from desktop.theme.icons import icon
from desktop.widgets.announce import announce
from desktop.widgets.looks import button, label, look
from desktop.widgets.veiled import veiled
from desktop.widgets.workplace import Workplace

_BOX: Final = (75, 50)
_STEPS: Final[Mapping[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Film(QFrame):
    """← → choose the later date, with Shift the earlier one; K keeps a date beside the two."""

    pair_chosen = Signal(int, int)
    """The earlier and the later date, as places in the lesion's life."""
    kept = Signal(int)
    """A date is to be kept beside the two, or taken away again."""

    def __init__(self, workplace: Workplace, life: Sequence[Dated], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "status")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workplace, self._life = workplace, tuple(life)
        self._box = QSize(*_BOX)
        self._pictures: dict[str, QPixmap] = {}
        self._before = self._after = 0
        self._shown = not any(dated.sensitive for dated in life)
        self._tiles = [self._tile(number, dated) for number, dated in enumerate(self._life)]
        self._reveal = button(self.tr("Show intimate pictures"), "quiet")
        self._reveal.setIcon(icon("eye", workplace.theme))
        self._reveal.setVisible(not self._shown)
        self._reveal.clicked.connect(self.reveal)
        self._lay_out()

    @property
    def tiles(self) -> Sequence[QToolButton]:
        """One a date, oldest first."""
        return self._tiles

    @property
    def veiled(self) -> bool:
        """Whether intimate pictures are hidden now."""
        return not self._shown

    def reveal(self) -> None:
        """Show intimate pictures, until this place is left."""
        self._shown = True
        self._reveal.hide()
        self._draw()

    def show_thumbnails(self, thumbnails: Mapping[str, bytes]) -> None:
        """Show the pictures once they are read."""
        for sha256, data in thumbnails.items():
            picture = QPixmap()
            if picture.loadFromData(data):
                self._pictures[sha256] = picture
        self._draw()

    def show_chosen(self, before: int, after: int, kept: Sequence[int]) -> None:
        """Mark which dates are compared."""
        self._before, self._after = before, after
        roles = {index: self.tr("kept") for index in kept} | {after: self.tr("later"), before: self.tr("earlier")}
        for index, tile in enumerate(self._tiles):
            tile.setChecked(index in roles)
            words = self._words(self._life[index])
            tile.setText("\n".join((*words, roles.get(index, ""))))
            tile.setAccessibleName(", ".join(filter(None, (*words, roles.get(index)))))
        if self._tiles:
            self._scroll.ensureWidgetVisible(self._tiles[after], _BOX[0])
        self.setAccessibleName(self._sentence())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key(), 0)
        ends: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._life) - 1}
        earlier = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if step:
            self._walk((self._before if earlier else self._after) + step, earlier=earlier)
        elif event.key() in ends:
            self._walk(ends[event.key()], earlier=earlier)
        elif event.text().upper() == "K":
            self.kept.emit(self._after)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        announce(self, self._sentence())

    def _walk(self, to: int, *, earlier: bool) -> None:
        """One end of the pair moves; it stops before it would pass the other."""
        last = len(self._life) - 1
        if earlier:
            self.pair_chosen.emit(min(max(to, 0), max(0, self._after - 1)), self._after)
        else:
            self.pair_chosen.emit(self._before, min(max(to, min(self._before + 1, last)), last))
        announce(self, self._sentence())

    def _sentence(self) -> str:
        if not self._life:
            return self.tr("No photograph yet")
        before, after = (", ".join(self._words(self._life[index])) for index in (self._before, self._after))
        words = self.tr("The lesion's photographs: earlier {before}; later {after}")
        return words.format(before=before, after=after)

    def _words(self, dated: Dated) -> tuple[str, str]:
        area = area_cm2(dated.area_mm2) if dated.area_mm2 is not None else self.tr("not measured")
        return day_of(dated.at, self._workplace), area

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        page = look(QWidget(), "page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.tight)
        for tile in self._tiles:
            row.addWidget(tile)
        row.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        tall = max((tile.sizeHint().height() for tile in self._tiles), default=space.row)
        self._scroll.setFixedHeight(tall + 2 * space.inside)
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(label(self.tr("Whole life  ·  ← → later, Shift+← → earlier, K keep beside"), "caption"))
        head.addStretch(1)
        head.addWidget(self._reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.inside, space.tight, space.inside, space.tight)
        column.setSpacing(space.tight)
        column.addLayout(head)
        column.addWidget(self._scroll)

    def _tile(self, number: int, dated: Dated) -> QToolButton:
        made = look(QToolButton(), "place")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(self._box)
        made.setIcon(icon("image", self._workplace.theme, "muted"))
        made.setText("\n".join((*self._words(dated), "")))
        made.setToolTip(self.tr("Click: later. Shift: earlier. Ctrl: keep beside."))
        made.setProperty("index", number)
        made.clicked.connect(self._clicked)
        return made

    def _clicked(self) -> None:
        tile = self.sender()
        index = int(tile.property("index"))
        modifiers = QApplication.keyboardModifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit(index)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier or index < self._before:
            self.pair_chosen.emit(index, self._after)
        else:
            self.pair_chosen.emit(self._before, index)
        self.show_marks_again()

    def show_marks_again(self) -> None:
        """A click toggles a tile by itself: the marks say what is compared, whatever was clicked."""
        for tile in self._tiles:
            tile.setChecked(bool(tile.text().split("\n")[-1]))

    def _draw(self) -> None:
        theme, ratio = self._workplace.theme, self.devicePixelRatioF()
        for dated, tile in zip(self._life, self._tiles, strict=True):
            picture = self._pictures.get(dated.sha256)
            if picture is None:
                continue
            hidden = dated.sensitive and not self._shown
            lines = () if hidden else dated.outlines
            drawn = with_outlines(picture, self._box, lines, dated.size, theme, ratio)
            tile.setIcon(QIcon(veiled(drawn, theme) if hidden else drawn))
