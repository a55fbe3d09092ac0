"""A program with a store on the disk, an administrator, a nurse and a viewer, and one of them signed in."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from core.case.patient import Patient
from core.clinic import opening, signing_in
from core.clinic.commands import accounts, patients
from desktop.background.bridge import wait_until_idle
from desktop.shell.program import Program
from desktop.widgets.preferences import Preferences, PreferencesFile

GOOD = "green kettle under the seven bridges"
OTHER = "nine lanterns beside a quiet harbour"
THIRD = "four herons above the flooded meadow"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **much: float) -> None:
        self.now += timedelta(**much)


def make_clinic(folder: Path, clock: Callable[[], datetime]) -> str:
    """A store of three people and one patient, whose id is returned.

    `admin` signs in with GOOD, `li` (a nurse) with OTHER, `vera` (a viewer) with THIRD.
    """
    made = opening.make_store(folder, "admin", GOOD, "Ward 7", "UTC", clock)
    context = made.context
    for name, shown, role, own in (("li", "RN Li", "nurse", OTHER), ("vera", "Vera Stone", "viewer", THIRD)):
        given, _ = accounts.add(context, name, shown, role)
        waiting = signing_in.switch(context, name, given.passphrase or "")
        signing_in.choose_passphrase(waiting, own)
    who = Patient(id="", record_number="CUA-001", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 2))
    patient_id, _ = patients.add_patient(context, who, None)
    opening.close(context)
    return patient_id


def make_program(app: QApplication, folder: Path, clock: Callable[[], datetime]) -> Program:
    """The program, with nobody signed in and preferences of its own."""
    program = Program(app, PreferencesFile(folder / "window.ini"), clock, ZoneInfo("UTC"))
    program.prefer(Preferences("en", "light"))
    return program


def settled(program: Program, qtbot) -> None:
    for _ in range(3):
        qtbot.wait(60)
        wait_until_idle(program.bridge)
    QApplication.processEvents()
