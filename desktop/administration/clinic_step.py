"""First step of the first start: where the record is kept, whose it is, and which time it lives in."""

from pathlib import Path
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import InvalidInput
from desktop.administration.store_folder import is_store
from desktop.widgets.fields import ChoiceField, TextField, validate_all
from desktop.widgets.flow import Flow
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.workplace import Desk


class ClinicStep(QWidget):
    """Facility, time zone, folder; or another store that exists, or the demo."""

    done = Signal()
    demo_wanted = Signal()
    store_chosen = Signal(str)

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__()
        space = self._space = desk.theme.sizes
        self.notice = Notice(desk.theme)
        self.facility = TextField(desk, self.tr("Name of the clinic or ward"), needed=True)
        self.zone = ZoneField(desk, self.tr("Time zone"), self.tr("It says what day it is and when something is due."))
        self.folder = TextField(
            desk,
            self.tr("Folder of the record"),
            needed=True,
            hint=self.tr("Encrypted. Keep it on a disk of this workstation, and back it up."),
        )
        self.folder.set_value(str(folder))
        self.folder.checked_by(self._folder_problem)
        choose = button(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        go_on = button(self.tr("Go on"), "primary")
        go_on.clicked.connect(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(label(self.tr("Welcome"), "heading"))
        column.addWidget(label(self.tr("A few questions set up the record of this clinic."), wrap=True))
        for part in (self.facility, self.zone):
            column.addWidget(part)
        column.addLayout(_beside(self.folder, choose, space.inside))
        column.addWidget(self.notice)
        column.addWidget(go_on)
        column.addLayout(self._other_ways())

    def _folder_problem(self, typed: str) -> str | None:
        if not Path(typed).is_absolute():
            return self.tr("Please give the whole path of the folder.")
        return self.tr("This folder holds a store already. Open it below instead.") if is_store(Path(typed)) else None

    def _go_on(self) -> None:
        self.notice.clear()
        if validate_all((self.facility, self.zone, self.folder)):
            self.done.emit()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the record"), self.folder.typed)
        if chosen:
            folder = Path(chosen)
            empty = not any(folder.iterdir())
            self.folder.set_value(str(folder if empty else folder / "calcitrack"))
            self.folder.validate()

    def _other_ways(self) -> Flow:
        existing = button(self.tr("Open an existing store…"), "link")
        existing.clicked.connect(self._open_existing)
        demo = button(self.tr("Try the demo clinic"), "link")
        demo.clicked.connect(self.demo_wanted)
        row = Flow(self._space.between, 0)
        row.addWidget(existing)
        row.addWidget(demo)
        return row

    def _open_existing(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of an existing store"))
        if chosen and is_store(Path(chosen)):
            self.store_chosen.emit(chosen)
        elif chosen:
            self.notice.say(self.tr("There is no store in this folder."), "attention")


class ZoneField(ChoiceField):
    """Every time zone, found by typing any part of its name; first the workstation's own."""

    def __init__(self, desk: Desk, title: str, hint: str) -> None:
        zones = sorted(available_timezones())
        super().__init__(desk, title, [(zone, zone) for zone in zones], needed=True, hint=hint)
        self.set_value(desk.zone.key if desk.zone.key in zones else "UTC")
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        suggest = self.combo.completer()
        if suggest is not None:
            suggest.setFilterMode(Qt.MatchFlag.MatchContains)
            suggest.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def value(self) -> str | None:
        """The zone that was typed or chosen.

        Raises
        ------
        InvalidInput
            When no zone is called so.
        """
        typed = self.combo.currentText().strip()
        found = self.combo.findText(typed, Qt.MatchFlag.MatchFixedString)
        if typed and found < 0:
            raise InvalidInput("error.desktop.not_a_choice")
        return str(self.combo.itemData(found)) if typed else None


def _beside(field: TextField, push: QWidget, space: int) -> QHBoxLayout:
    """A field with a button at the height of its line."""
    row = QHBoxLayout()
    row.setSpacing(space)
    row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    beside = QVBoxLayout()
    beside.addSpacing(field.editor_top())
    beside.addWidget(push)
    beside.addStretch(1)
    row.addLayout(beside)
    return row
