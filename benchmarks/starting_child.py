"""One start of the program, or of a bare window, in a process of its own: what it took, as a line of JSON.

    python -m benchmarks.starting_child bare | sign-in STORE | unlock STORE | libraries < GIVEN

`bare` is a QMainWindow with a line to type in. `libraries` is what no unlocking can avoid: the modules that are not
ours imported one after the other, the passphrase derived, and the worklist's statements run by the driver alone.
"""

import contextlib
import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.account import ACCOUNT, PASSPHRASE, now

HEAVY = ("sqlalchemy", "pyqtgraph", "cv2", "numpy", "reportlab")
OURS = ("core", "desktop", "resources", "benchmarks", "__main__")
PATIENCE_S = 120.0


def told(began: tuple[float, float] | None = None, **more: object) -> str:
    """Seconds since `began`, or of the whole process, and when it was by the clock of the system."""
    processor, wall = (0.0, 0.0) if began is None else began
    spent = {"processor": time.process_time() - processor, "wall": time.perf_counter() - wall, "at": time.time()}
    return json.dumps(spent | more)


def clocks() -> tuple[float, float]:
    return time.process_time(), time.perf_counter()


def run_until(app: Any, over: Callable[[], object]) -> None:
    """The event loop, until something is so."""
    until = time.monotonic() + PATIENCE_S
    while not over():
        if time.monotonic() > until:
            raise SystemExit("it never came to that")
        app.processEvents()
        time.sleep(0.001)


def shown(app: Any) -> Any:
    """The window that is on the screen."""
    return next(each for each in app.topLevelWidgets() if each.isVisible())


def type_a_letter(app: Any) -> None:
    """Into the line that has the focus; it has to arrive."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLineEdit

    line = shown(app).focusWidget()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        app.sendEvent(line, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    if not isinstance(line, QLineEdit) or line.text() != "a":
        raise SystemExit("the letter did not arrive")
    app.processEvents()


def first_paint(app: Any) -> Callable[[], bool]:
    """Whether anything was painted yet."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.painted = True
            return False

    watch = Watch(app)
    app.installEventFilter(watch)
    return lambda: watch.painted


def bare_window() -> Any:
    """A QMainWindow with one line, painted."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    app = QApplication([])
    window, line = QMainWindow(), QLineEdit()
    window.setCentralWidget(line)
    line.setFocus()
    painted = first_paint(app)
    window.show()
    run_until(app, painted)
    return app, window


def program(store: str, steps: Callable[[Any, Any], None]) -> None:
    """The program as it starts, with `steps` in the place of its event loop."""
    from PySide6.QtWidgets import QApplication

    from desktop import window

    made = []
    usual = window.Program

    def making(app: Any, file: Any, _clock: Any, zone: Any) -> Any:
        # On the day on which the clinic was made: the rules have nothing to be asked again about.
        made.append(usual(app, file, now, zone))
        return made[-1]

    app = QApplication([])
    painted = first_paint(app)

    def loop(_app: Any) -> int:
        run_until(app, painted)
        steps(app, made[0])
        return 0

    # By hand: what mocks objects loads a quarter of a bare window's time, and `bare` would pay for it too.
    window.Program = making  # type: ignore[assignment,misc]
    QApplication.exec = loop  # type: ignore[assignment,method-assign]
    window.run_window(store, False)


def sign_in(app: Any, _program: Any) -> None:
    """The first page is painted, and takes a letter."""
    heavy = [name for name in HEAVY if name in sys.modules]
    type_a_letter(app)
    print(told(None, loaded=heavy), flush=True)


def unlock(app: Any, running: Any) -> None:
    """From the first page, its passphrase entered at once, to a worklist with people in it."""
    before, began = set(sys.modules), clocks()
    page = running.window.page
    page.account.set_value(ACCOUNT)
    page.passphrase.line.setText(PASSPHRASE)
    page.sign_in()
    run_until(app, lambda: running.shell is not None and _people(running.shell))
    app.processEvents()
    spent = told(began, modules=_foreign(before))
    print(spent, flush=True)


def _people(shell: Any) -> bool:
    shown_list = getattr(shell.place, "list", None)
    return shown_list is not None and shown_list.model.rowCount() > 0


def _foreign(before: set[str]) -> list[str]:
    """Modules that came since, in the order in which they came, but for ours."""
    return [name for name in list(sys.modules) if name not in before and name.split(".")[0] not in OURS]


def libraries() -> None:
    """The baseline of unlocking."""
    given = json.loads(sys.stdin.read())
    app, window = bare_window()
    began = clocks()
    for name in given["modules"]:
        # Some stand in the list of modules under a name that cannot be imported.
        with contextlib.suppress(ImportError, AttributeError):
            importlib.import_module(name)
    from argon2.low_level import Type, hash_secret_raw
    from sqlcipher3 import connect

    cost = given["cost"]
    hash_secret_raw(b"passphrase", b"0" * 16, cost["passes"], cost["memory_kib"], cost["lanes"], 32, Type.ID)
    connection = connect(given["record"])
    connection.execute(f"PRAGMA key = \"x'{given['key']}'\"")
    for text, parameters in given["statements"]:
        connection.execute(text, parameters).fetchall()
    connection.close()
    print(told(began), flush=True)
    del app, window


def main() -> None:
    what, *store = sys.argv[1:]
    if what == "bare":
        app, window = bare_window()
        type_a_letter(app)
        print(told(), flush=True)
        del window
    elif what == "libraries":
        libraries()
    else:
        program(store[0], {"sign-in": sign_in, "unlock": unlock}[what])


if __name__ == "__main__":
    main()
