"""Before the record is open: the first start, signing in, a forgotten passphrase; each problem where it belongs."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from core.clinic import opening
from core.clinic.rights import only_reading
from core.errors import StoreError
from desktop.administration.first_start import FirstStart
from desktop.administration.making_demo import MakingDemo
from desktop.administration.new_passphrase import NewPassphrase
from desktop.administration.recover import Recover
from desktop.administration.settings import SettingsPlace
from desktop.administration.sign_in import SignIn
from desktop.administration.store_folder import default_store, is_store
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import OpenPlace, Prefer
from desktop.widgets.workplace import Desk
from tests.desktop.conftest import now
from tests.desktop.walk import faults

GOOD = "green kettle under the seven bridges"
OTHER = "nine lanterns beside a quiet harbour"


@pytest.fixture
def desk(bridge) -> Desk:
    return Desk(bridge, "en", theme(), now, ZoneInfo("Europe/London"))


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("stores") / "store"
    store = opening.make_store(folder, "RN Li", GOOD, "Ward 7", "Europe/London", now)
    opening.close(store.context)
    return folder, store.recovery_key


def shown(qtbot, front):
    qtbot.addWidget(front)
    front.resize(1280, 800)
    front.show()
    front.begin()
    return front


def opened_by(qtbot, front, act):
    """The context that the page opens when `act` is done; closed again."""
    with qtbot.waitSignal(front.opened, timeout=10_000) as opened:
        act()
    context, store = opened.args
    facts = (context.actor.name, context.facility, context.zone.key, store)
    opening.close(context)
    return facts


def click(front, word: str) -> None:
    next(push for push in front.findChildren(QPushButton) if push.text() == word).click()


def test_the_first_start_from_an_empty_folder_to_an_open_record(qtbot, desk, tmp_path: Path, settle) -> None:
    folder = tmp_path / "new" / "store"
    front = shown(qtbot, FirstStart(desk, Preferences(), folder))
    assert faults(front) == []
    front.clinic.facility.line.setText("Ward 7")
    assert front.clinic.zone.value() == "Europe/London"
    click(front.clinic, "Go on")
    assert faults(front) == []
    qtbot.keyClicks(front.account.account.line, "RN Li")
    for field in front.account.passphrase.fields:
        qtbot.keyClicks(field.line, GOOD)
    click(front.account, "Make the record")
    qtbot.waitUntil(lambda: front.recovery is not None, timeout=10_000)
    assert is_store(folder)
    assert faults(front) == []
    words = " ".join(part.text() for part in front.recovery.findChildren(QLabel))
    assert all(group in words for group in front.recovery._groups)
    front.recovery.save(tmp_path / "key.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "key.pdf").exists(), timeout=10_000)
    settle()
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    front.recovery.typed.line.setText("WRONG")
    click(front.recovery, "Open the worklist")
    assert front.recovery.typed.problem
    front.recovery.typed.line.setText(front.recovery._groups[front.recovery._asked].lower())
    facts = opened_by(qtbot, front, lambda: click(front.recovery, "Open the worklist"))
    assert facts == ("RN Li", "Ward 7", "Europe/London", str(folder))


def test_a_recovery_key_that_cannot_be_saved_says_so(qtbot, desk, made, settle, tmp_path: Path) -> None:
    from desktop.administration.recovery_step import RecoveryStep

    step = RecoveryStep(desk, made[1], lambda: b"%PDF")
    qtbot.addWidget(step)
    step.show()
    step.save(tmp_path / "nowhere" / "key.pdf")
    settle()
    assert "key.pdf" in step.notice.sentence


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_is_missing_is_said_where_it_is_missing(qtbot, bridge, tmp_path: Path, language) -> None:
    desk = Desk(bridge, language, theme(), now, ZoneInfo("UTC"))
    front = shown(qtbot, FirstStart(desk, Preferences(language), tmp_path / "store"))
    front.clinic.folder.line.setText("not/absolute")
    front.clinic.zone.combo.setEditText("Mars/Olympus")
    front.clinic._go_on()
    assert front.clinic.facility.problem and front.clinic.folder.problem and front.clinic.zone.problem
    assert front.steps.currentWidget() is front.clinic


def test_a_folder_that_holds_a_store_is_not_made_again(qtbot, desk, made) -> None:
    front = shown(qtbot, FirstStart(desk, Preferences(), made[0]))
    front.clinic.facility.line.setText("Ward 7")
    front.clinic._go_on()
    assert "already" in front.clinic.folder.problem


def test_a_folder_that_cannot_be_written_is_told_and_nothing_typed_is_lost(
    qtbot, desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise StoreError("error.store.read_only")

    monkeypatch.setattr(opening, "make_store", refuses)
    front = shown(qtbot, FirstStart(desk, Preferences(), tmp_path / "store"))
    front.clinic.facility.line.setText("Ward 7")
    front.clinic._go_on()
    front.account.account.line.setText("RN Li")
    for field in front.account.passphrase.fields:
        field.line.setText(GOOD)
    click(front.account, "Make the record")
    qtbot.waitUntil(front.account.notice.isVisible, timeout=10_000)
    assert front.account.passphrase.typed == GOOD


def test_the_strength_of_a_passphrase_is_shown_and_a_weak_one_refused(qtbot, desk) -> None:
    pair = NewPassphrase(desk)
    qtbot.addWidget(pair)
    pair.show()
    qtbot.keyClicks(pair.first.line, "password")
    weak = pair._bar.value()
    assert not pair.first.validate()
    pair.first.line.clear()
    qtbot.keyClicks(pair.first.line, GOOD)
    assert pair._bar.value() > weak and pair.first.validate()
    qtbot.keyClicks(pair.again.line, "something else")
    assert not pair.again.validate()
    assert faults(pair) == []


def test_signing_in(qtbot, desk, made) -> None:
    front = shown(qtbot, SignIn(desk, Preferences(), str(made[0]), "RN Li"))
    assert front.focusWidget() is front.passphrase.line
    assert faults(front) == []
    qtbot.keyClicks(front.passphrase.line, GOOD)
    facts = opened_by(qtbot, front, lambda: qtbot.keyClick(front.passphrase.line, Qt.Key.Key_Return))
    assert facts == ("RN Li", "Ward 7", "Europe/London", str(made[0]))
    assert front.passphrase.line.text() == ""


def test_a_wrong_passphrase_is_said_below_it(qtbot, desk, made) -> None:
    front = shown(qtbot, SignIn(desk, Preferences(), str(made[0]), "RN Li"))
    front.passphrase.line.setText("something else")
    front.sign_in()
    qtbot.waitUntil(lambda: bool(front.passphrase.problem), timeout=10_000)
    assert front.passphrase.line.selectedText() and not front.notice.isVisible()
    assert faults(front) == []


def test_a_store_that_another_process_writes_is_opened_for_reading(qtbot, desk, made) -> None:
    other = opening.open_store(made[0], "RN Li", GOOD, now)
    front = shown(qtbot, SignIn(desk, Preferences(), str(made[0]), "RN Li"))
    front.passphrase.line.setText(GOOD)
    with qtbot.waitSignal(front.opened, timeout=10_000) as opened:
        front.sign_in()
    context = opened.args[0]
    assert only_reading(context).key == "error.store.held"
    opening.close(context)
    opening.close(other)


def test_a_damaged_store_is_told(qtbot, desk, tmp_path: Path) -> None:
    (tmp_path / "keyring.json").write_text("{")
    front = shown(qtbot, SignIn(desk, Preferences(), str(tmp_path), "RN Li"))
    front.passphrase.line.setText(GOOD)
    front.sign_in()
    qtbot.waitUntil(front.notice.isVisible, timeout=10_000)


def test_a_server_needs_no_passphrase_where_the_pass_file_has_it(qtbot, desk) -> None:
    front = shown(qtbot, SignIn(desk, Preferences(), "postgresql+psycopg://127.0.0.1:1/none", "RN Li"))
    assert front.passphrase.isVisible() and front.focusWidget() is front.passphrase.line
    front.sign_in()
    qtbot.waitUntil(front.notice.isVisible, timeout=10_000)
    assert "does not answer" in front.notice.sentence


def test_a_password_in_the_address_is_refused(qtbot, desk) -> None:
    front = shown(qtbot, SignIn(desk, Preferences(), "postgresql+psycopg://li:secret@records/ward", "RN Li"))
    front.sign_in()
    qtbot.waitUntil(front.notice.isVisible, timeout=10_000)
    assert "password" in front.notice.sentence and "secret" not in front.notice.sentence


def test_a_forgotten_passphrase(qtbot, desk, made) -> None:
    folder, key = made
    front = shown(qtbot, Recover(desk, Preferences(), folder, "RN Li"))
    assert faults(front) == []
    front.key.line.setText("AAAAA-BBBBB")
    for field in front.passphrase.fields:
        field.line.setText(OTHER)
    front.recover()
    qtbot.waitUntil(lambda: bool(front.key.problem), timeout=10_000)
    front.key.line.setText(key.lower().replace("-", " "))
    assert opened_by(qtbot, front, front.recover)[0] == "RN Li"
    opening.close(opening.open_store(folder, "RN Li", OTHER, now))
    again = opening.open_with_recovery(folder, key, "RN Li", GOOD, now)
    opening.close(again)


def test_other_ways_in_are_asked_of_the_program(qtbot, desk, made) -> None:
    front = shown(qtbot, SignIn(desk, Preferences(), str(made[0])))
    for word, page in (("Forgotten passphrase", "recovery"), ("Try the demo clinic", "demo")):
        with qtbot.waitSignal(front.wanted) as wanted:
            click(front, word)
        assert wanted.args == [page]
    recover = shown(qtbot, Recover(desk, Preferences(), made[0]))
    with qtbot.waitSignal(recover.wanted) as wanted:
        click(recover, "Back")
    assert wanted.args == ["sign_in"]


def test_the_demo_can_be_stopped_while_it_is_made(qtbot, desk) -> None:
    front = shown(qtbot, MakingDemo(desk, Preferences()))
    assert faults(front) == []
    with qtbot.waitSignal(front.wanted, timeout=20_000) as wanted:
        front.strip.cancelled.emit()
    assert wanted.args == ["sign_in"]


def test_where_a_store_is(tmp_path: Path) -> None:
    assert default_store() == opening.default_store()
    assert not is_store(tmp_path)


def test_settings_hold_at_once(qtbot, at_work, clinic) -> None:
    place = SettingsPlace(at_work(clinic), Preferences("en", "light"))
    qtbot.addWidget(place)
    place.resize(1190, 760)
    place.show()
    place.open(OpenPlace("settings"))
    assert faults(place) == []
    with qtbot.waitSignal(place.asks) as asked:
        place.mood.buttons()[2].click()
    assert asked.args == [Prefer(Preferences("en", "dark"))]
    place.mood.set_value("light")
    with qtbot.waitSignal(place.asks) as asked:
        place.motion.buttons()[1].click()
    assert asked.args == [Prefer(Preferences("en", "light", still=True))]
