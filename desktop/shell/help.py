"""Help: the window of the guide, opened at the page that belongs to where one is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.widgets.workplace import Desk

if TYPE_CHECKING:
    from desktop.shell.help_window import HelpWindow


class Help(QObject):
    """The one window of the guide, made when it is first asked for, in the language and mood of the program."""

    def __init__(self, desk: Callable[[], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.window: HelpWindow | None = None

    def open(self, page: str = "") -> None:
        """Show a page of the guide from its top or, behind a `#`, from a heading; the first one if none is named."""
        from desktop.shell.help_pages import FIRST, anchor_in
        from desktop.shell.help_window import HelpWindow

        if self.window is None:
            self.window = HelpWindow(self._desk())
        name, _, heading = page.partition("#")
        anchor = anchor_in(name, heading, self._desk().language) if heading else ""
        self.window.open_page(name or FIRST, anchor)

    def dress(self) -> None:
        """Language, mood or text size changed: the guide is shown again as it is now, at the same page."""
        before, self.window = self.window, None
        if before is None:
            return
        if before.isVisible():
            self.open(before.here)
        before.close()
        before.deleteLater()

    def close(self) -> None:
        """Put the guide away for good."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
