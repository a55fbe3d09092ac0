"""One of many who write to one patient at once, and what has to be true of the record afterwards.

`python -m tests.core.store.hammer.writing URL NAME AT ROUNDS PATIENT LESION` writes and prints what was acknowledged.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core.case.course import Pain
from core.charting import actions
from core.charting.reducing import reduce
from core.clinic.commands import assessments, entries, patients
from core.clinic.context import Actor, Context
from core.clinic.views.chart import chart
from core.instruments.definitions import instrument
from core.record.assessment import AssessmentDraftRow
from core.record.audit import AuditRow
from core.store.store import Store

ITEMS = tuple(item.code for item in instrument("dn4").items)


@dataclass
class Acknowledged:
    """What the record said that it has: ids of pain scores, allergies, the draft's versions, the last answer."""

    name: str
    at: int
    pain: list[str] = field(default_factory=list)
    allergies: list[str] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)
    answer: int = 0


def workstation(store: Store, name: str) -> Context:
    """A nurse at a computer of her own."""
    store.workstation = name
    return Context(Actor(name, name, "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")


def write(context: Context, at: int, rounds: int, patient: str, lesion: str) -> Acknowledged:
    """Each round signs a pain score, adds an allergy, and answers one question of the lesion's one draft."""
    done, name = Acknowledged(context.actor.name, at), context.actor.name
    draft = assessments.open_draft(context, patient, lesion)[0]
    known, item = draft.draft, ITEMS[at]
    for number in range(rounds):
        scored = Pain(
            at=context.now() - timedelta(minutes=1), instrument="nrs", context="rest", score=Decimal(number % 11)
        )
        done.pain += entries.record(context, patient, [scored])[0]
        seen = chart(context, patient).case.patient
        allergy = f"{name} {at} {number}"
        patients.edit_patient(context, seen.model_copy(update={"allergies": (*(seen.allergies or ()), allergy)}), seen)
        done.allergies.append(allergy)
        done.answer = 1 - done.answer
        mine = reduce(known, actions.SetAnswer("dn4", item, done.answer))
        kept, _ = assessments.save_beside(context, draft.draft_id, mine, known)
        done.versions.append(kept.version)
        known = kept.draft
    return done


def look(context: Context, patient: str, lesion: str, done: Sequence[Acknowledged], rounds: int) -> None:
    """Every acknowledged write is there once, the draft's versions have no gap, and the trail is whole."""
    case = chart(context, patient).case
    assert sorted(str(entry.id) for entry in case.pain) == sorted(entry for one in done for entry in one.pain)
    assert sorted(case.patient.allergies or ()) == sorted(allergy for one in done for allergy in one.allergies)
    draft = assessments.open_draft(context, patient, lesion)[0]
    for one in done:
        assert draft.draft.dn4[ITEMS[one.at]] == one.answer
    versions = sorted(version for one in done for version in one.versions)
    assert versions == list(range(2, 2 + rounds * len(done)))
    with context.store.read() as session:
        assert session.scalar(select(AssessmentDraftRow.version)) == versions[-1]
        counted = session.execute(
            select(AuditRow.workstation, func.count(), func.max(AuditRow.number)).group_by(AuditRow.workstation)
        )
        assert all(entries_ == last for _, entries_, last in counted)
    assert context.store.verify() == []


def main() -> None:
    url, name, at, rounds, patient, lesion = sys.argv[1:]
    store = Store.open_postgres(url)
    done = write(workstation(store, name), int(at), int(rounds), patient, lesion)
    store.close()
    sys.stdout.write(json.dumps(asdict(done)))


if __name__ == "__main__":
    main()
