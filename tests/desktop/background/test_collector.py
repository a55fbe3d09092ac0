"""Garbage is collected on the GUI thread, and only there."""

import gc

import pytest

from desktop.background.collector import Collector


@pytest.fixture
def collector(dressed):
    made = Collector()
    yield made
    made.stop()
    made.deleteLater()


def test_python_collects_by_itself_only_when_the_collector_has_stopped(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_it_collects_what_is_due(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (gc.get_threshold()[0] + 1, 0, 0))
    monkeypatch.setattr(gc, "collect", lambda generation=2: collected.append(generation) or 0)
    collector.collect()
    assert collected == [0]


def test_what_is_loaded_once_is_never_looked_through_again(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[str] = []
    monkeypatch.setattr(gc, "get_freeze_count", lambda: len(frozen))
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("all"))
    collector.settle()
    collector.settle()  # whoever signs in again: what is left of the first shell has still to be collected
    assert frozen == ["all"]
