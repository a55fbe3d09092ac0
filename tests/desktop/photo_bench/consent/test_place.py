"""Consent to photographs by mouse and keyboard: seen, recorded for several, withdrawn; and hidden in every place."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.charting import actions
from core.charting.reducing import reduce
from core.clinic.commands import assessments
from core.clinic.commands.photographs import take_in
from core.clinic.context import Context
from core.clinic.views.chart import chart
from core.clinic.views.consent import patient_consents
from core.errors import InvalidInput
from core.store.store import Store
from desktop.chart.lesions_panel import LesionsPanel
from desktop.photo_bench.bench.earlier import earlier_photographs
from desktop.photo_bench.compare.life import life_of
from desktop.photo_bench.consent.place import ConsentPlace
from desktop.photo_bench.consent.sheets import RecordSheet, WithdrawSheet
from desktop.photo_bench.form.answer import AnswerRow
from desktop.timeline.photograph import NearestPhotograph
from desktop.widgets.requests import OpenConsent
from desktop.widgets.workplace import Workplace
from desktop.worklist.card_facts import read_card
from tests.core.clinic.photographed import photographed, picture
from tests.wards import charted

Settled = Callable[[], None]


@pytest.fixture(scope="module")
def shared_store() -> Iterator[Store]:
    """A store of its own: what is withdrawn here is hidden in all of it."""
    store = Store.temporary()
    yield store
    store.close()


@pytest.fixture
def shots(context: Context, mei: str, thigh: str, request: pytest.FixtureRequest) -> list[str]:
    """Three photographs that nobody asked about, newest last."""
    seed = 1000 * request.node.session.items.index(request.node)
    return [photographed(context, mei, thigh, seed + number, consent=None) for number in range(3)]


@pytest.fixture
def consent(workplace: Workplace, mei: str, shots: list[str], qtbot, settled: Settled) -> Iterator[ConsentPlace]:
    made = ConsentPlace(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open(OpenConsent(mei))
    settled()
    yield made
    settled()


def key(place: ConsentPlace, letter: str) -> None:
    QTest.keyClicks(place.table, letter)


def test_the_table_says_what_counts_of_each_use(consent: ConsentPlace, shots: list[str]) -> None:
    assert len(consent.table.lines) == 3
    index = consent.table.model().index(0, 2)
    assert index.data() == "– not asked"
    assert "nobody asked" in consent.history.words


def test_several_are_recorded_at_once_by_keyboard(
    consent: ConsentPlace, context: Context, mei: str, settled: Settled
) -> None:
    consent.table.setFocus()
    key(consent, "u")
    assert len(consent.table.chosen()) == 3
    key(consent, "r")
    sheet = consent.sheet
    assert isinstance(sheet, RecordSheet)
    QTest.keyClick(sheet.uses.boxes["teaching"], Qt.Key.Key_Space)
    sheet.said_by.set_value("representative")
    sheet.said_by.edited.emit()
    assert sheet.name.isVisible()
    sheet.send()
    settled()
    assert consent.sheet is sheet, "without a name it is not sent"
    QTest.keyClicks(sheet.name.line, "ZHANG Wei, son")
    QTest.keyClicks(sheet.form.line, "F-12")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert consent.sheet is None
    for line in patient_consents(context, mei).lines:
        (step,) = line.history
        assert (step.what, step.scopes, step.said_by, step.name, step.form) == (
            "given",
            ("care", "teaching"),
            "representative",
            "ZHANG Wei, son",
            "F-12",
        )
    assert consent.table.model().index(0, 3).data() == "✓ given"
    assert "ZHANG Wei" in consent.history.words


def test_a_withdrawal_says_before_what_it_hides_and_hides_it(
    consent: ConsentPlace, context: Context, mei: str, shots: list[str], settled: Settled, workplace: Workplace, qtbot
) -> None:
    consent.table.choose({shots[1]})
    key(consent, "w")
    settled()
    sheet = consent.sheet
    assert isinstance(sheet, WithdrawSheet)
    assert "1." in sheet.effect.text() and "cannot be called back" in sheet.effect.text()
    sheet.send()
    settled()
    assert sheet.reason.problem
    QTest.keyClicks(sheet.reason.line, "no more")
    sheet.send()
    settled()
    assert consent.sheet is None
    hidden = [line for line in consent.table.lines if line.hidden is not None]
    assert [line.sha256 for line in hidden] == [shots[1]] and hidden[0].thumbnail is None
    case = chart(context, mei).case
    (lesion,) = case.lesions
    assert shots[1] not in {each.sha256 for each in earlier_photographs(lesion)}
    assert shots[1] not in {each.sha256 for each in life_of(lesion)}
    assert read_card(context, mei).withdrawn is not None
    panel = LesionsPanel(workplace)
    qtbot.addWidget(panel)
    panel.show_chart(chart(context, mei))
    settled()
    assert "withdrawn: 1" in panel.consent.text()
    nearest = NearestPhotograph(workplace)
    qtbot.addWidget(nearest)
    nearest.show_case(case)
    settled()
    assert "withdrawn on" in nearest.about.text()


def test_all_of_the_patient_can_be_withdrawn_and_esc_closes(
    consent: ConsentPlace, context: Context, mei: str, settled: Settled
) -> None:
    consent.open_withdraw()
    assert consent.escape() and consent.sheet is None and not consent.escape()
    consent.open_withdraw()
    sheet = consent.sheet
    assert isinstance(sheet, WithdrawSheet)
    sheet.which.set_value("all")
    sheet.which.edited.emit()
    settled()
    assert ": 3." in sheet.effect.text()
    sheet.reason.set_value("wants none of them")
    sheet.send()
    settled()
    assert patient_consents(context, mei).asked.withdrawn == 3


def test_at_the_bench_who_answered_is_kept_with_the_photograph(
    workplace: Workplace, context: Context, mei: str, thigh: str, qtbot
) -> None:
    row = AnswerRow(workplace)
    qtbot.addWidget(row)
    row.show_answer(None)
    assert row.isHidden()
    opened, _ = assessments.open_draft(context, mei, thigh)
    draft = charted(opened.draft, take_in(context, picture(77_001), "IMG.jpg"))
    draft = reduce(draft, actions.SetConsent(("care",)))
    row.show_answer(draft.consent_answer)
    assert not row.isHidden() and row.name.isHidden()
    heard: list[object] = []
    row.answered.connect(heard.append)
    row.said_by.setFocus()
    row.said_by.setCurrentIndex(1)
    row.said_by.activated.emit(1)
    draft = reduce(draft, heard[-1])  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="representative_needs_name"):
        assessments.sign(context, opened.draft_id, draft, opened.version)
    QTest.keyClicks(row.name, "ZHANG Wei, son")
    row.name.editingFinished.emit()
    draft = reduce(draft, heard[-1])  # type: ignore[arg-type]
    assessments.sign(context, opened.draft_id, draft, opened.version)
    (line,) = patient_consents(context, mei).lines
    (step,) = line.history
    assert (step.what, step.scopes, step.name, step.obtained_by) == ("given", ("care",), "ZHANG Wei, son", "RN Li")
    again, _ = assessments.open_draft(context, mei, thigh)
    assert again.draft.consent == ("care",) and again.draft.consent_answer is None, "carried, not asked today"
    assessments.discard(context, again.draft_id)
