"""What is taken out of the frozen folder: nothing that is called, and the rest still loads."""

import ctypes
import os
import re
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

from installer.linux import slim

ROOT = Path(__file__).parents[2]
TOOLS = ("gcc", "strip", "readelf", "nm")
pytestmark = pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)}")

DEEPER = "int deeper(void) { return 7; }"
FILMS = "int deeper(void); long film_open(void) { return deeper(); } long film_close(void) { return 3; }"
MODULE = "long film_open(void); int kept(void); int area(void) { return kept() + (int)film_open(); }"
KEPT = "int kept(void) { return 42; } int unused_inside(void) { return 1; }"


def library(folder: Path, name: str, code: str, *needs: str) -> Path:
    """A shared library that needs others of its folder, with symbols for a debugger."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "code.c"
    source.write_text(code, encoding="ascii")
    linked = [f"-l:{need}" for need in needs]
    searched = ["-L.", "-Wl,-rpath,$ORIGIN"]
    command = ["gcc", "-g", "-shared", "-fPIC", "-o", name, f"-Wl,-soname,{name}", "code.c", *searched, *linked]
    subprocess.run(command, check=True, cwd=folder)
    source.unlink()
    return folder / name


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A frozen folder with a module that needs a library for films, which needs one more."""
    inside = tmp_path / "_internal"
    library(inside, "libdeeper.so.1", DEEPER)
    library(inside, "libavcodec-1234.so.62", FILMS, "libdeeper.so.1")
    library(inside, "libkept.so.1", KEPT)
    library(inside, "module.abi3.so", MODULE, "libavcodec-1234.so.62", "libkept.so.1")
    (tmp_path / "calcitrack").touch(0o755)
    (tmp_path / "calcitrack").write_bytes((inside / "libkept.so.1").read_bytes() + b"archive")
    return tmp_path


def test_a_library_that_nobody_calls_is_a_stand_in_and_what_it_needed_is_gone(frozen: Path) -> None:
    films = frozen / "_internal" / "libavcodec-1234.so.62"
    slim.slim(frozen)
    assert not (frozen / "_internal" / "libdeeper.so.1").exists()
    assert slim.Elf(films).offered == {"film_open": ""}
    assert slim.Elf(films).needs == []
    module = ctypes.CDLL(str(frozen / "_internal" / "module.abi3.so"))
    assert module.area() == 42


def test_symbols_for_a_debugger_go_and_the_program_with_its_archive_stays_as_it_is(frozen: Path) -> None:
    program, kept = frozen / "calcitrack", frozen / "_internal" / "libkept.so.1"
    before, large = program.read_bytes(), kept.stat().st_size
    slim.slim(frozen)
    assert program.read_bytes() == before
    assert kept.stat().st_size < large
    assert ".debug_info" not in subprocess.run(["readelf", "-SW", kept], capture_output=True, text=True).stdout


def test_the_program_alone_can_be_started(frozen: Path) -> None:
    slim.slim(frozen)
    assert [file.name for file in frozen.rglob("*") if file.is_file() and os.access(file, os.X_OK)] == ["calcitrack"]


def test_the_same_folder_gives_the_same_bytes(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(frozen, elsewhere)
    for folder in (frozen, elsewhere):
        slim.slim(folder)
    for file in (frozen / "_internal").iterdir():
        assert (elsewhere / "_internal" / file.name).read_bytes() == file.read_bytes()


def test_a_segment_that_cannot_be_mapped_is_seen(frozen: Path) -> None:
    elf = bytearray((frozen / "_internal" / "libkept.so.1").read_bytes())
    assert slim.loadable(bytes(elf))
    first = int.from_bytes(elf[32:40], "little")
    elf[first + 8 : first + 16] = (24).to_bytes(8, "little")  # the offset in the file of the first segment
    assert not slim.loadable(bytes(elf))


NEVER_ASKED = {
    "cv2": r"\bcv2\.(?:VideoCapture|VideoWriter|imread|imwrite|imdecode|imencode|imreadmulti|haveImageReader)\b",
    "pyarrow": r"\bpyarrow\.(?:compute|dataset|acero|substrait|flight)\b|\bread_table\b|\.(?:filter|group_by|join)\(pa",
    "pillow_heif": r"\b(?:from_pillow|from_bytes|encode|HeifFile\()",
}
"""How a call would be written that reaches a library for which there is only a stand-in."""


@pytest.mark.parametrize("package", NEVER_ASKED)
def test_no_call_of_the_program_reaches_a_stand_in(package: str) -> None:
    calls = []
    for room in ("core", "desktop"):
        for file in (ROOT / room).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            if re.search(rf"^(?:import|from) {package}\b", text, re.MULTILINE):
                calls += [f"{file.relative_to(ROOT)}: {found}" for found in re.findall(NEVER_ASKED[package], text)]
    assert calls == []


def test_every_pattern_names_a_library_that_is_there() -> None:
    """A wheel that renames a library would bring it back unseen."""
    cv2 = pytest.importorskip("cv2")
    installed = {file.name for file in Path(cv2.__file__).parents[1].glob("*/lib*.so*")}
    for pattern in slim.NEVER_CALLED:
        assert any(fnmatch(name, pattern.rpartition(":")[2]) for name in installed), pattern
