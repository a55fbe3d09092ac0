"""The rail of places at the left: each an icon with its word, the account at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.shell.places import PlaceKind
from desktop.theme.fonts import sized
from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.looks import frame, look
from desktop.widgets.readings import reads_as
from desktop.widgets.room import scrolling


class Rail(QFrame):
    """Emits the name of the place that was chosen."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, kinds: Sequence[PlaceKind], account: str, menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look(self, "rail")
        self.setFixedWidth(theme.sizes.rail)
        self.setAccessibleName(self.tr("Places"))
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        self._of_patient = [kind.name for kind in kinds if kind.of_patient]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.sizes.inside, 0, theme.sizes.inside)
        column.setSpacing(theme.sizes.tight)
        shown = [kind for kind in kinds if kind.in_rail]
        self.places = self._scrolled([kind for kind in shown if not kind.at_foot])
        column.addWidget(self.places, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.sizes.tight, 0, theme.sizes.tight, 0)
        foot.setSpacing(theme.sizes.tight)
        for kind in (kind for kind in shown if kind.at_foot):
            foot.addWidget(self._place(kind))
        self.account = self._account(account, menu)
        foot.addWidget(self.account)
        column.addLayout(foot)
        self.set_patient_open(False)

    def button(self, name: str) -> QToolButton:
        """The button of a place that stands in the rail."""
        return self._buttons[name]

    def set_patient_open(self, is_open: bool) -> None:
        """Places of one patient can be reached once a patient is open."""
        for name in self._of_patient:
            self._buttons[name].setToolTip("" if is_open else self.tr("Open a patient first"))
            self._buttons[name].setEnabled(is_open)

    def show_chosen(self, name: str | None) -> None:
        """Mark the place that is shown; None marks none."""
        for known, push in self._buttons.items():
            push.setChecked(known == name)
            push.setIcon(icon(str(push.property("icon_name")), self._theme, "accent" if known == name else "text"))
        if name in self._buttons:
            self.places.ensureWidgetVisible(self._buttons[name])

    def _scrolled(self, kinds: Sequence[PlaceKind]) -> QScrollArea:
        """The places one under another. Large letters on a low screen: none is cut off, none loses its word."""
        page = look(QWidget(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(self._theme.sizes.tight, 0, self._theme.sizes.tight, 0)
        column.setSpacing(self._theme.sizes.tight)
        for kind in (kind for kind in kinds if not kind.of_patient):
            column.addWidget(self._place(kind))
        if self._of_patient:
            column.addWidget(frame("rule"))
        for kind in (kind for kind in kinds if kind.of_patient):
            column.addWidget(self._place(kind))
        column.addStretch(1)
        return scrolling(page)

    def _place(self, kind: PlaceKind) -> QToolButton:
        push = self._button(kind.icon, kind.title())
        push.setCheckable(True)
        reads_as(push, "one_of_several")
        push.setObjectName(f"place_{kind.name}")
        push.setProperty("place", kind.name)
        push.clicked.connect(self._clicked)
        self._buttons[kind.name] = push
        return push

    def _account(self, account: str, menu: QMenu) -> QToolButton:
        push = self._button("circle-user-round", account)
        metrics = QFontMetrics(sized(push.font(), self._theme.sizes.caption))
        room = self._theme.sizes.rail - 2 * self._theme.sizes.inside
        push.setText(metrics.elidedText(account, Qt.TextElideMode.ElideRight, room))
        push.setAccessibleName(self.tr("Account {name}").format(name=account))
        push.setToolTip(account)
        push.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        push.setMenu(menu)
        return push

    def _button(self, icon_name: str, word: str) -> QToolButton:
        push = look(QToolButton(), "place")
        push.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        push.setIcon(icon(icon_name, self._theme))
        push.setIconSize(QSize(self._theme.sizes.icon, self._theme.sizes.icon))
        push.setProperty("icon_name", icon_name)
        push.setText(word)
        push.setAccessibleName(word)
        push.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        push.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return push

    def _clicked(self) -> None:
        sender = self.sender()
        name = str(sender.property("place"))
        self.chosen.emit(name)
