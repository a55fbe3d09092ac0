"""Settings: how the window looks on this workstation, this clinic, its reports' head, its backups, its cameras."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from core.clinic.rights import Right
from core.languages import FALLBACK
from desktop.administration.backup import BackupCard
from desktop.administration.cameras import Cameras
from desktop.administration.idle_row import IdleRow
from desktop.administration.letterhead import LetterheadCard
from desktop.administration.settings_search import Row, Searched
from desktop.administration.watched_row import WatchedRow
from desktop.theme.tokens import SCALES
from desktop.widgets.choices import Choices
from desktop.widgets.looks import button, frame, label
from desktop.widgets.page import middle_page
from desktop.widgets.panes import focus_next_pane
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.preferences import LANGUAGE_NAMES, MOODS, Preferences
from desktop.widgets.requests import OpenPlace, Prefer, Request
from desktop.widgets.search_line import SearchLine
from desktop.widgets.workplace import Workplace

_WIDTH = 720


class SettingsPlace(Place):
    """Each choice holds at once. `/` searches; `OpenPlace("settings", name)` leads to one of them."""

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
        self._make_ways()
        self.letterhead = LetterheadCard(workplace)
        self.idle = IdleRow(workplace)
        self.backup = BackupCard(workplace)
        self.cameras = Cameras(workplace)
        self.watched = WatchedRow(workplace.theme, self.tr("New photographs come into the folder"), preferences.watched)
        self.watched.chosen.connect(self._folder_chosen)
        self.results = WatchedRow(
            workplace.theme, self.tr("New results come into the folder"), preferences.watched_results
        )
        self.results.chosen.connect(self._results_chosen)
        self._make_search()
        self._show(self._preferences)
        for choices in (self.language, self.mood, self.scale, self.hand, self.motion):
            choices.chosen.connect(self._chosen)
        self._lay_out()

    def _make_ways(self) -> None:
        """To the settings that have a place of their own."""
        self._rules = self._way(self.tr("Rules of this clinic…"), "profile")
        self._passphrase = self._way(self.tr("My passphrase…"), "passphrase")
        self._trail = self._way(self.tr("Audit trail…"), "trail")
        only_with(self._trail, self.workplace, Right.READ_TRAIL)
        self.accounts = self._way(self.tr("Accounts…"), "accounts")
        only_with(self.accounts, self.workplace, Right.MANAGE_ACCOUNTS)
        self.diagnostics = self._way(self.tr("Diagnostics and newer versions…"), "diagnostics")

    def _way(self, words: str, place: str) -> QPushButton:
        push = button(words)
        push.clicked.connect(lambda: self.asks.emit(OpenPlace(place)))
        return push

    def _make_search(self) -> None:
        self.search = SearchLine(self.tr("Find a setting"), self.tr("Find a setting  /"))
        self._searched = Searched(self.search, self.tr("No setting has these words."))
        to_search = QShortcut(QKeySequence("/"), self)
        to_search.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        to_search.activated.connect(self._to_search)

    def open(self, request: Request) -> None:
        """Show a setting by its name. Nothing to read: the shell makes the place again when a preference changes."""
        wanted = self._named().get(request.view or "") if isinstance(request, OpenPlace) else None
        if wanted is not None:
            self.search.clear()
            self._page.ensureWidgetVisible(wanted)
            focus_next_pane([wanted], None)

    def address(self) -> Request | None:
        return OpenPlace("settings")

    def escape(self) -> bool:
        searched = bool(self.search.text())
        self.search.clear()
        return searched

    def panes(self) -> Sequence[QWidget]:
        clinic = (self._passphrase, self.accounts, self._rules, self._trail, self.diagnostics)
        return (*self._of_workstation(), *clinic, self.backup, self.letterhead, self.cameras, self.search)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("/", self.tr("Find a setting")),)

    def _named(self) -> Mapping[str, QWidget]:
        """The settings by the names that the palette uses."""
        return {
            "language": self.language,
            "mood": self.mood,
            "scale": self.scale,
            "hand": self.hand,
            "motion": self.motion,
            "idle": self.idle,
            "photographs": self.watched,
            "results": self.results,
            "backup": self.backup,
            "letterhead": self.letterhead,
            "cameras": self.cameras,
        }

    def _of_workstation(self) -> Sequence[QWidget]:
        return (self.language, self.mood, self.scale, self.hand, self.motion, self.idle, self.watched, self.results)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

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
            language=self.language.value() or FALLBACK,
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
        column.addWidget(self.search)
        column.addWidget(self._searched.nothing)
        column.addWidget(self._card(self.tr("This workstation"), self._choices()))
        column.addWidget(self._card(self.tr("This clinic"), self._facts()))
        for whole in (self.backup, self.letterhead, self.cameras):
            column.addWidget(self._card(whole.accessibleName(), [("", whole)]))
        column.addStretch(1)
        self._page = middle_page(self.workplace.theme, middle, _WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def _choices(self) -> list[tuple[str, QWidget]]:
        return [(choices.accessibleName(), choices) for choices in self._of_workstation()]

    def _facts(self) -> list[tuple[str, QWidget]]:
        context = self.workplace.context
        return [
            (self.tr("Facility"), label(context.facility, wrap=True)),
            (self.tr("Time zone"), label(context.zone.key)),
            (self.tr("Signed in as"), label(context.actor.name, wrap=True)),
            (self.tr("What you sign in with"), self._passphrase),
            (self.tr("Who may come in, and what they may do"), self.accounts),
            (self.tr("Rules: thresholds, due times, levels"), self._rules),
            (self.tr("Who saw and did what"), self._trail),
            (self.tr("What IT asks for when something is wrong"), self.diagnostics),
        ]

    def _card(self, title: str, rows: Sequence[tuple[str, QWidget]]) -> QFrame:
        space = self.workplace.theme.sizes
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(space.round_card, space.between, space.round_card, space.between)
        column.setSpacing(space.inside)
        column.addWidget(label(title, "strong"))
        for caption, widget in rows:
            parts = (label(caption, "caption"), widget) if caption else (widget,)
            for part in parts:
                column.addWidget(part)
            self._searched.add(Row(card, parts, f"{title} {caption}"))
        return card
