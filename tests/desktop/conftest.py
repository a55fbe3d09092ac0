"""Tests of the window: an offscreen screen of 1920 × 1080, the bundled font, and nothing left running."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QApplication

from core.clinic.context import Context
from desktop.background.bridge import Bridge, wait_until_idle
from desktop.background.collector import collect_what_is_due
from desktop.theme.style_sheet import apply
from desktop.theme.theme import theme
from desktop.widgets.workplace import Workplace
from tests.desktop import screen  # noqa: F401 – sets the platform, before any window is made
from tests.desktop.leaks import Watch

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def now() -> datetime:
    """The moment at which every test of the window plays."""
    return NOW


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The minutes-long tests run only where the command line says something about marks.

    The offscreen platform warns that windows have no frame to be sized; that is no finding.
    """
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
        if "long" in item.keywords and not config.getoption("-m"):
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
def collected_on_this_thread() -> Iterator[None]:
    """As in the program: a collection in a worker would destroy the widgets of earlier tests there."""
    gc.disable()
    yield
    gc.disable()
    collect_what_is_due()
    gc.enable()


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
def bridge(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[Bridge]:
    """Where reading and writing goes on. It ends before the clinic that it reads, as in the program."""
    if "empty_clinic" in request.fixturenames:
        request.getfixturevalue("empty_clinic")
    made = Bridge()
    yield made
    made.shutdown()
    made.deleteLater()


@pytest.fixture(scope="session")
def clinic() -> Iterator[Context]:
    """A small demo clinic, for tests that look and do not write."""
    from core.clinic import opening

    context = opening.open_demo(now, patients=3, weeks=4)
    yield context
    opening.close(context)


@pytest.fixture
def empty_clinic() -> Iterator[Context]:
    """A clinic without patients, for tests that write."""
    from core.clinic import opening

    context = opening.open_demo(now, patients=0)
    yield context
    opening.close(context)


@pytest.fixture
def at_work(bridge: Bridge) -> Callable[..., Workplace]:
    """A workplace in a clinic: `at_work(clinic, language="zh_CN", theme=…)`."""

    def made(context: Context, **changed: object) -> Workplace:
        facts = {"language": "en", "theme": theme(), "clock": now, "zone": context.zone} | changed
        return Workplace(bridge=bridge, context=context, **facts)  # type: ignore[arg-type]

    return made


@pytest.fixture
def settle(bridge: Bridge, qtbot) -> Callable[[], None]:
    """Let everything asked for be answered, what waits for the keyboard to rest included."""

    def wait() -> None:
        wait_until_idle(bridge)
        qtbot.wait(130)
        for _ in range(2):
            wait_until_idle(bridge)
            QApplication.processEvents()

    return wait
