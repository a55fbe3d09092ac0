"""The menu of the account: language, light or dark, text size, passphrase, lock, another person, sign out."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.theme.icons import icon
from desktop.theme.tokens import SCALES
from desktop.widgets.preferences import LANGUAGE_NAMES, MOODS, Preferences
from desktop.widgets.requests import OpenPlace, Prefer
from desktop.widgets.workplace import Workplace


class AccountMenu(QMenu):
    """Emits requests; the choices that hold now are ticked."""

    asks = Signal(object)
    lock = Signal()
    exchange = Signal()
    sign_out = Signal()
    about = Signal()

    def __init__(self, workplace: Workplace, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        moods = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        scales = {scale: self.tr("{percent} %").format(percent=scale) for scale in SCALES}
        self._choice("languages", self.tr("Language"), "language", LANGUAGE_NAMES, workplace)
        self._choice("sun", self.tr("Light or dark"), "mood", {mood: moods[mood] for mood in MOODS}, workplace)
        self._choice("a-large-small", self.tr("Text size"), "scale", scales, workplace)
        self.addSeparator()
        settings = self.addAction(icon("settings", workplace.theme), self.tr("Settings"))
        settings.triggered.connect(self._open_settings)
        passphrase = self.addAction(icon("key-round", workplace.theme), self.tr("My passphrase…"))
        passphrase.triggered.connect(self._open_passphrase)
        about = self.addAction(icon("info", workplace.theme), self.tr("About Calcitrack"))
        about.triggered.connect(self.about)
        self.addSeparator()
        for picture, words, asked in (
            ("lock", self.tr("Lock the window") + "\tCtrl+L", self.lock),
            ("users", self.tr("Another person…") + "\tCtrl+Shift+L", self.exchange),
            ("log-out", self.tr("Sign out") + "\tCtrl+Shift+Q", self.sign_out),
        ):
            self.addAction(icon(picture, workplace.theme), words).triggered.connect(asked)

    def _choice(self, picture: str, title: str, field: str, words: dict, workplace: Workplace) -> None:  # type: ignore[type-arg]
        menu = self.addMenu(icon(picture, workplace.theme), title)
        group = QActionGroup(menu)
        for value, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(getattr(self._preferences, field) == value)
            action.setData((field, value))
            group.addAction(action)
        group.triggered.connect(self._chosen)

    def _chosen(self, action: QAction) -> None:
        field, value = action.data()
        self.asks.emit(Prefer(replace(self._preferences, **{field: value})))

    def _open_passphrase(self) -> None:
        self.asks.emit(OpenPlace("passphrase"))

    def _open_settings(self) -> None:
        self.asks.emit(OpenPlace("settings"))
