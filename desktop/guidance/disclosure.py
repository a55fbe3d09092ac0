"""A line that opens what stands below it, by mouse or keyboard; what is closed costs nothing until it is opened."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.theme.icons import icon
from desktop.theme.theme import Theme
from desktop.widgets.looks import button


class Disclosure(QWidget):
    """`make` builds the body when it is first opened. `about` tells a screen reader what the short word opens.

    A `push` of the owner's own, which stands elsewhere, shows an arrow alone.
    """

    opened = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        word: str,
        make: Callable[[], QWidget],
        about: str = "",
        push: QPushButton | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._make = theme, make
        self.body: QWidget | None = None
        self.push = push if push is not None else button(word, "link")
        self.push.setCheckable(True)
        self.push.setAccessibleName(f"{word}: {about}" if about else word)
        self.push.toggled.connect(self._toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.sizes.tight)
        if push is None:
            self._column.addWidget(self.push, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.hide()
        self._show_icon(False)

    def open(self) -> None:
        """Open it."""
        self.push.setChecked(True)

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.body is None:
            self.body = self._make()
            self._column.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(is_open)
            self.setVisible(is_open or self._column.count() > 1)
        self._show_icon(is_open)
        self.opened.emit(is_open)

    def _show_icon(self, is_open: bool) -> None:
        self.push.setIcon(icon("chevron-down" if is_open else "chevron-right", self._theme, "accent"))
