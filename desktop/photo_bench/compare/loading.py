"""Work of the comparison that takes time: pictures read and decoded, and laid upon each other. Runs in workers."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from core.clinic.context import Context
from core.clinic.views.photographs import original
from core.errors import InvalidInput
from core.imaging.align import Alignment, Shot, align, centred
from core.imaging.card_light import in_card_light
from core.imaging.decode import RgbArray
from core.imaging.ingest import upright
from core.texts import Text
from desktop.photo_bench.bench.picture import halvings, image_of
from desktop.photo_bench.compare.life import Dated

SCREEN_PX = 1600
"""The longest side that is decoded at first: enough to show the whole photograph, and to find the skin again."""

WHOLE_PX = 6144
"""The longest side that is decoded when somebody looks closely: all of 24 megapixels. Two such pictures, in both
colours, take half a gigabyte; a larger photograph is shown halved, and measured whole on the bench."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """One photograph, each time as an image and its halvings: `taken` as it is, `balanced` as the card's greys say that
    it should look, None without them. `whole`: as fine as it is ever shown, not only at the screen's size."""

    dated: Dated
    shot: Shot
    taken: tuple[QImage, ...]
    balanced: tuple[QImage, ...] | None
    whole: bool


@dataclass(frozen=True, eq=False)
class Laid:
    """How a later photograph lies on the earlier one; `refused` says why it could not be done by itself."""

    alignment: Alignment
    refused: Text | None = None


def load(context: Context, dated: Dated, longest_px: int) -> Loaded:
    """Read one photograph, its longest side at most `longest_px`.

    Raises
    ------
    NotFound
        When the store does not have it.
    InvalidInput
        When it cannot be decoded any more.
    """
    rgb = upright(original(context, dated.sha256), longest_px)
    shot = Shot(rgb, dated.size, dated.outlines, dated.scale)
    whole = longest_px >= min(max(dated.size), WHOLE_PX)
    balanced = in_card_light(rgb, dated.scale, dated.size)
    return Loaded(dated, shot, _levels(rgb), _levels(balanced) if balanced is not None else None, whole)


def _levels(rgb: RgbArray) -> tuple[QImage, ...]:
    image = image_of(rgb)
    return (image, *halvings(image))


def lay(before: Shot, after: Shot) -> Laid:
    """Lay one upon the other by the skin; when that is refused, wound upon wound."""
    try:
        return Laid(align(before, after))
    except InvalidInput as refusal:
        return Laid(centred(before, after), refusal.text)
