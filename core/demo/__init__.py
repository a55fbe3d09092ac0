"""The demo clinic: invented patients with believable courses and rendered photographs."""

from core.demo.clinic import DemoPatient, make_clinic

__all__ = ["DemoPatient", "make_clinic"]
