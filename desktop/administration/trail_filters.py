"""What is looked for in the audit trail: what kind of thing, who, where, since when."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from core.clinic.opening import is_demo
from core.clinic.views.trail import TrailChoices, TrailFilter, groups
from core.errors import InvalidInput
from core.texts import text
from desktop.widgets.flow import line_of
from desktop.widgets.looks import button
from desktop.widgets.moments import parse_day
from desktop.widgets.workplace import Workplace

_DAY_WIDTH = 150


class TrailFilters(QWidget):
    """`changed` asks for another reading, `failed` says what a day was typed wrong. One patient's entries stay chosen
    until the chip that names the patient is closed."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._patient_id: str | None = None
        self.group = self._combo(self.tr("What was done"), self.tr("Everything"))
        for group in groups():
            self.group.addItem(workplace.say(text(f"trail.group.{group}")), group)
        self.person = self._combo(self.tr("Who"), self.tr("Everybody"))
        self.workstation = self._combo(self.tr("Workstation"), self.tr("Every workstation"))
        self.since = self._day(self.tr("From day"))
        self.until = self._day(self.tr("To day"))
        self.patient = button("")
        self.patient.setToolTip(self.tr("Show the entries of every patient again"))
        self.patient.hide()
        row = line_of(workplace.theme)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for part in (self.group, self.person, self.workstation, self.since, self.until, self.patient):
            row.addWidget(part)
        row.addStretch(1)
        self._kept_as = f"trail/{workplace.context.actor.account_id}"
        self._take_up()
        for combo in (self.group, self.person, self.workstation):
            combo.activated.connect(self._changed)
        for line in (self.since, self.until):
            line.editingFinished.connect(self._changed)
        self.patient.clicked.connect(self._every_patient)

    def offer(self, choices: TrailChoices) -> None:
        """Who and which workstations can be chosen."""
        for combo, names in ((self.person, choices.people), (self.workstation, choices.workstations)):
            kept = combo.currentData()
            while combo.count() > 1:
                combo.removeItem(1)
            for name in names:
                combo.addItem(name, name)
            combo.setCurrentIndex(max(combo.findData(kept), 0))

    def only_patient(self, patient_id: str, name: str) -> None:
        """Look for the entries of one patient."""
        self._patient_id = patient_id
        self.patient.setText(f"{name}  ✕")
        self.patient.setAccessibleName(self.tr("Only {name}. Press to show every patient").format(name=name))
        self.patient.show()

    def asked(self) -> TrailFilter | None:
        """What is looked for; None when a day cannot be read, which `failed` has said."""
        try:
            since, until = self._typed(self.since), self._typed(self.until)
        except InvalidInput as error:
            self.failed.emit(error)
            return None
        return TrailFilter(
            group=self.group.currentData(),
            person=self.person.currentData(),
            patient_id=self._patient_id,
            workstation=self.workstation.currentData(),
            since=self._begin(since),
            until=self._begin(None if until is None else until + timedelta(days=1)),
        )

    def _typed(self, line: QLineEdit) -> date | None:
        return parse_day(line.text(), self._workplace.today()) if line.text().strip() else None

    def _begin(self, day: date | None) -> datetime | None:
        return None if day is None else datetime.combine(day, time.min, self._workplace.zone)

    def _combo(self, name: str, everything: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.addItem(everything, None)
        return made

    def _day(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(name)
        made.setToolTip(self.tr("A date, or -7d, yesterday"))
        made.setMaximumWidth(self._workplace.theme.px(_DAY_WIDTH))
        return made

    def _every_patient(self) -> None:
        self._patient_id = None
        self.patient.hide()
        self.group.setFocus()
        self._changed()

    def _take_up(self) -> None:
        """As this person left them. Whose entries were looked for, and which patient's, begins anew each time."""
        group, since, until = (*self._workplace.kept.text(self._kept_as).split("/"), "", "")[:3]
        self.group.setCurrentIndex(max(self.group.findData(group or None), 0))
        self.since.setText(since)
        self.until.setText(until)

    def _changed(self) -> None:
        if not is_demo(self._workplace.context):  # whose accounts are others at each start
            days = [line.text().strip() for line in (self.since, self.until)]
            kept = "/".join((self.group.currentData() or "", *(day if self._is_day(day) else "" for day in days)))
            self._workplace.kept.keep(self._kept_as, kept)
        self.changed.emit()

    def _is_day(self, typed: str) -> bool:
        """A line may hold anything: what is no day is not kept, nor what would part the days."""
        try:
            return "/" not in typed and bool(typed) and parse_day(typed, self._workplace.today()) is not None
        except InvalidInput:
            return False
