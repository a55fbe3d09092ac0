"""What pictures took is given back, whatever small thing was made between them."""

import platform
import subprocess
import sys

import pytest

from desktop.background.allocating import give_back_pictures

HELD = """
import re
from pathlib import Path
from desktop.background.allocating import give_back_pictures


def own_kb():
    found = Path("/proc/self/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"^Private_Dirty: +([0-9]+) kB$", found, re.MULTILINE)))


def picture(megabytes):
    return bytearray(b"x" * 4096) * (megabytes * 256)


{first}
picture(24)  # by itself the allocator takes this for the usual size from here on
before = own_kb()
pictures, kept = [], []
for _ in range(20):
    pictures.append(picture(4))
    kept.append(bytearray(b"y") * 20_000)
pictures.clear()
print(own_kb() - before)
"""


def held_kb(first: str) -> int:
    """What a process of its own still holds once 20 pictures of 4 MB are gone; beside each, 20 kB were made to stay."""
    done = subprocess.run([sys.executable, "-c", HELD.format(first=first)], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps them")
def test_nothing_of_a_picture_stays() -> None:
    assert held_kb("give_back_pictures()") < 4_000
    assert held_kb("") > 40_000  # so that it is seen when nobody needs it any more


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_allocators_are_left_alone(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("ctypes.CDLL", None)  # nothing is asked of it
    give_back_pictures()
