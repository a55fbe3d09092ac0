"""In the corner of the photograph: where millimetres come from, and how far they may be trusted."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.case.photo import Scale
from core.imaging.calibrate import Calibration
from core.imaging.measure import Measurement
from desktop.photo_bench.bench.measuring import counted
from desktop.photo_bench.bench.outlines import CLICKED
from desktop.photo_bench.figures import per_cent_off
from desktop.theme.theme import Theme
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import label
from desktop.widgets.numbers import fixed, plain


@dataclass(frozen=True)
class Seen:
    """What is known of a photograph's scale: the one in use, the card that was found, and whether it is looked for."""

    scale: Scale | None = None
    card: Calibration | None = None
    looking: bool = False
    found: Measurement | None = None

    @property
    def by_card(self) -> Calibration | None:
        """The card, when its plane is the scale in use."""
        return self.card if self.scale is not None and self.scale.method not in CLICKED else None


class Badge(QPushButton):
    """One line, with a shape for how good the scale is. Pressing it opens what can be chosen and what stands behind."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)
        self.setToolTip(self.tr("Where the millimetres come from  (M)"))
        self._mark = LevelMark(theme, "attention")
        self._words = label()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.sizes.inside, theme.sizes.tight, theme.sizes.inside, theme.sizes.tight)
        row.setSpacing(theme.sizes.inside)
        for part in (self._mark, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def show_scale(self, seen: Seen) -> None:
        """Say where the scale comes from."""
        scale, card = seen.scale, seen.by_card
        plane = scale is not None and scale.homography is not None
        doubted = card is not None and card.quality != "good"
        self._mark.set_level("good" if plane and not doubted else "info" if seen.looking else "attention")
        self._words.setText(" · ".join(self._said(seen)))
        self.setAccessibleName(self._words.text())
        self.adjustSize()

    def _said(self, seen: Seen) -> list[str]:
        scale = seen.scale
        if scale is None:
            return [self.tr("looking for the card…") if seen.looking else self.tr("no scale")]
        off = counted(seen.found).uncertainty_percent
        about = [] if off is None else [per_cent_off(off)]
        if scale.method == "ruler":
            length = plain(Decimal(scale.length_mm or 0))
            return [self.tr("ruler {length} mm").format(length=length), *about, self.tr("tilt unknown")]
        tilt = self.tr("tilt {tilt}°").format(tilt=round(scale.tilt_deg or 0))
        limb = [self.tr("limb {cm} cm").format(cm=fixed(scale.limb.circumference_mm / 10, 1))] if scale.limb else []
        fit = [self.fit_words(seen.by_card.quality)] if seen.by_card is not None else []
        return [f"{self.short_name(scale.method)} ✓", tilt, *limb, *about, *fit]

    def short_name(self, method: str) -> str:
        """What gave the scale, in a word."""
        names = {"sticker": self.tr("stickers"), "strip": self.tr("strip"), "rectangle": self.tr("rectangle")}
        return names.get(method, self.tr("card"))

    def fit_words(self, quality: str) -> str:
        """The word for how well a card was seen."""
        return {"good": self.tr("good fit"), "fair": self.tr("fair fit")}.get(quality, self.tr("poor fit"))
