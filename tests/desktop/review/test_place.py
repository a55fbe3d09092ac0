"""A clinic is reviewed from the keyboard: on and back, reviewed, decisions that become tasks, the whole as a table."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from core.case.course import Pain
from core.case.lesion import Lesion
from core.case.patient import Patient
from core.case.therapy import Therapy, TherapyChange
from core.clinic.commands import entries, lesions, therapies
from core.clinic.commands import tasks as commands
from core.clinic.commands.patients import add_patient
from core.clinic.context import Context
from core.clinic.views.clinic_day import clinic_of, todays_clinic
from core.clinic.views.review import review_of
from core.clinic.views.tasks import patient_tasks
from desktop.review.place import ReviewPlace
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.theme.theme import theme
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import (
    AddTherapy,
    Announce,
    OpenLesion,
    OpenPatient,
    OpenPlace,
    Request,
    ReviewClinic,
    ReviewPatient,
)
from tests.desktop.conftest import NOW
from tests.desktop.walk import faults

BIRTH = date(1964, 3, 9)


class Around:
    """The place as the shell holds it: it is brought where it asks to go, and what else it asks is written down."""

    def __init__(self, place: ReviewPlace) -> None:
        self.place = place
        self.asked: list[Request] = []
        place.asks.connect(self.hear)

    def hear(self, request: Request) -> None:
        self.asked.append(request)
        if isinstance(request, ReviewPatient | ReviewClinic):
            self.place.open(request)

    @property
    def shown(self) -> str | None:
        """The name of the patient on the screen."""
        review = self.place.screen_._review
        visible = self.place.screen_.isVisible()
        return review.chart.case.patient.name if visible and review is not None else None


@pytest.fixture
def ward(empty_clinic: Context) -> list[str]:
    """Three patients who have something due: two with a lesion, one without."""
    ids = []
    for number, name in enumerate(("ADAMS Ann", "BAKER Ben", "COOPER Cem"), start=1):
        person = Patient(id="", record_number=f"CUA-00{number}", name=name, sex="female", birth_date=BIRTH)
        patient_id, _ = add_patient(empty_clinic, person, None)
        due = NOW - timedelta(days=10 - number)
        commands.add(empty_clinic, patient_id, f"Ring {name}", "social_work", due, "info")
        ids.append(patient_id)
        if number < 3:
            for side in ("left", "right"):
                thigh = Lesion(id="", site="thigh", side=side, region="proximal", onset=NOW - timedelta(days=9))
                lesions.add_lesion(empty_clinic, patient_id, thigh)
    return ids


@pytest.fixture
def opened(qtbot, at_work, settle) -> Callable[..., Around]:
    def made(context: Context, request: Request, **facts: object) -> Around:
        place = ReviewPlace(at_work(context, **facts))
        qtbot.addWidget(place)
        place.resize(1190, 690)
        place.show()
        around = Around(place)
        place.open(request)
        settle()
        return around

    return made


@pytest.fixture
def around(opened, empty_clinic, ward, settle) -> Around:
    return opened(empty_clinic, ReviewClinic(tuple(ward)))


def press(qtbot, around: Around, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, where the focus is."""
    focused = QApplication.focusWidget()
    qtbot.keyClick(focused if focused is not None else around.place, key, modifier)


def words(around: Around) -> str:
    return "\n".join(part.text() for part in around.place.findChildren(QLabel) if part.isVisible())


def test_the_first_patient_is_there_with_lesions_first_under_the_keys(around: Around) -> None:
    assert around.shown == "ADAMS Ann"
    assert around.place.head.position.text() == "1 of 3"
    assert around.place.screen_.lesions.lines[0].hasFocus()
    assert "Not measured" in words(around) and "Not reviewed today" in words(around)
    assert faults(around.place) == []


