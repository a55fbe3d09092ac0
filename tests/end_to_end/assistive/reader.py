"""A blind nurse's workstation for a test: a display, a bus of its own, the program, and a client that reads it.

All four are processes of ours on nothing that anybody else uses, and all end with the test.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")
ROOT = Path(__file__).resolve().parents[3]
PYTHON = "/usr/bin/python3"
BUS_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
LONGEST_S = 60.0
"""How long anything is waited for: a busy machine is slow, and no test is about that."""
SCREEN = "1280x800x24"


def missing() -> str | None:
    """Why a screen reader cannot be had here, if it cannot."""
    if sys.platform != "linux":
        return "AT-SPI is the accessibility bus of Linux"
    for program in ("Xvfb", "dbus-daemon"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not BUS_LAUNCHER.exists():
        return "at-spi2-core is not installed"
    asks = "import gi; gi.require_version('Atspi', '2.0')"
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", asks], capture_output=True, check=False).returncode:
        return "the system's Python cannot read AT-SPI (Debian: python3-gi and gir1.2-atspi-2.0)"
    return None


@dataclass(frozen=True)
class Node:
    """One object as the client reads it, and what lies in it."""

    id: int
    role: str
    name: str
    description: str = ""
    states: frozenset[str] = frozenset()
    text: str | None = None
    labels: tuple[str, ...] = ()
    children: tuple["Node", ...] = field(default=(), repr=False)

    def all(self) -> Iterator["Node"]:
        """This object and everything in it."""
        yield self
        for child in self.children:
            yield from child.all()

    @property
    def spoken(self) -> str:
        """What is said of it on arriving there."""
        return " ".join(filter(None, (*self.labels, self.name, self.description)))


def node(told: dict) -> Node:
    """A tree of nodes from what the client wrote."""
    return Node(
        id=told["id"],
        role=told["role"],
        name=told["name"],
        description=told["description"],
        states=frozenset(told["states"]),
        text=told.get("text"),
        labels=tuple(filter(None, told["labels"])),
        children=tuple(node(child) for child in told["children"]),
    )


class Reader:
    """Asks the client, and waits until there is something to hear or to find."""

    def __init__(self, client: subprocess.Popen, program: subprocess.Popen) -> None:
        self._client, self._program = client, program
        self.heard: list[dict] = []

    def ask(self, what: str, **about: object) -> object:
        """One question to the client."""
        assert self._program.poll() is None, "the program has ended"
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._client.stdin.write(json.dumps({"ask": what, **about}) + "\n")
        self._client.stdin.flush()
        answer = json.loads(self._client.stdout.readline() or '{"gone": "the client has ended"}')
        return answer.get("ok")

    def until(self, look: Callable[[], Found | None], what: str) -> Found:
        """Look again until there is something."""
        end = time.monotonic() + LONGEST_S
        while not (found := look()):
            assert time.monotonic() < end, f"waited in vain for {what}; heard last: {self.heard[-12:]}"
        return found

    def find(self, role: str, name: str, inside: dict | None = None) -> dict:
        """The first shown object of a role whose name begins so, once there is one."""
        within = inside["id"] if inside else None
        return self.until(lambda: self.ask("find", role=role, name=name, inside=within), f"{role} “{name}”")

    def read(self, thing: dict | None = None) -> Node:
        """What is shown there, or everywhere."""
        return node(self.until(lambda: self.ask("read", id=thing["id"] if thing else None), "something to read"))

    def press(self, role: str, name: str, inside: dict | None = None) -> None:
        """Do the action that a reader does by default."""
        assert self.ask("do", id=self.find(role, name, inside)["id"], action="Press")

    def write(self, role: str, name: str, text: str, inside: dict | None = None) -> None:
        """Put a text into a field by its editable text."""
        assert self.ask("write", id=self.find(role, name, inside)["id"], text=text)

    def key(self, name: str, *, control: bool = False) -> None:
        """A key of the keyboard."""
        assert self.ask("key", name=name, control=control)

    def hear(self, kind: str, said: Callable[[dict], bool], what: str) -> dict:
        """Wait for an event, from the last one that was waited for on."""

        def look() -> dict | None:
            self.heard += self.ask("listen") or ()
            at = next((i for i, one in enumerate(self.heard) if one["kind"] == kind and said(one)), None)
            if at is None:
                return None
            found, self.heard = self.heard[at], self.heard[at + 1 :]
            return found

        return self.until(look, what)

    def hear_focus(self) -> dict:
        """The next object that gets the focus."""
        return self.hear("object:state-changed:focused", lambda one: one["on"] == 1, "the focus to move")

    def forget(self) -> None:
        """What was said until now is of no interest."""
        self.ask("listen")
        self.heard = []


@contextmanager
def workstation(store: Path, home: Path) -> Iterator[Reader]:
    """The program on a store, and a reader at it."""
    with ExitStack() as stack:
        environment = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "PYTHONPATH")}
        folders = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
        for folder in folders.values():
            Path(folder).mkdir(mode=0o700, parents=True)
        environment |= {"HOME": str(home), "TZ": "UTC", "LANG": "C.UTF-8", **folders}
        environment["DISPLAY"] = _display(stack)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(stack, environment)
        qt = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        command = [sys.executable, "-m", "desktop.entry", "--store", str(store)]
        program = _started(stack, command, env=environment | qt, cwd=ROOT, stderr=subprocess.DEVNULL)
        client = _started(
            stack,
            [PYTHON, str(Path(__file__).with_name("client.py"))],
            env=environment | {"PYTHONWARNINGS": "ignore"},
            cwd=home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        reader = Reader(client, program)
        reader.until(lambda: reader.ask("connect"), "the program on the accessibility bus")
        yield reader


def _display(stack: ExitStack) -> str:
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    _started(stack, command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as said:
        return f":{said.readline().strip()}"


def _bus(stack: ExitStack, environment: dict[str, str]) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    bus = _started(stack, command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert bus.stdout is not None
    return bus.stdout.readline().strip()


def _started(stack: ExitStack, command: list[str], **how: object) -> subprocess.Popen:
    process = subprocess.Popen(command, **how)  # type: ignore[call-overload]
    stack.callback(_end, process)
    return process


def _end(process: subprocess.Popen) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.terminate()
    try:
        process.wait(timeout=LONGEST_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
