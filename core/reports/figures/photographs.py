"""Photographs on paper: cropped to the wound, all at one scale, with a bar of 10 mm and the outline as a vector."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader

from core.case.lesion import Assessment, Lesion
from core.case.photo import Outline, Photograph
from core.errors import InvalidInput
from core.imaging.decode import RgbArray
from core.imaging.ingest import as_taken, jpeg
from core.reports.setting.blocks import Whole
from core.reports.setting.paper import GREY, HAIRLINE, INK, MM, REGULAR, SMALL
from core.reports.setting.tagging import tagged
from core.reports.setting.type import fitted, leading

DPI: Final = 200
_QUALITY: Final = 82
_BEST: Final = 95
_MARGIN_MM: Final = 8.0
_MARGIN_SHARE: Final = 0.12
_SCALES: Final = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20)
_DRAWN: Final = ("wound", "eschar")


@dataclass(frozen=True)
class Taken:
    """A photograph with the lesion and the assessment that it belongs to."""

    lesion: Lesion
    assessment: Assessment
    photograph: Photograph

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """Outlines of wound and eschar; none where the tracing was entered in error."""
        tracing = self.photograph.tracing
        if tracing is None or tracing.entered_in_error is not None:
            return ()
        return tuple(outline for outline in tracing.outlines if outline.tissue in _DRAWN)

    @property
    def mm_per_px(self) -> float | None:
        """The scale, where outlines give something to crop to."""
        tracing = self.photograph.tracing
        return tracing.scale.mm_per_px if self.outlines and tracing is not None and tracing.scale is not None else None

    def crop(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in pixels of the upright photograph: the outlines and some skin round them."""
        width, height = self.photograph.width_px, self.photograph.height_px
        if not self.outlines:
            return 0, 0, width, height
        xs = [x for outline in self.outlines for x, _ in outline.points_px]
        ys = [y for outline in self.outlines for _, y in outline.points_px]
        margin = max(max(xs) - min(xs), max(ys) - min(ys)) * _MARGIN_SHARE
        if self.mm_per_px:
            margin = max(margin, _MARGIN_MM / self.mm_per_px)
        left, top = max(0.0, min(xs) - margin), max(0.0, min(ys) - margin)
        right, bottom = min(float(width), max(xs) + margin), min(float(height), max(ys) + margin)
        if right - left < 1 or bottom - top < 1:
            return 0, 0, width, height
        return left, top, right, bottom


@dataclass(frozen=True)
class Print:
    """A photograph to be placed, its size in points; `to_scale` or just fitted. Its pixels are read when drawn, all of
    them where the `original` was wished for."""

    taken: Taken
    data: bytes
    width: float
    height: float
    to_scale: bool
    caption: str
    alt: str
    original: bool = False


def common_scale(pictures: Iterable[Taken], width: float, height: float) -> float:
    """One to how many: the largest scale at which each picture that knows its millimetres fits into width × height."""
    needed = 1.0
    for each in pictures:
        if each.mm_per_px is None:
            continue
        left, top, right, bottom = each.crop()
        across, down = (right - left) * each.mm_per_px * MM, (bottom - top) * each.mm_per_px * MM
        needed = max(needed, across / width, down / height)
    return next((scale for scale in _SCALES if scale >= needed - 1e-9), needed)


def prints(
    pictures: Sequence[Taken],
    pixels: Mapping[str, bytes],
    size: tuple[float, float],
    caption: Callable[[Taken], str],
    scale: float,
    alt: Callable[[Taken], str],
    *,
    original: bool = False,
) -> list[Print]:
    """The pictures, ready for cells of `size`, at a `common_scale` (1 : n); one without a scale fills its cell.

    `caption` stands under a picture, `alt` for it where it cannot be seen; an `original` keeps all its pixels.
    """
    ready = []
    for each in pictures:
        left, top, right, bottom = each.crop()
        if each.mm_per_px is not None:
            point_per_px = each.mm_per_px * MM / scale
        else:
            point_per_px = min(size[0] / (right - left), size[1] / (bottom - top))
        width, height = (right - left) * point_per_px, (bottom - top) * point_per_px
        data = pixels[each.photograph.sha256]
        ready.append(Print(each, data, width, height, each.mm_per_px is not None, caption(each), alt(each), original))
    return ready


