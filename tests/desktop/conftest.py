"""Tests of the window: an offscreen screen of 1920 × 1080, the bundled font, and nothing left running."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QApplication

from desktop.background.bridge import Bridge
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from tests.desktop import screen  # noqa: F401 – sets the platform, before any window is made
from tests.desktop.leaks import Watch


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The minutes-long tests run only where the command line says something about marks."""
    if not config.getoption("-m"):
        for item in items:
            if "long" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="long: run with -m long"))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["calcitrack"]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme, with the bundled font."""
    apply(qapp, theme())
    return qapp


@pytest.fixture(autouse=True)
def nothing_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    watch = Watch()
    with monkeypatch.context() as patch:
        patch.setattr(QTimer, "start", watch.recording(QTimer.start))
        patch.setattr(QAbstractAnimation, "start", watch.recording(QAbstractAnimation.start))
        yield
    left = watch.left_over()
    if left:
        pytest.fail("left running:\n" + "\n".join(left))


@pytest.fixture
def bridge(dressed: QApplication) -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.shutdown()
    made.deleteLater()
