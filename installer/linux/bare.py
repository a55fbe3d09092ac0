"""A bare Debian in a folder of its own, where what was built is tried step by step."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSPHRASE = "a lantern for the night shift"
NOT_TRIED = 77
"""The exit code of a check that could not be made here, as test harnesses know it."""


class Failed(Exception):
    """A step did not do what it should; the text says what was seen."""


@dataclass(frozen=True)
class BareSystem:
    """A Debian with nothing but its base, in a folder of its own."""

    root: Path

    def run(self, *command: str, user: str = "root", home: str = "/root") -> str:
        """The output of a command in there, in an environment of nothing but what every program may expect.

        Raises
        ------
        Failed
            When it ends with an error, with the end of what it said.
        """
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home,
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "CALCITRACK_PASSPHRASE": PASSPHRASE,
        }
        inside = ["chroot", f"--userspec={user}", str(self.root), *command]
        done = subprocess.run(inside, env=environment, capture_output=True, text=True, check=False, errors="replace")
        if done.returncode:
            raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-2000:]}")
        return done.stdout

    def install(self, *packages: str) -> None:
        """Packages, by apt, with what they need and nothing that they merely recommend."""
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def calcitrack(self, *arguments: str) -> str:
        """The output of the installed program."""
        return self.run("calcitrack", *arguments)

    def path(self, inside: str) -> Path:
        """Where a path of the bare system lies on this one."""
        return self.root / inside.lstrip("/")


Step = Callable[[BareSystem], None]
"""One thing tried; the first line of its docstring is what the terminal shows."""


def walk(steps: Sequence[Step]) -> int:
    """Make a bare system and try every step in it; the exit code is 0 only when all did what they should."""
    # Root alone writes there; this system's own question for it is none that Windows' types know.
    if shutil.which("debootstrap") is None or not os.access("/", os.W_OK):
        print("A bare system is made by debootstrap, as root:  sudo apt install debootstrap", file=sys.stderr)
        return 2
    if not _mirror_answers():
        print(
            f"\n*** NOT TRIED: nothing answers at {_mirror()}, where a bare Debian comes from. ***\n", file=sys.stderr
        )
        return NOT_TRIED
    with tempfile.TemporaryDirectory(prefix="calcitrack-smoke-") as folder:
        bare = BareSystem(Path(folder) / "debian")
        try:
            with _timed("a bare Debian is made"):
                _make(bare)
            with _mounted(bare):
                for step in steps:
                    with _timed(str(step.__doc__).rstrip(".")):
                        step(bare)
        except (Failed, subprocess.CalledProcessError) as error:
            print(f"failed: {error}", file=sys.stderr)
            return 1
    print(f"{len(steps)} passed, 0 failed")
    return 0


def expect(word: str, seen: str) -> None:
    """Fail unless the word is in what was seen, in capitals or not."""
    if word.casefold() not in seen.casefold():
        raise Failed(f"“{word}” is not in what was seen:\n{seen[-2000:]}")


def _make(bare: BareSystem) -> None:
    """Debian's smallest base, of this machine's release."""
    made = ["debootstrap", "--variant=minbase", _release(), str(bare.root), _mirror()]
    done = subprocess.run(made, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stdout[-2000:] + done.stderr[-2000:])


def _mirror() -> str:
    suite = ("Created-By: Packages", f"Suite: {_release()}")
    told = _told_by("apt-get", "indextargets", "--format", "$(SITE)", *suite).split()
    return told[0] if told else "http://deb.debian.org/debian"


def _mirror_answers() -> bool:
    try:
        with urllib.request.urlopen(f"{_mirror().rstrip('/')}/dists/{_release()}/InRelease", timeout=30):
            return True
    except OSError:
        return False


@contextmanager
def _mounted(bare: BareSystem) -> Iterator[None]:
    places = [("proc", "/proc"), ("tmpfs", "/dev/shm")]
    for kind, place in places:
        bare.path(place).mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", kind, kind, bare.path(place)], check=True)
    try:
        yield
    finally:
        for _, place in reversed(places):
            subprocess.run(["umount", "--lazy", bare.path(place)], check=False)


@contextmanager
def _timed(what: str) -> Iterator[None]:
    begun = time.monotonic()
    print(f"  {what} …", end="", flush=True)
    yield
    print(f" {time.monotonic() - begun:.0f} s", flush=True)


def _release() -> str:
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return next(line.split("=")[1].strip('"') for line in lines if line.startswith("VERSION_CODENAME="))


def _told_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
