"""A PostgreSQL of a test's own, that may be stopped and started while somebody charts."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

_WHERE = Path("/usr/lib/postgresql")


class OwnPostgres:
    """Listens on a socket in its own folder. The server refuses root, for whom Debian's user `postgres` runs it."""

    def __init__(self) -> None:
        found = sorted(_WHERE.glob("*/bin/initdb")) if _WHERE.is_dir() else []
        if not found:
            pytest.skip("PostgreSQL's own programs are not installed (Debian: apt-get install postgresql)")
        self._bin = found[-1].parent
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._as:
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, -1)
        self.folder.chmod(0o711)
        self._run("initdb", "--username", "calcitrack", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")
        self.url = f"postgresql+psycopg://calcitrack@/postgres?host={self.folder}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Up, and answering."""
        settings = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c port=5432"
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", str(self.folder / "log"), "--options", settings)

    def stop(self, mode: str = "immediate") -> None:
        """Gone: `immediate` as by a power cut, `fast` as an administrator does it."""
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode", mode)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._bin / program), *arguments, "--pgdata", str(self.folder / "data")]
        # What the server inherits it keeps open: nobody may wait for the end of a pipe.
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
