"""Who may do what: every action asks a right, and real commands are refused to the roles that lack it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from core import resources
from core.case.course import Weight
from core.case.therapy import Therapy
from core.clinic.commands import accounts, assessments, entries, findings, photographs, reports, reviews, therapies
from core.clinic.commands.trail import note_read
from core.clinic.context import Actor, Context
from core.clinic.rights import ROLES, Right, break_glass_rules, may, refused, right_of, roles_with
from core.clinic.views.accounts import rights_table
from core.clinic.views.chart import chart
from core.clinic.views.worklist import worklist
from core.errors import NotAllowed
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.reports.choices import Choices
from core.texts import LANGUAGES, catalogue, render, text
from tests.core.clinic.test_assessments import picture
from tests.core.clinic.test_trail_view import written_actions
from tests.wards import admit, charted

TABLE = resources.read_toml("security", "roles.toml")


def as_role(context: Context, role: str) -> Context:
    return replace(context, actor=Actor("a7", "Chen", role))


def test_every_action_asks_exactly_one_right() -> None:
    named = [action for actions in TABLE["actions"].values() for action in actions]
    assert sorted(named) == sorted(written_actions() | {"trail.checked"})
    assert len(named) > 50


def test_every_right_has_words_and_a_role_that_has_it() -> None:
    assert set(TABLE["rights"]) == {right.value for right in Right}
    for right in Right:
        assert roles_with(right)
        assert roles_with(right) <= {*ROLES}
        for language in LANGUAGES:
            assert f"clinic.right.{right}" in catalogue(language)
    for language in LANGUAGES:
        assert {f"clinic.role.{role}" for role in ROLES} <= catalogue(language).keys()
    assert [line.right for line in rights_table()] == list(Right)


def test_a_viewer_has_the_right_to_read_and_to_break_glass() -> None:
    assert {right for right in Right if "viewer" in roles_with(right)} == {Right.READ, Right.BREAK_GLASS}
    assert break_glass_rules().rights.isdisjoint({Right.EXPORT, Right.MANAGE_ACCOUNTS, Right.READ_TRAIL, Right.BACK_UP})


def test_an_action_that_was_forgotten_is_nobodys() -> None:
    with pytest.raises(KeyError):
        right_of("lesion.forgotten")


def commands(context: Context) -> dict[Right, Callable[[Context], object]]:
    """A real command of each right that charting needs, on a patient who is there."""
    patient, lesion = admit(context)
    draft = assessments.open_draft(context, patient, lesion)[0]
    prepared = reports.prepare(context, "transfer", [patient], Choices())
    weight = Weight(at=context.now(), kg=62)
    sevelamer = Therapy(id="", drug="sevelamer", route="oral", start=context.now())
    return {
        Right.CHART: lambda who: entries.record(who, patient, [weight]),
        Right.SIGN: lambda who: assessments.sign(who, draft.draft_id, charted(draft.draft), draft.version),
        Right.CHANGE_THERAPY: lambda who: therapies.start(who, patient, sevelamer),
        Right.ACKNOWLEDGE: lambda who: reviews.review(who, patient),
        Right.PRINT: lambda who: reports.issue(who, prepared, "print"),
        Right.MANAGE_ACCOUNTS: lambda who: accounts.add(who, "Osei", "Dr Osei", "clinician"),
    }


def entries_of(context: Context) -> int:
    with context.store.read() as session:
        return session.scalars(select(func.count()).select_from(AuditRow)).one()


@pytest.mark.parametrize("role", ROLES)
def test_commands_are_done_or_refused_as_the_table_says(context: Context, role: str) -> None:
    who = as_role(context, role)
    for right, command in commands(as_role(context, "administrator")).items():
        before = entries_of(context)
        if role in TABLE["rights"][right]:
            command(who)
            assert entries_of(context) > before
            continue
        with pytest.raises(NotAllowed) as told:
            command(who)
        said = render(told.value.text)
        assert said == render(refused(who, right))
        assert all(render(text(f"clinic.role.{allowed}")) in said for allowed in TABLE["rights"][right])
        assert not may(who, right)
        assert entries_of(context) == before


def test_whoever_reads_has_it_noted_and_changes_nothing(context: Context) -> None:
    patient, lesion = admit(context)
    draft = assessments.open_draft(context, patient, lesion)[0]
    viewer = as_role(context, "viewer")
    assert chart(viewer, patient).case.patient.name == "ZHANG Mei"
    assert [row.patient_id for row in worklist(viewer).rows] == [patient]
    note_read(viewer, patient)
    findings.refresh(viewer)
    kept = context.store.photographs.known()
    for attempt in (
        lambda: assessments.autosave(viewer, draft.draft_id, draft.draft, draft.version),
        lambda: photographs.take_in(viewer, picture(), "wound.jpg"),
        lambda: assessments.discard(viewer, draft.draft_id),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert context.store.photographs.known() == kept


@pytest.mark.parametrize("change", [{"active": False}, {"role": "viewer"}])
def test_an_account_that_was_changed_meanwhile_writes_nothing_more(context: Context, change: dict) -> None:
    patient, _ = admit(context)
    with context.store.write() as session:
        row = {"name": "li", "display_name": "RN Li", "role": "nurse", "active": True, "made_at": context.now()}
        session.add(AccountRow(id=context.actor.account_id, **{**row, **change}))
    weight = Weight(at=context.now(), kg=62)
    with pytest.raises(NotAllowed, match="account_changed"):
        entries.record(context, patient, [weight])
    note_read(context, patient)  # what was seen is written down all the same