def test_arrows_go_on_and_back_and_the_ends_are_said(qtbot, around: Around, settle) -> None:
    press(qtbot, around, Qt.Key.Key_Right)
    settle()
    assert around.shown == "BAKER Ben" and around.place.head.position.text() == "2 of 3"
    press(qtbot, around, Qt.Key.Key_Left)
    settle()
    assert around.shown == "ADAMS Ann"
    press(qtbot, around, Qt.Key.Key_Left)
    assert around.asked[-1] == Announce("This is the first patient.")
    assert not around.place.head.before.isEnabled()


def test_the_next_patient_is_there_at_once(qtbot, around: Around, ward) -> None:
    assert around.place.reading.kept(ward[1]) is not None
    press(qtbot, around, Qt.Key.Key_Right)
    # No event was handled since: what is shown was read ahead.
    assert around.shown == "BAKER Ben"


def test_nothing_of_one_patient_is_seen_while_another_is_read(qtbot, around: Around, ward, settle) -> None:
    around.place.reading.forget(ward)
    press(qtbot, around, Qt.Key.Key_Right)
    assert around.shown is None
    assert not around.place.decisions.isEnabled()
    settle()
    assert around.shown == "BAKER Ben" and around.place.decisions.isEnabled()


def test_a_patient_without_a_lesion_says_so_and_keeps_the_keys(qtbot, around: Around, settle) -> None:
    for _ in range(2):
        press(qtbot, around, Qt.Key.Key_Right)
        settle()
    assert around.shown == "COOPER Cem"
    assert "No lesion is charted." in words(around)
    assert around.place.screen_.tasks.hasFocus()
    press(qtbot, around, Qt.Key.Key_Left)
    settle()
    assert around.shown == "BAKER Ben"


def test_r_says_reviewed_and_goes_on_to_who_is_left(qtbot, around: Around, empty_clinic, ward, settle) -> None:
    press(qtbot, around, Qt.Key.Key_Right)
    settle()
    press(qtbot, around, Qt.Key.Key_R)
    settle()
    assert around.shown == "COOPER Cem"
    press(qtbot, around, Qt.Key.Key_R)
    settle()
    assert around.shown == "ADAMS Ann"
    assert [one.reviewed is not None for one in clinic_of(empty_clinic, ward)] == [False, True, True]
    press(qtbot, around, Qt.Key.Key_R)
    settle()
    assert around.place.notice.sentence == "Everybody in this clinic was reviewed today."
    assert f"Reviewed 12:00, {empty_clinic.actor.name}" in around.place.head.state.text()


def test_a_decision_becomes_a_task_and_is_listed_with_who_and_when(qtbot, around, empty_clinic, ward, settle) -> None:
    press(qtbot, around, Qt.Key.Key_N)
    decisions = around.place.decisions
    assert decisions.title.line.hasFocus()
    qtbot.keyClicks(decisions.title.line, "Refer: R or N, T")
    assert decisions.title.line.text() == "Refer: R or N, T"
    qtbot.keyClick(decisions.title.line, Qt.Key.Key_Return)
    assert decisions.due.problem == "Please fill this in."
    qtbot.keyClicks(decisions.due.line, "+2w")
    qtbot.keyClick(decisions.due.line, Qt.Key.Key_Return)
    settle()
    assert "whose task it is" in decisions.notice.sentence and decisions.title.line.text()
    decisions.discipline.set_value("dermatology")
    qtbot.keyClick(decisions.due.line, Qt.Key.Key_Return)
    settle()
    (line,) = [one for one in patient_tasks(empty_clinic, ward[0]) if one.discipline == "dermatology"]
    assert line.title.params["title"] == "Refer: R or N, T" and line.due == NOW + timedelta(weeks=2)
    assert decisions.title.line.text() == "" and decisions.title.line.hasFocus()
    (told,) = [decisions.told(one) for one in review_of(empty_clinic, ward[0]).decided if one.task == line]
    assert told == f"12:00 {empty_clinic.actor.name}: Refer: R or N, T → dermatology · Dec 8"
    assert told in words(around)
    assert around.asked[-1] == Announce("Decided: Refer: R or N, T")
    assert around.place.escape() and around.place.screen_.lesions.lines[0].hasFocus()


