"""What was measured, at once: the area large, then perimeter, length, width, and the share of eschar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core.imaging.measure import Measurement
from core.texts import Text
from desktop.photo_bench.bench.measuring import counted
from desktop.photo_bench.figures import NOTHING, area_cm2, length_mm, per_cent_off, percent
from desktop.theme.fonts import figures
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace


class Readout(QWidget):
    """Numbers of the photograph on the bench."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._area = label(NOTHING, "number")
        self._off = label("", "caption", wrap=True)
        self._values: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(workplace.theme.sizes.inside)
        grid.setVerticalSpacing(workplace.theme.sizes.tight)
        grid.setColumnStretch(0, 1)
        for row, (code, title) in enumerate(self._titles()):
            value = label(NOTHING)
            value.setFont(figures(value.font()))
            grid.addWidget(label(title, "muted"), row, 0)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
            self._values[code] = value
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.tight)
        column.addWidget(label(self.tr("Wound area"), "caption"))
        column.addWidget(self._area)
        column.addWidget(self._off)
        column.addLayout(grid)
        self._warnings = label("", "caption", wrap=True)
        column.addWidget(self._warnings)
        self.show_measured(None)

    def show_measured(self, found: Measurement | None) -> None:
        """Show other numbers; None: nothing is outlined."""
        numbers = counted(found)
        wound = numbers.region("wound")
        self._area.setText(area_cm2(numbers.wound_area_mm2))
        self._off.setText(self._uncertain(found))
        self._off.setVisible(bool(self._off.text()))
        self._values["perimeter"].setText(length_mm(wound.perimeter_mm if wound else None))
        self._values["length"].setText(length_mm(wound.length_mm if wound else None))
        self._values["width"].setText(length_mm(wound.width_mm if wound else None))
        eschar = numbers.region("eschar")
        self._values["eschar"].setText(percent(eschar.share_percent if eschar is not None else None))
        warnings = [self._workplace.say(warning) for warning in self._worth_saying(found)]
        self._warnings.setText("\n".join(warnings))
        self._warnings.setVisible(bool(warnings))

    def value(self, code: str) -> str:
        """What is written now: `area`, how far it may be `off`, `perimeter`, `length`, `width`, `eschar`."""
        return {"area": self._area, "off": self._off, **self._values}[code].text()

    def _titles(self) -> tuple[tuple[str, str], ...]:
        return (
            ("perimeter", self.tr("Perimeter")),
            ("length", self.tr("Length")),
            ("width", self.tr("Width")),
            ("eschar", self.tr("Eschar")),
        )

    def _uncertain(self, found: Measurement | None) -> str:
        if found is None:
            return self.tr("Outline the wound.")
        if found.measured_by is None:
            return self.tr("No scale yet: lay the card beside the wound, or set two marks on a ruler (key 8).")
        numbers = counted(found)
        if numbers.uncertainty_percent is None:
            return ""
        off = per_cent_off(numbers.uncertainty_percent)
        if numbers.flat_area_mm2 is None:
            return self.tr("{off} from the scale").format(off=off)
        flat = area_cm2(numbers.flat_area_mm2)
        return self.tr("{off}, unrolled; taken as flat: {flat}").format(off=off, flat=flat)

    @staticmethod
    def _worth_saying(found: Measurement | None) -> list[Text]:
        """What the badge does not say already."""
        said = ("imaging.warning.no_scale", "imaging.warning.single_scale")
        return [] if found is None else [warning for warning in found.warnings if warning.key not in said]
