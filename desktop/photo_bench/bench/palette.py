"""The tissues at the right of the photograph: which one is outlined next, and what of each there is."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.case.words import lists
from core.imaging.measure import Measurement
from desktop.photo_bench.bench.measuring import counted
from desktop.photo_bench.figures import area_off, percent
from desktop.theme.fonts import figures
from desktop.theme.theme import Theme
from desktop.theme.tissue import tissue_brush, tissue_pen
from desktop.widgets.looks import label, look
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

KEYS = {"W": "wound", "E": "eschar", "S": "slough", "G": "granulation", "L": "epithelial", "P": "purpura"}
"""The key of each tissue while the photograph has the focus."""


class Palette(QWidget):
    """One row a tissue: its hatching, its word and key, its area, its share of the bed."""

    tissue_chosen = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tissues"))
        self._group = QButtonGroup(self)
        self._codes = lists()["tissue"]
        self._rows: dict[str, _Row] = {}
        keys = {tissue: key for key, tissue in KEYS.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        for number, tissue in enumerate(self._codes):
            name = word("tissue", tissue, workplace.language)
            row = _Row(workplace.theme, tissue, name, keys[tissue])
            self._rows[tissue] = row
            self._group.addButton(row, number)
            column.addWidget(row)
        self._group.idClicked.connect(self._chosen)
        self.choose("wound")

    def choose(self, tissue: str) -> None:
        """Show which tissue is outlined next."""
        self._rows[tissue].setChecked(True)

    def show_measured(self, found: Measurement | None) -> None:
        """Show what of each tissue there is."""
        numbers = counted(found)
        for tissue, row in self._rows.items():
            region = numbers.region(tissue)
            if region is None:
                row.show_numbers("", "")
            else:
                area = area_off(region.area_mm2, numbers.uncertainty_percent) if region.area_mm2 is not None else ""
                row.show_numbers(area, percent(region.share_percent) if region.share_percent is not None else "")

    def numbers(self, tissue: str) -> str:
        """What is written beside a tissue now."""
        return self._rows[tissue].numbers()

    def _chosen(self, number: int) -> None:
        self.tissue_chosen.emit(self._codes[number])


class _Row(QPushButton):
    def __init__(self, theme: Theme, tissue: str, name: str, key: str) -> None:
        super().__init__()
        look(self, "choice")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({key})")
        self._name = name
        self._area = self._figures()
        self._share = self._figures()
        self._word = label(name)
        key_label = label(key, "key")
        for part in (self._word, key_label, self._area, self._share):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        space = theme.sizes
        top = QHBoxLayout()
        top.setSpacing(space.inside)
        top.addWidget(self._word, 1)
        top.addWidget(key_label, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QHBoxLayout()
        below.setSpacing(space.inside)
        below.addWidget(self._area, 1)
        below.addWidget(self._share)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(top)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.inside, space.tight, space.inside, space.tight)
        row.setSpacing(space.inside)
        row.addWidget(Swatch(theme, tissue))
        row.addLayout(words, 1)
        self._hint = QSize(row.sizeHint().width(), max(words.sizeHint().height() + 2 * space.tight + 2, space.row))
        self.setMinimumHeight(self._hint.height())

    def sizeHint(self) -> QSize:
        return self._hint

    def show_numbers(self, area: str, share: str) -> None:
        self._area.setText(area)
        self._share.setText(share)
        for part in (self._area, self._share):
            part.setVisible(bool(area or share))
        self.setAccessibleDescription(self.numbers())

    def numbers(self) -> str:
        return " · ".join(part for part in (self._area.text(), self._share.text()) if part)

    def _figures(self) -> QLabel:
        made = label("", "caption")
        made.setFont(figures(made.font()))
        return made


class Swatch(QWidget):
    """A tissue as it is drawn on the photograph: line and hatching."""

    def __init__(self, theme: Theme, tissue: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tissue = theme, tissue
        self.setFixedSize(theme.sizes.icon, theme.sizes.icon)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tissue_pen(self._theme, self._tissue))
        painter.setBrush(tissue_brush(self._theme, self._tissue))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        painter.end()
