"""Settings: how the window looks on this workstation, this clinic, its reports' head, its backups, its cameras."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.clinic.rights import Right
from desktop.administration.backup import BackupCard
from desktop.administration.cameras import Cameras
from desktop.administration.idle_row import IdleRow
from desktop.administration.letterhead import LetterheadCard
from desktop.administration.watched_row import WatchedRow
from desktop.theme.tokens import SCALES
from desktop.widgets.choices import Choices
from desktop.widgets.looks import button, frame, label
from desktop.widgets.page import middle_page
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place
from desktop.widgets.preferences import LANGUAGE_NAMES, MOODS, Preferences
from desktop.widgets.requests import OpenPlace, Prefer, Request
from desktop.widgets.workplace import Workplace

_WIDTH = 720


class SettingsPlace(Place):
    """Each choice holds at once."""

    def __init__(self, workplace: Workplace, preferences: Preferences) -> None:
        super().__init__(workplace)
        self.setAccessibleName(self.tr("Settings"))
        self._preferences = preferences
        moods = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        self.language = self._row_of(self.tr("Language"), list(LANGUAGE_NAMES.items()))
        self.mood = self._row_of(self.tr("Light or dark"), [(mood, moods[mood]) for mood in MOODS])
        self.scale = self._row_of(
            self.tr("Text size"), [(str(scale), self.tr("{percent} %").format(percent=scale)) for scale in SCALES]
        )
        self.hand = self._row_of(
            self.tr("Used with"), [("mouse", self.tr("Mouse and keyboard")), ("touch", self.tr("Fingers: larger rows"))]
        )
        self.motion = self._row_of(
            self.tr("Movement"), [("system", self.tr("As the system")), ("still", self.tr("None: nothing blinks"))]
        )
        self._rules = button(self.tr("Rules of this clinic…"))
        self._rules.clicked.connect(self._open_rules)
        self.letterhead = LetterheadCard(workplace)
        self._trail = button(self.tr("Audit trail…"))
        self._trail.clicked.connect(self._open_trail)
        only_with(self._trail, workplace, Right.READ_TRAIL)
        self.accounts = button(self.tr("Accounts…"))
        self.accounts.clicked.connect(self._open_accounts)
        only_with(self.accounts, workplace, Right.MANAGE_ACCOUNTS)
        self.idle = IdleRow(workplace)
        self.backup = BackupCard(workplace)
        self.cameras = Cameras(workplace)
        self.watched = WatchedRow(workplace.theme, self.tr("New photographs come into the folder"), preferences.watched)
        self.watched.chosen.connect(self._folder_chosen)
        self.results = WatchedRow(
            workplace.theme, self.tr("New results come into the folder"), preferences.watched_results
        )
        self.results.chosen.connect(self._results_chosen)
        self._show(self._preferences)
        for choices in (self.language, self.mood, self.scale, self.hand, self.motion):
            choices.chosen.connect(self._chosen)
        self._lay_out()

    def open(self, request: Request) -> None:
        """Nothing to read: the shell makes this place again when a preference changes."""

    def address(self) -> Request | None:
        return OpenPlace("settings")

    def panes(self) -> Sequence[QWidget]:
        clinic = (self.accounts, self._rules, self._trail, self.letterhead, self.backup, self.cameras)
        return (*self._of_workstation(), *clinic)

    def _of_workstation(self) -> Sequence[QWidget]:
        return (self.language, self.mood, self.scale, self.hand, self.motion, self.idle, self.watched, self.results)

    def _open_accounts(self) -> None:
        self.asks.emit(OpenPlace("accounts"))

    def _open_rules(self) -> None:
        self.asks.emit(OpenPlace("profile"))

    def _open_trail(self) -> None:
        self.asks.emit(OpenPlace("trail"))

    def _row_of(self, name: str, choices: Sequence[tuple[str, str]]) -> Choices:
        return Choices(self.workplace.theme, name, choices)

    def _show(self, preferences: Preferences) -> None:
        self.language.set_value(preferences.language)
        self.mood.set_value(preferences.mood)
        self.scale.set_value(str(preferences.scale))
        self.hand.set_value("touch" if preferences.touch else "mouse")
        self.motion.set_value("still" if preferences.still else "system")

    def _chosen(self) -> None:
        wanted = replace(
            self._preferences,
            language=self.language.value() or "en",  # type: ignore[arg-type]
            mood=self.mood.value() or "system",  # type: ignore[arg-type]
            scale=int(self.scale.value() or SCALES[0]),
            touch=self.hand.value() == "touch",
            still=self.motion.value() == "still",
        )
        self.asks.emit(Prefer(wanted))

    def _folder_chosen(self, folder: str) -> None:
        self.asks.emit(Prefer(replace(self._preferences, watched=folder)))

    def _results_chosen(self, folder: str) -> None:
        self.asks.emit(Prefer(replace(self._preferences, watched_results=folder)))

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setSpacing(space.between)
        column.addWidget(label(self.tr("Settings"), "heading"))
        column.addWidget(self._card(self.tr("This workstation"), self._choices()))
        column.addWidget(self._card(self.tr("This clinic"), self._facts()))
        column.addWidget(self._card(self.backup.accessibleName(), [("", self.backup)]))
        column.addWidget(self._card(self.letterhead.accessibleName(), [("", self.letterhead)]))
        column.addWidget(self._card(self.cameras.accessibleName(), [("", self.cameras)]))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(middle_page(self.workplace.theme, middle, _WIDTH))

    def _choices(self) -> list[tuple[str, QWidget]]:
        return [(choices.accessibleName(), choices) for choices in self._of_workstation()]

    def _facts(self) -> list[tuple[str, QWidget]]:
        context = self.workplace.context
        return [
            (self.tr("Facility"), label(context.facility, wrap=True)),
            (self.tr("Time zone"), label(context.zone.key)),
            (self.tr("Signed in as"), label(context.actor.name, wrap=True)),
            (self.tr("Who may come in, and what they may do"), self.accounts),
            (self.tr("Rules: thresholds, due times, levels"), self._rules),
            (self.tr("Who saw and did what"), self._trail),
        ]

    def _card(self, title: str, rows: Sequence[tuple[str, QWidget]]) -> QWidget:
        space = self.workplace.theme.sizes
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(space.round_card, space.between, space.round_card, space.between)
        column.setSpacing(space.inside)
        column.addWidget(label(title, "strong"))
        for caption, widget in rows:
            if caption:
                column.addWidget(label(caption, "caption"))
            column.addWidget(widget)
        return card
