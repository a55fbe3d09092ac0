"""Accounts: made, reset and taken away so that nobody is locked out; an emergency opens one patient for a while."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from core.case.course import Weight
from core.clinic import opening, signing_in
from core.clinic.commands import accounts, entries, photographs, reports, reviews, rotation
from core.clinic.commands.accounts import Given
from core.clinic.context import Actor, Context
from core.clinic.rights import Right, break_glass_rules, may
from core.clinic.signing_in import MustChange
from core.clinic.views import accounts as views
from core.clinic.views.trail import TrailFilter, trail_page
from core.clinic.views.worklist import worklist
from core.errors import InvalidInput, NotAllowed, NotFound, StoreError, Wait
from core.record.account import AccountRow
from core.record.audit import AuditRow
from core.reports.choices import Choices
from core.store.keyring import read_keyring
from core.store.slots import Slots
from core.store.store import Store
from core.texts import render
from tests.core.clinic.test_assessments import picture
from tests.core.clinic.ward import BEGAN, Ward
from tests.stores import CHEAP
from tests.wards import admit

OWN = "seven slow herons in the reeds"
ADMIN = "green kettle under the bridge"


class Clinic:
    """A store with its administrator, at a time that the test moves."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder, BEGAN
        self.head = opening.make_store(folder, "admin", ADMIN, "Ward 7", "UTC", self.clock).context

    def clock(self) -> datetime:
        return self.now

    def hires(self, name: str = "Li", role: str = "nurse") -> Given:
        return accounts.add(self.head, name, f"{role} {name}", role)[0]

    def comes(self, name: str, passphrase: str) -> Context | MustChange:
        """Somebody signs in after the administrator has gone home."""
        self.head.store.close()
        return signing_in.sign_in(self.folder, name, passphrase, self.clock)

    def starts(self, name: str = "Li", role: str = "nurse") -> Context:
        """Somebody new, with a passphrase of their own."""
        found = self.comes(name, self.hires(name, role).passphrase or "")
        assert isinstance(found, MustChange)
        return signing_in.choose_passphrase(found, OWN)

    def back(self) -> Context:
        """The administrator is there again."""
        self.head = opening.open_store(self.folder, "admin", ADMIN, self.clock)
        return self.head

    def line(self, name: str = "Li") -> views.AccountLine:
        return views.named(self.head, name)


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch) -> Iterator[Clinic]:
    quick = Slots.give
    monkeypatch.setattr(Slots, "give", lambda self, *given, **_more: quick(self, *given, cost=CHEAP))
    monkeypatch.setattr(Store.create.__func__, "__kwdefaults__", {"cost": CHEAP})
    made = Clinic(tmp_path / "store")
    yield made
    made.head.store.close()


def goes_again(found: Context | MustChange) -> None:
    """Somebody who has to choose a passphrase first does not."""
    assert isinstance(found, MustChange)
    signing_in.give_up(found)


def actions(context: Context) -> list[str]:
    with context.store.read() as session:
        return list(session.scalars(select(AuditRow.action).order_by(AuditRow.sequence)))


def test_somebody_new_chooses_their_own_passphrase_before_anything_else(clinic: Clinic) -> None:
    given = clinic.hires()
    assert (clinic.line().must_change, clinic.line().opens, clinic.line().last_signed_in) == (True, True, None)
    with pytest.raises(NotAllowed, match="must_change"):
        clinic.head.store.close()
        opening.open_store(clinic.folder, "li", given.passphrase, clinic.clock)
    waiting = signing_in.sign_in(clinic.folder, " LI ", given.passphrase, clinic.clock)
    assert isinstance(waiting, MustChange)
    assert given.passphrase not in repr(waiting)
    for new, why in ((given.passphrase, "same"), ("short", "short"), ("Ward 7 Ward 7 Ward 7", "refused")):
        with pytest.raises(InvalidInput, match=why):
            signing_in.choose_passphrase(waiting, new)
    nurse = signing_in.choose_passphrase(waiting, OWN)
    assert nurse.actor.name == "nurse Li"
    assert actions(nurse)[-2:] == ["account.passphrase_changed", "account.signed_in"]
    nurse.store.close()
    with pytest.raises(StoreError, match="wrong_passphrase"):
        opening.open_store(clinic.folder, "li", given.passphrase, clinic.clock)
    opening.open_store(clinic.folder, "li", OWN, clinic.clock).store.close()
    clinic.back()
    assert (clinic.line().must_change, clinic.line().last_signed_in) == (False, BEGAN)


