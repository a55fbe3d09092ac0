"""A nurse at the bench: a store with a patient who has a lesion, and an assessment that was begun."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.clinic.commands import assessments, lesions, patients
from core.clinic.context import Actor, Context
from core.store.store import Store
from desktop.background.bridge import Bridge, wait_until_idle
from desktop.photo_bench.bench.bench import Bench
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.place import AssessmentPlace
from desktop.theme.theme import theme
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench.photographs import wound_photograph

ZONE = ZoneInfo("Asia/Shanghai")
_NUMBERS = itertools.count(1)


@dataclass
class Clock:
    now: datetime = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def weeks_later(self, weeks: int) -> None:
        self.now += timedelta(weeks=weeks)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def shared_store() -> Iterator[Store]:
    """One store for all tests of the bench: each has a patient of its own in it."""
    store = Store.temporary()
    yield store
    store.close()


@pytest.fixture
def context(shared_store: Store, clock: Clock) -> Context:
    return Context(Actor("a1", "RN Li", "nurse"), clock, shared_store, ZONE, "Ward 7")


@pytest.fixture
def mei(context: Context) -> str:
    patient = Patient(
        id="",
        record_number=f"CUA-{next(_NUMBERS):03}",
        name="ZHANG Mei",
        native_name="张梅",
        sex="female",
        birth_date=date(1964, 3, 11),
    )
    return patients.add_patient(context, patient, Episode(onset=date(2026, 9, 1), subtype="uraemic"))[0]


@pytest.fixture
def thigh(context: Context, mei: str) -> str:
    lesion = Lesion(id="", label="L1", site="thigh", side="left", region="proximal", onset=date(2026, 9, 1))
    return lesions.add_lesion(context, mei, lesion)[0]


@pytest.fixture
def workplace(dressed: QApplication, bridge: Bridge, context: Context, clock: Clock) -> Workplace:
    return Workplace(bridge=bridge, language="en", theme=theme(), clock=clock, zone=ZONE, context=context)


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0412.jpg"
    path.write_bytes(wound_photograph())
    return path


@pytest.fixture
def keeper(workplace: Workplace, context: Context, mei: str, thigh: str, qtbot) -> Iterator[DraftKeeper]:
    opened, _ = assessments.open_draft(context, mei, thigh)
    made = DraftKeeper(workplace, opened)
    yield made
    made.save()
    wait_until_idle(workplace.bridge)
    made.deleteLater()


@pytest.fixture
def bench(workplace: Workplace, keeper: DraftKeeper, qtbot) -> Iterator[Bench]:
    made = Bench(workplace, keeper, ())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    wait_until_idle(workplace.bridge)


@pytest.fixture
def with_photograph(bench: Bench, photograph: Path, workplace: Workplace, settled: Callable[[], None]) -> Bench:
    bench.add_paths([photograph])
    settled()
    bench.stage.canvas.setFocus()
    return bench


@pytest.fixture
def settled(workplace: Workplace) -> Callable[[], None]:
    """Waits until nothing is under way and everything that was said has been heard."""

    def wait() -> None:
        for _ in range(4):
            wait_until_idle(workplace.bridge)
            QApplication.processEvents()

    return wait


@pytest.fixture
def place(workplace: Workplace, qtbot, settled: Callable[[], None]) -> Iterator[AssessmentPlace]:
    made = AssessmentPlace(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.leave()
    settled()
