"""The form by keyboard: a digit answers and goes on, pale values wait for Enter, nothing missing is silent."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from core.charting.actions import SetLevel, SetSedation
from core.clinic.commands import assessments
from core.clinic.context import Context
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.form.foot import Foot
from desktop.photo_bench.form.form import Form
from desktop.widgets.workplace import Workplace
from tests.desktop.photo_bench.conftest import Clock
from tests.desktop.photo_bench.first_visit import LEVELS, signed_first_visit

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def form(workplace: Workplace, keeper: DraftKeeper, qtbot) -> Iterator[Form]:
    made = Form(workplace, keeper)
    qtbot.addWidget(made)
    made.resize(424, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made


@pytest.fixture
def follow_up(workplace: Workplace, context: Context, clock: Clock, mei: str, thigh: str, qtbot) -> Iterator[Form]:
    signed_first_visit(context, mei, thigh)
    clock.weeks_later(1)
    keeper = DraftKeeper(workplace, assessments.open_draft(context, mei, thigh)[0])
    made = Form(workplace, keeper)
    keeper.setParent(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    keeper.discard()


def press(key: object, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def at(form: Form) -> str:
    return form.current.name if form.current is not None else ""


def draft_of(form: Form):
    return form._keeper.draft


def test_a_digit_answers_and_goes_on(form: Form) -> None:
    form.go_to("necrotic_type")
    press("4")
    assert draft_of(form).levels.necrotic_type == 4
    assert at(form) == "necrotic_amount"
    press("9")
    assert at(form) == "necrotic_amount"
    assert draft_of(form).levels.necrotic_amount is None


def test_what_an_answer_leaves_no_choice_about_is_not_asked(form: Form) -> None:
    form.go_to("necrotic_type")
    press("1")
    assert at(form) == "granulation"
    assert form.questions["necrotic_amount"].shown_words.startswith("1 · ")


def test_a_click_answers_too(form: Form) -> None:
    form.go_to("exudate_amount")
    question = form.questions["exudate_amount"]
    QTest.mouseClick(question.buttons[3], Qt.MouseButton.LeftButton)
    assert draft_of(form).levels.exudate_amount == 3
    assert at(form) != "exudate_amount"


def test_a_wide_answer_is_chosen_by_its_letter(form: Form) -> None:
    form.go_to("dressing")
    press("c")
    assert draft_of(form).dressing == "gauze"


def test_one_and_then_nought_make_ten(form: Form) -> None:
    form.go_to("pain.rest")
    press("1")
    assert (at(form), draft_of(form).pain.rest) == ("pain.rest", 1)
    press("0")
    assert (at(form), draft_of(form).pain.rest) == ("pain.dressing_change", 10)
    press("1")
    press(KEY.Key_Return)
    assert (at(form), draft_of(form).pain.dressing_change) == ("pain.breakthrough", 1)
    press("0")
    assert draft_of(form).pain.breakthrough == 0


def test_backspace_takes_an_answer_back(form: Form) -> None:
    form.go_to("pain.rest")
    press("7")
    press(KEY.Key_Up)
    press(KEY.Key_Backspace)
    assert draft_of(form).pain.rest is None


def test_one_key_says_that_no_sign_was_seen(form: Form) -> None:
    form.go_to("infection_signs")
    press(KEY.Key_Return)
    assert draft_of(form).infection_signs is None
    form.go_to("infection_signs")
    press("0")
    assert draft_of(form).infection_signs == ()
    assert at(form) == "pain.rest"


def test_signs_are_ticked_by_their_keys(form: Form) -> None:
    form.go_to("infection_signs")
    for key in ("2", "5", "a", "2"):
        press(key)
    assert draft_of(form).infection_signs == ("smell", "erythema_oedema")
    press(KEY.Key_Return)
    assert at(form) == "pain.rest"


def test_dn4_ticks_what_is_felt_and_the_rest_is_no(form: Form) -> None:
    form.go_to("dn4")
    assert at(form) == "dn4"
    press("1")
    press("3")
    assert sum(draft_of(form).dn4.values()) == 2
    assert len(draft_of(form).dn4) == 10


def test_who_cannot_report_pain_is_observed(form: Form) -> None:
    assert form.questions["painad"].isHidden()
    form._links["painad"].click()
    for digit in "12012":
        press(digit)
    assert sum(draft_of(form).painad.values()) == 6
    assert form.questions["painad"].settled(draft_of(form))


def test_carried_values_are_pale_until_one_key_confirms_the_section(follow_up: Form) -> None:
    question = follow_up.questions["periwound_colour"]
    assert question.shown_words.startswith("↺ 4 · ")
    assert draft_of(follow_up).levels.periwound_colour is None
    question.setFocus()
    press(KEY.Key_Return, SHIFT)
    levels = draft_of(follow_up).levels
    assert (levels.periwound_colour, levels.peripheral_oedema, levels.peripheral_induration) == (4, 2, 2)
    assert levels.exudate_type is None
    assert question.shown_words.startswith("4 · ")


def test_enter_confirms_one_and_goes_on(follow_up: Form) -> None:
    follow_up.go_to("exudate_type")
    press(KEY.Key_Return)
    assert draft_of(follow_up).levels.exudate_type == LEVELS["exudate_type"]
    assert at(follow_up) == "exudate_amount"


def test_pain_and_signs_are_never_carried(follow_up: Form) -> None:
    for name in ("pain.rest", "infection_signs", "measurement", "odour"):
        assert follow_up.questions[name].shown_words == "–"


def test_the_full_bwat_is_asked_on_demand(form: Form) -> None:
    assert form.questions["depth"].isHidden()
    form._more.click()
    assert not form.questions["depth"].isHidden()


def test_a_reason_stands_for_what_could_not_be_done(form: Form) -> None:
    form.go_to("measurement")
    reason = form.questions["measurement"].not_done
    reason.link.click()
    QTest.keyClicks(reason.line, "too painful today")
    QTest.keyClick(reason.line, KEY.Key_Return)
    assert draft_of(form).reason_not_done("measurement") == "too painful today"
    assert "too painful today" in form.questions["measurement"].shown_words
    form.pain_not_done.open()
    tiles = [button for button in form.pain_not_done.findChildren(QPushButton) if button.text() == "Too painful"]
    tiles[0].click()
    assert draft_of(form).reason_not_done("pain") == "Too painful"


def test_a_ruler_held_to_the_skin_gives_the_size(form: Form) -> None:
    form.go_to("measurement")
    question = form.questions["measurement"]
    for line, typed in ((question.length_line, "42"), (question.width_line, "3o")):
        QTest.keyClicks(line, typed)
    QTest.keyClick(question.width_line, KEY.Key_Return)
    assert draft_of(form).measurement is None
    assert "in mm" in question._problem.text()
    question.width_line.setText("30,5")
    QTest.keyClick(question.width_line, KEY.Key_Return)
    assert draft_of(form).measurement.measured_by == "ruler"
    assert draft_of(form).measurement.wound_area_mm2 == pytest.approx(42 * 30.5)


def test_a_time_in_the_future_is_refused_where_it_is_typed(form: Form, clock: Clock) -> None:
    form.go_to("observed_at")
    line = form.questions["observed_at"].line
    QTest.keyClicks(line, "23:59")
    QTest.keyClick(line, KEY.Key_Return)
    assert form.questions["observed_at"]._problem.text()
    line.clear()
    QTest.keyClicks(line, "-2h")
    QTest.keyClick(line, KEY.Key_Return)
    assert draft_of(form).observed_at == pytest.approx(clock() - timedelta(hours=2), abs=timedelta(minutes=1))


def test_the_letter_s_says_that_the_patient_sleeps_and_is_easy_to_rouse(form: Form, keeper: DraftKeeper) -> None:
    keeper.do(SetSedation(2))
    form.go_to("poss")
    press("s")
    assert draft_of(form).poss == "S"
    assert form.questions["poss"]._value.text() == "S · asleep, easy to rouse"
    form.go_to("poss")
    press(KEY.Key_Backspace)
    assert draft_of(form).poss is None


def test_a_note_is_kept_as_it_is_typed(form: Form) -> None:
    form.go_to("note")
    focused = QApplication.focusWidget()
    QTest.keyClicks(focused, "Family told.")
    assert draft_of(form).note == "Family told."


def test_the_foot_tells_what_is_missing_and_the_score_so_far(workplace: Workplace, keeper: DraftKeeper, qtbot) -> None:
    foot = Foot(workplace, keeper)
    qtbot.addWidget(foot)
    foot.show()
    asked: list[str] = []
    foot.field_asked.connect(asked.append)
    assert foot.score.text().endswith("8–40")
    assert len(foot.links()) == 3
    next(button for button in foot.findChildren(QPushButton) if button.property("field")).click()
    assert asked == ["photograph"]
    keeper.do(*[SetLevel(item, level) for item, level in LEVELS.items()])
    assert foot.score.text().endswith(str(sum(LEVELS.values())))


def test_every_question_can_be_reached_by_the_arrow_keys(form: Form) -> None:
    form.go_to("observed_at")
    reached = [at(form)]
    for _ in range(60):
        widget: QWidget | None = form.current
        assert widget is not None
        if isinstance(QApplication.focusWidget(), QLineEdit) or at(form) == "note":
            break
        QTest.keyClick(widget, KEY.Key_Down)
        if at(form) == reached[-1]:
            break
        reached.append(at(form))
    assert reached == [name for name, question in form.questions.items() if not question.isHidden()]