def test_one_who_gives_up_leaves_the_store_closed(clinic: Clinic) -> None:
    waiting = clinic.comes("Li", clinic.hires().passphrase or "")
    signing_in.give_up(waiting)
    assert clinic.back().store.folder == clinic.folder


def test_names_are_one_whatever_their_case_and_accents(clinic: Clinic) -> None:
    clinic.hires("Zoë")
    for same in ("zoë", " ZOE\u0308 "):
        with pytest.raises(InvalidInput, match="account_taken"):
            clinic.hires(same)
    accounts.deactivate(clinic.head, clinic.line("Zoë").account_id)
    with pytest.raises(InvalidInput, match="account_taken"):
        clinic.hires("Zoë")
    for wrong in ("", "  ", "a\x07b", "n" * 201):
        with pytest.raises(InvalidInput):
            clinic.hires(wrong)
    with pytest.raises(InvalidInput, match="no_such_role"):
        clinic.hires("Chen", "physician")


def test_a_reset_passphrase_opens_once_and_the_old_one_never_again(clinic: Clinic) -> None:
    clinic.starts().store.close()
    clinic.back()
    given, _ = accounts.reset(clinic.head, clinic.line().account_id)
    with pytest.raises(StoreError, match="wrong_passphrase"):
        clinic.comes("Li", OWN)
    goes_again(clinic.comes("Li", given.passphrase))
    (clinic.folder / "keyring.json").unlink()  # nor does the keyring that is kept beside it
    with pytest.raises(StoreError, match="wrong_passphrase"):
        clinic.comes("Li", OWN)


def test_whoever_goes_keeps_their_name_and_nothing_else(clinic: Clinic) -> None:
    nurse = clinic.starts()
    admit(nurse)
    nurse.store.close()
    account = views.named(clinic.back(), "Li").account_id
    accounts.deactivate(clinic.head, account)
    assert (clinic.line().active, clinic.line().opens) == (False, False)
    assert "li" not in read_keyring(clinic.folder).accounts()
    for attempt in (accounts.reset, accounts.deactivate):
        with pytest.raises(NotAllowed, match="account_inactive"):
            attempt(clinic.head, account)
    assert "nurse Li" in {line.person for line in trail_page(clinic.head, TrailFilter()).lines}
    given, _ = accounts.reactivate(clinic.head, account)
    with pytest.raises(NotAllowed, match="account_active"):
        accounts.reactivate(clinic.head, account)
    goes_again(clinic.comes("li", given.passphrase))


def test_the_last_administrator_stays(clinic: Clinic) -> None:
    own = clinic.line("admin").account_id
    clinic.hires()
    for attempt in (
        lambda: accounts.deactivate(clinic.head, own),
        lambda: accounts.change_role(clinic.head, own, "nurse"),
    ):
        with pytest.raises(NotAllowed, match="last_administrator"):
            attempt()
    clinic.hires("Osei", "administrator")
    clinic.head.store.slots.take("osei")  # one who cannot open the store is no administrator that is left
    with pytest.raises(NotAllowed, match="last_administrator"):
        accounts.deactivate(clinic.head, own)
    accounts.reset(clinic.head, clinic.line("Osei").account_id)
    accounts.change_role(clinic.head, own, "clinician")
    with pytest.raises(NotAllowed, match="account_changed"):
        clinic.hires("Chen")


@pytest.mark.parametrize("what", ["add", "reset", "reactivate", "deactivate"])
def test_a_crash_between_record_and_keyring_locks_nobody_out(clinic: Clinic, what: str, monkeypatch) -> None:
    """Dead between the two: no slot without an account, and the others open the store."""
    account = None
    if what != "add":
        clinic.starts().store.close()
        account = views.named(clinic.back(), "Li").account_id
    if what == "reactivate":
        accounts.deactivate(clinic.head, account)

    class Dead(BaseException):
        pass

    def die(*_given, **_more) -> None:
        raise Dead

    if what == "deactivate":  # the slot is gone, and the transaction does not come to its end
        monkeypatch.setattr("core.clinic.writing._append", die)
    else:
        monkeypatch.setattr(Slots, "give", die)
    with pytest.raises(Dead):
        accounts.add(clinic.head, "Li", "RN Li", "nurse") if what == "add" else getattr(accounts, what)(
            clinic.head, account
        )
    monkeypatch.undo()
    with clinic.head.store.read() as session:
        active = {row.name.casefold() for row in session.scalars(select(AccountRow).where(AccountRow.active))}
    assert set(read_keyring(clinic.folder).accounts()) <= active == {"admin", "li"}
    clinic.head.store.close()
    if what == "reset":  # the old one still opens it, to be changed
        goes_again(signing_in.sign_in(clinic.folder, "Li", OWN, clinic.clock))
    clinic.back()
    given, _ = accounts.reset(clinic.head, clinic.line().account_id)
    goes_again(clinic.comes("Li", given.passphrase))


