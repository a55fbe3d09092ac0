"""How many times a nurse touches the keyboard or the mouse: what a test sends through qtbot, counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_NONE = Qt.KeyboardModifier.NoModifier


class InteractionCounter:
    """Sends clicks and keys as a person would, and counts them.

    A key with its modifiers is one interaction, a click one, a double click two, a typed text one a character. Keys go
    to whatever has the focus, so a count is only reached by a way that a person could go.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._aside = False
        self.count = 0
        self.log: list[str] = []

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is sent inside is not counted: choosing the photograph and drawing the outline."""
        before, self._aside = self._aside, True
        try:
            yield
        finally:
            self._aside = before

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """One key, pressed and let go."""
        self._note(1, f"key {key if isinstance(key, str) else key.name}")
        self._qtbot.keyClick(focused(), key, modifiers)

    def text(self, typed: str) -> None:
        """A text, character by character."""
        for character in typed:
            self.key(character)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One click of the left button, in the middle of the widget unless said otherwise."""
        self._note(1, f"click {widget.accessibleName() or type(widget).__name__}")
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, at or widget.rect().center())

    def double_click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Two clicks of the left button."""
        self._note(2, f"double click {widget.accessibleName() or type(widget).__name__}")
        self._qtbot.mouseDClick(widget, Qt.MouseButton.LeftButton, _NONE, at or widget.rect().center())

    def _note(self, times: int, what: str) -> None:
        if not self._aside:
            self.count += times
            self.log.append(what)


def focused() -> QWidget:
    """The widget that would get a key now."""
    widget = QApplication.focusWidget()
    if widget is None:
        raise AssertionError("nothing has the focus: a key would go nowhere")
    return widget
