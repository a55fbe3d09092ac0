"""Accounts on a server whose roles were set up: the login follows the account, in one transaction."""

import pytest

from core.clinic import signing_in
from core.clinic.commands import accounts
from core.clinic.views import accounts as views
from core.errors import NotAllowed, StoreError
from tests.servers import Ward, ward
from tests.wards import admit

__all__ = ["ward"]

pytestmark = pytest.mark.postgres


def test_somebody_comes_changes_and_goes(ward: Ward) -> None:
    head = ward.signs_in("head")
    given, _ = accounts.add(head, ward.name("Li"), "RN Li", "nurse")
    assert given.passphrase
    assert not given.once
    nurse = ward.signs_in("LI")
    patient, _ = admit(nurse)
    with pytest.raises(NotAllowed):
        accounts.add(nurse, ward.name("Chen"), "RN Chen", "nurse")
    accounts.change_role(head, given.account_id, "viewer")
    with pytest.raises(StoreError, match="server_refused"):  # the login lost its group with the role
        admit(nurse, "CUA-10")
    viewer = ward.signs_in("Li")
    with pytest.raises(NotAllowed, match="no_emergency_on_server"):
        accounts.break_glass(viewer, patient, "bleeding")
    again, _ = accounts.reset(head, given.account_id)
    assert again.passphrase not in (None, given.passphrase)
    accounts.deactivate(head, given.account_id)
    with pytest.raises(StoreError):
        ward.signs_in("Li")
    back, _ = accounts.reactivate(head, given.account_id)
    assert back.passphrase
    assert ward.signs_in("Li").actor.role == "viewer"
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
