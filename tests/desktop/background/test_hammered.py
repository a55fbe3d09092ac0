"""Many parts of one window write at once through the bridge: each acknowledged write is there."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject

from core.case.course import Pain
from core.clinic.commands import entries
from core.clinic.context import Context
from core.clinic.views.chart import chart
from desktop.background.bridge import Bridge
from tests.desktop.wards import context
from tests.stores import made_store, store, store_folder
from tests.wards import admit

__all__ = ["context", "made_store", "store", "store_folder"]

PLACES, EACH = 8, 3


def test_no_write_is_lost_between_many_places(qtbot, bridge: Bridge, context: Context) -> None:
    patient, _ = admit(context)
    acknowledged: list[str] = []
    failed: list[object] = []
    places = [QObject(bridge) for _ in range(PLACES)]

    def hurts(score: int) -> object:
        at = context.now() - timedelta(minutes=score)
        return entries.record(context, patient, [Pain(at=at, instrument="nrs", context="rest", score=Decimal(score))])

    for score in range(EACH):
        for place in places:
            bridge.write(place, partial(hurts, score), lambda answer: acknowledged.extend(answer[0]), failed.append)
            bridge.read(place, lambda: chart(context, patient), lambda _chart: None, failed.append)
    qtbot.waitUntil(lambda: bridge.idle, timeout=60_000)
    kept = [str(entry.id) for entry in chart(context, patient).case.pain]
    assert failed == [] and len(acknowledged) == PLACES * EACH
    assert sorted(kept) == sorted(acknowledged)
    assert context.store.verify() == []
