"""Controls that change the record, where it is open for reading alone: disabled, each with the reason."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.widgets.workplace import Workplace


def hold_back(workplace: Workplace, *controls: QWidget | QAction) -> None:
    """Keep these disabled, whatever their place does with them, and say why; nothing happens where one may write."""
    refusal = workplace.refusal
    if refusal is None:
        return
    reason = workplace.say(refusal)
    for control in controls:
        control.setToolTip(reason)
        if isinstance(control, QWidget):
            control.setAccessibleDescription(reason)
            control.installEventFilter(_Held(control))
        control.setEnabled(False)


class _Held(QObject):
    """Disables its widget again when somebody enables it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QWidget):
            # A widget inside a part that is disabled and enabled as a whole is told too.
            watched.setEnabled(False)
        return False