def test_what_was_typed_waits_for_its_patient(qtbot, around: Around, settle) -> None:
    press(qtbot, around, Qt.Key.Key_N)
    line = around.place.decisions.title.line
    qtbot.keyClicks(line, "Refer")
    qtbot.keyClick(line, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert around.shown == "BAKER Ben" and line.text() == ""
    qtbot.keyClick(line, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert around.shown == "ADAMS Ann" and line.text() == "Refer"


def test_a_therapy_is_changed_on_the_patients_own_sheet(around: Around, empty_clinic, ward, settle) -> None:
    menu = around.place.decisions.therapies
    menu.actions()[0].trigger()
    assert around.asked[-1] == AddTherapy(ward[0]) and len(menu.actions()) == 1
    sevelamer = Therapy(drug="sevelamer", route="oral", dose=Decimal(800), unit="mg", per_day=3, start=NOW)
    drug, changes = therapies.start(empty_clinic, ward[0], sevelamer)
    around.place.workplace.bridge.changed.emit(changes)
    settle()
    submenu = menu.actions()[-1].menu()
    assert submenu.title() == "sevelamer  800 mg × 3/day"
    assert [action.data().change for action in submenu.actions()] == ["dose_change", "hold", "stop"]
    submenu.actions()[1].trigger()
    assert around.asked[-1] == AddTherapy(ward[0], drug, "hold")
    held = TherapyChange(at=NOW, kind="hold", reason="nausea")
    around.place.workplace.bridge.changed.emit(therapies.change(empty_clinic, ward[0], drug, held))
    settle()
    assert [action.data().change for action in menu.actions()[-1].menu().actions()] == ["resume", "stop"]
    assert "sevelamer: held" in words(around)


def test_tasks_are_done_taken_back_and_declined_from_here(qtbot, around, empty_clinic, ward, settle) -> None:
    table = around.place.screen_.tasks
    row = next(
        at for at, line in enumerate(table.rows_model.rows) if line.title.params.get("title") == "Ring ADAMS Ann"
    )
    table.setCurrentIndex(table.rows_model.index(row, 0))
    table.setFocus()

    def state() -> str:
        lines = patient_tasks(empty_clinic, ward[0])
        return next(one.state for one in lines if one.title.params.get("title") == "Ring ADAMS Ann")

    press(qtbot, around, Qt.Key.Key_D)
    settle()
    assert state() == "done" and "Done: Ring ADAMS Ann" in words(around)
    assert table.hasFocus()
    press(qtbot, around, Qt.Key.Key_U)
    settle()
    assert state() == "open"
    table.setCurrentIndex(table.rows_model.index(row, 0))
    press(qtbot, around, Qt.Key.Key_X)
    reason = around.place.screen_.reason
    assert reason.hasFocus() and around.place.escape() and not reason.isVisible()
    press(qtbot, around, Qt.Key.Key_X)
    qtbot.keyClicks(reason, "no telephone")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    settle()
    assert state() == "declined"


def test_lesions_are_chosen_and_opened_by_keys(qtbot, around: Around, ward, settle) -> None:
    panel = around.place.screen_.lesions
    press(qtbot, around, Qt.Key.Key_Down)
    assert panel.lines[1].hasFocus() and panel.current == panel.lines[1].lesion_id
    press(qtbot, around, Qt.Key.Key_Return)
    assert around.asked[-1] == OpenLesion(ward[0], panel.lines[1].lesion_id)
    commands.add(around.place.workplace.context, ward[0], "Order foam", "wound_care", NOW + timedelta(days=1), "info")
    around.place.reading.forget(ward)
    around.place.reading.want(ward[0], ())
    settle()
    assert panel.current == panel.lines[1].lesion_id and panel.lines[1].hasFocus()


def test_t_shows_everybody_and_brings_back(qtbot, around: Around, settle) -> None:
    press(qtbot, around, Qt.Key.Key_T)
    settle()
    table = around.place.table
    assert table.isVisible() and table.hasFocus() and not around.place.decisions.isVisible()
    assert around.place.address() == OpenPlace("review", "table")
    cells = [[table.rows_model.index(row, column).data() for column in range(7)] for row in range(3)]
    assert [row[1] for row in cells] == ["ADAMS Ann", "BAKER Ben", "COOPER Cem"]
    assert cells[0][4] == "▲ 2 not measured" and cells[2][4] == "none open"
    assert cells[2][6].startswith("1 of ") and "▲" in cells[0][5] and "unknown" in cells[0][5]
    assert faults(around.place) == []
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1].split("\t")[1] == "ADAMS Ann"
    press(qtbot, around, Qt.Key.Key_Down)
    press(qtbot, around, Qt.Key.Key_Return)
    settle()
    assert around.shown == "BAKER Ben"
    press(qtbot, around, Qt.Key.Key_T)
    settle()
    assert table.chosen_id == around.place.clinic.current
    assert around.place.escape()
    settle()
    assert around.shown == "BAKER Ben" and not around.place.escape()


def test_the_order_is_changed_by_keys_and_by_a_title(qtbot, around: Around, ward, settle) -> None:
    press(qtbot, around, Qt.Key.Key_T)
    settle()
    alt, clinic = Qt.KeyboardModifier.AltModifier, around.place.clinic
    qtbot.keyClick(around.place.table, Qt.Key.Key_Down, alt)
    assert clinic.agenda.patient_ids == (ward[1], ward[0], ward[2])
    assert around.place.table.chosen_id == ward[0]
    qtbot.keyClick(around.place.table, Qt.Key.Key_Up, alt)
    assert clinic.agenda.patient_ids == tuple(ward)
    around.place.table.horizontalHeader().sectionClicked.emit(1)
    assert clinic.agenda.patient_ids == tuple(reversed(ward))
    around.place.table.horizontalHeader().sectionClicked.emit(1)
    assert clinic.agenda.patient_ids == tuple(ward)
    qtbot.keyClick(around.place.table, Qt.Key.Key_Delete)
    assert clinic.agenda.patient_ids == (ward[1], ward[2]) and clinic.current == ward[1]
    assert around.place.head.position.text() == "2 patient(s)"


def test_what_somebody_else_writes_is_read_again(around: Around, empty_clinic, ward, settle) -> None:
    hurts = Pain(at=NOW - timedelta(hours=1), instrument="nrs", context="rest", score=Decimal(8))
    _, changes = entries.record(empty_clinic, ward[0], [hurts])
    around.place.workplace.bridge.changed.emit(changes)
    settle()
    course = around.place.screen_.course._course
    assert course is not None and course.pain[0].last is not None and course.pain[0].last[1] == 8
    commands.add(empty_clinic, ward[1], "Order foam", "wound_care", NOW + timedelta(days=1), "info")
    assert around.place.reading.kept(ward[1]) is not None


def test_what_was_read_long_ago_is_read_again_before_it_is_shown(opened, empty_clinic, ward, settle) -> None:
    clock = [NOW]
    around = opened(empty_clinic, ReviewClinic(tuple(ward)), clock=lambda: clock[0])
    assert around.place.reading.kept(ward[1]) is not None
    clock[0] += timedelta(minutes=6)
    assert around.place.reading.kept(ward[1]) is None


def test_today_is_who_is_due_and_stays_when_the_tasks_are_done(opened, empty_clinic, ward, settle) -> None:
    around = opened(empty_clinic, OpenPlace("review"))
    assert set(around.place.clinic.agenda.patient_ids) == {one.patient_id for one in todays_clinic(empty_clinic)}
    cem = ward[2]
    for line in patient_tasks(empty_clinic, cem):
        commands.complete(empty_clinic, line.task_id)
    around.place.open(OpenPlace("review"))
    settle()
    assert cem in around.place.clinic.agenda.patient_ids
    around.place.clinic.begin_today()
    settle()
    assert cem not in around.place.clinic.agenda.patient_ids


def test_without_a_clinic_the_place_says_what_it_is_for(qtbot, opened, empty_clinic) -> None:
    around = opened(empty_clinic, OpenPlace("review"))
    assert "No clinic today" in words(around) and not around.place.decisions.isVisible()
    push = next(one for one in around.place.findChildren(QPushButton) if one.text() == "Open the worklist")
    qtbot.mouseClick(push, Qt.MouseButton.LeftButton)
    assert around.asked == [OpenPlace("worklist")]
    assert faults(around.place) == []


@pytest.mark.parametrize(
    ("language", "dark", "scale"), [("en", False, 100), ("zh_CN", True, 100), ("en", False, 150), ("zh_CN", False, 150)]
)
def test_nothing_is_cut_off_in_any_dress(opened, clinic, settle, language, dark: bool, scale: int) -> None:
    around = opened(clinic, OpenPlace("review"), language=language, theme=theme(dark=dark, scale=scale))
    for one in around.place.clinic.patients:
        around.place.open(ReviewPatient(one.patient_id))
        settle()
        assert around.shown == one.name
        assert faults(around.place) == []
    around.place.turn()
    settle()
    assert faults(around.place) == []


@pytest.fixture
def shell(qtbot, at_work, empty_clinic, ward, settle) -> Iterator[Shell]:
    preferences = Preferences()
    made = Shell(at_work(empty_clinic), preferences, the_register(preferences))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    settle()
    yield made
    settle()
    made.patient.big_name.put_away()


def test_the_window_follows_and_back_leads_out_of_the_review(qtbot, shell: Shell, ward, settle) -> None:
    shell.go(OpenPlace("review"))
    settle()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        settle()
        assert isinstance(shell.history.here, ReviewPatient)
        assert shell.patient.banner.shown is not None
        assert shell.patient.banner.shown.patient_id == shell.history.here.patient_id
        assert shell.patient.big_name.isVisible()
    assert shell.rail._buttons["review"].isChecked()
    here = shell.history.here
    shell.go(OpenPatient(here.patient_id))
    settle()
    shell.back()
    settle()
    assert shell.history.here == here and shell.place.clinic.current == here.patient_id
    shell.back()
    settle()
    assert shell.history.here == OpenPlace("worklist")


def test_who_is_picked_on_the_worklist_is_the_clinic(qtbot, shell: Shell, settle) -> None:
    table = shell.place.list.table
    table.setFocus()
    down, shift = Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table, down, shift)
    picked = table.picked_ids
    assert len(picked) == 2
    qtbot.keyClick(table, Qt.Key.Key_R)
    settle()
    assert isinstance(shell.place, ReviewPlace)
    assert shell.workplace.agenda.patient_ids == picked and shell.workplace.agenda.current == picked[0]
    shell.go(OpenPlace("worklist"))
    settle()
    shell.go(OpenPlace("review"))
    settle()
    assert shell.workplace.agenda.patient_ids == picked


def test_another_day_is_another_clinic(opened, empty_clinic, ward, settle) -> None:
    clock = [datetime(2026, 11, 24, 12, tzinfo=UTC)]
    around = opened(empty_clinic, ReviewClinic((ward[1],)), clock=lambda: clock[0])
    assert around.place.clinic.agenda.patient_ids == (ward[1],)
    clock[0] += timedelta(days=1)
    around.place.open(OpenPlace("review"))
    settle()
    assert set(around.place.clinic.agenda.patient_ids) == set(ward)
