"""The shell: rail, banner, the place, status line. It carries requests between places and knows nothing of wounds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.errors import CalcitrackError
from core.texts import Text
from desktop.shell.account_menu import AccountMenu
from desktop.shell.allowed import guard_rail, refusal_of
from desktop.shell.away import Away
from desktop.shell.backing_up import BackingUp
from desktop.shell.begun import Begun
from desktop.shell.coming_back import ComingBack
from desktop.shell.command import Command
from desktop.shell.day import Day
from desktop.shell.drafts import DraftsCounter
from desktop.shell.emergency import Emergency
from desktop.shell.history import History
from desktop.shell.integrity import Integrity
from desktop.shell.keys import Keys
from desktop.shell.palette import Palette
from desktop.shell.patient import OpenPatientKeeper
from desktop.shell.places import PlaceKind, Register
from desktop.shell.rail import Rail
from desktop.shell.reading_only import ReadingOnly
from desktop.shell.shortcut_sheet import ShortcutSheet
from desktop.shell.status import StatusLine
from desktop.shell.tour import Tour
from desktop.widgets.notice import Notice
from desktop.widgets.panes import change_to, focus_next_pane
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.preferences import Preferences
from desktop.widgets.reading_order import ReadInOrder
from desktop.widgets.requests import (
    Announce,
    EditPatient,
    GoBack,
    OpenPatient,
    OpenPlace,
    Prefer,
    RekeyStore,
    Request,
    TryDemo,
)
from desktop.widgets.room import Pages, Room
from desktop.widgets.two_versions import put_away
from desktop.widgets.workplace import Workplace

HOME = OpenPlace("worklist")


class Shell(ReadInOrder):
    """Made for one language and one theme; made again, at the same address, when either changes."""

    preferred = Signal(object)
    """The `Preferences` that the user wants from now on."""
    sign_out_asked = Signal()
    lock_asked = Signal()
    exchange_asked = Signal()
    resting = Signal()
    """The window is locked: every place saves what is unsaved, and stays as it is."""
    context_changed = Signal(object)
    """The `Context` of the same person with other rights."""
    demo_asked = Signal()
    rekey_asked = Signal()
    about_asked = Signal()
    help_asked = Signal(str)
    """The page of the guide that belongs to where one is."""
    writing_asked = Signal()
    """To become the one who writes the store, where it is open for reading alone."""
    moved = Signal(object)
    """The address that is shown from now on, or at which the window is left."""

    def __init__(
        self,
        workplace: Workplace,
        preferences: Preferences,
        register: Register,
        history: History | None = None,
        patient_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workplace, self.register = workplace, register
        self.history = history or History()
        self._places: dict[str, Place] = {}
        self._here: PlaceKind | None = None
        self._make_parts(preferences)
        self._lay_out()
        self._connect()
        if patient_id is not None:
            self.patient.reopen(patient_id)
        if self.history.here is None:
            self.history = self.history.went_to(HOME)
        self._open(self.history.here or HOME)

    def go(self, request: Request) -> None:
        """Do what a place, the rail, a key or the palette asks for."""
        match request:
            case GoBack():
                self.back()
            case Announce(message):
                self.status.say(self.workplace.say(message) if isinstance(message, Text) else message)
            case Prefer(preferences):
                self.begun.then(lambda: self.preferred.emit(preferences), self.tr("Change it all the same"))
            case TryDemo():
                self.begun.then(self.demo_asked.emit, self.tr("Leave all the same"))
            case _ if (refusal := refusal_of(self.workplace.context, request)) is not None:
                self.notice.say(self.workplace.say(refusal), "attention")
            case RekeyStore():
                self.rekey_asked.emit()
            case _:
                self._remember_here()
                before = self._here
                if self._open(request):
                    inside = self._here is not None and self._here is before and self._here.one_step
                    moved = self.history.moved_within if inside else self.history.went_to
                    self.history = moved(request)

    def back(self) -> None:
        """To the place before this one; from the first one, to the worklist."""
        self._remember_here()
        if self.history.can_go_back:
            self.history = self.history.back()
            self._open(self.history.here or HOME)
        elif self.history.here != HOME:
            self.go(HOME)

    def forward(self) -> None:
        """To where the user came back from."""
        self._remember_here()
        if self.history.can_go_forward:
            self.history = self.history.forward()
            self._open(self.history.here or HOME)

    @property
    def place(self) -> Place | None:
        """The place that is shown."""
        return self._places.get(self._here.name) if self._here is not None else None

    def leave(self) -> None:
        """The window closes, or is made again: what is unsaved is saved now."""
        self._remember_here()
        self.moved.emit(self.history.here)
        if self.place is not None:
            self.place.leave()

    def commands(self) -> Sequence[Command]:
        """What can be done from here."""
        return self.keys.commands()

    def ask_palette(self) -> None:
        """Show the command palette."""
        self.palette_.ask()

    def show_shortcuts(self) -> None:
        """Show what the keys do here and everywhere."""
        everywhere = [Shortcut(command.shown_keys, command.title) for command in self.keys.commands(all_of_them=True)]
        everywhere = [line for line in everywhere if line.keys] + [Shortcut("Esc", self.tr("Back"))]
        here = self.place.shortcuts() if self.place is not None else ()
        title = self._here.title() if self._here is not None else ""
        self.sheet.show_shortcuts([(title, here), (self.tr("Everywhere"), everywhere)])

    def next_pane(self) -> None:
        """Move the focus to the next part of the window."""
        panes = list(self.place.panes()) if self.place is not None else []
        focus_next_pane([*panes, self.rail, self.patient.flags, *self.tour.panes()], QApplication.focusWidget())

    def showEvent(self, event: QShowEvent) -> None:
        """The first time: begin where the place is read."""
        super().showEvent(event)
        self._focus_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted: close what is open in the place, or go back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.place is None or not self.place.escape():
            self.back()

    def _make_parts(self, preferences: Preferences) -> None:
        workplace = self.workplace
        self.menu = AccountMenu(workplace, preferences, self)
        account = workplace.context.actor.name
        self.rail = Rail(workplace.theme, self.register.kinds, account, self.menu)
        guard_rail(self.rail, self.register.kinds, workplace)
        self.reading_only = ReadingOnly(workplace)
        self.patient = OpenPatientKeeper(workplace, self)
        self.notice = Notice(workplace.theme)
        self.stack = Pages()
        self.room = Room(self.stack)
        self.status = StatusLine(workplace)
        self.integrity = Integrity(workplace, self.notice, self)
        self.drafts = DraftsCounter(workplace, self)
        self.day = Day(workplace, self)
        self.backing_up = BackingUp(workplace, self)
        self.emergency = Emergency(workplace, self.patient, self)
        self.away = Away(workplace, self.notice, self)
        self.palette_ = Palette(workplace, self.commands, self)
        self.sheet = ShortcutSheet(workplace.theme, self)
        self.begun = Begun(self)
        self.coming_back = ComingBack(self)
        self.tour = Tour(self)
        self.keys = Keys(self)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.reading_only, self.patient.banner, self.emergency.strip, self.patient.flags, self.notice):
            right.addWidget(part)
        right.addWidget(self.room, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._go_to_place)
        self.menu.asks.connect(self.go)
        self.menu.sign_out.connect(self.begun.sign_out)
        self.menu.lock.connect(self.lock_asked)
        self.menu.exchange.connect(self.exchange_asked)
        self.menu.about.connect(self.about_asked)
        self.palette_.asks.connect(self.go)
        self.palette_.closed.connect(self._focus_place)
        self.sheet.closed.connect(self._focus_place)
        self.tour.ended.connect(self._focus_place)
        self.status.palette_asked.connect(self.ask_palette)
        self.status.help_asked.connect(self.show_shortcuts)
        self.status.guide_asked.connect(self.keys.ask_help)
        self.status.drafts_asked.connect(self._show_drafts)
        self.status.tray_asked.connect(self.keys.open_tray)
        self.status.inbox_asked.connect(self.keys.open_inbox)
        self.status.trouble_asked.connect(self.integrity.tell)
        self.integrity.found.connect(self.status.show_trouble)
        self.status.backup_asked.connect(self.backing_up.open_settings)
        self.backing_up.asks.connect(self.go)
        self.backing_up.stands.connect(self.status.set_backup)
        self.away.stands.connect(self.status.set_away)
        self.away.said.connect(self.status.say)
        self.away.asks.connect(self.go)
        self.status.away_asked.connect(self.away.try_now)
        self.drafts.counted.connect(self.status.set_drafts)
        self.patient.banner.chart_asked.connect(self._open_chart)
        self.patient.banner.edit_asked.connect(self._edit_patient)
        self.patient.flags.asks.connect(self.go)
        self.patient.flags.emptied.connect(self._focus_place)
        self.patient.opened.connect(self.rail.set_patient_open)
        self.emergency.asks.connect(self.go)
        self.emergency.ending.connect(self.leave)
        self.emergency.taken.connect(self.context_changed)
        self.emergency.closed.connect(self._focus_place)
        self.patient.failed.connect(self._say_error)
        self.reading_only.begin_asked.connect(self.writing_asked)
        self.workplace.bridge.troubled.connect(self._say_error)
        self.workplace.bridge.changed.connect(self._changed)

    def _open(self, request: Request) -> bool:
        kind = self.register.named(request.name) if isinstance(request, OpenPlace) else self.register.serving(request)
        if kind is None or self.begun.stops(self._place(kind), request):
            return False
        if self._here is not None and self._here is not kind:
            self._places[self._here.name].leave()
        self.notice.clear()
        self.patient.follow(request)
        place = self._place(kind)
        if self._here is not kind:
            self.room.verticalScrollBar().setValue(0)
        self._here = kind
        change_to(self.stack, place)
        self.rail.show_chosen(kind.name)
        focused = QApplication.focusWidget()
        put_away(place)
        place.open(request)
        if QApplication.focusWidget() is focused:
            self._focus_place()
        self.moved.emit(request)
        return True

    def _place(self, kind: PlaceKind) -> Place:
        if kind.name not in self._places:
            place = kind.factory(self.workplace)
            place.asks.connect(self.go)
            self.resting.connect(place.rest)
            self._places[kind.name] = place
            self.stack.addWidget(place)
        return self._places[kind.name]

    def _remember_here(self) -> None:
        address = self.place.address() if self.place is not None else None
        if address is not None:
            self.history = self.history.moved_within(address)

    def _go_to_place(self, name: str) -> None:
        kind = self.register.named(name)
        if kind is not None and kind.address is not None:
            self.go(kind.address(self.patient.patient_id))

    def _open_chart(self) -> None:
        if self.patient.patient_id is not None:
            self.go(OpenPatient(self.patient.patient_id))

    def _edit_patient(self) -> None:
        if self.patient.patient_id is not None:
            self.go(EditPatient(self.patient.patient_id))

    def _show_drafts(self) -> None:
        self.go(OpenPlace("worklist", "drafts"))

    def _focus_place(self) -> None:
        if self.place is not None:
            focus_next_pane([*self.place.panes()] or [self.place], None)
            if self.isVisible() and self.window().focusWidget() is None:
                # It is still being loaded: the keys, and what a screen reader says, are the place's all the same.
                self.place.setFocus()

    def _changed(self, changes: Changes) -> None:
        if changes.beside is not None:
            self.notice.say(self.workplace.say(changes.beside))
        self.patient.read_again(changes)
        self.drafts.read_again(changes)

    def _say_error(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self.workplace)
