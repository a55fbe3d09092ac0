"""What floats over the photograph: a complaint at its place, and what is shown while something is dropped."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.theme.theme import Theme
from desktop.widgets.announce import announce
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import label, look


class DropHint(QFrame):
    """Shown in the middle while something is held over the bench that can be dropped."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.sizes.round_card,) * 4)
        row.addWidget(label(self.tr("Let go to add the photograph"), "heading"))
        self.hide()

    def stand_in_the_middle(self) -> None:
        """Of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.adjustSize()
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)
            self.raise_()


class Bubble(QFrame):
    """A sentence at a place of the photograph. It takes no click: one goes on drawing below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "float")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._gap = theme.sizes.between
        self._words = label(wrap=True)
        self._words.setFixedWidth(theme.px(240))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sizes.inside, theme.sizes.inside, theme.sizes.inside, theme.sizes.inside)
        row.setSpacing(theme.sizes.inside)
        row.addWidget(LevelMark(theme, "attention"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        """Say something; place it with `stand_at`."""
        self._words.setText(sentence)
        self.adjustSize()
        self.show()
        self.raise_()
        announce(self, sentence)

    def stand_at(self, spot: QPointF) -> None:
        """Beside a place of the parent, and wholly inside it."""
        self.move(beside(self, spot, self._gap))


def beside(widget: QWidget, spot: QPointF, gap: int) -> QPoint:
    """Right and below of a place of the parent; on its other side where there is no room."""
    parent = widget.parentWidget()
    room = parent.size() if parent is not None else widget.size()
    x, y = round(spot.x()) + gap, round(spot.y()) + gap
    if x + widget.width() > room.width():
        x = round(spot.x()) - gap - widget.width()
    if y + widget.height() > room.height():
        y = round(spot.y()) - gap - widget.height()
    return QPoint(
        max(0, min(x, room.width() - widget.width())),
        max(0, min(y, room.height() - widget.height())),
    )
