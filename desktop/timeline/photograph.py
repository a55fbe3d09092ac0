"""The photograph nearest the cursor, with its lesion, its date and how far it is from the cursor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.case import Case
from core.case.moments import instant
from core.charting.privacy import is_sensitive, shown, withdrawn
from core.clinic.views import photographs
from core.trends.lesions import assessments, lesion_name
from desktop.widgets.looks import label
from desktop.widgets.veiled import VeiledPicture
from desktop.widgets.withdrawn import withdrawn_words
from desktop.widgets.workplace import Workplace

_DAY: Final = 86_400.0
_TALL: Final = 176


@dataclass(frozen=True)
class _Shot:
    at: float
    sha256: str
    sensitive: bool
    lesion: str


class NearestPhotograph(QWidget):
    """Intimate photographs are blurred, as everywhere, until somebody asks to see them."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._shots: tuple[_Shot, ...] = ()
        self._thumbnails: Mapping[str, bytes] = {}
        self._shown: str | None = None
        self._moment = 0.0
        self._hidden = ""
        self.picture = VeiledPicture(workplace.theme, self.tr("Photograph nearest the cursor"))
        self.picture.setFixedHeight(workplace.theme.px(_TALL))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.about = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        column.addWidget(self.picture)
        column.addWidget(self.about)

    def set_tallest(self, height: int) -> None:
        """Leave room for what stands beneath: the picture is no taller than this."""
        height = min(self._place.theme.px(_TALL), height)
        if height != self.picture.height():
            self.picture.setFixedHeight(height)
            self._shown = None
            self.show_moment(self._moment)

    def show_case(self, case: Case) -> None:
        """Show another case, or the same one with what is new."""
        shots = [
            _Shot(
                instant(entry.at).timestamp(),
                photo.sha256,
                is_sensitive(photo.sensitive, lesion.site),
                self._place.say(lesion_name(lesion)),
            )
            for lesion in case.lesions
            for entry in assessments(lesion)
            for photo in shown(entry.photographs)[:1]
        ]
        self._shots = tuple(sorted(shots, key=lambda shot: shot.at))
        self._thumbnails, self._shown = {}, None
        self.picture.clear()
        self.picture.setVisible(bool(shots))
        self._hidden = withdrawn_words(withdrawn(case.lesions), self._place)
        self.about.setText("" if shots else self._hidden or self.tr("No photograph yet."))
        wanted, context = tuple(shot.sha256 for shot in self._shots), self._place.context
        if wanted:
            self._place.bridge.read(self, lambda: photographs.thumbnails(context, wanted), self._keep, key="thumbnails")

    def show_moment(self, moment: float) -> None:
        """Show the photograph nearest to a moment, in UTC seconds."""
        self._moment = moment
        near = min(self._shots, key=lambda shot: abs(shot.at - moment), default=None)
        if near is None:
            return
        self.about.setText(self._told(near))
        if near.sha256 == self._shown:
            return
        drawn = QPixmap()
        if drawn.loadFromData(self._thumbnails.get(near.sha256, b"")):
            self._shown = near.sha256
            ratio = self.devicePixelRatioF()
            wide, tall = max(self.width(), 1), self.picture.height()
            whole, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            drawn = drawn.scaled(round(wide * ratio), round(tall * ratio), whole, smooth)
            drawn.setDevicePixelRatio(ratio)
            self.picture.show_picture(drawn, sensitive=near.sensitive)

    def _keep(self, thumbnails: Mapping[str, bytes]) -> None:
        self._thumbnails, self._shown = thumbnails, None
        self.show_moment(self._moment)

    def _told(self, shot: _Shot) -> str:
        taken = datetime.fromtimestamp(shot.at, self._place.zone).strftime("%Y-%m-%d")
        days = round((shot.at - self._moment) / _DAY)
        if days == 0:
            apart = self.tr("at the cursor")
        elif days < 0:
            apart = self.tr("%n day(s) before the cursor", "", -days)
        else:
            apart = self.tr("%n day(s) after the cursor", "", days)
        return " · ".join(part for part in (shot.lesion, taken, apart, self._hidden) if part)
