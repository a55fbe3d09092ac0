"""What a place is to the shell: a widget that opens addresses and asks for others."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.requests import Request
from desktop.widgets.workplace import Workplace


@dataclass(frozen=True)
class Shortcut:
    """A line of the sheet of shortcuts: keys as the person reads them, and what they do, in the window's language."""

    keys: str
    does: str


class Place(QWidget):
    """A place a user goes to. Made on first need, and made again when language or theme change.

    A subclass calls `super().__init__(workplace, parent)`, gives itself an accessible name, emits `asks` for what is
    not its own, and reads again when `workplace.bridge.changed` names what it shows.
    """

    asks = Signal(object)
    """A `Request` for the shell."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace

    def open(self, request: Request) -> None:
        """Show what the request names. Called each time the user comes here, also the first time."""

    def address(self) -> Request | None:
        """A request that would bring the user back to what is shown now; None: the one last opened."""
        return None

    def leave(self) -> None:
        """The user goes elsewhere, or the window closes: what is unsaved is saved now, asking nothing."""
        self.rest()

    def rest(self) -> None:
        """The window is locked: what is unsaved is saved now. Everything stands as it was when it is unlocked."""

    def lost_by(self, request: Request) -> Sequence[str]:
        """What was begun here and would go if this request were opened here: titles that name nobody."""
        return ()

    def begun(self) -> Sequence[str]:
        """What forms were begun here and not sent, besides sheets: titles that name nobody."""
        return ()

    def escape(self) -> bool:
        """Esc: close what is open inside the place, if anything is; otherwise False, and the shell goes back."""
        return False

    def undo(self) -> bool:
        """Ctrl+Z outside a line of text: take back what was done here last; False where nothing can be."""
        return False

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 goes round, in order."""
        return ()

    def shortcuts(self) -> Sequence[Shortcut]:
        """What the sheet of shortcuts says of this place."""
        return ()