def _cropped(each: Print) -> bytes:
    """The crop as JPEG in the camera's own colours, at 200 dpi of its printed size or with every pixel that it has.

    Never enlarged, and nothing in it but the picture and its colour profile: no place, no serial number.
    """
    left, top, right, bottom = each.taken.crop()
    photograph = each.taken.photograph
    wanted = max(1, round(each.width / 72 * DPI))
    # A JPEG decodes to a half, a quarter or an eighth almost for nothing; the rest is done on the crop alone.
    step = 1 if each.original else next((step for step in (8, 4, 2) if (right - left) / step >= wanted), 1)
    rgb, profile = as_taken(each.data, max(1, max(photograph.width_px, photograph.height_px) // step))
    ratio = rgb.shape[1] / photograph.width_px
    part = Image.fromarray(_part(rgb, left * ratio, top * ratio, right * ratio, bottom * ratio))
    if part.width > wanted and not each.original:
        part = part.resize((wanted, max(1, round(part.height * wanted / part.width))), Image.Resampling.LANCZOS)
    return jpeg(np.asarray(part), _BEST if each.original else _QUALITY, profile)


def _part(rgb: RgbArray, left: float, top: float, right: float, bottom: float) -> RgbArray:
    x0, y0 = min(round(left), rgb.shape[1] - 1), min(round(top), rgb.shape[0] - 1)
    return rgb[y0 : max(round(bottom), y0 + 1), x0 : max(round(right), x0 + 1)].copy()


@dataclass(frozen=True)
class PhotographRow(Whole):
    """A row of prints in cells of equal width, their captions under them."""

    prints: tuple[Print, ...]
    cell: float
    scale: float
    gap: float = 7.0
    unreadable: str = ""
    size: float = SMALL

    def height(self, width: float) -> float:
        return max(each.height for each in self.prints) + leading(self.size) + 7

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        floor = top - max(each.height for each in self.prints)
        for each in self.prints:
            with tagged(canvas, "Figure", alt=each.alt, box=(x, floor, x + each.width, floor + each.height)):
                self._draw_print(canvas, each, x, floor)
            with tagged(canvas, "P"):
                canvas.setFillColorRGB(*INK)
                canvas.setFont(REGULAR, self.size)
                canvas.drawString(x, floor - self.size - 1.5, fitted(each.caption, REGULAR, self.size, self.cell))
            x += self.cell + self.gap

    def _draw_print(self, canvas: Any, each: Print, x: float, y: float) -> None:
        try:
            content = _cropped(each)
        except InvalidInput:
            self._draw_unreadable(canvas, x, y, each)
        else:
            canvas.drawImage(ImageReader(BytesIO(content)), x, y, each.width, each.height)
            canvas.saveState()
            frame = canvas.beginPath()
            frame.rect(x, y, each.width, each.height)
            canvas.clipPath(frame, stroke=0, fill=0)
            _outlines(canvas, each, x, y, thin=self.scale > 4)
            if each.to_scale:
                _bar(canvas, x + 3, y + 4, 10 * MM / self.scale)
            canvas.restoreState()
        canvas.setStrokeColorRGB(*GREY)
        canvas.setLineWidth(HAIRLINE)
        canvas.rect(x, y, each.width, each.height)

    def _draw_unreadable(self, canvas: Any, x: float, y: float, each: Print) -> None:
        canvas.setFillColorRGB(*INK)
        canvas.setFont(REGULAR, self.size)
        words = fitted(self.unreadable, REGULAR, self.size, each.width - 6)
        canvas.drawCentredString(x + each.width / 2, y + each.height / 2, words)


def _outlines(canvas: Any, each: Print, x: float, y: float, *, thin: bool) -> None:
    """Thin and white-edged; the eschar's is dashed. Vectors over the picture: its pixels stay as they are."""
    left, top, right, _ = each.taken.crop()
    factor = each.width / (right - left)
    for outline in each.taken.outlines:
        path = canvas.beginPath()
        places = [(x + (px - left) * factor, y + each.height - (py - top) * factor) for px, py in outline.points_px]
        path.moveTo(*places[0])
        for place in places[1:]:
            path.lineTo(*place)
        path.close()
        canvas.setLineJoin(1)
        canvas.setDash()
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.setLineWidth(1.1 if thin else 1.7)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.4 if thin else 0.6)
        if outline.tissue == "eschar":
            canvas.setDash(2.2, 1.6)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()


def _bar(canvas: Any, x: float, y: float, length: float) -> None:
    for ink, width in (((1.0, 1.0, 1.0), 2.8), (INK, 1.1)):
        canvas.setStrokeColorRGB(*ink)
        canvas.setLineWidth(width)
        edge = 0.8 if width > 2 else 0.0
        canvas.line(x - edge, y, x + length + edge, y)
        canvas.line(x, y - 2 - edge, x, y + 2 + edge)
        canvas.line(x + length, y - 2 - edge, x + length, y + 2 + edge)
