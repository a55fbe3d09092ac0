"""What would lie on the disk had the power gone at some moment: a program's changes recorded, and played up to there.

file_layer.c, put between the program and the system, records every write, cut and name in order, and every fsync. At a
cut everything that an fsync covered is there. Of the rest each write may be there, torn at a sector, or not; of the
names those up to any moment. A rename is not torn. That is what POSIX leaves open and what a journalling file system
keeps to; a disk that lies about its cache is not what this shows.
"""

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

SOURCE: Final = Path(__file__).with_suffix(".c")
ROOT: Final = Path(__file__).resolve().parents[2]
_HEAD: Final = struct.Struct("<cQQII")
_SECTOR: Final = 512


def compiled(folder: Path) -> Path:
    """The library for LD_PRELOAD; skips the test where there is no compiler or no such mechanism."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("the faulty file layer needs Linux and a C compiler")
    library = folder / "file_layer.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl", "-lpthread"], check=True)
    return library


def beneath(library: Path, root: Path, **settings: object) -> dict[str, str]:
    """The environment of a program that runs on the layer; `settings` as file_layer.c names them, without FAULT_."""
    more = {f"FAULT_{name.upper()}": str(value) for name, value in settings.items()}
    return {**os.environ, "LD_PRELOAD": str(library), "FAULT_ROOT": str(root), **more}


@dataclass(frozen=True)
class Change:
    """One line of the record: `what` as file_layer.c writes it."""

    what: str
    file: int
    at: int
    first: bytes
    second: bytes


def recorded(log: Path) -> list[Change]:
    """Everything that happened, in order."""
    return list(_read(log.read_bytes()))


def _read(data: bytes) -> Iterator[Change]:
    at = 0
    while at + _HEAD.size <= len(data):
        what, file, offset, first, second = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if at + first + second > len(data):  # the program was killed while it wrote
            return
        yield Change(what.decode(), file, offset, data[at : at + first], data[at + first : at + first + second])
        at += first + second


@dataclass
class File:
    """What is surely on the disk, and what was written since."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for at, data in self.pending:
            _apply(self.kept, at, data)
        self.pending.clear()

    def after_cut(self, chance: random.Random, survives: float) -> bytes:
        content = bytearray(self.kept)
        for at, data in self.pending:
            if chance.random() >= survives:
                continue
            whole = data is None or survives == 1 or chance.random() < 0.7
            _apply(content, at, data if whole else _torn(data, chance))
        return bytes(content)


@dataclass
class Renaming:
    """A change of names that happens whole or not at all: what each name stands for from then on; None: gone."""

    folders: frozenset[str]
    names: dict[str, "File | Folder | None"]


class Folder:
    """A folder: its name is all that it is."""


class Disk:
    """Files and names below a folder as they stand after some of the changes."""

    def __init__(self, root: Path, before: Path, identities: dict[str, int]) -> None:
        """`before`: a copy of the folder as it was when the recording began; `identities`: of its files in the root."""
        self._root = str(root)
        self._kept: dict[str, File | Folder] = {}
        for path in sorted(before.rglob("*")):
            made = Folder() if path.is_dir() else File(bytearray(path.read_bytes()))
            self._kept[str(path.relative_to(before))] = made
        self._files = {number: self._kept[name] for name, number in identities.items()}
        self._names = dict(self._kept)
        self._pending: list[Renaming] = []

    def play(self, change: Change) -> None:
        """One change more."""
        name = self._inside(change.first) if change.what in "CSMUR" else ""
        match change.what:
            case "C":
                self._files[change.file] = File()
                self._name({name: self._files[change.file]})
            case "W":
                self._file(change).pending.append((change.at, change.first))
            case "F":
                self._file(change).pending.append((change.at, None))
            case "S" if name == "" or isinstance(self._names.get(name), Folder):
                settled = [entry for entry in self._pending if name in entry.folders]
                self._pending = [entry for entry in self._pending if name not in entry.folders]
                _settle(self._kept, settled)
            case "S":
                self._file(change).sync()
            case "M":
                self._name({name: Folder()})
            case "U":
                self._name({name: None})
            case "R":
                self._move(name, self._inside(change.second))

    def cut(self, target: Path, chance: random.Random) -> None:
        """Lay out what may be there after a power cut."""
        survives = chance.choice((0.0, 0.5, 1.0))
        names = dict(self._kept)
        settled = round(chance.choice((0.0, chance.random(), 1.0)) * len(self._pending))
        _settle(names, self._pending[:settled])
        for name in sorted(names):
            path, found = target / name, names[name]
            if not path.parent.is_dir():  # its folder is not there: neither is it
                continue
            if isinstance(found, Folder):
                path.mkdir()
            else:
                path.write_bytes(found.after_cut(chance, survives))

    def _file(self, change: Change) -> File:
        found = self._files[change.file]
        assert isinstance(found, File)
        return found

    def _inside(self, path: bytes) -> str:
        return path.decode()[len(self._root) + 1 :]

    def _move(self, old: str, new: str) -> None:
        moved = {name: found for name, found in self._names.items() if name == old or name.startswith(f"{old}/")}
        self._name({**dict.fromkeys(moved), **{new + name[len(old) :]: found for name, found in moved.items()}})

    def _name(self, names: dict[str, File | Folder | None]) -> None:
        entry = Renaming(frozenset(name.rpartition("/")[0] for name in names), names)
        self._pending.append(entry)
        _settle(self._names, [entry])


def _settle(names: dict[str, File | Folder], entries: list[Renaming]) -> None:
    for entry in entries:
        for name, found in entry.names.items():
            if found is None:
                names.pop(name, None)
            else:
                names[name] = found


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        content[:] = content[:at].ljust(at, b"\0")
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _torn(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(0, len(data) + 1) // _SECTOR * _SECTOR]
