"""A ward behind the window: a store with the example patient and a neighbour, and a workplace on it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from core.clinic.commands import findings
from core.clinic.context import Actor, Context
from core.store.store import Store
from core.texts import Language
from desktop.background.bridge import Bridge
from desktop.theme.theme import theme
from desktop.widgets.workplace import Workplace
from tests.imports import import_case
from tests.wards import admit

EXAMPLE: Final = Path(__file__).resolve().parents[1] / "data" / "case-example.json"
NOW: Final = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def context(store: Store) -> Context:
    """Ward 7 on 20 October 2026, a nurse signed in."""
    return Context(Actor("a1", "RN Li", "nurse"), lambda: NOW, store, ZoneInfo("Asia/Shanghai"), "Ward 7")


@pytest.fixture
def example(context: Context) -> str:
    """The patient of the example case."""
    patient_id, _ = import_case(context, EXAMPLE.read_bytes())
    findings.refresh(context)
    return patient_id


@pytest.fixture
def neighbour(context: Context) -> tuple[str, str]:
    """Another patient with one lesion."""
    return admit(context)


@pytest.fixture
def workplace(context: Context, bridge: Bridge) -> Workplace:
    return at_work(context, bridge, "en")


def at_work(context: Context, bridge: Bridge, language: Language) -> Workplace:
    """A workplace in the light theme."""
    return Workplace(
        bridge=bridge, language=language, theme=theme(), clock=context.clock, zone=context.zone, context=context
    )


def settle(qtbot: QtBot, bridge: Bridge, until: Callable[[], object] | None = None) -> None:
    """Wait until nothing is under way, and until something is true."""
    qtbot.waitUntil(lambda: bridge.idle, timeout=10_000)
    if until is not None:
        qtbot.waitUntil(lambda: bool(until()), timeout=10_000)