def test_ones_own_passphrase_is_changed_by_who_knows_it(clinic: Clinic) -> None:
    nurse = clinic.starts()
    with pytest.raises(StoreError, match="wrong_passphrase"):
        accounts.change_own_passphrase(nurse, "not this one", "nine quiet geese by the lock")
    with pytest.raises(InvalidInput, match="same"):
        accounts.change_own_passphrase(nurse, OWN, OWN)
    accounts.change_own_passphrase(nurse, OWN, "nine quiet geese by the lock")
    nurse.store.close()
    opening.open_store(clinic.folder, "Li", "nine quiet geese by the lock", clinic.clock).store.close()


def test_wrong_passphrases_make_one_account_wait_and_nobody_else(clinic: Clinic) -> None:
    clinic.starts().store.close()
    waits = []
    for _ in range(9):
        with pytest.raises(StoreError) as told:
            signing_in.sign_in(clinic.folder, "Li", "a guess", clinic.clock)
        if isinstance(told.value, Wait):
            waits.append(told.value.seconds)
            assert str(told.value.seconds) in render(told.value.text)
            clinic.now += timedelta(seconds=told.value.seconds)
    assert waits == [15, 30, 60]
    with pytest.raises(Wait):
        signing_in.sign_in(clinic.folder, "Li", OWN, clinic.clock)  # the right one waits, too
    clinic.back()
    (noted,) = [line for line in trail_page(clinic.head, TrailFilter()).lines if line.action.endswith("failed")]
    assert (noted.details["account"], noted.details["number"]) == ("li", 6)
    accounts.reset(clinic.head, clinic.line().account_id)
    clinic.head.store.close()
    with pytest.raises(StoreError, match="wrong_passphrase"):
        signing_in.sign_in(clinic.folder, "Li", OWN, clinic.clock)  # a reset ends the wait


def test_the_recovery_key_never_waits(tmp_path: Path) -> None:
    now = BEGAN
    made = opening.make_store(tmp_path / "s", "admin", ADMIN, "Ward 7", "UTC", lambda: now)
    made.context.store.close()
    for _ in range(3):
        with pytest.raises(StoreError, match="wrong_passphrase"):
            signing_in.sign_in(tmp_path / "s", "admin", "a guess", lambda: now)
    with pytest.raises(Wait):
        signing_in.sign_in(tmp_path / "s", "admin", ADMIN, lambda: now)
    again = opening.open_with_recovery(tmp_path / "s", made.recovery_key, "admin", OWN, lambda: now)
    again.store.close()
    opening.open_store(tmp_path / "s", "admin", OWN, lambda: now).store.close()


def test_what_was_typed_where_no_account_is_is_not_written_down(clinic: Clinic) -> None:
    clinic.head.store.close()
    with pytest.raises(StoreError):
        signing_in.sign_in(clinic.folder, "my secret passphrase", "admin", clinic.clock)
    assert b"secret" not in (clinic.folder / "attempts.json").read_bytes()
    (noted,) = [line for line in trail_page(clinic.back(), TrailFilter()).lines if line.action.endswith("failed")]
    assert (noted.details["account"], noted.details["number"]) == (None, 1)


def test_somebody_else_takes_over_without_closing_the_store(clinic: Clinic) -> None:
    given = clinic.hires()
    waiting = signing_in.switch(clinic.head, "Li", given.passphrase)
    assert isinstance(waiting, MustChange)
    nurse = signing_in.choose_passphrase(waiting, OWN)
    assert nurse.store is clinic.head.store
    with pytest.raises(NotAllowed):
        accounts.add(nurse, "Osei", "Dr Osei", "clinician")
    signing_in.unlock(nurse, OWN)
    with pytest.raises(StoreError, match="wrong_passphrase"):
        signing_in.unlock(nurse, ADMIN)
    assert isinstance(signing_in.switch(nurse, "admin", ADMIN), Context)
    assert actions(nurse)[-3:] == ["account.signed_out", "account.attempts_failed", "account.signed_in"]


