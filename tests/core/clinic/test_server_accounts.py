"""Accounts on a server whose roles were set up: the login follows the account, in one transaction."""

from datetime import UTC, datetime

import pytest

from core.case.course import Pain
from core.clinic import opening, signing_in
from core.clinic.commands import accounts, entries
from core.clinic.context import Context
from core.clinic.signing_in import MustChange
from core.clinic.views import accounts as views
from core.errors import InvalidInput, NotAllowed, StoreError
from tests.servers import PASSPHRASE, Ward, ward
from tests.wards import admit

__all__ = ["ward"]

pytestmark = pytest.mark.postgres


def chooses_own(ward: Ward, who: str, given: str) -> Context:
    """Somebody's first sign-in with what was handed over to them; from then on by the ward's passphrase."""
    clock = lambda: datetime.now(UTC)  # noqa: E731
    waiting = signing_in.sign_in_to_server(ward.address, ward.name(who), clock, given)
    assert isinstance(waiting, MustChange)
    for same, problem in ((given, "passphrase_same"), ("short", "passphrase")):
        with pytest.raises(InvalidInput, match=problem):
            signing_in.choose_passphrase(waiting, same)
    opening.close(signing_in.choose_passphrase(waiting, PASSPHRASE))
    return ward.signs_in(who)


def test_somebody_comes_changes_and_goes(ward: Ward) -> None:
    head = ward.signs_in("head")
    given, _ = accounts.add(head, ward.name("Li"), "RN Li", "nurse")
    assert given.passphrase
    nurse = chooses_own(ward, "LI", given.passphrase)
    patient, _ = admit(nurse)
    with pytest.raises(NotAllowed):
        accounts.add(nurse, ward.name("Chen"), "RN Chen", "nurse")
    accounts.change_role(head, given.account_id, "viewer")
    with pytest.raises(StoreError, match="server_refused"):  # the login lost its group with the role
        admit(nurse, "CUA-10")
    viewer = ward.signs_in("Li")
    charting, _ = accounts.break_glass(viewer, patient, "bleeding")
    entries.record(charting, patient, [Pain(id="", at=charting.now(), instrument="nrs", context="rest", score=9)])
    with pytest.raises(NotAllowed):
        admit(charting, "CUA-10")
    signing_in.sign_out(charting)
    with pytest.raises(NotAllowed):
        entries.record(viewer, patient, [Pain(id="", at=charting.now(), instrument="nrs", context="rest", score=9)])
    again, _ = accounts.reset(head, given.account_id)
    assert again.passphrase not in (None, given.passphrase)
    accounts.deactivate(head, given.account_id)
    with pytest.raises(StoreError):
        ward.signs_in("Li")
    back, _ = accounts.reactivate(head, given.account_id)
    assert back.passphrase
    with pytest.raises(NotAllowed, match="must_change"):
        ward.signs_in("Li")
    assert chooses_own(ward, "Li", back.passphrase).actor.role == "viewer"
    assert [line.must_change for line in views.accounts(head).lines] == [False, False]
    assert head.store.verify() == []
    assert not views.accounts(head).keyring


def test_what_the_server_does_not_let_is_told(ward: Ward) -> None:
    head = ward.signs_in("head")
    with pytest.raises(StoreError, match="no_switch_on_server"):
        signing_in.switch(head, ward.name("head"), "anything")
    with pytest.raises(StoreError, match="wrong_passphrase"):
        signing_in.unlock(head, "")
    with pytest.raises(NotAllowed, match="last_administrator"):
        accounts.deactivate(head, head.actor.account_id)
    with pytest.raises(StoreError, match="server_asks_no_password"):
        accounts.change_own_passphrase(head, "whatever", "seven slow herons in the reeds")
