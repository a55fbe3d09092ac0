"""Qt's ICU without the data of the languages that the program does not speak: 24 MB.

ICU keeps the words and rules of eight hundred locales in one library that holds nothing else. The data are taken out,
`icupkg` (Debian: icu-devtools) leaves out what nobody reads, and a library of the same name is made around the rest.
"""

import re
import subprocess
import tempfile
from pathlib import Path

_SPOKEN = {"en", "zh"}
_LOCALE = re.compile(r"(?:\w+/)?([a-z]{2,3})(?:_\w*)?\.res")
_NEVER_READ = re.compile(r".*\.cnv|(?:translit|rbnf)/.*")
"""Converters of old encodings, scripts written in other scripts, numbers in words: Qt asks ICU for none of them."""

_AROUND = """\
.section .rodata
.balign 16
.global {name}
.type {name}, @object
.size {name}, {size}
{name}: .incbin "{data}"
.section .note.GNU-stack, "", @progbits
"""


def trim(library: Path) -> None:
    """Make `libicudata.so.N` smaller in place.

    Raises
    ------
    subprocess.CalledProcessError
        When a tool refuses the data.
    """
    told = subprocess.run(
        ["nm", "--dynamic", "--print-size", library], check=True, capture_output=True, text=True
    ).stdout
    at, size, _, name = told.split()
    # The library is mapped as it lies in its file, so an address is an offset.
    content = library.read_bytes()[int(at, 16) : int(at, 16) + int(size, 16)]
    data = f"{name.removesuffix('_dat')}l.dat"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / data).write_bytes(content)
        listed = subprocess.run(["icupkg", "-l", data], check=True, capture_output=True, text=True, cwd=folder).stdout
        unread = [item for item in listed.split() if not _read(item)]
        (folder / "unread.txt").write_text("\n".join(unread) + "\n", encoding="ascii")
        subprocess.run(["icupkg", "-r", "unread.txt", data, f"smaller_{data}"], check=True, cwd=folder)
        smaller = folder / f"smaller_{data}"
        around = _AROUND.format(name=name, size=smaller.stat().st_size, data=smaller.name)
        (folder / "data.s").write_text(around, encoding="ascii")
        plain = ["-shared", "-nostdlib", "-s", "-Wl,--build-id=none", f"-Wl,-soname,{library.name}"]
        subprocess.run(["gcc", *plain, "-o", "made.so", "data.s"], check=True, cwd=folder)
        library.write_bytes((folder / "made.so").read_bytes())


def _read(item: str) -> bool:
    locale = _LOCALE.fullmatch(item)
    return not _NEVER_READ.fullmatch(item) and (locale is None or locale[1] in _SPOKEN)
