"""A lesion with three signed photographs, and the place where they are compared."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from core.case.episode import Episode
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.clinic.commands import lesions, patients
from core.clinic.context import Actor, Context
from core.store.store import Store
from desktop.photo_bench.compare.place import ComparePlace
from desktop.photo_bench.compare.view import CompareView
from desktop.widgets.requests import ComparePhotographs
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench.compare.visits import signed_visits
from tests.desktop.photo_bench.conftest import ZONE, Clock


@pytest.fixture
def place(workplace: Workplace, qtbot, settled: Callable[[], None]) -> Iterator[ComparePlace]:
    made = ComparePlace(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.leave()
    settled()


@pytest.fixture(scope="session")
def followed(shared_store: Store) -> tuple[str, str]:
    """A patient and a lesion with three signed photographs; the tests look and do not write."""
    clock = Clock()
    context = Context(Actor("a1", "RN Li", "nurse"), clock, shared_store, ZONE, "Ward 7")
    patient = Patient(id="", record_number="CUA-F", name="LI Na", sex="female", birth_date=date(1959, 5, 2))
    patient_id = patients.add_patient(context, patient, Episode(onset=date(2026, 9, 1), subtype="uraemic"))[0]
    lesion = Lesion(id="", label="L1", site="thigh", side="left", region="proximal", onset=date(2026, 9, 1))
    lesion_id = lesions.add_lesion(context, patient_id, lesion)[0]
    signed_visits(context, clock, patient_id, lesion_id)
    return patient_id, lesion_id


@pytest.fixture
def view(place: ComparePlace, followed: tuple[str, str], settled: Callable[[], None]) -> CompareView:
    place.open(ComparePhotographs(*followed))
    settled()
    assert place.view is not None
    return place.view
