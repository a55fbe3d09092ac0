"""The one bridge between the window and work that takes time.

One worker wide for writes, several for reads. Workers put their answers into a queue and knock once with a signal that
carries nothing: no Python object crosses threads inside Qt. The GUI thread empties the queue, looks the view up by its
ticket, and says nothing to a view that has been destroyed or has asked again meanwhile.
"""

import itertools
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal
from shiboken6 import isValid

from core.errors import CalcitrackError, Unreachable
from core.texts import Text
from desktop.background.ticket import Cancelled, Progress, Ticket

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[CalcitrackError], None]
Advanced = Callable[[float, Text], None]


@dataclass(frozen=True)
class _Job:
    """What the GUI thread remembers of work under way. Workers never own it, so they never destroy what it holds."""

    ticket: Ticket
    owner: QObject
    work: Callable[[], Any]
    done: Done[Any] | None
    failed: Failed | None
    advanced: Advanced | None
    stopped: Callable[[], None] | None
    key: str | None
    writes: bool


@dataclass(frozen=True)
class _Answer:
    number: int
    value: Any = None
    error: BaseException | None = None


@dataclass(frozen=True)
class _Step:
    number: int
    fraction: float
    doing: Text


class Bridge(QObject):
    """Runs work off the GUI thread and brings its result home.

    Every callback runs on the GUI thread, never inside the call that asked, and never after its owner is destroyed.
    `work` captures values, never widgets.
    """

    changed = Signal(object)
    """The `Changes` of a write, after the write's own `done` was called."""
    troubled = Signal(object)
    """A `CalcitrackError` that its owner does not handle itself; the shell shows it."""
    unreachable = Signal()
    """Work of whoever failed because the server does not answer, after its owner heard of it."""
    busy = Signal(bool)
    """Whether any work is under way."""
    _knock = Signal()

    def __init__(self, parent: QObject | None = None, *, readers: int = 3) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="calcitrack-write")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="calcitrack-read")
        self._numbers = itertools.count(1)
        self._jobs: dict[int, _Job] = {}
        self._latest: dict[tuple[int, str], int] = {}
        self._arrived: SimpleQueue[_Answer | _Step] = SimpleQueue()
        self._closed = False
        self._knock.connect(self._bring_home, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        key: str | None = None,
    ) -> Ticket:
        """Ask for something. With a `key`, the owner's earlier question of that key is forgotten."""
        return self._start(owner, lambda _progress: work(), done, failed, key=key)

    def write(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
        *,
        key: str | None = None,
    ) -> Ticket:
        """Change the record, one write after the other, and tell the open views what changed (`changed`).

        Every write asked for is done; a `key` or `Ticket.cancel` only drops the answer of an earlier one.
        """
        return self._start(owner, lambda _progress: work(), done, failed, key=key, writes=True)

    def progress(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
        *,
        advanced: Advanced | None = None,
        stopped: Callable[[], None] | None = None,
        key: str | None = None,
        writes: bool = False,
    ) -> Ticket:
        """Long work that says how far it is and can be cancelled; `stopped` is called when it was."""
        return self._start(owner, work, done, failed, advanced=advanced, stopped=stopped, key=key, writes=writes)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._jobs

    def shutdown(self) -> None:
        """Finish the writes, leave the reads, and wait for every worker. Nobody hears anything afterwards."""
        self._closed = True
        for job in self._jobs.values():
            if not job.writes or job.advanced or job.stopped:
                job.ticket.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._jobs.clear()
        self._latest.clear()

    def _start(
        self,
        owner: QObject,
        work: Callable[[Progress], Any],
        done: Done[Any] | None,
        failed: Failed | None,
        *,
        advanced: Advanced | None = None,
        stopped: Callable[[], None] | None = None,
        key: str | None = None,
        writes: bool = False,
    ) -> Ticket:
        if QThread.currentThread() is not self.thread():
            raise RuntimeError("the bridge is entered from the GUI thread")
        ticket = Ticket(next(self._numbers))
        if self._closed:
            ticket.cancel()
            return ticket
        self._forget_earlier(owner, key, ticket.number)
        steps = Progress(ticket, lambda fraction, doing: self._post(_Step(ticket.number, fraction, doing)))
        job = _Job(ticket, owner, lambda: work(steps), done, failed, advanced, stopped, key, writes)
        self._jobs[ticket.number] = job
        if len(self._jobs) == 1:
            self.busy.emit(True)
        (self._writer if writes else self._readers).submit(self._run, ticket.number)
        return ticket

    def _forget_earlier(self, owner: QObject, key: str | None, number: int) -> None:
        if key is None:
            return
        earlier = self._jobs.get(self._latest.get((id(owner), key), 0))
        if earlier is not None:
            earlier.ticket.cancel()
        self._latest[id(owner), key] = number

    def _run(self, number: int) -> None:
        """In a worker. The job stays in the GUI thread's table, so that its last reference is dropped there."""
        self._post(self._answer(number))

    def _answer(self, number: int) -> _Answer:
        job = self._jobs.get(number)
        if job is None or (job.ticket.cancelled and not job.writes):
            return _Answer(number, error=Cancelled())
        work = job.work
        del job  # an error remembers this frame: with the job in it, a worker could be the last to hold a view
        try:
            return _Answer(number, work())
        except BaseException as error:  # noqa: BLE001 – every error goes home; none dies in a worker
            return _Answer(number, error=error)

    def _post(self, message: _Answer | _Step) -> None:
        self._arrived.put(message)
        if not self._closed:
            self._knock.emit()

    def _bring_home(self) -> None:
        while not self._closed:
            try:
                message = self._arrived.get_nowait()
            except Empty:
                return
            if isinstance(message, _Step):
                self._step(message)
            else:
                self._deliver(message)

    def _step(self, step: _Step) -> None:
        job = self._jobs.get(step.number)
        if job is not None and job.advanced is not None and self._listens(job):
            job.advanced(step.fraction, step.doing)

    def _deliver(self, answer: _Answer) -> None:
        job = self._jobs.pop(answer.number, None)
        if job is None:
            return
        if job.key is not None and self._latest.get((id(job.owner), job.key)) == answer.number:
            del self._latest[id(job.owner), job.key]
        if not self._jobs:
            self.busy.emit(False)
        try:
            if answer.error is not None:
                self._say_error(job, answer.error)
            elif job.done is not None and self._listens(job):
                job.done(answer.value)
        finally:
            # Long work beside the writes, such as a backup, may change something at its end.
            if (job.writes or job.advanced is not None) and answer.error is None:
                self._say_changes(answer.value)

    def _say_error(self, job: _Job, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            if job.stopped is not None and isValid(job.owner):
                job.stopped()
            return
        calm = error if isinstance(error, CalcitrackError) else CalcitrackError("error.desktop.unexpected")
        if job.failed is not None and self._listens(job):
            job.failed(calm)
        elif isinstance(error, CalcitrackError) and (job.writes or self._listens(job)):
            self.troubled.emit(error)
        if isinstance(error, Unreachable):
            self.unreachable.emit()
        if calm is not error:
            sys.excepthook(type(error), error, error.__traceback__)

    def _say_changes(self, value: object) -> None:
        for part in value if isinstance(value, tuple) else (value,):
            if _is_changes(part):
                self.changed.emit(part)

    @staticmethod
    def _listens(job: _Job) -> bool:
        return isValid(job.owner) and not job.ticket.cancelled


def _is_changes(value: object) -> bool:
    """Whether a value is the clinic's notice of change. Asked by its two fields: the clinic is not loaded for this."""
    return hasattr(value, "patients") and hasattr(value, "kinds")


def wait_until_idle(bridge: Bridge) -> None:
    """Run the event loop until nothing is under way: for scripts that photograph the window."""
    while not bridge.idle:
        QCoreApplication.processEvents()
        QThread.msleep(2)
