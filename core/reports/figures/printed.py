"""The pieces that are printed, cut out and photographed: card, stickers, strip, chessboard. Vectors, true to size."""

from typing import Any, Final

import numpy as np
import shapely

from core.imaging.card import Card, Chessboard, Patch, Place, Ruler, Stickers, Strip
from core.imaging.markers import MODULES, modules
from core.reports.setting.paper import GREY, HAIR, INK, MM, REGULAR

_DIGITS: Final = 5.0
_HAIR_MM: Final = 0.16
_TICKS_MM: Final = {10: 4.0, 5: 3.0, 1: 2.0}


class Sheet:
    """Millimetres on a canvas, x right and y down from a place on the page (points)."""

    def __init__(self, canvas: Any, left: float, top: float) -> None:
        self.canvas, self._left, self._top = canvas, left, top

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place in points."""
        return self._left + x * MM, self._top - y * MM

    def moved(self, x: float, y: float) -> "Sheet":
        """The same page counted from another place."""
        return Sheet(self.canvas, *self.at(x, y))

    def filled(self, rings: list[list[Place]], rgb: tuple[float, float, float]) -> None:
        """An area bounded by rings; a ring within a ring is a hole."""
        path = self.canvas.beginPath()
        for ring in rings:
            path.moveTo(*self.at(*ring[0]))
            for place in ring[1:]:
                path.lineTo(*self.at(*place))
            path.close()
        self.canvas.setFillColorRGB(*rgb)
        self.canvas.drawPath(path, stroke=0, fill=1, fillMode=0)

    def cut_line(self, ring: tuple[Place, ...]) -> None:
        """Where scissors go."""
        self.canvas.saveState()
        self.canvas.setStrokeColorRGB(*HAIR)
        self.canvas.setLineWidth(0.4)
        self.canvas.setDash(2, 2)
        path = self.canvas.beginPath()
        path.moveTo(*self.at(*ring[0]))
        for place in ring[1:]:
            path.lineTo(*self.at(*place))
        path.close()
        self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas.restoreState()

    def word(self, x: float, y: float, text: str, size: float = _DIGITS, align: str = "left") -> None:
        """A word on its baseline."""
        self.canvas.setFillColorRGB(*INK)
        self.canvas.setFont(REGULAR, size)
        draw = {"left": "drawString", "right": "drawRightString", "middle": "drawCentredString"}[align]
        getattr(self.canvas, draw)(*self.at(x, y), text)


def draw_card(sheet: Sheet, card: Card, initials: str, date: str) -> None:
    """The L with its markers, rulers, patches, and a place for initials and date."""
    for place, (x, y) in enumerate(card.markers):
        _marker(sheet, card.dictionary, card.marker_id(place), (x, y), card.marker_size)
    for ruler in card.rulers:
        _ruler(sheet, ruler)
    for patch in card.patches:
        _patch(sheet, patch)
    x, y = card.writing.at
    width, height = card.writing.size
    for start, label in ((x, initials), (x + width / 2, date)):
        sheet.word(start, y + 2.0, label, 4.5)
        sheet.filled([_box(start, y + height, width / 2 - 1, 0.1)], GREY)
    sheet.word(card.leg - 5.2, card.leg - 3.6, f"L{card.version}", 4.5)
    sheet.cut_line(card.outline)


def draw_stickers(sheet: Sheet, stickers: Stickers) -> None:
    """All stickers of the sheet, a cut line round each."""
    pitch, margin = stickers.side + stickers.gap, (stickers.side - stickers.marker_size) / 2
    for number in range(stickers.count):
        row, column = divmod(number, stickers.columns)
        own = sheet.moved(column * pitch, row * pitch)
        _marker(own, stickers.dictionary, stickers.first_id + number, (margin, margin), stickers.marker_size)
        own.cut_line(tuple(_box(0, 0, stickers.side, stickers.side)))


def draw_strip(sheet: Sheet, strip: Strip) -> None:
    """One strip with its cut line."""
    for place, at in enumerate(strip.markers):
        _marker(sheet, strip.dictionary, strip.marker_id(place), at, strip.marker_size)
    sheet.cut_line(tuple(_box(0, 0, strip.width, strip.height)))


def draw_chessboard(sheet: Sheet, board: Chessboard) -> None:
    """The board; its upper left square is black."""
    columns, rows = board.squares
    for row in range(rows):
        for column in range(row % 2, columns, 2):
            sheet.filled([_box(column * board.square, row * board.square, board.square, board.square)], INK)


def draw_check_line(sheet: Sheet, length: float) -> None:
    """A line of a known length, with upright ends, to hold a ruler to."""
    sheet.filled([_box(0, 2, length, 0.25)], INK)
    for x in (0.0, length):
        sheet.filled([_box(x - _HAIR_MM / 2, 0, _HAIR_MM, 4.25)], INK)


def _marker(sheet: Sheet, dictionary: str, marker_id: int, at: Place, size: float) -> None:
    """One outline round all that is black: modules drawn apart would show seams."""
    black, module = modules(dictionary, marker_id), size / MODULES
    squares = [shapely.box(column, row, column + 1, row + 1) for row, column in np.argwhere(black)]
    shape = shapely.union_all(squares)
    rings = [
        [(at[0] + x * module, at[1] + y * module) for x, y in ring.coords[:-1]]
        for part in shapely.get_parts(shape)
        for ring in (part.exterior, *part.interiors)
    ]
    sheet.filled(rings, INK)


def _ruler(sheet: Sheet, ruler: Ruler) -> None:
    x, y = ruler.start
    for tick in range(int(ruler.length) + 1):
        long = next(reach for step, reach in _TICKS_MM.items() if tick % step == 0)
        if ruler.along == "x":
            sheet.filled([_box(x + tick - _HAIR_MM / 2, y - long, _HAIR_MM, long)], INK)
            if tick % 10 == 0 and tick:
                sheet.word(x + tick, y - 4.4, str(tick), align="right" if tick == ruler.length else "middle")
        else:
            sheet.filled([_box(x - long, y + tick - _HAIR_MM / 2, long, _HAIR_MM)], INK)
            if tick % 10 == 0 and tick:
                sheet.word(x - 4.3, y + tick + 0.65, str(tick), align="right")


def _patch(sheet: Sheet, patch: Patch) -> None:
    red, green, blue = (value / 255 for value in patch.rgb)
    sheet.filled([_box(*patch.at, *patch.size)], (red, green, blue))


def _box(x: float, y: float, width: float, height: float) -> list[Place]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
