"""What somebody may not do stands there all the same, switched off, and says who may."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.clinic.rights import Right, refused
from desktop.widgets.workplace import Workplace


def only_with(control: QWidget | QAction, workplace: Workplace, right: Right, patient_id: str | None = None) -> bool:
    """Switch a control off for whoever has no right to it, with the reason; whether they have it.

    To be called once: what else switches the control on and off asks the answer as well.
    """
    refusal = refused(workplace.context, right, patient_id)
    if refusal is not None:
        switch_off(control, workplace.say(refusal))
    return refusal is None


def switch_off(control: QWidget | QAction, reason: str) -> None:
    """Switch a control off for a reason that can be read and heard."""
    control.setEnabled(False)
    control.setToolTip(reason)
    if isinstance(control, QWidget):
        control.setAccessibleDescription(reason)
