"""A ward whose clock the test moves, and the things that happen on it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from core.case.course import Pain
from core.case.episode import Episode
from core.case.patient import Patient
from core.clinic.commands import entries, findings, patients
from core.clinic.context import Actor, Context
from core.clinic.views.tasks import TaskLine, tasks
from core.store.store import Store

BEGAN = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
LATER = timedelta(days=1)


class Ward:
    """The same store seen by several people; `goes_by` lets time pass for all of them."""

    def __init__(self, store: Store) -> None:
        self.now = BEGAN
        self.nurse = Context(Actor("a1", "RN Li", "nurse"), self.clock, store, ZoneInfo("Asia/Shanghai"), "Ward 7")
        self.other = replace(self.nurse, actor=Actor("a2", "Dr Osei", "clinician"))
        self.head = replace(self.nurse, actor=Actor("a3", "Head", "administrator"))

    def clock(self) -> datetime:
        return self.now

    def goes_by(self, **time: float) -> None:
        """Time passes, and the rules are asked as at sign-in."""
        self.now += timedelta(**time)
        while findings.refresh(self.nurse).patients:
            continue

    def admits(self, number: str = "CUA-9", onset: date | None = None) -> str:
        """A patient whose episode begins now, or on a day."""
        person = Patient(id="", record_number=number, name="ZHANG Mei", sex="female", birth_date=date(1964, 3, 11))
        episode = Episode(onset=onset or self.nurse.now(), subtype="uraemic")
        return patients.add_patient(self.nurse, person, episode)[0]

    def hurts(self, patient: str, score: int) -> str:
        """A pain score at rest, now."""
        pain = Pain(at=self.nurse.now(), instrument="nrs", context="rest", score=Decimal(score))
        return entries.record(self.nurse, patient, [pain])[0][0]

    def open_task(self, rule: str) -> TaskLine:
        """The one open task of a rule."""
        (found,) = [line for line in tasks(self.nurse) if line.rule == rule]
        return found
