"""A line at the foot of the photograph: what the tool in hand waits for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.photo_bench.bench.offering import Offer
from desktop.theme.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.looks import label, look


class Hint(QFrame):
    """Takes no click; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._words = label()
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sizes.inside, theme.sizes.tight, theme.sizes.inside, theme.sizes.tight)
        row.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        """Say something else; nothing hides it."""
        if sentence == self.words:
            return
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            self.place()
            self.raise_()
            announce(self, sentence)

    def place(self) -> None:
        """At the foot of the parent, no wider than it."""
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        gap = self._theme.sizes.inside
        words = self._words.fontMetrics()
        line = max(words.horizontalAdvance(each) for each in self._words.text().split("\n")) + 4 * gap
        width = min(parent.width() - 2 * gap, line)
        inner = width - 2 * gap
        self._words.setFixedSize(inner, max(words.height(), self._words.heightForWidth(inner)))
        self.setFixedSize(width, self._words.height() + 2 * self._theme.sizes.tight)
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - gap)

    def say_for(self, tool: str, warnings: Sequence[str], offer: Offer | None, *, looking: bool, known: bool) -> None:
        """Say what to do next with a tool, after what is to be known of its offer. `known`: the edges, the axis."""
        if tool == "assist":
            self.say("\n".join((*warnings, self._assisting(looking, offer))))
        elif tool == "live_wire" and not known:
            self.say(self.tr("The edges are being read; until then stretches are straight."))
        elif tool == "limb" and not known:
            self.say(self.tr("Click two marks along the limb where the card lies on it, then type its circumference."))
        else:
            self.say("")

    def _assisting(self, looking: bool, offer: Offer | None) -> str:
        if looking:
            return self.tr("Looking for the edge… Esc leaves it.")
        if offer is None:
            return self.tr("Drag a box round the wound, or click inside it.")
        more = self.tr("Drag over what is missing; with Shift or the right button over what is too much.")
        return self.tr("Enter accepts it.") + " " + more if offer.rings else more
