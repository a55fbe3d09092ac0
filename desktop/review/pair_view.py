"""First and latest photograph of a lesion beside each other, at one scale, with their outlines and a bar of 10 mm."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.clinic.views.photo_pairs import Pair, Shot
from desktop.theme.theme import Theme
from desktop.widgets.looks import label
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.when import ago_words, moment_words
from desktop.widgets.withdrawn import withdrawn_words
from desktop.widgets.workplace import Workplace

_LEAST = 96
_BAR_MM: Final = 10.0


@dataclass(frozen=True)
class Placed:
    """How large a shot is drawn, and how many pixels a millimetre has there; None where its scale is not known."""

    size: QSize
    px_per_mm: float | None


def placed(shots: tuple[Shot, ...], sizes: tuple[QSizeF, ...], cell: QSizeF) -> tuple[Placed, ...]:
    """Every shot that knows its millimetres at the largest common scale that fits `cell`; the others just fitted.

    `sizes` are those of the cropped pictures in pixels.
    """
    known = [(shot.width_mm, size) for shot, size in zip(shots, sizes, strict=True) if shot.width_mm]
    scale = min(
        (min(cell.width() / wide, cell.height() / (wide * size.height() / size.width())) for wide, size in known),
        default=0.0,
    )
    found = []
    for shot, size in zip(shots, sizes, strict=True):
        if shot.width_mm:
            wide = shot.width_mm * scale
            drawn = QSizeF(wide, wide * size.height() / size.width())
        else:
            drawn = size.scaled(cell, Qt.AspectRatioMode.KeepAspectRatio)
        found.append(Placed(drawn.toSize().expandedTo(QSize(1, 1)), scale if shot.width_mm else None))
    return tuple(found)


class PairView(QWidget):
    """Intimate photographs are veiled until somebody asks; those that consent forbids are counted, never shown."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._pair: Pair | None = None
        self._pixels: tuple[QPixmap, ...] = ()
        names = (self.tr("First photograph"), self.tr("Latest photograph"))
        self.frames = tuple(VeiledPicture(workplace.theme, name, self) for name in names)
        self._captions = tuple(label("", "caption", wrap=True) for _ in names)
        self._said = label("", "caption", wrap=True)
        for part in (*self._captions, self._said):
            part.setParent(self)
        for frame in self.frames:
            frame.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        side = self._workplace.theme.px(_LEAST)
        return QSize(2 * side, 2 * side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_pair(self, pair: Pair | None) -> None:
        """Show the photographs of a lesion; None: of none."""
        self._pair = pair
        self._pixels = tuple(_pixels(shot) for shot in self._shots())
        self._said.setText(self._words(pair))
        self._draw(veil=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw(veil=False)

    def _shots(self) -> tuple[Shot, ...]:
        pair = self._pair
        return () if pair is None else tuple(shot for shot in (pair.first, pair.now) if shot is not None)

    def _draw(self, *, veil: bool) -> None:
        """Draw at the size that there is now. What somebody has asked to see stays seen until another pair comes."""
        shots = self._shots()
        # One photograph alone is the latest.
        slots = tuple(zip(self.frames, self._captions, strict=True))
        unused = len(slots) - len(shots)
        for at, parts in enumerate(slots):
            for part in parts:
                part.setVisible(at >= unused)
        space = self._workplace.theme.sizes
        below = self._said.heightForWidth(self.width()) if self._said.text() else 0
        wide = max((self.width() - space.inside) // 2, 1)
        for (_, caption), shot in zip(slots[unused:], shots, strict=True):
            caption.setText(self._caption(shot))
        line = max(caption.heightForWidth(wide) for caption in self._captions)
        cell = QSizeF(wide, max(self.height() - line - below - 2 * space.tight, 1))
        sizes = tuple(QSizeF(pixels.size()).expandedTo(QSizeF(1, 1)) for pixels in self._pixels)
        spots = placed(shots, sizes, cell)
        tall = max((spot.size.height() for spot in spots), default=0)
        for at, ((frame, caption), shot, pixels, spot) in enumerate(
            zip(slots[unused:], shots, self._pixels, spots, strict=True)
        ):
            left = at * (wide + space.inside)
            frame.setGeometry(left, 0, wide, tall)
            caption.setGeometry(left, tall + space.tight, wide, line)
            drawn = outlined(pixels, shot, spot, self._workplace.theme, self.devicePixelRatioF())
            frame.show_picture(drawn, sensitive=shot.sensitive and (veil or frame.hidden))
        under = tall + line + 2 * space.tight if shots else 0
        self._said.setGeometry(0, under, self.width(), below)

    def _caption(self, shot: Shot) -> str:
        ago = ago_words(shot.at, self._workplace)
        day = moment_words(shot.at, self._workplace)[:10]
        parts = [day, *([ago] if ago != day else [])]
        if shot.width_mm is None:
            parts.append(self.tr("no scale"))
        return " · ".join(parts)

    def _words(self, pair: Pair | None) -> str:
        if pair is None:
            return ""
        told = []
        if pair.now is None and not pair.withheld and pair.withdrawn is None:
            told.append(self.tr("No photograph yet"))
        if pair.withheld:
            told.append(self.tr("%n photograph(s) not shown: consent does not cover care", "", pair.withheld))
        if pair.withdrawn is not None:
            told.append(withdrawn_words(pair.withdrawn, self._workplace))
        if pair.first is not None and pair.now is not None and pair.first.width_mm and pair.now.width_mm:
            told.append(self.tr("Both at one scale; the bar is 10 mm"))
        return " · ".join(told)


def _pixels(shot: Shot) -> QPixmap:
    pixels = QPixmap()
    pixels.loadFromData(shot.picture)
    return pixels


def outlined(pixels: QPixmap, shot: Shot, spot: Placed, theme: Theme, ratio: float) -> QPixmap:
    """The picture at its place's size with thin, white-edged outlines (eschar dashed) and a bar of 10 mm."""
    smooth, whole = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
    made = pixels.scaled(spot.size * ratio, whole, smooth)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide, high = spot.size.width(), spot.size.height()
    for tissue, corners in shot.outlines:
        line = QPolygonF([QPointF(x * wide, y * high) for x, y in corners])
        dash = Qt.PenStyle.DashLine if tissue == "eschar" else Qt.PenStyle.SolidLine
        for pen in (QPen(Qt.GlobalColor.white, 2.4), QPen(theme.colour("photo_ground"), 1, dash)):
            painter.setPen(pen)
            painter.drawPolygon(line)
    if spot.px_per_mm is not None:
        bar = QRectF(6, high - 9, _BAR_MM * spot.px_per_mm, 3)
        painter.fillRect(bar.adjusted(-1, -1, 1, 1), Qt.GlobalColor.white)
        painter.fillRect(bar, theme.colour("photo_ground"))
    painter.end()
    return made
