"""How long it takes until another workstation's window knows what was written, on PostgreSQL.

    python -m benchmarks.elsewhere postgresql+psycopg://…/EMPTY_DATABASE [--times 40]

Two workstations in one process: one records a pain score, the other's bridge says `changed`. Prints the milliseconds
from the return of the command to the signal (views begin to read then), of which 200 are the gathering, and those of a
bare NOTIFY on the same server. Changes by others are to appear within two seconds.
"""

import argparse
import os
import statistics
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from core.case.course import Pain
from core.case.episode import Episode
from core.case.patient import Patient
from core.clinic.changes import Changes, Kind
from core.clinic.commands import entries, patients
from core.clinic.context import Actor, Context
from core.store.news import Heard
from core.store.store import Store
from desktop.background.bridge import Bridge
from desktop.background.elsewhere import Elsewhere

_PATIENCE = 20.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--times", type=int, default=40)
    asked = parser.parse_args()
    app = QCoreApplication([])
    here, there = workstation(asked.url, "RN Li"), workstation(asked.url, "RN Osei")
    person = Patient(id="", record_number="CUA-1", name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 11))
    patient, _ = patients.add_patient(here, person, Episode(onset=here.today(), subtype="uraemic"))
    print(f"{'':>16} {'median':>9} {'worst':>9}")
    tell("to the window", to_the_window(app, here, there, patient, asked.times))
    tell("bare notice", bare(here, there, patient, asked.times))
    here.store.close()
    there.store.close()


def to_the_window(app: QCoreApplication, here: Context, there: Context, patient: str, times: int) -> list[float]:
    """Milliseconds from the return of a command here to `changed` there."""
    bridge, heard = Bridge(), list[float]()
    bridge.changed.connect(lambda changes: heard.append(time.perf_counter()) if is_pain(changes) else None)
    elsewhere = Elsewhere(bridge, there)
    waited = []
    for _ in range(times):
        heard.clear()
        record(here, patient)
        wrote = time.perf_counter()
        while not heard and time.perf_counter() - wrote < _PATIENCE:
            app.processEvents()
        waited.append((heard[0] - wrote) * 1000)
    elsewhere.stop()
    bridge.shutdown()
    return waited


def bare(here: Context, there: Context, patient: str, times: int) -> list[float]:
    """The same to the listening thread, without a window."""
    heard = list[float]()
    listener = there.store.notices.listen(
        lambda news: heard.append(time.perf_counter()) if told(news) else None, lambda _: None
    )
    waited = []
    for _ in range(times):
        heard.clear()
        record(here, patient)
        wrote = time.perf_counter()
        while not heard and time.perf_counter() - wrote < _PATIENCE:
            time.sleep(0)
        waited.append(max(0.0, heard[0] - wrote) * 1000)
    if listener is not None:
        listener.stop()
    return waited


def is_pain(changes: Changes) -> bool:
    return Kind.PAIN in changes.kinds


def told(news: Heard) -> bool:
    return news.tables is not None and "pain" in news.tables


def record(here: Context, patient: str) -> None:
    entries.record(here, patient, [Pain(at=here.now(), instrument="nrs", context="rest", score=Decimal(4))])


def workstation(url: str, name: str) -> Context:
    store = Store.open_postgres(url)
    return Context(Actor(name, name, "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")


def tell(what: str, waited: list[float]) -> None:
    print(f"{what:>16} {statistics.median(waited):>6.0f} ms {max(waited):>6.0f} ms")


if __name__ == "__main__":
    main()
