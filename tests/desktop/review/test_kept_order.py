"""The order of today's clinic stands again after a restart, and the workstation names nobody by it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from core.clinic.context import Actor
from desktop.review.kept_order import KeptOrder
from desktop.widgets.kept import Kept
from desktop.widgets.requests import OpenPlace, ReviewClinic
from tests.desktop.review.conftest import press


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def nurse(empty_clinic):
    return replace(empty_clinic, actor=Actor("a2", "Li", "nurse"))


def test_the_order_and_who_was_left_out_come_back_the_same_day(
    qtbot, opened, nurse, ward, kept, tmp_path: Path, settle
) -> None:
    around = opened(nurse, OpenPlace("review"), kept=kept)
    before = around.place.clinic.agenda.patient_ids
    assert set(before) == set(ward)
    press(qtbot, around, Qt.Key.Key_T)
    settle()
    qtbot.keyClick(around.place.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    around.place.clinic.leave_out(before[2])
    settle()
    again = opened(nurse, OpenPlace("review"), kept=kept)
    assert again.place.clinic.agenda.patient_ids == (before[1], before[0])
    another = opened(replace(nurse, actor=Actor("a3", "Osei", "nurse")), OpenPlace("review"), kept=kept)
    assert another.place.clinic.agenda.patient_ids == before
    written = (tmp_path / "window.ini").read_text()
    assert "review" in written
    assert not [telling for telling in (*ward, "ADAMS", "CUA-00") if telling in written]


def test_another_day_another_clinic_and_what_cannot_be_read(at_work, nurse, ward, kept, opened) -> None:
    work = at_work(nurse, kept=kept)
    order = KeptOrder(work)
    ids = tuple(ward)
    order.keep(ids[::-1], ids)
    assert order.of(ids) == ids[::-1] and order.of((*ids, "new")) == (*ids[::-1], "new")
    later = at_work(nurse, kept=kept, clock=lambda: work.now() + timedelta(days=1))
    assert KeptOrder(later).of(ids) == ids
    chosen = opened(nurse, ReviewClinic(ids[:2]), kept=kept)
    assert chosen.place.clinic.agenda.patient_ids == ids[:2]
    for other in ("{", "null", "[]", '["today"]'):
        kept.keep("review/a2", other)
        assert order.of(ids) == ids
