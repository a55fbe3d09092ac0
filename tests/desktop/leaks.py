"""What a test must not leave behind: threads, running timers, running animations. Each is named by where it started."""

import gc
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QTimer
from shiboken6 import isValid


class Watch:
    """Records where timers and animations are started while it is put on."""

    def __init__(self) -> None:
        self.threads = set(threading.enumerate())
        self.started: list[tuple[Any, str]] = []

    def recording(self, start: Callable[..., Any]) -> Callable[..., Any]:
        """`start` of a Qt class, which also remembers who called it."""

        def recorded(it: Any, *args: Any) -> Any:
            self.started.append((it, "".join(traceback.format_stack(limit=6)[:-1])))
            return start(it, *args)

        return recorded

    def left_over(self) -> list[str]:
        """What still runs, after everything that was to be deleted is."""
        if self._running() or self._threads():
            gc.collect()
        return [f"{type(it).__name__} runs on, started at\n{where}" for it, where in self._running()] + [
            f"thread {thread.name} lives on" for thread in self._threads()
        ]

    def _running(self) -> list[tuple[Any, str]]:
        _delete_what_is_due()
        return [(it, where) for it, where in self.started if isValid(it) and _runs(it)]

    def _threads(self) -> list[threading.Thread]:
        until = time.monotonic() + 1
        while (new := [t for t in threading.enumerate() if t not in self.threads]) and time.monotonic() < until:
            time.sleep(0.01)
        return new


def _runs(it: Any) -> bool:
    if isinstance(it, QTimer):
        return it.isActive()
    return bool(it.state() == QAbstractAnimation.State.Running)


def _delete_what_is_due() -> None:
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
