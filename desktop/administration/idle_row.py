"""After how long without a touch this workstation's window is covered; an administrator chooses."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.clinic.changes import Changes, Kind
from core.clinic.commands.workstation import set_idle_minutes
from core.clinic.rights import Right
from core.clinic.views.workstation import idle_choices, idle_minutes
from core.errors import CalcitrackError
from desktop.widgets.choices import Choices
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.workplace import Workplace


class IdleRow(QWidget):
    """A row of minutes; each choice holds at once, and for everybody at this workstation."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Locks when nobody is there for"))
        self._workplace = workplace
        minutes = [(str(each), self.tr("%n min", "", each)) for each in idle_choices()]
        self.choices = Choices(workplace.theme, self.accessibleName(), minutes)
        self.choices.chosen.connect(self._chosen)
        for push in self.choices.buttons():
            only_with(push, workplace, Right.MANAGE_ACCOUNTS)
        self.notice = Notice(workplace.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choices)
        column.addWidget(self.notice)
        self.setFocusProxy(self.choices)
        workplace.bridge.changed.connect(self._changed)
        self._read()

    def _read(self) -> None:
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: idle_minutes(context), self._show, self._failed, key="minutes")

    def _show(self, minutes: int) -> None:
        self.choices.set_value(str(minutes))

    def _chosen(self, minutes: str) -> None:
        context = self._workplace.context
        self.notice.clear()
        self._workplace.bridge.write(self, lambda: set_idle_minutes(context, int(minutes)), None, self._refused)

    def _changed(self, changes: Changes) -> None:
        if Kind.FACILITY in changes.kinds:
            self._read()

    def _failed(self, error: CalcitrackError) -> None:
        self.notice.say_error(error, self._workplace)

    def _refused(self, error: CalcitrackError) -> None:
        self._failed(error)
        self._read()
