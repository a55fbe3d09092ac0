"""A patient with photographs."""

from datetime import UTC, datetime

import pytest

from core.demo.clinic import DemoPatient, make_clinic


@pytest.fixture(scope="session")
def mei() -> DemoPatient:
    return next(make_clinic(1, 4, today=datetime(2026, 11, 24, tzinfo=UTC)))
