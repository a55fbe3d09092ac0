"""A bare Debian without Python, in a folder of its own: made by debootstrap, entered by chroot. Needs root."""

import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PASSPHRASE: Final = "a lantern for the night shift"


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


def make(bare: BareSystem) -> None:
    """Debian's smallest base, of this machine's release and from where this machine's apt gets its packages."""
    made = ["debootstrap", "--variant=minbase", _release(), str(bare.root), mirror()]
    done = subprocess.run(made, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stdout[-2000:] + done.stderr[-2000:])
    shutil.copytree("/etc/apt", bare.path("/etc/apt"), dirs_exist_ok=True)
    shutil.copytree("/usr/share/keyrings", bare.path("/usr/share/keyrings"), dirs_exist_ok=True)


def mirror() -> str:
    """Where this machine's apt gets its packages."""
    suite = ("Created-By: Packages", f"Suite: {_release()}")
    told = _told_by("apt-get", "indextargets", "--format", "$(SITE)", *suite).split()
    return told[0] if told else "http://deb.debian.org/debian"


def mirror_answers() -> bool:
    """Whether a bare system can be had from there now."""
    try:
        with urllib.request.urlopen(f"{mirror().rstrip('/')}/dists/{_release()}/InRelease", timeout=30):
            return True
    except OSError:
        return False


@contextmanager
def mounted(bare: BareSystem) -> Iterator[None]:
    """With the kernel's own folders in it, as on every running system."""
    places = [("proc", "/proc"), ("tmpfs", "/dev/shm")]
    for kind, place in places:
        bare.path(place).mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", kind, kind, bare.path(place)], check=True)
    try:
        yield
    finally:
        for _, place in reversed(places):
            subprocess.run(["umount", "--lazy", bare.path(place)], check=False)


def _release() -> str:
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return next(line.split("=")[1].strip('"') for line in lines if line.startswith("VERSION_CODENAME="))


def _told_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
