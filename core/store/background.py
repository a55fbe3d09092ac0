"""The quick check after an unclean end: beside the work, not before it."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future

from core.store.verify import Finding


class BackgroundCheck:
    """A check on a thread of its own. `result()` waits for the findings."""

    def __init__(self, check: Callable[[], Iterable[Finding]]) -> None:
        self._findings: Future[list[Finding]] = Future()
        self._thread = threading.Thread(target=self._run, args=(check,), name="store-check", daemon=True)
        self._thread.start()

    def _run(self, check: Callable[[], Iterable[Finding]]) -> None:
        try:
            self._findings.set_result(list(check()))
        except Exception as error:  # noqa: BLE001  # whoever asks for the findings is told
            self._findings.set_exception(error)

    def done(self) -> bool:
        """Whether the findings are there."""
        return self._findings.done()

    def result(self) -> list[Finding]:
        """The findings; empty when nothing is damaged."""
        return self._findings.result()

    def join(self) -> None:
        """Wait for the thread to end."""
        self._thread.join()
