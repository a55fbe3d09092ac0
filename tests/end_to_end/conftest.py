"""The end-to-end tests drive the window as the other window tests do."""

from tests.desktop.conftest import bridge, collected_on_this_thread, dressed, nothing_left_running, qapp_args

__all__ = ["bridge", "collected_on_this_thread", "dressed", "nothing_left_running", "qapp_args"]
