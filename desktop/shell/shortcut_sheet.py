"""The sheet of shortcuts (`?`): what the keys do here, and everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.looks import button, floating, label, look
from desktop.widgets.place import Shortcut

_WIDTH = 720


class ShortcutSheet(QFrame):
    """Floats over the window; any of Esc, `?` and the button put it away."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        floating(self, theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._theme = theme
        self._columns = QHBoxLayout()
        self._columns.setSpacing(2 * theme.sizes.round_card)
        page = look(QWidget(), "page")
        page.setLayout(self._columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        close = button(self.tr("Close"))
        close.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Keyboard"), "heading"))
        head.addStretch(1)
        head.addWidget(close)
        edge = theme.sizes.round_card
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.sizes.between)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self.hide()

    def show_shortcuts(self, groups: Sequence[tuple[str, Sequence[Shortcut]]]) -> None:
        """Show groups of shortcuts beside each other, each under its title."""
        while (item := self._columns.takeAt(0)) is not None:
            group = item.widget()
            if group is not None:
                group.hide()
                group.deleteLater()
        for title, shortcuts in groups:
            if shortcuts:
                self._columns.addWidget(self._group(title, shortcuts), 1)
        room = self._window.rect()
        width = min(self._theme.px(_WIDTH), room.width() - 2 * self._theme.sizes.round_card)
        wanted = max(len(shortcuts) for _, shortcuts in groups) + 4
        height = min(self._theme.sizes.row * wanted, room.height() - 2 * self._theme.sizes.round_card)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Hide it, and say so."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _group(self, title: str, shortcuts: Sequence[Shortcut]) -> QWidget:
        block = look(QWidget(), "page")
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.sizes.between)
        grid.setVerticalSpacing(self._theme.sizes.inside)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
        for row, shortcut in enumerate(shortcuts, 1):
            grid.addWidget(_key(shortcut.keys), row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(shortcut.does, wrap=True), row, 1)
        grid.setRowStretch(len(shortcuts) + 1, 1)
        return block


def _key(keys: str) -> QLabel:
    return label(keys, "key")
