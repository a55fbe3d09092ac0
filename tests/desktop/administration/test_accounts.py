"""The place of the accounts: made, renamed, reset, deactivated by an administrator, refused in the core's words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from core.clinic import opening, signing_in
from core.clinic.commands import accounts as commands
from core.clinic.rights import ROLES, Right, roles_with
from core.clinic.views import accounts as views
from core.errors import StoreError
from desktop.administration.accounts import AccountsPlace
from desktop.administration.given import GivenCard
from desktop.administration.idle_row import IdleRow
from desktop.administration.own_passphrase import OwnPassphrasePlace
from desktop.widgets.requests import Announce, GoBack, OpenPlace, RekeyStore
from tests.desktop.conftest import now
from tests.desktop.walk import faults

GOOD = "green kettle under the seven bridges"
OTHER = "nine lanterns beside a quiet harbour"


@pytest.fixture
def ward(tmp_path):
    """A store of an administrator and a nurse who has chosen her passphrase."""
    made = opening.make_store(tmp_path / "store", "admin", GOOD, "Ward 7", "UTC", now)
    given, _ = commands.add(made.context, "li", "RN Li", "nurse")
    signing_in.choose_passphrase(signing_in.switch(made.context, "li", given.passphrase), OTHER)
    yield made.context
    opening.close(made.context)


@pytest.fixture
def place(qtbot, at_work, ward, settle):
    made = AccountsPlace(at_work(ward))
    qtbot.addWidget(made)
    made.resize(1190, 760)
    made.show()
    made.open(OpenPlace("accounts"))
    settle()
    return made


def line(context, name: str) -> views.AccountLine:
    return next(one for one in views.accounts(context).lines if one.name == name)


def choose(place: AccountsPlace, name: str) -> None:
    row = next(row for row in range(place.sorted.rowCount()) if place._line(row).name == name)
    place.table.selectRow(row)


def words_of(widget) -> str:
    return " ".join(part.text() for part in widget.findChildren(QLabel))


def test_the_list_and_what_each_role_may(place) -> None:
    assert faults(place) == []
    shown = [[place.sorted.index(row, column).data() for column in range(4)] for row in range(2)]
    assert shown == [["admin", "admin", "administrator", "● in use"], ["RN Li", "li", "nurse", "● in use"]]
    table = place.rights.model()
    for row, right in enumerate(Right):
        marks = [table.index(row, column).data()[0] for column in range(1, 1 + len(ROLES))]
        assert marks == ["✓" if role in roles_with(right) else "–" for role in ROLES]


def test_an_account_is_added_by_the_keyboard_and_its_passphrase_shown_once(qtbot, place, ward, settle) -> None:
    qtbot.keyClick(place, Qt.Key.Key_N)
    sheet = place.side.currentWidget()
    assert faults(place) == []
    qtbot.keyClicks(sheet.account.line, "vera")
    qtbot.keyClicks(sheet.shown_name.line, "Vera Stone")
    sheet.role.set_value("viewer")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(place.side.currentWidget(), GivenCard), timeout=10_000)
    settle()
    card = place.side.currentWidget()
    given = card._given.passphrase
    assert given in words_of(card) and faults(place) == []
    card.copy.click()
    assert QGuiApplication.clipboard().text() == given
    card.finish.click()
    settle()
    assert given not in words_of(place)
    assert place.card.line.name == "vera"
    made = line(ward, "vera")
    assert (made.role, made.must_change, made.display_name) == ("viewer", True, "Vera Stone")
    assert isinstance(signing_in.switch(ward, "vera", given), signing_in.MustChange)


def test_a_passphrase_to_hand_over_can_be_printed_and_is_gone_when_the_window_is_locked(place, settle) -> None:
    choose(place, "li")
    place.card.reset.click()
    place.card.confirming.yes.click()
    settle()
    card = place.side.currentWidget()
    assert isinstance(card, GivenCard)
    assert card._page()().startswith(b"%PDF")
    given = card._given.passphrase
    place.rest()
    assert given not in words_of(place) and place.side.currentWidget() is place.card


def test_what_is_asked_again_is_done_only_when_confirmed(qtbot, place, ward, settle) -> None:
    choose(place, "li")
    place.card.deactivate.click()
    assert "can no longer sign in" in words_of(place.card.confirming)
    assert place.card.confirming.no.hasFocus() or place.focusWidget() is place.card.confirming.no
    assert faults(place) == []
    qtbot.keyClick(place.card.confirming, Qt.Key.Key_Escape)
    settle()
    assert line(ward, "li").active
    place.card.deactivate.click()
    place.card.confirming.yes.click()
    settle()
    assert not line(ward, "li").active
    with pytest.raises(StoreError):
        signing_in.switch(ward, "li", OTHER)
    choose(place, "li")
    place.card.reactivate.click()
    place.card.confirming.yes.click()
    settle()
    assert isinstance(place.side.currentWidget(), GivenCard) and line(ward, "li").active


def test_name_and_role_are_changed(qtbot, place, ward, settle) -> None:
    choose(place, "li")
    assert not place.card.keep.isEnabled()
    place.card.shown_name.line.clear()
    qtbot.keyClicks(place.card.shown_name.line, "Sister Li")
    place.card.role.set_value("clinician")
    place.card.role.edited.emit()
    assert place.card.keep.isEnabled()
    place.card.keep.click()
    settle()
    changed = line(ward, "li")
    assert (changed.display_name, changed.role) == ("Sister Li", "clinician")
    assert "Sister Li" in place.notice.sentence


def test_the_last_administrator_stays_and_it_is_said_why(place, ward, settle) -> None:
    choose(place, "admin")
    place.card.deactivate.click()
    place.card.confirming.yes.click()
    settle()
    assert "last administrator" in place.notice.sentence
    assert line(ward, "admin").active


def test_a_name_that_somebody_has_is_refused_in_the_sheet(qtbot, place, settle) -> None:
    place.ask_new()
    sheet = place.side.currentWidget()
    sheet.account.line.setText("LI")
    sheet.shown_name.line.setText("Another Li")
    sheet.send()
    settle()
    assert "LI" in sheet._notice.sentence and place.side.currentWidget() is sheet
    assert place.escape() and place.side.currentWidget() is place.card


def test_a_new_key_is_asked_of_the_program(qtbot, place) -> None:
    with qtbot.waitSignal(place.asks) as asked:
        place.rekey.click()
    assert asked.args == [RekeyStore()]


def test_where_there_are_no_passphrases_it_says_so(qtbot, at_work, empty_clinic, settle) -> None:
    made = AccountsPlace(at_work(empty_clinic))
    qtbot.addWidget(made)
    made.show()
    made.open(OpenPlace("accounts"))
    settle()
    assert "no passphrases" in words_of(made) and not made.rekey.isEnabled()
    own = OwnPassphrasePlace(at_work(empty_clinic))
    qtbot.addWidget(own)
    own.show()
    own.open(OpenPlace("passphrase"))
    assert not own.keep.isEnabled() and own.notice.sentence


def test_my_own_passphrase(qtbot, at_work, ward, settle) -> None:
    place = OwnPassphrasePlace(at_work(ward))
    qtbot.addWidget(place)
    place.show()
    place.open(OpenPlace("passphrase"))
    assert faults(place) == []
    place.old.line.setText("not that")
    for field in place.new.fields:
        field.line.setText("four herons above the flooded meadow")
    place.send()
    qtbot.waitUntil(lambda: bool(place.old.problem), timeout=10_000)
    place.old.line.setText(GOOD)
    asked = []
    place.asks.connect(asked.append)
    qtbot.keyClick(place.new.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10_000)
    assert isinstance(asked[0], Announce) and asked[1] == GoBack()
    assert place.old.line.text() == "" and place.new.typed == ""
    signing_in.unlock(ward, "four herons above the flooded meadow")


def test_what_is_typed_can_be_shown_and_is_hidden_again(qtbot, at_work, ward) -> None:
    place = OwnPassphrasePlace(at_work(ward))
    qtbot.addWidget(place)
    place.show()
    line_, eye = place.old.line, place.old.shown
    assert line_.echoMode() == line_.EchoMode.Password
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert line_.echoMode() == line_.EchoMode.Normal and "Hide" in eye.accessibleName()
    QGuiApplication.clipboard().setText("pasted words of my own")
    line_.paste()
    assert line_.text() == "pasted words of my own"
    place.open(OpenPlace("passphrase"))
    assert line_.echoMode() == line_.EchoMode.Password and line_.text() == ""


def test_only_an_administrator_says_when_the_window_locks(qtbot, at_work, ward, settle) -> None:
    row = IdleRow(at_work(ward))
    qtbot.addWidget(row)
    settle()
    assert row.choices.value() == "5"
    row.choices.buttons()[0].click()
    settle()
    nurse = signing_in.switch(ward, "li", OTHER)
    hers = IdleRow(at_work(nurse))
    qtbot.addWidget(hers)
    settle()
    assert hers.choices.value() == "1"
    assert not any(push.isEnabled() for push in hers.choices.buttons())
    assert all("administrator" in push.toolTip() for push in hers.choices.buttons())
