"""The first start: three steps from an empty folder to an encrypted record whose key is on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from core.errors import CalcitrackError
from desktop.administration.account_step import AccountStep
from desktop.administration.clinic_step import ClinicStep
from desktop.administration.front import Front
from desktop.administration.recovery_step import RecoveryStep
from desktop.widgets.preferences import Preferences
from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from core.clinic.opening import Made


class FirstStart(Front):
    """Clinic, account, recovery key. The record is made after the second step."""

    first = True

    def __init__(self, desk: Desk, preferences: Preferences, folder: Path) -> None:
        super().__init__(desk, preferences)
        self._made: Made | None = None
        self.clinic = ClinicStep(desk, folder)
        self.account = AccountStep(desk)
        self.recovery: RecoveryStep | None = None
        self.steps = QStackedWidget()
        self.steps.addWidget(self.clinic)
        self.steps.addWidget(self.account)
        self.column.addWidget(self.steps)
        self.clinic.done.connect(self._to_account)
        self.clinic.demo_wanted.connect(self._want_demo)
        self.clinic.store_chosen.connect(self.store_chosen)
        self.account.back.connect(self._to_clinic)
        self.account.done.connect(self._make)

    def begin(self) -> None:
        self.clinic.facility.line.setFocus()

    def account_name(self) -> str:
        return self.account.account.typed

    def abandon(self) -> None:
        """A new store whose recovery key nobody confirmed is taken away: it is empty, and its key is lost for good."""
        if self._made is not None:
            from core.clinic import opening

            opening.discard(self._made)
            self._made = None

    def _to_account(self) -> None:
        self.steps.setCurrentWidget(self.account)
        self.account.account.line.setFocus()

    def _to_clinic(self) -> None:
        self.steps.setCurrentWidget(self.clinic)
        self.clinic.facility.line.setFocus()

    def _want_demo(self) -> None:
        self.wanted.emit("demo")

    def _make(self) -> None:
        self.account.set_waiting(True)
        self.leave_first()
        self.desk.bridge.write(self, self._making(), self._show_key, self._failed)

    def _making(self) -> Callable[[], "Made"]:
        folder, clock = Path(self.clinic.folder.typed), self.desk.clock
        account, passphrase = self.account.account.typed, self.account.passphrase.typed
        facility, zone = self.clinic.facility.typed, self.clinic.zone.value() or ""

        def work() -> "Made":
            from core.clinic import opening

            return opening.make_store(folder, account, passphrase, facility, zone, clock)

        return work

    def _show_key(self, made: "Made") -> None:
        self._made = made
        self.account.set_waiting(False)
        self.recovery = RecoveryStep(self.desk, made.recovery_key, self._page(made.recovery_key))
        self.recovery.done.connect(self._finish)
        self.steps.addWidget(self.recovery)
        self.steps.setCurrentWidget(self.recovery)

    def _page(self, key: str) -> Callable[[], bytes]:
        name, account = self.clinic.folder.typed, self.account.account.typed
        made_at, language = self.desk.now(), self.desk.language

        def work() -> bytes:
            from core.reports.recovery_key import render

            return render(key, name, made_at, account, language)

        return work

    def _failed(self, error: CalcitrackError) -> None:
        self.account.set_waiting(False)
        self.account.notice.say_error(error, self.desk)

    def _finish(self) -> None:
        if self._made is not None:
            made, self._made = self._made, None
            self.opened.emit(made.context, self.clinic.folder.typed)
