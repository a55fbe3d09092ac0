"""Of whom the report tells: the patient who is open, chosen ones, or everybody of the ward."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.clinic.views.search import PatientFound, every_patient
from desktop.printing.check_list import CheckList
from desktop.widgets.choices import Choices
from desktop.widgets.looks import label
from desktop.widgets.search_line import SearchLine
from desktop.widgets.workplace import Workplace

_ROWS = 6


class People(QWidget):
    """`given` are the patients that the place was opened for; the ward is read when it is first asked for."""

    edited = Signal()
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._given: tuple[str, ...] = ()
        self._ward: tuple[PatientFound, ...] | None = None
        space = workplace.theme.sizes
        named = self.tr("Whose report")
        self.which = Choices(
            workplace.theme,
            named,
            [("given", self.tr("This patient")), ("some", self.tr("Several")), ("ward", self.tr("Whole ward"))],
        )
        self.which.set_value("given")
        self.which.chosen.connect(self._which_changed)
        self.search = SearchLine(self.tr("Find a patient in the list"), self.tr("Name or number"))
        self.list = CheckList(workplace.theme, self.tr("Patients in this report"), _ROWS)
        self.search.textChanged.connect(self.list.filter)
        self.list.edited.connect(self._some_changed)
        self._who = label("", "strong", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        for part in (self._who, self.which, self.search, self.list):
            column.addWidget(part)
        self.setFocusProxy(self.which)
        self._show_list()

    def set_given(self, patient_ids: Sequence[str]) -> None:
        """The patients that the place was opened for."""
        self._given = tuple(patient_ids)
        self.which.set_value("given")
        self._show_list()
        self._read()

    def ids(self) -> tuple[str, ...]:
        """The patients; empty while the ward is read, or when nobody is chosen."""
        match self.which.value():
            case "some":
                return self.list.chosen()
            case "ward":
                return tuple(person.patient_id for person in self._ward or ())
        return self._given

    def _read(self) -> None:
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: every_patient(context), self._show_ward, self.failed.emit, key="ward")

    def _show_ward(self, ward: tuple[PatientFound, ...]) -> None:
        chosen = self.list.chosen() or self._given
        self._ward = ward
        self.list.set_lines([(person.patient_id, _row(person)) for person in ward], chosen=False)
        self.list.choose(chosen)
        self.list.filter(self.search.text())
        self._name_them()
        if self.which.value() == "ward":
            self.edited.emit()

    def _which_changed(self) -> None:
        self._show_list()
        self._name_them()
        self.edited.emit()

    def _some_changed(self) -> None:
        self._name_them()
        self.edited.emit()

    def _show_list(self) -> None:
        some = self.which.value() == "some"
        self.search.setVisible(some)
        self.list.setVisible(some)

    def _name_them(self) -> None:
        """Whose report it is: one person in full, several by their number."""
        ids = self.ids()
        people = [person for person in self._ward or () if person.patient_id in ids]
        if len(people) == 1:
            self._who.setText(_line(people[0]))
        else:
            self._who.setText(self.tr("%n patient(s)", "", len(ids)))


def _line(person: PatientFound) -> str:
    return f"{_name(person)} · {person.birth_date.isoformat()} · {person.record_number}"


def _row(person: PatientFound) -> str:
    """What tells people apart stands first: the end of a row may be cut."""
    return f"{person.record_number}  {_name(person)} · {person.birth_date.isoformat()}"


def _name(person: PatientFound) -> str:
    return f"{person.name} {person.native_name}" if person.native_name else person.name
