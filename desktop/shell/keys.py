"""What can be done from anywhere, and the keys that do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from core.clinic.rights import Right, may, refused
from desktop.shell.allowed import refusal_of
from desktop.shell.command import Command
from desktop.shell.help_pages import page_of
from desktop.shell.places import PlaceKind
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    AddTask,
    AddTherapy,
    BeginAssessment,
    ComparePhotographs,
    EditPatient,
    ExportData,
    ImportFiles,
    MergePatients,
    OpenConsent,
    OpenFindings,
    OpenPatient,
    OpenPlace,
    OpenTrail,
    PrintHandover,
    Request,
)

if TYPE_CHECKING:
    from desktop.shell.shell import Shell


class Keys(QObject):
    """The commands of the shell as they are now; their keys work wherever the focus is."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        for command in self.commands(all_of_them=True):
            if command.keys:
                keys = QShortcut(QKeySequence(command.keys), shell)
                keys.setProperty("command", command.name)
                keys.activated.connect(self._pressed)

    def commands(self, *, all_of_them: bool = False) -> Sequence[Command]:
        """What can be done now; with `all_of_them` also what needs a patient while nobody is open."""
        patient_id = self._shell.patient.patient_id
        commands = [
            *self._of_patient(patient_id or ""),
            *self._of_clinic(),
            *self._places(),
            *self._of_window(),
            *self._settings(),
        ]
        return [command for command in commands if all_of_them or patient_id is not None or not command.of_patient]

    def open_tray(self) -> None:
        """The tray lies on the bench; whose photographs these are is asked there, never guessed."""
        patient_id = self._shell.patient.patient_id
        if patient_id is None:
            self._shell.status.say(self.tr("Open the patient whose photographs these are first."))
        elif not isinstance(self._shell.history.here, BeginAssessment):
            self._shell.go(BeginAssessment(patient_id))

    def open_inbox(self) -> None:
        """The files of results that came by themselves."""
        self._shell.go(ImportFiles())

    def ask_help(self) -> None:
        """The guide, at the page of the place and the view that is shown."""
        place = self._shell.place
        here = (place.address() if place is not None else None) or self._shell.history.here
        match here:
            case OpenPlace(name, view):
                page = page_of(name, view)
            case OpenPatient(_, tab):
                page = page_of("chart", tab)
            case None:
                page = page_of("")
            case _:
                kind = self._shell.register.serving(here)
                page = page_of("" if kind is None else kind.name)
        self._shell.help_asked.emit(page)

    def _pressed(self) -> None:
        name = self.sender().property("command")
        command = next((command for command in self.commands() if command.name == name), None)
        if command is not None:
            command.run()
        else:
            self._shell.status.say(self.tr("Open a patient first."))

    def _of_patient(self, patient_id: str) -> list[Command]:
        def ask(name: str, title: str, icon: str, request: Request, keys: str = "") -> Command:
            return self._asking(name, title, icon, request, keys, of_patient=True)

        return [
            ask("assess", self.tr("New assessment"), "camera", BeginAssessment(patient_id), "Ctrl+N"),
            ask("pain", self.tr("Record pain"), "activity", AddPain(patient_id), "Ctrl+D"),
            ask("therapy", self.tr("Record a therapy"), "pill", AddTherapy(patient_id), "Ctrl+T"),
            ask("compare", self.tr("Compare photographs"), "columns-2", ComparePhotographs(patient_id), "Ctrl+M"),
            ask("consent", self.tr("Consent to photographs"), "shield-check", OpenConsent(patient_id), "Ctrl+Shift+C"),
            ask("print", self.tr("Print a report"), "printer", PrintHandover((patient_id,)), "Ctrl+P"),
            ask("export", self.tr("Export this patient's data"), "upload", ExportData((patient_id,)), "Ctrl+E"),
            ask("timeline", self.tr("Timeline"), "chart-line", OpenPatient(patient_id, "timeline")),
            ask("guidance", self.tr("Guidance"), "compass", OpenPatient(patient_id, "guidance")),
            ask("task", self.tr("Add a task"), "list-todo", AddTask(patient_id), "Ctrl+Shift+T"),
            ask("findings", self.tr("All tasks and flags"), "history", OpenFindings(patient_id), "Ctrl+Shift+H"),
            self._urgent(),
            ask("edit", self.tr("Correct the patient's details"), "pencil", EditPatient(patient_id)),
            ask("merge", self.tr("Merge a duplicate of this patient"), "merge", MergePatients(patient_id)),
            Command("seen", self.tr("Who has seen this patient"), "history", self._to_trail, of_patient=True),
            *self._in_emergency(),
        ]

    def _in_emergency(self) -> list[Command]:
        if not may(self._shell.workplace.context, Right.BREAK_GLASS):
            return []
        title = self.tr("Emergency access to this chart")
        refusal = refused(self._shell.workplace.context, Right.BREAK_GLASS)
        why_not = "" if refusal is None else self._shell.workplace.say(refusal)
        ask = self._shell.emergency.ask
        return [Command("emergency", title, "triangle-alert", ask, of_patient=True, refusal=why_not)]

    def _to_trail(self) -> None:
        shown = self._shell.patient.banner.shown
        if shown is not None:
            self._shell.go(OpenTrail(shown.patient_id, shown.name))

    def _urgent(self) -> Command:
        title = self.tr("To the urgent flags")
        return Command("flags", title, "triangle-alert", self._to_flags, "Ctrl+Shift+U", of_patient=True)

    def _to_flags(self) -> None:
        flags = self._shell.patient.flags
        if flags.isVisible():
            flags.focus_first()
        else:
            self._shell.status.say(self.tr("No urgent flag waits to be acknowledged."))

    def _undo(self) -> None:
        place = self._shell.place
        if place is None or not place.undo():
            self._shell.status.say(self.tr("Nothing here can be undone."))

    def _of_clinic(self) -> list[Command]:
        return [
            self._asking("new", self.tr("New patient"), "user-plus", AddPatient()),
            self._asking("import", self.tr("Import files"), "inbox", ImportFiles(), "Ctrl+I"),
            self._asking("export_all", self.tr("Export everybody's data"), "upload", ExportData()),
            self._asking("trail", self.tr("Audit trail"), "history", OpenPlace("trail")),
            self._asking("profile", self.tr("Rules of this clinic"), "scale", OpenPlace("profile")),
            self._asking("accounts", self.tr("Accounts"), "users", OpenPlace("accounts")),
            self._asking("diagnostics", self.tr("Diagnostics"), "activity", OpenPlace("diagnostics")),
            self._asking("passphrase", self.tr("My passphrase"), "key-round", OpenPlace("passphrase")),
        ]

    def _asking(
        self, name: str, title: str, icon: str, request: Request, keys: str = "", *, of_patient: bool = False
    ) -> Command:
        """A command that asks the shell for something, with why this person cannot have it, if they cannot."""
        shell = self._shell
        refusal = refusal_of(shell.workplace.context, request)
        why_not = "" if refusal is None else shell.workplace.say(refusal)
        return Command(name, title, icon, lambda: shell.go(request), keys, of_patient, why_not)

    def _places(self) -> list[Command]:
        kinds = [kind for kind in self._shell.register.kinds if kind.in_rail]
        return [self._place(kind, number) for number, kind in enumerate(kinds, 1)]

    def _place(self, kind: PlaceKind, number: int) -> Command:
        title = self.tr("Go to: {place}").format(place=kind.title())
        run = lambda: self._shell.rail.chosen.emit(kind.name)  # noqa: E731 – captures a value
        keys, called = f"Ctrl+{number}", kind.title()
        return Command(f"place.{kind.name}", title, kind.icon, run, keys, of_patient=kind.of_patient, called=called)

    def _settings(self) -> list[Command]:
        """Each setting by its name, at the place where all of them are."""
        rows = [
            ("language", self.tr("Setting: language"), "languages"),
            ("mood", self.tr("Setting: light or dark"), "sun"),
            ("scale", self.tr("Setting: text size"), "a-large-small"),
            ("hand", self.tr("Setting: used with mouse or fingers"), "hand"),
            ("motion", self.tr("Setting: movement"), "activity"),
            ("idle", self.tr("Setting: when the window locks itself"), "lock"),
            ("photographs", self.tr("Setting: folder of new photographs"), "folder-open"),
            ("results", self.tr("Setting: folder of new results"), "folder-open"),
            ("backup", self.tr("Setting: backup"), "save"),
            ("letterhead", self.tr("Setting: head of the reports"), "file-text"),
            ("cameras", self.tr("Setting: cameras"), "camera"),
        ]
        return [
            self._asking(f"settings.{name}", title, sign, OpenPlace("settings", name)) for name, title, sign in rows
        ]

    def _of_window(self) -> list[Command]:
        shell = self._shell
        rows: list[tuple[str, str, str, Callable[[], object], str]] = [
            ("palette", self.tr("Find anything"), "search", shell.ask_palette, "Ctrl+K"),
            ("undo", self.tr("Undo what was done here last"), "undo-2", self._undo, "Ctrl+Z"),
            ("help", self.tr("Help for this place"), "circle-help", self.ask_help, "F1"),
            ("tour", self.tr("Show me around"), "compass", shell.tour.begin, ""),
            ("shortcuts", self.tr("Keyboard shortcuts"), "keyboard", shell.show_shortcuts, "?"),
            ("pane", self.tr("Next part of the window"), "arrow-right", shell.next_pane, "F6"),
            ("back", self.tr("Back"), "arrow-left", shell.back, "Alt+Left"),
            ("forward", self.tr("Forward"), "arrow-right", shell.forward, "Alt+Right"),
            ("lock", self.tr("Lock the window"), "lock", shell.lock_asked.emit, "Ctrl+L"),
            ("exchange", self.tr("Another person"), "users", shell.exchange_asked.emit, "Ctrl+Shift+L"),
            ("sign_out", self.tr("Sign out"), "log-out", shell.begun.sign_out, "Ctrl+Shift+Q"),
            ("about", self.tr("About Calcitrack"), "info", shell.about_asked.emit, ""),
        ]
        return [Command(name, title, icon, run, keys) for name, title, icon, run, keys in rows]
