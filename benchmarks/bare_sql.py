"""The bare SQL of a view: the very statements that it sends, run once more by the database's driver alone.

No session, no compiling, no types, no models: what is left is what the database takes to find and to hand over the
rows. A view cannot be faster than that without asking for less.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event

from core.clinic.context import Context


@dataclass(frozen=True)
class Statement:
    """A statement as the driver is given it."""

    text: str
    parameters: Any


@contextmanager
def listening() -> Iterator[list[Statement]]:
    """The statements that any engine of this process sends meanwhile, but for what begins and ends transactions."""
    heard: list[Statement] = []

    def hear(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, _many: bool) -> None:
        if text.lstrip()[:6].upper() in ("SELECT", "INSERT", "UPDATE", "DELETE") or text.startswith("WITH"):
            heard.append(Statement(text, parameters))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def statements_of(work: Callable[[], object]) -> list[Statement]:
    """What `work` sends."""
    with listening() as heard:
        work()
    return heard


@contextmanager
def bare_sql(context: Context, view: Callable[[], object]) -> Iterator[Callable[[], object]]:
    """The statements of a view, ready to be run by the driver over one connection of the store."""
    statements = statements_of(view)
    with context.store.read() as session:
        driver: Any = session.connection().connection.driver_connection

        def run() -> None:
            cursor = driver.cursor()
            for statement in statements:
                cursor.execute(statement.text, statement.parameters)
                cursor.fetchall()
            cursor.close()

        yield run
