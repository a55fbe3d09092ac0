"""What holds for every test: how long hypothesis takes depends on the machine, and no test is about that."""

from hypothesis import HealthCheck, settings

settings.register_profile("calcitrack", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calcitrack")
