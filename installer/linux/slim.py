"""Takes out of the frozen folder what no part of the program runs: symbols, and libraries that only others ask for.

A wheel's libraries name each other, and the loader insists on every name: OpenCV's module does not load without FFmpeg,
although no photograph is a film. Such a library is replaced by a stand-in of the same name, which has the functions
that are asked for and answers each with 0. What only the replaced library needed goes with it.
Needs gcc, binutils and icu-devtools.
"""

import re
import struct
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from installer.linux import icu

NEVER_CALLED: Final = {
    "libavcodec-*": "cv2: films",
    "libavformat-*": "cv2: films",
    "libavutil-*": "cv2: films",
    "libswscale-*": "cv2: films",
    "cv2:libavif-*": "cv2: reading and writing picture files, which Pillow does",
    "cv2:libpng16-*": "cv2: reading and writing picture files, which Pillow does",
    "libx265-*": "pillow_heif: writing HEIC, which the program only reads",
    "libarrow_substrait.so.*": "pyarrow: query plans",
    "libarrow_dataset.so.*": "pyarrow: folders of Parquet files",
    "libarrow_acero.so.*": "pyarrow: queries",
    "libarrow_compute.so.*": "pyarrow: sums and filters",
}
"""Libraries by the pattern of their names (with the package whose copy is meant), and what nobody asks them for.

tests/installer/test_slim.py holds the program to it: no call of it reaches these parts.
"""


class Elf:
    """A program or shared library: what it is called, what it needs, and the names that it asks for and offers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        dynamic = _told("readelf", "--dynamic", "--wide", path)
        self.needs = re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic)
        named = re.search(r"\(SONAME\).*\[(.+)\]", dynamic)
        self.name = named[1] if named else path.name

    @cached_property
    def asked(self) -> set[str]:
        """Names that it takes from other libraries, without their versions."""
        return {name for name, _ in self._symbols("--undefined-only")}

    @cached_property
    def offered(self) -> dict[str, str]:
        """Names that it has for others, each with its version (or nothing)."""
        return dict(self._symbols("--defined-only"))

    def _symbols(self, which: str) -> Iterator[tuple[str, str]]:
        for line in _told("nm", "--dynamic", which, self.path).splitlines():
            name, _, version = line.split()[-1].replace("@@", "@").partition("@")
            yield name, version


def slim(folder: Path) -> None:
    """Make the frozen `folder` smaller in place; the same folder gives the same bytes.

    Raises
    ------
    subprocess.CalledProcessError
        When a tool refuses a file.
    """
    libraries = [Elf(path) for path in _elf_files(folder)]
    roots = _roots(libraries)
    for library in libraries:
        if _never_called(library.path):
            _replace(library, libraries)
        elif library.path.match("libicudata.so.*"):
            icu.trim(library.path)
    slimmer = [Elf(library.path) for library in libraries]
    reached = _reached(roots, slimmer)
    for library in slimmer:
        if library.path not in reached:
            library.path.unlink()
        elif library.path != folder / "calcitrack":  # PyInstaller's archive hangs at its end
            _strip(library.path)
            library.path.chmod(0o644)  # a library is mapped, not started
    for link in folder.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()


def _elf_files(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def _never_called(path: Path) -> bool:
    for pattern in NEVER_CALLED:
        package, _, name = pattern.rpartition(":")
        if path.match(name) and (not package or package in path.parent.name.replace("opencv_python_headless", "cv2")):
            return True
    return False


def _roots(libraries: Iterable[Elf]) -> set[Path]:
    """What is loaded by its path: programs, Python's modules, Qt's plugins; not what lies among libraries alone."""
    libraries = list(libraries)
    needed = {name for library in libraries for name in library.needs}
    return {
        library.path
        for library in libraries
        if library.name not in needed and library.path.name not in needed and not _only_needed(library.path)
    }


def _only_needed(path: Path) -> bool:
    """Whether a library lies there because a program or module was seen to need it, perhaps one that is left out."""
    folder = path.parent
    if path.name.startswith("libpython"):  # opened by the program itself, before anything else
        return False
    return path.name.startswith("lib") and (
        folder.suffix == ".libs" or folder.match("Qt/lib") or folder.name == "_internal"
    )


def _reached(roots: set[Path], libraries: Iterable[Elf]) -> set[Path]:
    """The roots and all that they need, and what that needs."""
    by_name: defaultdict[str, list[Elf]] = defaultdict(list)
    by_path = {library.path: library for library in libraries}
    for library in by_path.values():
        for name in {library.name, library.path.name}:
            by_name[name].append(library)
    reached, waiting = set(roots), [by_path[path] for path in roots]
    while waiting:
        for name in waiting.pop().needs:
            for library in by_name[name]:
                if library.path not in reached:
                    reached.add(library.path)
                    waiting.append(library)
    return reached


def _replace(library: Elf, libraries: Iterable[Elf]) -> None:
    """Put a stand-in where the library was, with every function that its users ask of it and of nothing else."""
    users = [one for one in libraries if library.name in one.needs and not _never_called(one.path)]
    asked = {name for user in users for name in user.asked}
    beside = {name for user in users for name in user.needs} - {library.name}
    elsewhere = {name for one in libraries if one.name in beside for name in one.offered}
    offered = library.offered
    functions = sorted((asked & offered.keys()) - elsewhere)
    versions: defaultdict[str, list[str]] = defaultdict(list)
    for function in functions:
        versions[offered[function]].append(function)
    with tempfile.TemporaryDirectory() as scratch:
        code, script = Path(scratch) / "stand_in.c", Path(scratch) / "versions"
        code.write_text("".join(f"long {name}(void) {{ return 0; }}\n" for name in functions), encoding="ascii")
        script.write_text("".join(_node(*one) for one in sorted(versions.items())), encoding="ascii")
        versioned = ["-Wl,--version-script,versions"] if any(versions) else []
        plain = ["-shared", "-nostdlib", "-O1", "-s", "-Wl,--build-id=none", "-Wl,-z,noseparate-code"]
        made = ["gcc", *plain, f"-Wl,-soname,{library.name}", *versioned, "-o", "stand_in.so", code.name]
        subprocess.run(made, check=True, cwd=scratch)
        library.path.write_bytes((Path(scratch) / "stand_in.so").read_bytes())


def _node(version: str, functions: list[str]) -> str:
    return f"{version} {{ global: {'; '.join(functions)}; }};\n"


def _strip(path: Path) -> None:
    """Without its symbols for debuggers, where that makes it smaller: not every layout survives being written again."""
    with tempfile.TemporaryDirectory() as scratch:
        stripped = Path(scratch) / path.name
        subprocess.run(["strip", "--strip-unneeded", "-o", stripped, path], check=True)
        if stripped.stat().st_size < path.stat().st_size and loadable(stripped.read_bytes()):
            path.write_bytes(stripped.read_bytes())


def loadable(elf: bytes) -> bool:
    """Whether every segment lies where the loader can map it: `strip` misplaces those that `patchelf` has added."""
    (at,) = struct.unpack_from("<Q", elf, _PROGRAM_HEADERS)
    size, count = struct.unpack_from("<HH", elf, _PROGRAM_HEADERS + 22)
    for header in range(at, at + size * count, size):
        kind, _, offset, address = struct.unpack_from("<IIQQ", elf, header)
        if kind == _LOAD and (offset - address) % _PAGE:
            return False
    return True


_PROGRAM_HEADERS, _LOAD, _PAGE = 32, 1, 4096
"""Of 64-bit ELF: where the header tells of the program headers, the kind that is mapped, and the unit of mapping."""


def _told(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
