"""Two, four and eight writers hammer one patient, and no update is lost."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.clinic.commands import assessments, patients
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.store.store import Store
from tests.core.store.hammer.writing import Acknowledged, look, workstation, write
from tests.wards import admit

ROOT = Path(__file__).resolve().parents[4]
SAMPLE = 3
MANY = 100


@pytest.fixture
def ward(postgres_url: str) -> Iterator[Context]:
    store = Store.open_postgres(postgres_url)
    yield workstation(store, "ward")
    store.close()


def begin(context: Context) -> tuple[str, str]:
    """Somebody asked for allergies already, so that each adds to a list; the draft waits."""
    patient, lesion = admit(context)
    seen = chart(context, patient).case.patient
    patients.edit_patient(context, seen.model_copy(update={"allergies": ()}), seen)
    assessments.open_draft(context, patient, lesion)
    return patient, lesion


def in_processes(url: str, ward: Context, writers: int, rounds: int) -> None:
    patient, lesion = begin(ward)
    command = [sys.executable, "-m", "tests.core.store.hammer.writing", url]
    running = [
        # Two by two they share a computer, and so one chain of the trail.
        subprocess.Popen(
            [*command, f"computer {at // 2}", str(at), str(rounds), patient, lesion],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for at in range(writers)
    ]
    told = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * writers, told
    look(ward, patient, lesion, [Acknowledged(**json.loads(said)) for said, _ in told], rounds)


def in_threads(store: Store, writers: int, rounds: int) -> None:
    context = workstation(store, "ward")
    patient, lesion = begin(context)
    with ThreadPoolExecutor(writers) as workers:
        running = [workers.submit(write, context, at, rounds, patient, lesion) for at in range(writers)]
        done = [each.result() for each in running]
    for one in done:
        assert len(one.pain) == rounds
    look(context, patient, lesion, done, rounds)


@pytest.mark.postgres
@pytest.mark.parametrize("writers", [2, 4])
def test_writers_on_a_server_lose_no_update(postgres_url: str, ward: Context, writers: int) -> None:
    in_processes(postgres_url, ward, writers, SAMPLE)


@pytest.mark.postgres
@pytest.mark.long
@pytest.mark.parametrize("writers", [2, 4, 8])
def test_writers_on_a_server_lose_no_update_of_many(postgres_url: str, ward: Context, writers: int) -> None:
    in_processes(postgres_url, ward, writers, MANY)


def test_threads_on_an_embedded_store_lose_no_update(store: Store) -> None:
    in_threads(store, 4, SAMPLE)


@pytest.mark.long
@pytest.mark.parametrize("writers", [2, 4, 8])
def test_threads_on_an_embedded_store_lose_no_update_of_many(store: Store, writers: int) -> None:
    in_threads(store, writers, MANY // 2)
