"""The guide is built and written on the same screen as the window's tests."""

from tests.desktop.conftest import dressed, nothing_left_running, qapp_args

__all__ = ["dressed", "nothing_left_running", "qapp_args"]
