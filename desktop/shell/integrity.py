"""Whether the store is whole: looked at in the background once the window stands, and told if it is not."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.clinic import opening
from core.clinic.commands.trail import check_since_last_time
from core.clinic.doubts import doubts
from core.texts import Text
from desktop.widgets.notice import Notice
from desktop.widgets.workplace import Workplace

_ASK_AGAIN_MS = 3000


class Integrity(QObject):
    """The audit trail since it was last found whole, the check of the files after an unclean end, and what has to be
    known of this computer: its clock, and where the store lies."""

    found = Signal()

    def __init__(self, workplace: Workplace, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._notice = workplace, notice
        self.findings: tuple[Text, ...] = ()
        self._again = QTimer(self)
        self._again.setInterval(_ASK_AGAIN_MS)
        self._again.timeout.connect(self._ask_for_damage)

    def look(self) -> None:
        """Begin."""
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: check_since_last_time(context), self._add, key="trail")
        self._workplace.bridge.read(self, lambda: doubts(context), self._add, key="doubts")
        self._ask_for_damage()

    def tell(self) -> None:
        """Say what was found, and what to do."""
        lines = [self._workplace.say(finding) for finding in self.findings]
        advice = self.tr("Keep this workstation as it is and call whoever administers Calcitrack.")
        self._notice.say("\n".join([*lines, advice]), "urgent")

    def _ask_for_damage(self) -> None:
        damage = opening.damage(self._workplace.context)
        if damage is None:
            self._again.start()
            return
        self._again.stop()
        self._add(damage)

    def _add(self, findings: tuple[Text, ...]) -> None:
        if findings:
            self.findings += findings
            self.found.emit()
