"""What may be told of a record: kind, size, counts, backups, trail; on a folder, on the demo and on a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import event
from sqlalchemy.engine import Engine

from core.clinic import opening
from core.clinic.commands.trail import check_since_last_time
from core.clinic.context import Context
from core.clinic.views.diagnostics import record_facts
from tests.wards import admit


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that any engine is asked inside the block."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_folder_is_told_and_more_patients_ask_no_more(context: Context) -> None:
    admit(context)
    with counted() as first:
        one = record_facts(context)
    for number in range(2, 8):
        admit(context, f"CUA-{number}", f"LIN {number}")
    with counted() as later:
        seven = record_facts(context)
    assert len(first) == len(later)
    assert (one.counts["patients"], seven.counts["patients"]) == (1, 7)
    assert one.store.kind == "folder" and one.store.schema and "SQLCipher" in one.store.engine
    assert one.store.record_bytes > 0 and one.store.photograph_bytes is not None
    assert not one.store.reads_only and not one.store.moved and not one.backup.by_server


def test_when_the_trail_was_last_found_whole_is_told(context: Context) -> None:
    admit(context)
    assert record_facts(context).trail.checked_at is None
    check_since_last_time(context)
    trail = record_facts(context).trail
    assert trail.checked_at is not None and trail.workstations == 1 and trail.findings == ()


def test_what_is_wrong_with_the_trail_is_told_by_its_key(context: Context) -> None:
    admit(context)
    with context.store.write() as session:
        session.connection().exec_driver_sql("UPDATE audit SET actor_name = 'ZHANG Mei'")
    (finding, *_) = record_facts(context).trail.findings
    assert finding.startswith("store.finding.") and "ZHANG" not in finding


def test_the_demo_is_gone_when_it_is_closed() -> None:
    demo = opening.open_demo(lambda: datetime.now(UTC), patients=0)
    assert record_facts(demo).store.kind == "temporary"
    opening.close(demo)
