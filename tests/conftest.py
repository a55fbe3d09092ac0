"""What holds for every test: how long hypothesis takes depends on the machine, and no test is about that."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("calcitrack", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calcitrack")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-pictures", action="store_true", help="keep what is drawn now as the golden pictures")
