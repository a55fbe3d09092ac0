"""How much and how often: a dose by day or week, a rate, or as needed with the day's total."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.case.drugs import drugs
from core.case.therapy import Dose, Therapy
from core.errors import InvalidInput
from desktop.widgets.fields import ChoiceField, Field, NumberField
from desktop.widgets.words import word, words
from desktop.widgets.workplace import Workplace

_RATES = ("ug/h", "mg/h", "IU/h", "mL/h")


class DoseQuestions(QWidget):
    """Dose, unit and frequency. A rate has no frequency; as needed may say the day's total."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.dose = NumberField(workplace, self.tr("Dose"))
        self.unit = ChoiceField(workplace, self.tr("Unit"), words("dose_unit", workplace.language), blank="")
        ways = [
            ("per_day", self.tr("times a day")),
            ("per_week", self.tr("times a week")),
            ("rate", self.tr("continuous rate")),
            ("as_needed", self.tr("as needed")),
        ]
        self.way = ChoiceField(workplace, self.tr("How often"), ways, needed=True)
        self.times = NumberField(workplace, self.tr("Times"))
        self.day_total = NumberField(workplace, self.tr("Total of a day"))
        space = workplace.theme.sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        for pair in ((self.dose, self.unit), (self.way, self.times)):
            row = QHBoxLayout()
            row.setSpacing(space.inside)
            for field in pair:
                row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addWidget(self.day_total)
        self.way.edited.connect(self._ask_what_is_needed)
        self.unit.edited.connect(self._unit_chosen)
        self._ask_what_is_needed()

    def fields(self) -> list[Field[Any]]:
        """The fields that are checked before sending."""
        return [self.dose, self.unit, self.way, self.times, self.day_total]

    def propose_for(self, drug: str) -> None:
        """Offer the usual unit of a drug first."""
        usual = drugs()[drug].units
        known = [(code, word("dose_unit", code, self._workplace.language)) for code in usual]
        rest = [pair for pair in words("dose_unit", self._workplace.language) if pair[0] not in usual]
        self.unit.combo.clear()
        for code, name in [*known, *rest]:
            self.unit.combo.addItem(name, code)
        self._unit_chosen()

    def show_dose(self, dose: Dose | Therapy) -> None:
        """Begin with a dose."""
        self.dose.set_value(dose.dose)
        if dose.unit is not None:
            self.unit.set_value(dose.unit)
        self.day_total.set_value(dose.day_total)
        if dose.as_needed:
            self.way.set_value("as_needed")
        elif dose.unit in _RATES:
            self.way.set_value("rate")
        else:
            self.way.set_value("per_week" if dose.per_week is not None else "per_day")
        self.times.set_value(dose.per_week if dose.per_week is not None else dose.per_day)
        self._ask_what_is_needed()

    def answer(self) -> Dose:
        """The dose as answered.

        Raises
        ------
        InvalidInput
            When dose, unit and frequency do not go together.
        """
        dose, unit, way = self.dose.value(), self.unit.value(), self.way.value()
        times, total = self.times.value(), self.day_total.value()
        if dose is None or unit is None or dose <= 0:
            raise InvalidInput("error.chart.dose")
        if (way == "rate") != (unit in _RATES):
            raise InvalidInput("error.chart.rate_unit")
        if way in ("per_day", "per_week") and (times is None or times <= 0):
            raise InvalidInput("error.chart.times")
        return Dose(
            dose=dose,
            unit=unit,
            per_day=times if way == "per_day" else None,
            per_week=times if way == "per_week" else None,
            as_needed=True if way == "as_needed" else None,
            day_total=total if way == "as_needed" else None,
        )

    def _unit_chosen(self) -> None:
        if self.unit.value() in _RATES:
            self.way.set_value("rate")
        elif self.way.value() == "rate":
            self.way.set_value("per_day")
        self._ask_what_is_needed()

    def _ask_what_is_needed(self) -> None:
        way = self.way.value()
        self.times.setVisible(way in ("per_day", "per_week"))
        self.day_total.setVisible(way == "as_needed")