def test_a_new_key_leaves_everybody_their_passphrase(clinic: Clinic) -> None:
    nurse = clinic.starts()
    with pytest.raises(NotAllowed):
        rotation.rekey(nurse, OWN)
    nurse.store.close()
    clinic.back()
    with pytest.raises(StoreError, match="wrong_passphrase"):
        rotation.rekey(clinic.head, "a guess")
    made = rotation.rekey(clinic.head, ADMIN)
    assert made.left_out == ()
    nurse = opening.open_store(clinic.folder, "Li", OWN, clinic.clock)
    assert actions(nurse).count("store.rekeyed") == 1
    assert opening.verify(nurse) == ()
    nurse.store.close()
    opening.open_with_recovery(clinic.folder, made.recovery_key, "li", "nine quiet geese", clinic.clock).store.close()


def test_an_emergency_opens_one_patient_for_a_while(store: Store) -> None:
    ward = Ward(store)
    patient, other = ward.admits(), ward.admits("CUA-10")
    viewer = replace(ward.nurse, actor=Actor("a5", "Dr Night", "viewer"))
    weight = Weight(at=viewer.now(), kg=62)
    with pytest.raises(InvalidInput, match="reason_needed"):
        accounts.break_glass(viewer, patient, " \n ")
    with pytest.raises(NotFound):
        accounts.break_glass(viewer, "nobody", "bleeding")
    with pytest.raises(NotAllowed):
        accounts.break_glass(ward.nurse, patient, "bleeding")
    helping, _ = accounts.break_glass(viewer, patient, "bleeding,  nobody else on the ward")
    entries.record(helping, patient, [weight])
    photographs.take_in(helping, picture(), "wound.jpg")
    reports.issue(helping, reports.prepare(helping, "transfer", [patient], Choices()), "print")
    assert may(helping, Right.CHART, patient)
    assert not may(helping, Right.CHART, other)
    for refused in (
        lambda: entries.record(helping, other, [weight]),
        lambda: reports.issue(helping, reports.prepare(helping, "meeting", [patient, other], Choices()), "print"),
        lambda: accounts.add(helping, "Osei", "Dr Osei", "nurse"),
    ):
        with pytest.raises(NotAllowed):
            refused()
    lines = [line for line in trail_page(ward.head, TrailFilter()).lines if line.person == "Dr Night"][::-1]
    assert helping.emergency is not None
    assert lines[0].action == "account.emergency_began"
    assert lines[0].details["reason"] == "bleeding, nobody else on the ward"
    assert len(lines) == 4
    assert {line.details["emergency"] for line in lines[1:]} == {helping.emergency.entry_id}
    ward.now += break_glass_rules().lasts
    with pytest.raises(NotAllowed):
        reviews.review(helping, patient)
    ward.now -= timedelta(days=1)  # a clock that is set back gives no more time
    with pytest.raises(NotAllowed):
        reviews.review(helping, patient)


def test_an_emergency_ends_by_hand(store: Store) -> None:
    ward = Ward(store)
    patient = ward.admits()
    viewer = replace(ward.nurse, actor=Actor("a5", "Dr Night", "viewer"))
    helping, _ = accounts.break_glass(viewer, patient, "bleeding")
    after, _ = accounts.end_break_glass(helping)
    assert after.emergency is None
    with pytest.raises(NotAllowed):
        entries.record(after, patient, [Weight(at=after.now(), kg=62)])
    assert accounts.end_break_glass(after)[0] is after
    assert actions(after)[-1] == "account.emergency_ended"


def test_an_emergency_ends_with_whoever_took_it() -> None:
    context = opening.open_demo(lambda: BEGAN, patients=1, weeks=1)
    try:
        accounts.add(context, "Li", "RN Li", "viewer")
        viewer = signing_in.switch(context, "Li", "")
        assert isinstance(viewer, Context)
        helping, _ = accounts.break_glass(viewer, worklist(viewer).rows[0].patient_id, "bleeding")
        signing_in.switch(helping, opening.DEMO_ACCOUNT, "")
        lines = [line for line in trail_page(context, TrailFilter()).lines if line.person == "RN Li"]
        ended, left = lines[1], lines[0]
        assert (ended.action, left.action) == ("account.emergency_ended", "account.signed_out")
        assert "emergency" not in left.details and ended.patient_id == helping.emergency.patient_id
    finally:
        context.store.close()


def test_the_demo_clinic_has_accounts_without_passphrases() -> None:
    context = opening.open_demo(lambda: BEGAN, patients=1, weeks=1)
    try:
        given, _ = accounts.add(context, "Li", "RN Li", "viewer")
        assert given.passphrase is None
        assert not views.accounts(context).keyring
        viewer = signing_in.switch(context, "Li", "")
        assert isinstance(viewer, Context)
        assert viewer.actor.role == "viewer"
        with pytest.raises(StoreError, match="no_keyring"):
            accounts.change_own_passphrase(viewer, "a", OWN)
    finally:
        context.store.close()
