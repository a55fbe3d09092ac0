"""Paper, type and ink: every measure of a printed page, in points (1/72 inch)."""

import threading
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Final, Literal

from reportlab import rl_config
from reportlab.lib import pagesizes
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from core import resources

PageSize = Literal["A4", "Letter"]

MM: Final = 72 / 25.4
MARGIN: Final = 15 * MM
GUTTER: Final = 6 * MM

REGULAR: Final = "NotoSansSC-Regular"
BOLD: Final = "NotoSansSC-Bold"

TEXT: Final = 9.5
TABLE: Final = 8.0
SMALL: Final = 7.0
HEADING: Final = 11.0
NAME: Final = 14.0
NUMBER: Final = 17.0

LEADING: Final = 1.28
"""Line height by type size; Chinese needs a little more air than Latin."""

INK: Final = (0.0, 0.0, 0.0)
GREY: Final = (0.33, 0.33, 0.33)
HAIR: Final = (0.55, 0.55, 0.55)
PALE: Final = (0.8, 0.8, 0.8)
URGENT: Final = (0.66, 0.04, 0.16)
ATTENTION: Final = (0.60, 0.36, 0.0)
GOOD: Final = (0.10, 0.42, 0.20)
HAIRLINE: Final = 0.4

# Wrapping streams in 7-bit text makes every photograph a quarter larger and serves nobody any more.
rl_config.useA85 = 0


@dataclass(frozen=True)
class Paper:
    """A sheet with its margins."""

    width: float
    height: float

    @property
    def inner_width(self) -> float:
        """Between the margins."""
        return self.width - 2 * MARGIN


def paper(size: PageSize) -> Paper:
    """A4 or US Letter, upright."""
    width, height = {"A4": pagesizes.A4, "Letter": pagesizes.LETTER}[size]
    return Paper(float(width), float(height))


_registering = threading.Lock()


def register_fonts() -> None:
    """Make the embedded faces known to ReportLab, once a process (parsing them costs a sixth of a second)."""
    with _registering:
        _register()


@cache
def _register() -> None:
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, BytesIO(resources.read_bytes("fonts", f"{name}.ttf"))))
