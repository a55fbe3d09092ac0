"""Work of the comparison that takes time: pictures read and decoded, and laid upon each other. Runs in workers."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from core.clinic.context import Context
from core.clinic.views.photographs import original
from core.errors import InvalidInput
from core.imaging.align import Alignment, Shot, align, centred
from core.imaging.card_light import in_card_light
from core.imaging.ingest import upright
from core.texts import Text
from desktop.photo_bench.bench.picture import image_of
from desktop.photo_bench.compare.life import Dated

SCREEN_PX = 1600
"""The longest side that is decoded at first: enough to show the whole photograph, and to find the skin again."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """One photograph. `image` is as it was taken; `balanced` as the card's greys say it should look, None without
    them. `whole`: at full size, not only at the screen's."""

    dated: Dated
    shot: Shot
    image: QImage
    balanced: QImage | None
    whole: bool


@dataclass(frozen=True, eq=False)
class Laid:
    """How a later photograph lies on the earlier one; `refused` says why it could not be done by itself."""

    alignment: Alignment
    refused: Text | None = None


def load(context: Context, dated: Dated, longest_px: int | None) -> Loaded:
    """Read one photograph; `longest_px` None: at full size.

    Raises
    ------
    NotFound
        When the store does not have it.
    InvalidInput
        When it cannot be decoded any more.
    """
    rgb = upright(original(context, dated.sha256), longest_px)
    shot = Shot(rgb, dated.size, dated.outlines, dated.scale)
    whole = longest_px is None or max(dated.size) <= longest_px
    balanced = in_card_light(rgb, dated.scale, dated.size)
    return Loaded(dated, shot, image_of(rgb), image_of(balanced) if balanced is not None else None, whole)


def lay(before: Shot, after: Shot) -> Laid:
    """Lay one upon the other by the skin; when that is refused, wound upon wound."""
    try:
        return Laid(align(before, after))
    except InvalidInput as refusal:
        return Laid(centred(before, after), refusal.text)
