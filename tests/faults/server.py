"""A PostgreSQL server of the test's own, that keeps what it says to keep, and may crash."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        pytest.skip("no PostgreSQL server is installed here")
    return found[-1]


class Server:
    """It listens on a socket in a folder of its own alone."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._binaries = folder, _binaries()
        self._as = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self._run("initdb", "--username", "calcitrack", "--auth", "trust", "--encoding", "UTF8", "--no-sync")
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://calcitrack@/postgres?host={self._folder}"

    def start(self) -> None:
        options = (
            f"-c listen_addresses='' -c unix_socket_directories='{self._folder}' -c fsync=on -c synchronous_commit=on"
        )
        self._run("pg_ctl", "--silent", "--wait", "--log", str(self._folder / "log"), "--options", options, "start")

    def crash(self) -> None:
        """Every process of the server ends at once, without a word to who is connected."""
        self._run("pg_ctl", "--silent", "--wait", "--mode", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._binaries / program), "--pgdata", str(self._folder / "data"), *arguments]
        subprocess.run(command, cwd=self._folder, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def server() -> Iterator[Server]:
    """A server while the block runs. Its folder has a short name: the path of a socket must be short."""
    folder = Path(tempfile.mkdtemp(prefix="faults-", dir="/tmp"))
    try:
        if os.getuid() == 0:
            try:
                shutil.chown(folder, "postgres")
            except LookupError:
                pytest.skip("there is no user postgres, and the server does not run as root")
            folder.chmod(0o711)
        made = Server(folder)
        try:
            yield made
        finally:
            made.crash()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
