"""The columns of a table, a row each: its header, what stands in it, and what it holds."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from core.case.analytes import analytes
from core.exchange.laboratory.guessing import samples
from core.exchange.laboratory.mapping import ONLY_ONCE, Column, Role
from core.exchange.reading import LaboratoryFile
from core.texts import text
from desktop.widgets.looks import label
from desktop.widgets.workplace import Workplace

_SHOWN_SAMPLES: Final = 3
_LONGEST_SAMPLE: Final = 40


def analyte_choices(workplace: Workplace) -> list[tuple[str, str]]:
    """Every analyte: (code, its name)."""
    return [(code, workplace.say(text(f"analyte.{code}"))) for code in analytes()]


class ColumnRows(QWidget):
    """Each column of the file with what it is taken for; a column of one analyte also says which, and its unit."""

    edited = Signal()

    def __init__(self, workplace: Workplace, file: LaboratoryFile, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._workplace = workplace
        self._rows: list[_Row] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(workplace.theme.sizes.inside)
        grid.setVerticalSpacing(workplace.theme.sizes.tight)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 2)
        for place, column in enumerate(columns):
            shown = [] if file.sheet is None else list(dict.fromkeys(samples(file.sheet, place)))[:_SHOWN_SAMPLES]
            reason = file.reasons[place] if place < len(file.reasons) else None
            row = _Row(workplace, column, " · ".join(one[:_LONGEST_SAMPLE] for one in shown))
            if reason is not None:
                row.role.setToolTip(workplace.say(reason))
            for at, part in enumerate((row.words, row.role, row.analyte, row.unit)):
                grid.addWidget(part, place, at)
            row.show_needed()
            row.edited.connect(self._row_edited)
            self._rows.append(row)

    def columns(self) -> tuple[Column, ...]:
        """The columns as they are chosen now."""
        return tuple(row.column() for row in self._rows)

    def first(self) -> QWidget:
        """Where the focus goes."""
        return self._rows[0].role

    def _row_edited(self) -> None:
        """Most things stand in one column only: the one chosen last."""
        chosen = self.sender()
        for row in self._rows:
            if row is not chosen and isinstance(chosen, _Row) and row.holds(chosen.column().role):
                row.forget()
        self.edited.emit()


class _Row(QObject):
    """The controls of one column; they lie in the grid of all."""

    edited = Signal()

    def __init__(self, workplace: Workplace, column: Column, shown: str) -> None:
        super().__init__()
        self._column = column
        self.words: QLabel = label(f"{column.header}\n{shown}" if shown else column.header, wrap=True)
        self.role, self.analyte, self.unit = QComboBox(), QComboBox(), QComboBox()
        named = {
            self.role: QCoreApplication.translate("ColumnRows", "What the column {header} holds"),
            self.analyte: QCoreApplication.translate("ColumnRows", "Analyte of the column {header}"),
            self.unit: QCoreApplication.translate("ColumnRows", "Unit of the column {header}"),
        }
        for combo, name in named.items():
            combo.setAccessibleName(name.format(header=column.header))
            combo.setToolTip(combo.accessibleName())
            combo.activated.connect(self._edited)
        for role in Role:
            self.role.addItem(workplace.say(text(f"laboratory.role.{role}")), role.value)
        self.analyte.addItem(QCoreApplication.translate("ColumnRows", "Choose the analyte…"), None)
        for code, name in analyte_choices(workplace):
            self.analyte.addItem(name, code)
        self.role.setCurrentIndex(self.role.findData(column.role.value))
        self.analyte.setCurrentIndex(max(0, self.analyte.findData(column.analyte)))
        self._fill_units(column.unit)

    def column(self) -> Column:
        """What is chosen."""
        role = Role(self.role.currentData())
        if role is not Role.RESULT:
            return Column(header=self._column.header, role=role)
        analyte, unit = self.analyte.currentData(), self.unit.currentData()
        return Column(header=self._column.header, role=role if analyte else Role.IGNORED, analyte=analyte, unit=unit)

    def holds(self, role: Role) -> bool:
        """Whether it holds what only one column may."""
        return role in ONLY_ONCE and self.role.currentData() == role.value

    def forget(self) -> None:
        """Hold nothing."""
        self.role.setCurrentIndex(self.role.findData(Role.IGNORED.value))
        self.show_needed()

    def _edited(self) -> None:
        if self.sender() is self.analyte:
            self._fill_units(None)
        self.show_needed()
        self.edited.emit()

    def _fill_units(self, chosen: str | None) -> None:
        self.unit.clear()
        self.unit.addItem(QCoreApplication.translate("ColumnRows", "Unit…"), None)
        code = self.analyte.currentData()
        for unit in analytes()[code].units if code else ():
            self.unit.addItem(unit, unit)
        self.unit.setCurrentIndex(max(0, self.unit.findData(chosen)))

    def show_needed(self) -> None:
        """Ask for analyte and unit only where the column holds values of one."""
        one_analyte = self.role.currentData() == Role.RESULT.value
        self.analyte.setVisible(one_analyte)
        self.unit.setVisible(one_analyte)
