"""The name of the patient, large, for a moment: seen from the corner of the eye when the patient changes."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.shell.banner_facts import BannerFacts
from desktop.theme.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.looks import floating, label
from desktop.widgets.people import both_names

_SHOWN_MS = 1100


class BigName(QFrame):
    """Floats over the place, takes neither mouse nor keys, and goes by itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        floating(self, theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name = label("", "huge")
        self._who = label("", "heading", "muted")
        for line in (self._name, self._who):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        edge = 2 * theme.sizes.round_card
        column.setContentsMargins(edge, theme.sizes.round_card, edge, theme.sizes.round_card)
        column.addWidget(self._name)
        column.addWidget(self._who)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(_SHOWN_MS)
        self._end.timeout.connect(self.hide)
        self.hide()

    def flash(self, facts: BannerFacts) -> None:
        """Show whose record is open now."""
        name = both_names(facts.name, facts.native_name)
        self._name.setText(name)
        self._who.setText(f"{facts.birth_date.isoformat()} · {facts.record_number}")
        self.adjustSize()
        room = self._window.rect()
        self.move((room.width() - self.width()) // 2, max(0, room.height() // 3 - self.height() // 2))
        self.show()
        self.raise_()
        self._end.start()
        announce(self, name, urgent=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """However it goes, by its time or with the window: nothing is left to end."""
        self._end.stop()
        super().hideEvent(event)
