"""What one workstation commits, told to the others: LISTEN and NOTIFY of PostgreSQL, in the transaction itself.

A notice holds names of tables, ids of patients and how far the workstation's trail has come: nothing that tells of
anybody. Whoever was away asks the trail for what came since: each chain counts its entries without a gap.
"""

import json
import selectors
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from typing import Any, Final

import psycopg
from sqlalchemy import and_, event, or_, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ORMExecuteState, Session

from core.record.audit import AuditRow
from core.record.base import new_id
from core.record.patient import PatientRow
from core.store.engine import Engines
from core.store.failures import told_plainly
from core.store.news import Heard, told_by_trail
from core.store.trail import Head, heads

_CHANNEL: Final = "calcitrack"
_PATIENTS_AT_A_TIME: Final = 150
"""A notice holds 8,000 bytes at most, an id 36."""
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 30.0
_LAST_WORDS: Final = 2.0
"""How long whoever closes the store waits for a listener that is asking a silent server to let it in."""


class Notices:
    """What a process tells the others who work on the same server, and hears of them; nothing in an embedded store."""

    def __init__(self, engines: Engines) -> None:
        self._engines, self._sender = engines, new_id()
        self._began: tuple[Head, ...] = ()
        if not engines.embedded:
            with told_plainly(), Session(engines.reading) as session:
                self._began = heads(session)

    def announce(self, session: Session, *, trail: bool = True) -> None:
        """Tell the others what this session's transaction changes, when it commits. `trail`: also where that is an
        entry of the trail and nothing else."""
        if not self._engines.embedded:
            _announce(session, self._sender, trail=trail)

    def listen(self, hear: Callable[[Heard], None], connected: Callable[[bool], None]) -> "Listener | None":
        """Hear what other processes commit from the opening of the store on, until `stop`; None where there are none.

        Both are called on a thread of the listener: `connected` says whether there is somebody to hear from.
        """
        if self._engines.embedded:
            return None
        return Listener(self._engines, self._sender, self._began, hear, connected)


def _announce(session: Session, sender: str, *, trail: bool) -> None:
    tables: set[str] = set()
    patients: set[str] = set()
    reached: dict[str, int] = {}

    def flushed(_session: Session, _context: object) -> None:
        for row in (*session.new, *session.dirty, *session.deleted):
            tables.add(row.__tablename__)
            owner = row.id if isinstance(row, PatientRow) else getattr(row, "patient_id", None)
            if owner is not None:
                patients.add(owner)
            if isinstance(row, AuditRow):
                reached[row.workstation] = row.number

    def executed(state: ORMExecuteState) -> None:
        if state.is_insert or state.is_update or state.is_delete:
            statement: Any = state.statement
            tables.add(statement.table.name)
            patients.update(_owners(state.parameters, statement.table.name))

    def committing(_session: Session) -> None:
        session.flush()
        if tables - {AuditRow.__tablename__} or (trail and tables):
            for what in _written(sender, tables, patients, reached):
                session.execute(text("SELECT pg_notify(:channel, :what)"), {"channel": _CHANNEL, "what": what})

    event.listen(session, "after_flush", flushed)
    event.listen(session, "do_orm_execute", executed)
    event.listen(session, "before_commit", committing)


class Listener:
    """A connection of its own on a thread of its own, made again when it breaks, until `stop`.

    `hear` and `connected` are called on that thread. `since` is how far the trail had come when the windows began to
    read: what came after is told at the first connection as well.
    """

    def __init__(
        self,
        engines: Engines,
        sender: str,
        since: Iterable[Head],
        hear: Callable[[Heard], None],
        connected: Callable[[bool], None],
    ) -> None:
        self._engines, self._sender, self._hear, self._connected = engines, sender, hear, connected
        self._reached = {head.workstation: head.number for head in since}
        self._stopped = threading.Event()
        self._woken, self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="store-listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the end: nothing is heard any more afterwards."""
        self._stopped.set()
        with suppress(OSError):
            self._wake.send(b".")
        self._thread.join(_LAST_WORDS)
        self._woken.close()
        self._wake.close()

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopped.is_set():
            try:
                with closing(self._connect()) as connection:
                    if self._stopped.is_set():
                        return
                    self._catch_up()
                    self._connected(True)
                    pause = _FIRST_PAUSE
                    self._listen(connection)
            except (psycopg.Error, DBAPIError, OSError):
                if self._stopped.is_set():
                    return
                self._connected(False)
                self._stopped.wait(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)

    def _connect(self) -> Any:
        """A connection outside the pool: it lives as long as somebody listens."""
        lent = self._engines.base.raw_connection()
        connection: Any = lent.driver_connection
        lent.detach()
        connection.rollback()
        connection.autocommit = True
        connection.execute(f"LISTEN {_CHANNEL}")
        return connection

    def _listen(self, connection: Any) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(connection.fileno(), selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while not self._stopped.is_set():
                for notice in _notices(connection):
                    self._take(notice)
                selector.select()
                connection.pgconn.consume_input()

    def _take(self, notice: Mapping[str, Any]) -> None:
        for workstation, number in notice["reached"].items():
            self._reached[workstation] = max(number, self._reached.get(workstation, 0))
        if notice["by"] != self._sender:
            self._hear(Heard(frozenset(notice["patients"]), frozenset(notice["tables"])))

    def _catch_up(self) -> None:
        """What the trail says was done since it was last heard of, and every draft, for those leave no entry."""
        with self._engines.reading.connect() as connection:
            entries = connection.execute(_since(self._reached)).all()
            for workstation, number, _action, _patient in entries:
                self._reached[workstation] = max(number, self._reached.get(workstation, 0))
            heard = told_by_trail(connection, ((action, patient) for _, _, action, patient in entries))
        if heard is not None:
            self._hear(heard)


def _since(known: Mapping[str, int]) -> Any:
    row = AuditRow
    later = [and_(row.workstation == workstation, row.number > number) for workstation, number in known.items()]
    query = select(row.workstation, row.number, row.action, row.patient_id)
    return query.where(or_(row.workstation.not_in(list(known)), *later))


def _owners(parameters: Any, table: str) -> Iterator[str]:
    """Whose rows a statement writes, as far as its values say."""
    key = "id" if table == PatientRow.__tablename__ else "patient_id"
    for values in parameters if isinstance(parameters, list) else [parameters or {}]:
        if isinstance(values.get(key), str):
            yield values[key]


def _written(sender: str, tables: set[str], patients: set[str], reached: Mapping[str, int]) -> Iterator[str]:
    """Notices short enough: a change of many patients is told in several."""
    everybody = sorted(patients)
    for start in range(0, max(1, len(everybody)), _PATIENTS_AT_A_TIME):
        some = everybody[start : start + _PATIENTS_AT_A_TIME]
        notice = {"by": sender, "tables": sorted(tables), "patients": some, "reached": dict(reached)}
        yield json.dumps(notice, separators=(",", ":"))


def _notices(connection: Any) -> Iterator[Mapping[str, Any]]:
    """What has arrived and is ours; somebody else's words on the channel are passed over."""
    while (notice := connection.pgconn.notifies()) is not None:
        try:
            found = json.loads(notice.extra)
            if {"by", "tables", "patients", "reached"} <= found.keys():
                yield found
        except (ValueError, AttributeError):
            continue
