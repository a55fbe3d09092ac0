"""What a screen reader is told of widgets that Qt has too few words for: the window, charts, groups and buttons.

Qt says of a window, a chart and a named group only that they are an area, which readers pass over; and it lets a reader
switch a button that stays pressed without the click that the program listens for.
"""

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QPushButton, QToolButton, QWidget

from desktop.widgets.told import read_aloud

_READS_AS: Final = "reads_as"
_ROLES: Final = {
    "window": QAccessible.Role.Window,
    "chart": QAccessible.Role.Chart,
    "picture": QAccessible.Role.Graphic,
    "one_of_several": QAccessible.Role.RadioButton,
}


def reads_as(widget: QWidget, what: Literal["window", "chart", "picture", "one_of_several"]) -> None:
    """Say what a widget of our own is; a chart says its values as its accessible description."""
    widget.setProperty(_READS_AS, what)


class _Reading(QAccessibleWidget):
    """Signs are said in words."""

    def text(self, kind: QAccessible.Text) -> str:
        """The name or the description that the widget was given."""
        return read_aloud(super().text(kind))


class LabelReading(_Reading):
    """A text, or a picture."""

    def role(self) -> QAccessible.Role:
        """A picture that is yet to come is a text."""
        label = self.widget()
        picture = isinstance(label, QLabel) and not label.pixmap().isNull()
        return QAccessible.Role.Graphic if picture else QAccessible.Role.StaticText

    def state(self) -> QAccessible.State:
        """It is there to be read."""
        state = super().state()
        state.readOnly = True
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """What it shows is its name where it has no other."""
        told, label = super().text(kind), self.widget()
        if told or kind != QAccessible.Text.Name or not isinstance(label, QLabel):
            return told
        rich = label.textFormat() == Qt.TextFormat.RichText
        return read_aloud(QTextDocumentFragment.fromHtml(label.text()).toPlainText() if rich else label.text())


class PlainReading(_Reading):
    """A widget that paints itself, or holds others: what it says it is; a group where it has a name."""

    def role(self) -> QAccessible.Role:
        """Asked each time, for a name may come later."""
        told = _ROLES.get(str(self.widget().property(_READS_AS)))
        if told is not None:
            return told
        return QAccessible.Role.Grouping if self.widget().accessibleName() else QAccessible.Role.Client

    def state(self) -> QAccessible.State:
        """What hands the focus on, as the ground of a chart does to the chart, never has it."""
        state = super().state()
        if self.widget().focusProxy() is not None:
            state.focusable = state.focused = False
        return state


class ButtonReading(_Reading):
    """A button: pressing it from a screen reader is the click that it is by mouse and by keyboard."""

    def role(self) -> QAccessible.Role:
        """One of several where pressing it releases the others."""
        push = self._push()
        if not push.isCheckable():
            menu = isinstance(push, QPushButton | QToolButton) and push.menu() is not None
            return QAccessible.Role.ButtonMenu if menu else QAccessible.Role.Button
        group = push.group()
        one_of_several = push.autoExclusive() or (group is not None and group.exclusive())
        if one_of_several or push.property(_READS_AS) == "one_of_several":
            return QAccessible.Role.RadioButton
        return QAccessible.Role.CheckBox

    def state(self) -> QAccessible.State:
        """Whether it stays pressed, is pressed, or opens a menu."""
        push, state = self._push(), super().state()
        state.checkable, state.checked, state.pressed = push.isCheckable(), push.isChecked(), push.isDown()
        state.hasPopup = self.role() == QAccessible.Role.ButtonMenu
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """The word on the button is its name where it has no other."""
        told = super().text(kind)
        return told or (read_aloud(self._push().text().replace("&", "")) if kind == QAccessible.Text.Name else "")

    def actionNames(self) -> list[str]:
        """Press stands first: it is what readers do by default."""
        return [self.pressAction(), *super().actionNames()] if self._push().isEnabled() else []

    def doAction(self, name: str) -> None:
        """A click, after the reader has its answer: what opens then may ask something and wait."""
        if name == self.pressAction():
            self._push().animateClick()
        else:
            super().doAction(name)

    def _push(self) -> QAbstractButton:
        push = self.widget()
        if not isinstance(push, QAbstractButton):
            raise TypeError(f"{type(push).__name__} is no button")
        return push


_READINGS: Final = {
    "QLabel": LabelReading,
    "QWidget": PlainReading,
    "QFrame": PlainReading,
    "QScrollArea": PlainReading,
    "QGraphicsView": PlainReading,
    "QPushButton": ButtonReading,
    "QToolButton": ButtonReading,
}


def install_readings() -> None:
    """From now on; once a process, for Qt forgets none that it was given."""
    global _installed  # noqa: PLW0603
    if not _installed:
        _installed = True
        QAccessible.installFactory(_reading)


_installed = False


def _reading(kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Qt asks for each class of a widget, the nearest first, and takes its own reading where this gives none."""
    reading = _READINGS.get(kind)
    return reading(thing) if reading is not None and isinstance(thing, QWidget) else None
