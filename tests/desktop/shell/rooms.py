"""A shell with places that remember what they were asked, on the small demo clinic."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.shell.places import PlaceKind, Register
from desktop.shell.shell import Shell
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    BeginAssessment,
    OpenLesion,
    OpenPatient,
    OpenPlace,
    PrintHandover,
    Request,
)


class Room(Place):
    """A place that remembers what it was asked."""

    left = Signal()

    def __init__(self, workplace, name: str) -> None:
        super().__init__(workplace)
        self.setAccessibleName(name)
        self.asked: list[Request] = []
        self.times_left = self.times_undone = 0
        self.can_undo = False
        self.sheet_open = False
        self.line = QLineEdit()
        self.line.setAccessibleName(f"{name} line")
        self.other = QLineEdit()
        self.other.setAccessibleName(f"{name} other line")
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.other)

    def open(self, request: Request) -> None:
        self.asked.append(request)

    def address(self) -> Request | None:
        return self.asked[-1]

    def leave(self) -> None:
        self.times_left += 1

    def escape(self) -> bool:
        was, self.sheet_open = self.sheet_open, False
        return was

    def undo(self) -> bool:
        self.times_undone += 1
        return self.can_undo

    def panes(self) -> Sequence[QWidget]:
        return (self.line, self.other)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("N", "something here"),)


def register() -> Register:
    def kind(name: str, opens: tuple[type, ...] = (), of_patient: bool = False) -> PlaceKind:
        address: Callable[[str | None], Request] = (
            (lambda patient_id: opens[0](patient_id)) if of_patient else (lambda _: OpenPlace(name))
        )
        return PlaceKind(name, "inbox", name.title, lambda workplace: Room(workplace, name), opens, address, of_patient)

    return Register(
        (
            kind("worklist"),
            kind("tasks"),
            kind("chart", (OpenPatient, OpenLesion, AddPain), of_patient=True),
            kind("assessment", (BeginAssessment,), of_patient=True),
            kind("printing", (PrintHandover,)),
            kind("patient", (AddPatient,)),
        )
    )


def press(qtbot, shell: Shell, key: Qt.Key, control: bool = True) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(shell, key, modifier)
