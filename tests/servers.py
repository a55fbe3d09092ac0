"""Stores on a server with its roles, and servers of a test's own.

A room's conftest takes what it needs: `from tests.servers import ward` beside what it takes from `tests.stores`.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Engine, create_engine, make_url

from core.clinic import opening
from core.clinic.commands import server
from core.clinic.context import Context
from core.record.account import AccountRow
from core.record.base import new_id
from core.store import server_roles
from core.store.store import Store

PASSPHRASE: Final = "heron under the bridge"


@dataclass
class Ward:
    """A store with roles in a database of its own. `url` is a superuser's address; logins carry a suffix of their own,
    since roles are the whole server's."""

    url: str
    suffix: str
    _open: list[Context] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address as it is given to people: no user in it."""
        return self.url.replace("://calcitrack@", "://")

    def name(self, who: str) -> str:
        """The account of a person of this ward."""
        return f"{who} {self.suffix}"

    def add(self, who: str, role: str) -> str:
        """An account with its login: its id."""
        account_id, store = new_id(), Store.open_postgres(self.url)
        try:
            with store.write() as session:
                session.add(
                    AccountRow(
                        id=account_id,
                        name=self.name(who),
                        display_name=who,
                        role=role,
                        active=True,
                        made_at=datetime.now(UTC),
                    )
                )
                session.flush()
                server_roles.put_login(session, self.name(who), account_id, role, PASSPHRASE)
        finally:
            store.close()
        return account_id

    def signs_in(self, who: str) -> Context:
        """Somebody of this ward at a workstation, closed with the ward."""
        context = opening.open_postgres(self.address, self.name(who), lambda: datetime.now(UTC), PASSPHRASE)
        self._open.append(context)
        return context

    def engine_of(self, who: str) -> Engine:
        """A bare connection by somebody's login: what a person can do who goes past the program."""
        login = self.name(who).casefold()
        return create_engine(make_url(self.url).set(username=login, password=PASSPHRASE))

    def close(self) -> None:
        """Sign everybody out."""
        for context in self._open:
            opening.close(context)


@pytest.fixture
def ward(postgres_url: str) -> Iterator[Ward]:
    """A ward with an administrator `head`, made ready by `server-setup`."""
    made = Ward(postgres_url, uuid.uuid4().hex[:8])
    try:
        server.set_up(
            postgres_url,
            None,
            lambda: datetime.now(UTC),
            first=server.FirstAccount("Ward 7", "UTC"),
            login=made.name("head"),
            new_passphrase=lambda: PASSPHRASE,
        )
        yield made
    finally:
        made.close()
        _forget_roles(postgres_url, made.suffix)


def _forget_roles(url: str, suffix: str) -> None:
    """Roles outlive their database: what they own and may goes first."""
    database = make_url(url).database
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            f"SELECT rolname FROM pg_roles WHERE rolname LIKE '{database}\\_%%' OR rolname LIKE '%% {suffix}'"
        )
        for role in [row[0] for row in found]:
            connection.exec_driver_sql(f'DROP OWNED BY "{role}" CASCADE')
            connection.exec_driver_sql(f'DROP ROLE "{role}"')
    engine.dispose()


@contextmanager
def own_server(rules: str) -> Iterator["OwnServer"]:
    """A server of a test's own on 127.0.0.1 and a socket in its folder; `rules` is its pg_hba.conf."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not binaries:
        pytest.skip("PostgreSQL is not installed")
    # Not in pytest's folder: the server's own user must get there, and the path of a socket must be short.
    folder = Path(tempfile.mkdtemp(prefix="calcitrack-server-"))
    made = OwnServer(folder, binaries[-1], _free_port())
    try:
        made.initialise(rules)
        made.control("start", "--wait", "--log", str(folder / "log"))
        yield made
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            made.control("stop", "--wait", "--mode", "immediate")
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class OwnServer:
    """PostgreSQL in a folder. It refuses to run as root: there it runs as the user that Debian's package makes."""

    folder: Path
    binaries: Path
    port: int

    @property
    def url(self) -> str:
        """The superuser's address, by the socket."""
        return f"postgresql+psycopg://postgres@/postgres?host={self.folder}&port={self.port}"

    def run(self, *command: str) -> None:
        """Run one of its programs as the user that owns the folder."""
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run([*before, *command], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def psql(self, database: str, script: str) -> None:
        """Run a script as the superuser, whole or not at all."""
        path = self.folder / "script.sql"
        path.write_text(script)
        self.give(path)
        options = ("--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--username", "postgres")
        where = ("--host", str(self.folder), "--port", str(self.port), "--dbname", database)
        self.run(str(self.binaries / "psql"), *options, *where, "--file", str(path))

    def control(self, *what: str) -> None:
        """Start, stop, reload."""
        self.run(str(self.binaries / "pg_ctl"), "--pgdata", str(self.folder / "data"), "--silent", *what)

    def restart_with(self, **settings: str) -> None:
        """Restart with other settings."""
        self._write(settings)
        self.control("restart", "--wait", "--log", str(self.folder / "log"))

    def initialise(self, rules: str) -> None:
        """Make the cluster."""
        self.give(self.folder)
        self.folder.chmod(0o711)
        options = ("--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")
        self.run(str(self.binaries / "initdb"), "--pgdata", str(self.folder / "data"), "--no-sync", *options)
        self._write(
            {
                "fsync": "off",
                "listen_addresses": "127.0.0.1",
                "port": str(self.port),
                "unix_socket_directories": str(self.folder),
            }
        )
        (self.folder / "data" / "pg_hba.conf").write_text(rules)

    def give(self, path: Path) -> None:
        """Make a file the server's own, readable by it alone."""
        if os.geteuid() == 0:
            shutil.chown(path, "postgres", "postgres")
        path.chmod(0o700 if path.is_dir() else 0o600)

    def _write(self, settings: Mapping[str, str]) -> None:
        with (self.folder / "data" / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
