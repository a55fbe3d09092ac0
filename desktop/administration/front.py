"""What the pages before the shell share: a card, language and mood in the corner, the intended use."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.theme.icons import icon, program_icon
from desktop.widgets.announce import announce
from desktop.widgets.looks import frame, label, look
from desktop.widgets.preferences import LANGUAGE_NAMES, MOODS, Preferences
from desktop.widgets.workplace import Desk

_LOGO = 40
_WIDTH = 460


class Front(QWidget):
    """A page that ends in an opened record. A page that is `first` can be made again in another language."""

    opened = Signal(object, str)
    """The `Context` that was opened, and the store that it is of (empty for the demo)."""
    given = Signal(object, str)
    """The `MustChange` of whoever signed in with a passphrase that they were given, and the store."""
    preferred = Signal(object)
    wanted = Signal(str)
    """Another page: `sign_in`, `recovery`, `demo`."""
    store_chosen = Signal(str)
    """Another store that exists already."""
    help_asked = Signal()
    first = False

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self.desk = desk
        self._offered: QLabel | None = None
        self._preferences = preferences
        space = desk.theme.sizes
        card = frame("card")
        card.setFixedWidth(desk.theme.px(_WIDTH))
        self.column = QVBoxLayout(card)
        edge = space.round_card + space.inside
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(space.between)
        middle = look(QWidget(), "page")
        around = QVBoxLayout(middle)
        around.setContentsMargins(space.between, space.between, space.between, space.between)
        around.addStretch(2)
        around.addLayout(self._brand(), 0)
        around.addSpacing(space.between)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, space.inside, 0, space.between)
        outer.setSpacing(0)
        self._choices = self._corner()
        self._choices.setVisible(self.first)
        outer.addWidget(self._choices)
        outer.addWidget(scroll, 1)
        # A window text, for the core's catalogue is not read before the first page stands.
        use = self.tr(
            "Calcitrack supports clinical judgement and does not replace it. It is not a certified medical device."
        )
        intended = label(use, "caption", wrap=True)
        intended.setAlignment(Qt.AlignmentFlag.AlignCenter)
        intended.setContentsMargins(edge, 0, edge, 0)
        outer.addWidget(intended)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_asked)

    def begin(self) -> None:
        """The page is shown: put the focus where the first answer is wanted."""

    def account_name(self) -> str:
        """The account that was asked for, as it is typed again the next time; empty where nobody is asked."""
        return ""

    def abandon(self) -> None:
        """The window closes on this page: what it holds open is closed."""

    def say_waiting(self, sentence: str) -> None:
        """Say what waits until somebody has signed in; nothing for an empty sentence."""
        if self._offered is None:
            self._offered = label("", "caption", wrap=True)
            self.column.addWidget(self._offered)
        self._offered.setText(sentence)
        self._offered.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def leave_first(self) -> None:
        """From here on the page keeps what cannot be asked again: it stays in its language."""
        self.first = False
        self._choices.hide()

    def _brand(self) -> QHBoxLayout:
        logo = QLabel()
        side = self.desk.theme.px(_LOGO)
        logo.setPixmap(program_icon().pixmap(side, side))
        row = QHBoxLayout()
        row.setSpacing(self.desk.theme.sizes.between)
        row.addStretch(1)
        row.addWidget(logo)
        row.addWidget(label("Calcitrack", "number"))
        row.addStretch(1)
        return row

    def _corner(self) -> QWidget:
        moods = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        here = LANGUAGE_NAMES[self._preferences.language]
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, self.desk.theme.sizes.between, 0)
        row.addStretch(1)
        row.addWidget(self._menu("languages", here, self.tr("Language"), "language", LANGUAGE_NAMES))
        mood = {mood: moods[mood] for mood in MOODS}
        row.addWidget(self._menu("sun", moods[self._preferences.mood], self.tr("Light or dark"), "mood", mood))
        return corner

    def _menu(self, picture: str, word: str, name: str, field: str, words: Mapping[Any, str]) -> QToolButton:
        push = look(QToolButton(), "quiet", "menu")
        push.setText(word)
        push.setIcon(icon(picture, self.desk.theme))
        push.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        push.setAccessibleName(f"{name}: {word}")
        push.setToolTip(name)
        push.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(push)
        for value, title in words.items():
            action = menu.addAction(title)
            action.setData((field, value))
        menu.triggered.connect(self._chosen)
        push.setMenu(menu)
        return push

    def _chosen(self, action: QAction) -> None:
        field, value = action.data()
        self.preferred.emit(replace(self._preferences, **{field: value}))
