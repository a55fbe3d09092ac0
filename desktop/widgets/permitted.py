"""What somebody may not do stands there all the same, switched off, and says who may."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from core.clinic.rights import Right, refused, roles_with
from desktop.widgets.workplace import Workplace


def only_with(control: QWidget, workplace: Workplace, right: Right) -> None:
    """Switch a control off, with the reason, while who is signed in has no right to it for the patient who is open, or
    the store is read beside who writes it.

    Whoever made the control goes on switching it as they need: it is never on without the right.
    """
    if workplace.refusal is not None or workplace.context.actor.role not in roles_with(right):
        _Guard(control, workplace, right)


class _Guard(QObject):
    """Lives with its control. Emergency access may give the right for one patient, so each new patient is looked at."""

    def __init__(self, control: QWidget, workplace: Workplace, right: Right) -> None:
        super().__init__(control)
        self._control, self._workplace, self._right = control, workplace, right
        self._wanted, self._tip = not _is_off(control), control.toolTip()
        self._refuses = False
        control.installEventFilter(self)
        workplace.shown.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """See whether the right is there for the patient who is open now."""
        refusal = refused(self._workplace.context, self._right, self._workplace.shown.patient_id)
        if refusal is not None:
            reason = self._workplace.say(refusal)
            self._refuses = True
            self._control.setEnabled(False)
            self._control.setToolTip(reason)
            self._control.setAccessibleDescription(reason)
        elif self._refuses:
            self._refuses = False
            self._control.setToolTip(self._tip)
            self._control.setAccessibleDescription("")
            self._control.setEnabled(self._wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and self._refuses and not _is_off(self._control):
            self._wanted = True
            self.look()
        return False


def _is_off(control: QWidget) -> bool:
    """Whether it is switched off itself, and not only together with what is around it."""
    return control.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled)
