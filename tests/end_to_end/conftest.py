"""The end-to-end tests drive the window as the other window tests do."""

from tests.desktop.conftest import bridge, dressed, nothing_left_running, qapp_args

__all__ = ["bridge", "dressed", "nothing_left_running", "qapp_args"]
