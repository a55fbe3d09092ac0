"""The quick check after an unclean end: beside the work, not before it, and given up when the store closes."""

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from typing import Final

from core.store.engine import Engines
from core.store.verify import Finding, quick

_STEPS_BETWEEN_LOOKS: Final = 100_000
"""Instructions of SQLite's machine between two looks at whether to go on: a few milliseconds."""


class BackgroundCheck:
    """A check of some files on a thread of its own."""

    def __init__(self, files: Mapping[str, Engines]) -> None:
        self._files = dict(files)
        self._stopped = threading.Event()
        self._findings: Future[list[Finding]] = Future()
        self._thread = threading.Thread(target=self._run, name="store-check", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._findings.set_result(list(self._look()))
        except BaseException as error:  # noqa: BLE001  # whoever asks for the findings is told
            self._findings.set_exception(error)

    def _look(self) -> Iterator[Finding]:
        for name, engines in self._files.items():
            if not self._stopped.is_set():
                yield from quick(engines, name, self._stopped.is_set, _STEPS_BETWEEN_LOOKS)

    def done(self) -> bool:
        """Whether the findings are there."""
        return self._findings.done()

    def result(self) -> list[Finding]:
        """Wait for the findings; empty when nothing is damaged."""
        return self._findings.result()

    def stop(self) -> bool:
        """End the check now. Whether it had come to its end."""
        finished = self.done()
        self._stopped.set()
        self._thread.join()
        return finished
