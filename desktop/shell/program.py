"""The program: one window that shows who may come in, and then the shell. It lives as long as the application."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.languages import FALLBACK
from desktop.administration.front import Front
from desktop.administration.store_folder import default_store, is_store
from desktop.background.bridge import Bridge
from desktop.shell.clipboard import forget_what_was_copied
from desktop.shell.help import Help
from desktop.shell.language import Translators
from desktop.shell.line import Line
from desktop.shell.locking import Locking
from desktop.shell.main_window import MainWindow
from desktop.shell.offered import Offered
from desktop.shell.switching import Switching
from desktop.theme.style_sheet import apply
from desktop.widgets.preferences import Preferences, PreferencesFile
from desktop.widgets.tray import Tray
from desktop.widgets.watched import RESULTS
from desktop.widgets.workplace import Desk, Workplace

if TYPE_CHECKING:
    from core.clinic.context import Context
    from desktop.background.elsewhere import Elsewhere
    from desktop.shell.newer import Newer
    from desktop.shell.shell import Shell
    from desktop.shell.standing import Standing


_MOMENT_MS: Final = 300
"""Less than it takes to read the first page. What loads in another thread holds up each letter that is typed."""


class Program(QObject):
    """Owns what outlives a page: bridge, preferences, translators, window, and the record that is open."""

    stood = Signal()
    """The first page has been on the screen for a moment: what nobody waits for may be loaded; said once."""
    loaded = Signal()
    """What the record needs is there; said once."""
    shows = Signal(str)
    """The store whose window this is from now on; empty for the demo clinic, which is nobody's."""

    def __init__(self, app: QApplication, file: PreferencesFile, clock: Callable[[], datetime], zone: ZoneInfo) -> None:
        super().__init__()
        self._app, self.file, self._clock, self._zone = app, file, clock, zone
        self._closed = False
        self.context: Context | None = None
        self.preferences = file.read()
        self._translators = Translators(app)
        self.bridge = Bridge(self)
        self.window = MainWindow(file.geometry)
        self.window.closing.connect(self.close)
        self.window.painted.connect(self._wait_a_moment)
        self.stood.connect(self._load_ahead)
        self.shell: Shell | None = None
        self.locking = Locking(self.window, self.bridge, clock)
        self.locking.opened.connect(self._system_changed)
        self.switching = Switching(self)
        self.help = Help(self.desk, self)
        self.offered = Offered(self)
        self.newer: Newer | None = None
        self._elsewhere: Elsewhere | None = None
        self.tray, self.inbox = Tray(self), Tray(self, RESULTS)
        self.line = Line(self.bridge, clock, self)
        self.line.known.connect(self.show_shell)
        self.store = str(default_store())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._dress()

    def start(self, store: str | None, *, demo: bool) -> None:
        """Show the first page: the demo being made, the first start, or signing in."""
        self.store = store_of(store, self.file)
        if demo:
            self.show_demo()
        else:
            self.show_front()
        self.window.show()

    def desk(self) -> Desk:
        """What a page before the sign-in is handed."""
        preferences = self.preferences
        return Desk(self.bridge, preferences.language, preferences.theme(), self._clock, self._zone)

    def show_front(self) -> None:
        """Signing in, or the first start where there is no store yet."""
        self.shows.emit(self.store)
        if self.store.startswith("postgresql") or is_store(Path(self.store)):
            from desktop.administration.sign_in import SignIn

            self.present(SignIn(self.desk(), self.preferences, self.store, self.file.account))
        else:
            from desktop.administration.first_start import FirstStart  # makes stores: ciphers, and paper for the key

            self.present(FirstStart(self.desk(), self.preferences, Path(self.store)))

    def show_recovery(self) -> None:
        """Signing in with the recovery key."""
        from desktop.administration.recover import Recover

        self.present(Recover(self.desk(), self.preferences, Path(self.store), self.file.account))

    def show_demo(self) -> None:
        """The synthetic clinic, made on the spot."""
        from desktop.administration.making_demo import MakingDemo

        self.present(MakingDemo(self.desk(), self.preferences))

    def prefer(self, preferences: Preferences) -> None:
        """Use other preferences from now on: what is shown is made again at the same address."""
        self.preferences = preferences
        self.file.write(preferences)
        if self.shell is not None:
            self.watch(preferences.watched, preferences.watched_results)
        self._dress()
        self.help.dress()
        if self.shell is not None:
            self.shell.leave()
            self.show_shell()
        elif isinstance(self.window.page, Front) and self.window.page.first:
            self.show_front()

    def sign_out(self) -> None:
        """Close the record, once everything is saved, and ask who is next."""
        self._leave_record(self.show_front)

    def begin_writing(self) -> None:
        """Become the one who writes the store that is open for reading alone, if nobody else does any more."""
        if self.shell is None or self.context is None:
            return
        context = self.context

        def work() -> "Context":
            from core.clinic import beside

            return beside.begin_writing(context)

        self.bridge.write(self, work, self._began_writing, self.shell.reading_only.say_refused)

    def try_demo(self) -> None:
        """Close this record and open the synthetic clinic."""
        self._leave_record(self.show_demo)

    def show_about(self) -> None:
        """Say what this program is for."""
        from desktop.shell.about import About

        About(self.desk(), self.window).open()

    def close(self) -> None:
        """Save what is unsaved, wait until it is written, and close the record. Once."""
        if self._closed:
            return
        self._closed = True
        self.locking.release()
        self.help.close()
        if self.shell is not None:
            self.shell.leave()
        self.watch("", "")
        self.file.geometry = self.window.saveGeometry()
        self.listen(None)
        self.line.end()
        self.bridge.shutdown()
        if self.context is not None:
            _close(self.context)
        if isinstance(self.window.page, Front):
            self.window.page.abandon()
        self.context = None

    def present(self, front: Front) -> None:
        """Show a page before the shell."""
        self.shell = None
        front.opened.connect(self._opened)
        front.given.connect(self.switching.must_change)
        front.preferred.connect(self.prefer, Qt.ConnectionType.QueuedConnection)
        front.wanted.connect(self._wanted, Qt.ConnectionType.QueuedConnection)
        front.help_asked.connect(self.help.open)
        front.say_waiting(self.offered.sentence)
        front.store_chosen.connect(self._store_chosen, Qt.ConnectionType.QueuedConnection)
        self.window.show_page(front)
        self.locking.release()  # only now: a locked window shows nothing of who has left
        front.begin()

    def _wanted(self, page: str) -> None:
        pages = {"demo": self.show_demo, "sign_in": self.show_front, "recovery": self.show_recovery}
        pages[page]()

    def _store_chosen(self, store: str) -> None:
        self.store = store
        self.show_front()

    def _opened(self, context: "Context", store: str) -> None:
        from core.clinic.opening import is_demo

        self.context = context
        if store:
            self.store = self.file.store = store
        if isinstance(self.window.page, Front) and self.window.page.account_name():
            self.file.account = self.window.page.account_name()
        self.shows.emit("" if is_demo(context) else self.store)
        self._dress()
        self.listen(context)
        self.line.open(context)

    def listen(self, context: "Context | None") -> None:
        """Hear what other workstations write into this record, and no longer into another."""
        if self._elsewhere is not None:
            self._elsewhere.stop()
            self._elsewhere.deleteLater()
            self._elsewhere = None
        if context is not None:
            from desktop.background.elsewhere import Elsewhere

            self._elsewhere = Elsewhere(self.bridge, context, self)

    def show_shell(self, stands: "Standing | None" = None) -> None:
        """The shell, at the address where the one before stood if nothing else is said."""
        from desktop.shell.register import the_register
        from desktop.shell.shell import Shell
        from desktop.shell.standing import standing

        if self.context is None:
            return
        preferences, stands = self.preferences, stands or standing(self.shell, self.context)
        workplace = Workplace(
            bridge=self.bridge,
            language=preferences.language,
            theme=preferences.theme(),
            clock=self._clock,
            zone=self.context.zone,
            context=self.context,
            tray=self.tray,
            inbox=self.inbox,
            kept=self.file.kept,
            agenda=stands.agenda,
            connection=self.line.connection,
        )
        self.watch(preferences.watched, preferences.watched_results)
        self.shell = Shell(workplace, preferences, the_register(preferences), stands.history, stands.patient_id)
        self.shell.preferred.connect(self.prefer, Qt.ConnectionType.QueuedConnection)
        self.shell.sign_out_asked.connect(self.sign_out, Qt.ConnectionType.QueuedConnection)
        self.shell.demo_asked.connect(self.try_demo, Qt.ConnectionType.QueuedConnection)
        self.shell.rekey_asked.connect(self.switching.show_new_key, Qt.ConnectionType.QueuedConnection)
        self.shell.context_changed.connect(self.switching.go_on_with, Qt.ConnectionType.QueuedConnection)
        self.shell.about_asked.connect(self.show_about)
        self.shell.help_asked.connect(self.help.open)
        self.locking.covering.connect(self.shell.resting)
        self.shell.lock_asked.connect(self.locking.lock, Qt.ConnectionType.QueuedConnection)
        self.shell.exchange_asked.connect(self.locking.exchange, Qt.ConnectionType.QueuedConnection)
        self.shell.writing_asked.connect(self.begin_writing)
        self.window.show_page(self.shell, self.context.facility, self.shell.begun.may_close)
        self.locking.guard(self.desk(), preferences, self.context, self.shell.begun.titles)
        _begin(self, self.shell, stands)

    def _began_writing(self, context: "Context") -> None:
        before, self.context = self.context, context
        self.shows.emit(self.store)
        if self.shell is not None:
            self.shell.leave()
        self.show_shell()
        if before is not None:
            self.bridge.write(self, lambda: _close(before))

    def _leave_record(self, then: Callable[[], None]) -> None:
        """After the writes that wait already: they go one after the other."""
        if self.shell is None or self.context is None:
            return
        self.shell.leave()
        self.shell.setEnabled(False)
        forget_what_was_copied(QGuiApplication.clipboard())
        self.watch("", "")
        self.listen(None)
        self.line.end()
        context, self.context = self.context, None
        # A server that cannot be reached hears nothing of it, and the next person can sign in all the same.
        self.bridge.write(self, lambda: _close(context), lambda _closed: then(), lambda _error: then())

    def watch(self, photographs: str, results: str) -> None:
        """Watch these folders, an empty name: none."""
        self.tray.watch(photographs)
        self.inbox.watch(results)

    def _dress(self) -> None:
        self._translators.switch(self.preferences.language)
        beyond_latin = self.context is not None or self.preferences.language != FALLBACK
        apply(self._app, self.preferences.theme(), bundled=beyond_latin)

    def _system_changed(self) -> None:
        """A locked window stays as it is until somebody is there."""
        shown = self.shell.workplace.theme if self.shell is not None else None
        if self.preferences.mood == "system" and not self.locking.locked and self.preferences.theme() != shown:
            self.prefer(self.preferences)

    def _wait_a_moment(self) -> None:
        QTimer.singleShot(_MOMENT_MS, self, self.stood.emit)

    def _load_ahead(self) -> None:
        """Load what the record needs while the passphrase is being thought of."""
        self.bridge.read(self, _load, lambda _loaded: self.loaded.emit())


def store_of(named: str | None, file: PreferencesFile) -> str:
    """The store that is meant: the one that was named, the one that was open last, or this person's own."""
    return named or file.store or str(default_store())


def _begin(program: Program, shell: "Shell", stands: "Standing") -> None:
    """What is looked at once the shell stands."""
    from desktop.shell.newer import Newer
    from desktop.shell.standing import greet

    shell.integrity.look()
    shell.reading_only.begin_reading()
    greet(shell, stands)
    program.offered.lay_out(shell)
    program.newer = program.newer or Newer(program)
    program.newer.look(shell)


def _load() -> None:
    from core.clinic import opening
    from core.clinic.views import chart, worklist

    del opening, chart, worklist


def _close(context: "Context") -> None:
    from core.clinic import opening, signing_in

    try:
        signing_in.sign_out(context)
    finally:
        opening.close(context)
