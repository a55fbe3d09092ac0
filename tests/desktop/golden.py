"""Golden pictures: what is drawn is compared with what somebody looked at and kept.

Only drawings are kept so (a canvas, a chart), at a stated size, on the offscreen screen with the bundled font. Both
pictures are softened a little, so that the edge of a line may move by less than a pixel; then at most `SHARE` of the
pixels may differ by more than `LEVELS` in any channel. `pytest --renew-pictures` keeps the new ones: look at them.
"""

from pathlib import Path
from typing import Final

import numpy as np
import pytest
from PIL import Image, ImageFilter
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "golden"
LEVELS: Final = 24
SHARE: Final = 0.0003


def matches(request: pytest.FixtureRequest, widget: QWidget, name: str) -> None:
    """Fail when `widget` is no longer drawn as in the golden picture of that name."""
    drawn = picture_of(widget)
    path = FOLDER / f"{name}.png"
    if request.config.getoption("--renew-pictures"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        drawn.save(path, optimize=True)
        return
    assert path.exists(), f"no golden picture {path.name}: run pytest with --renew-pictures, and look at it"
    with Image.open(path) as kept:
        golden = kept.convert("RGB")
    assert drawn.size == golden.size
    differs = (np.abs(_soft(drawn) - _soft(golden)) > LEVELS).any(axis=2).mean()
    assert differs <= SHARE, f"{name}: {differs:.2%} of the picture has changed"


def picture_of(widget: QWidget) -> Image.Image:
    """The widget as it is drawn now."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return Image.fromarray(rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy())


def _soft(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(1)), dtype=np.int16)
