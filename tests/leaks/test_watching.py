"""The watch itself: what is planted before its eyes is found, or a quiet day would prove nothing."""

import base64
import json
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.leaks import planted
from tests.leaks.planted import Planted
from tests.leaks.watching import Watch, opened_for_writing, search

THEM = planted.planted()
HOLDS = """
import os, sys
path, data = sys.argv[1], bytes.fromhex(sys.argv[2])
with open(path, "wb+") as file:
    file.write(data)
    file.flush()
    if sys.argv[3] == "nameless":
        os.unlink(path)
    print("written", flush=True)
    sys.stdin.readline()
if sys.argv[3] == "named":
    os.unlink(path)
"""


@pytest.mark.parametrize("text", planted.TEXTS)
def test_every_text_is_found_in_every_form(text: str) -> None:
    forms = [
        text.encode(),
        text.upper().encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        text.encode("gb18030"),
        quote(text).encode(),
        json.dumps({"name": text}).encode(),
        text.encode().hex().encode(),
        *(base64.b64encode(b"x" * shift + text.encode() + b"more") for shift in range(3)),
    ]
    for form in forms:
        assert THEM.found_in(b"before" + form + b"after"), form


@given(st.integers(0, 3), st.data())
def test_a_piece_of_a_picture_is_found_wherever_it_lies(before: int, data: st.DataObject) -> None:
    for picture in THEM.pictures:
        at = data.draw(st.integers(1_000, len(picture) - 2 * planted.WINDOW))
        piece = picture[at : at + 2 * planted.WINDOW - 1]
        assert THEM.found_in(b"\0" * before + piece)


@given(st.binary(max_size=4_000))
def test_what_is_not_planted_is_not_found(noise: bytes) -> None:
    found = Planted(THEM.pictures, (planted.NATIVE_NAME, planted.RECORD_NUMBER)).found_in(noise)
    assert found == []


@pytest.mark.skipif(sys.platform != "linux", reason="watches by inotify and /proc")
@pytest.mark.parametrize("how", ["named", "nameless"])
@pytest.mark.parametrize("data", [planted.CHINESE_NOTE.encode("utf-16-le"), planted.photograph()[5_000:5_400]])
def test_a_file_that_is_gone_again_was_seen(tmp_path: Path, how: str, data: bytes) -> None:
    with Watch(tmp_path, THEM) as watch:
        command = [sys.executable, "-c", HOLDS, str(tmp_path / "new" / "gone"), data.hex(), how]
        (tmp_path / "new").mkdir()
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        watch.pids.append(child.pid)
        assert child.stdout is not None
        assert child.stdout.readline() == "written\n"
        deadline = time.monotonic() + 30
        while not watch.found and time.monotonic() < deadline:
            time.sleep(0.01)
        child.communicate("\n")
    assert watch.found
    assert "new/gone" in watch.names
    assert search(tmp_path, THEM) == []


def test_a_name_of_a_file_is_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / f"{planted.RECORD_NUMBER}.pdf").write_bytes(b"")
    (found,) = search(tmp_path, THEM)
    assert "its name" in found


def test_what_strace_wrote_down_is_read(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(
        '12 openat(AT_FDCWD, "/a/read", O_RDONLY|O_CLOEXEC) = 3\n'
        '12 openat(AT_FDCWD, "/a/written", O_WRONLY|O_CREAT|O_EXCL|O_CLOEXEC, 0600) = 4\n'
        '13 openat(AT_FDCWD, "/a/both", O_RDWR) = 5\n'
        '13 openat(AT_FDCWD, "/a/nameless", O_RDWR|O_TMPFILE, 0600) = 5\n'
        '13 memfd_create("hidden", MFD_CLOEXEC) = 6\n'
    )
    assert opened_for_writing(log) == {"/a/written", "/a/both", "/a/nameless", "memfd:hidden"}
