"""The form of the plan of backups: where to, when, how many are kept, and when to warn."""

from datetime import time
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.backup_plan import BOUNDS, BackupPlan
from desktop.widgets.fields import Check, ChoiceField, NumberField, TextField, validate_all
from desktop.widgets.looks import button
from desktop.widgets.workplace import Workplace

_HOURS = 24


class BackupForm(QWidget):
    """What is typed is read at once, and kept by nobody but whoever asks for `plan`."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.folder = TextField(
            workplace,
            self.tr("Where to"),
            hint=self.tr("Another disk, a USB disk or a network share: a backup on the same disk is lost with it."),
        )
        self.choose = button(self.tr("Choose…"))
        self.choose.setAccessibleName(self.tr("Choose the folder for the backups"))
        times = [f"{hour:02d}:00" for hour in range(_HOURS)]
        self.at = ChoiceField(
            workplace,
            self.tr("Every day at"),
            [(each, each) for each in times],
            hint=self.tr("Or as soon as the program is used again."),
        )
        self.numbers = {
            "daily": NumberField(workplace, self.tr("Days kept"), needed=True),
            "weekly": NumberField(workplace, self.tr("Weeks kept"), needed=True),
            "monthly": NumberField(workplace, self.tr("Months kept"), needed=True),
            "warn_after_hours": NumberField(workplace, self.tr("Warn after hours"), needed=True),
        }
        for name, field in self.numbers.items():
            field.checked_by(self._check_of(name))
        self._lay_out(workplace)

    def show_plan(self, plan: BackupPlan) -> None:
        """Show a plan in place of what was typed."""
        self.folder.set_value(plan.folder)
        planned = plan.at.strftime("%H:%M")
        if self.at.combo.findData(planned) < 0:
            self.at.combo.addItem(planned, planned)
        self.at.set_value(planned)
        for name, field in self.numbers.items():
            field.set_value(Decimal(getattr(plan, name)))

    def plan(self) -> BackupPlan | None:
        """The plan as it stands in the form; None, with the problem shown, when something cannot be read."""
        if not validate_all((self.folder, self.at, *self.numbers.values())):
            return None
        numbers = {name: int(field.value() or 0) for name, field in self.numbers.items()}
        at = time.fromisoformat(self.at.value() or "00:00")
        return BackupPlan(folder=self.folder.value() or "", at=at, **numbers)

    def _check_of(self, name: str) -> Check[Decimal]:
        least, most = BOUNDS[name]

        def check(number: Decimal) -> str | None:
            if number == number.to_integral_value() and least <= number <= most:
                return None
            return self.tr("A whole number from {least} to {most}, please.").format(least=least, most=most)

        return check

    def _lay_out(self, workplace: Workplace) -> None:
        space = workplace.theme.sizes
        where = QHBoxLayout()
        where.setSpacing(space.inside)
        where.addWidget(self.folder, 1, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.addSpacing(self.folder.editor_top())
        beside.addWidget(self.choose)
        beside.addStretch(1)
        where.addLayout(beside)
        many = QHBoxLayout()
        many.setSpacing(space.inside)
        for field in self.numbers.values():
            many.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        column.addLayout(where)
        column.addWidget(self.at)
        column.addLayout(many)
        self.setTabOrder(self.folder.editor, self.choose)
        self.setTabOrder(self.choose, self.at.editor)
