"""What holds from the first line of the program on."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="no core files there")
def test_a_crash_would_write_no_core_file() -> None:
    """A core file is the memory as it was: with the store's key, and whatever was shown."""
    check = (
        "import resource; from desktop.entry import run; run(['--help']);"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"
