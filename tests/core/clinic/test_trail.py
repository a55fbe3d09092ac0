"""Reading a chart is an event, and each start looks at what was written since the last one."""

import pytest
from sqlalchemy import select, text

from core.clinic import opening
from core.clinic.commands.trail import check_since_last_time, note_read
from core.clinic.context import Context
from core.errors import NotFound
from core.record.audit import AuditRow
from tests.wards import admit


def actions(context: Context) -> list[str]:
    with context.store.read() as session:
        return list(session.scalars(select(AuditRow.action).order_by(AuditRow.sequence)))


def test_reading_a_chart_is_written_down(context: Context) -> None:
    patient_id, _ = admit(context)
    note_read(context, patient_id)
    with context.store.read() as session:
        row = session.scalars(select(AuditRow).order_by(AuditRow.sequence.desc())).first()
    assert (row.action, row.patient_id, row.actor_name) == ("patient.read", patient_id, "RN Li")
    with pytest.raises(NotFound):
        note_read(context, "nobody")


def test_each_start_reads_only_what_came_since(context: Context) -> None:
    admit(context)
    assert check_since_last_time(context) == ()
    assert actions(context)[-1] == "trail.checked"
    with context.store.write() as session:
        session.execute(text("UPDATE audit SET actor_name = 'Wu' WHERE number = 2"))
    assert check_since_last_time(context) == ()
    assert [finding.key for finding in opening.verify(context)] == ["store.finding.trail_changed"]


def test_what_was_changed_since_is_told_at_every_start_until_it_is_mended(context: Context) -> None:
    admit(context)
    check_since_last_time(context)
    admit(context, "CUA-10", "LIN Hua")
    with context.store.write() as session:
        session.execute(text("DELETE FROM audit WHERE number = (SELECT max(number) - 1 FROM audit)"))
    for _ in range(2):
        assert [finding.key for finding in check_since_last_time(context)] == ["store.finding.trail_removed"]
    assert actions(context)[-1] != "trail.checked"


def test_an_anchor_noted_elsewhere_finds_an_end_that_was_cut_off(context: Context) -> None:
    admit(context)
    anchor = str(opening.trail_heads(context)[0])
    assert opening.verify(context, [anchor]) == ()
    with context.store.write() as session:
        session.execute(text("DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)"))
    assert opening.verify(context) == ()
    assert [finding.key for finding in opening.verify(context, [anchor])] == ["store.finding.trail_cut_off"]


def test_without_an_unclean_end_there_is_no_damage_to_wait_for(context: Context) -> None:
    assert opening.damage(context) == ()


def test_a_checkpoint_that_was_tampered_with_hides_nothing(context: Context) -> None:
    admit(context)
    check_since_last_time(context)
    for tampered in ("not even json", '{"heads": 7}', '{"heads": [["ward"]]}', "{}"):
        with context.store.write() as session:
            session.execute(text("UPDATE audit SET details = :to WHERE action = 'trail.checked'"), {"to": tampered})
        assert [finding.key for finding in check_since_last_time(context)] == ["store.finding.trail_changed"]
