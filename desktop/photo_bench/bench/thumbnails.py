"""Small pictures of photographs with their outlines drawn on them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from core.case.photo import Outline
from desktop.theme.theme import Theme
from desktop.theme.tissue import tissue_pen


def with_outlines(
    picture: QPixmap, box: QSize, outlines: Sequence[Outline], size: tuple[int, int], theme: Theme, ratio: float
) -> QPixmap:
    """The whole picture inside `box`, its outlines on it. `size` is that of the photograph in its own pixels."""
    wanted = box * ratio
    shown = picture.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made = QPixmap(wanted)
    made.fill(theme.colour("photo_ground"))
    place = QRectF(shown.rect())
    place.moveCenter(QRectF(made.rect()).center())
    painter = QPainter(made)
    painter.drawPixmap(place.topLeft(), shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    across, down = place.width() / size[0], place.height() / size[1]
    for outline in outlines:
        line = QPolygonF([QPointF(place.x() + x * across, place.y() + y * down) for x, y in outline.points_px])
        painter.setPen(QPen(QColor("white"), 2.5 * ratio))
        painter.drawPolygon(line)
        painter.setPen(tissue_pen(theme, outline.tissue, 1.25 * ratio))
        painter.drawPolygon(line)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
