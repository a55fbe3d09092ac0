"""One clinic for all tests of this folder: rendering it takes some seconds."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.case.case import Case
from core.demo import DemoPatient, make_clinic

TODAY = datetime(2026, 11, 24, 16, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(scope="session")
def clinic() -> tuple[DemoPatient, ...]:
    return tuple(make_clinic(today=TODAY))


@pytest.fixture(scope="session")
def cases(clinic: tuple[DemoPatient, ...]) -> tuple[Case, ...]:
    return tuple(patient.case for patient in clinic)


@pytest.fixture(scope="session")
def crowd() -> tuple[Case, ...]:
    """Many more patients, without pictures."""
    return tuple(patient.case for patient in make_clinic(48, today=TODAY, photographs=False))
