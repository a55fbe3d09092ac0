"""What can be done with a task, and what is said when it is done: undo included."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.clinic.changes import Changes
from core.clinic.commands import tasks as commands
from core.clinic.context import Context
from core.clinic.merging.form import Differs, Disagreement
from core.clinic.merging.standing import Owner
from core.clinic.merging.three_way import Side
from core.clinic.views.tasks import TaskLine
from core.errors import CalcitrackError
from desktop.widgets.two_versions import ask_which
from desktop.widgets.workplace import Workplace


class TaskActions(QObject):
    """Each is one command on the task that is chosen. The one that was settled last can be opened again."""

    said = Signal(str, bool)
    """What was done, and whether it can be undone."""
    failed = Signal(object)

    def __init__(self, workplace: Workplace, chosen: Callable[[], TaskLine | None], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._chosen = workplace, chosen
        self._settled: tuple[str, str] | None = None
        self._both: tuple[str, str, Disagreement[Owner]] | None = None

    def complete(self) -> None:
        """It is done."""
        self._write(commands.complete, self.tr("Done: {task}"), settles=True)

    def decline(self, reason: str) -> None:
        """It will not be done."""
        work = lambda context, task_id: commands.decline(context, task_id, reason)  # noqa: E731 – captures a value
        self._write(work, self.tr("Declined: {task}"), settles=True)

    def take(self) -> None:
        """Whoever sits here does it."""
        self._write(commands.take, self.tr("Yours: {task}"))

    def assign(self, name: str | None) -> None:
        """It is this person's, or nobody's."""
        said = self.tr("Assigned to {name}: {task}") if name else self.tr("Nobody has it now: {task}")
        seen = self._owner()
        self._write(lambda context, task_id: commands.assign(context, task_id, name, seen), said, name=name)

    def hand_over(self, discipline: str) -> None:
        """Another discipline owns it."""
        seen = self._owner()
        work = lambda context, task_id: commands.hand_over(context, task_id, discipline, seen)  # noqa: E731
        self._write(work, self.tr("Handed over: {task}"))

    def reopen(self) -> bool:
        """Open again what was settled last; False where nothing was."""
        settled = self._settled is not None
        if self._settled is not None:
            context, (task_id, title) = self._workplace.context, self._settled
            self._send(
                lambda: commands.reopen(context, task_id), self.tr("Open again: {task}").format(task=title), None
            )
        return settled

    def _owner(self) -> Owner | None:
        """Whose the chosen task is on the screen."""
        line = self._chosen()
        return None if line is None else Owner(line.discipline, line.assignee)

    def _write(
        self, work: Callable[[Context, str], Changes], said: str, *, settles: bool = False, name: str | None = None
    ) -> None:
        line, context = self._chosen(), self._workplace.context
        if line is None:
            return
        task_id, title = line.task_id, self._workplace.say(line.title)
        settled = (task_id, title) if settles else None
        self._send(lambda: work(context, task_id), said.format(task=title, name=name), settled)

    def _send(self, work: Callable[[], Changes], said: str, settled: tuple[str, str] | None) -> None:
        def done(_changes: Changes) -> None:
            self._settled = settled
            self.said.emit(said, settled is not None)

        self._workplace.bridge.write(self, work, done, self._failed)

    def _failed(self, error: CalcitrackError) -> None:
        line, parent = self._chosen(), self.parent()
        if isinstance(error, Differs) and line is not None and isinstance(parent, QWidget):
            self._both = (line.task_id, self._workplace.say(line.title), error.disagreement)
            who = " · ".join((line.patient_name, line.record_number, self._both[1]))
            ask_which(self._workplace, parent, error.disagreement, who, self._decided)
        else:
            self.failed.emit(error)

    def _decided(self, sides: Mapping[str, Side]) -> None:
        if self._both is not None:
            context, (task_id, title, both) = self._workplace.context, self._both
            owner, theirs = both.decided(sides), both.theirs
            self._send(
                lambda: commands.give(context, task_id, owner, theirs),
                self.tr("Decided whose it is: {task}").format(task=title),
                None,
            )
