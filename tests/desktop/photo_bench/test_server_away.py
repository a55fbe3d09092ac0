"""The server goes away while somebody charts: the keeper keeps, says so, and writes when it is back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from core.charting import actions
from core.charting.reducing import reduce
from core.clinic.away import AwayDraft, AwayDrafts
from core.clinic.commands import assessments
from core.clinic.commands.assessments import OpenedDraft
from core.clinic.commands.photographs import take_in
from core.clinic.context import Actor, Context
from core.clinic.views.chart import chart
from core.errors import NotAllowed, Unreachable, Unsure
from core.store.away import AwayFiles
from desktop.background.connection import Connection
from desktop.photo_bench.draft_keeper import DraftKeeper
from desktop.photo_bench.place import AssessmentPlace
from desktop.widgets.requests import BeginAssessment
from desktop.widgets.two_versions import TwoVersions
from desktop.widgets.workplace import Workplace
from tests.desktop.wards import settle
from tests.wards import charted

KEY = bytes(range(32))


class Server:
    """Stands before the record: away, it answers nothing; `mute`, it does what it is asked and does not answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.mode = "there"
        for name in ("autosave", "save_beside", "sign", "discard"):
            monkeypatch.setattr(assessments, name, self._before(getattr(assessments, name)))

    def _before(self, work):
        def asked(*arguments, **more):
            self.ask()
            answer = work(*arguments, **more)
            if self.mode == "mute":
                self.mode = "away"
                raise Unsure("error.store.unsure")
            return answer

        return asked

    def ask(self) -> None:
        if self.mode == "away":
            raise Unreachable("error.store.no_server")


@pytest.fixture
def neighbour(mei: str, thigh: str) -> tuple[str, str]:
    return mei, thigh


@pytest.fixture
def server(monkeypatch) -> Server:
    return Server(monkeypatch)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "away"


def drafts_in(folder) -> AwayDrafts:
    return AwayDrafts(AwayFiles(folder, KEY, "server"))


@pytest.fixture
def line(bridge, server, context, folder):
    made = Connection(bridge, server.ask, drafts_in(folder), context.clock, bridge)
    yield made
    made.end()


@pytest.fixture
def at_server(workplace: Workplace, line: Connection) -> Workplace:
    return replace(workplace, connection=line)


@pytest.fixture
def opened(context: Context, neighbour) -> OpenedDraft:
    return assessments.open_draft(context, *neighbour)[0]


@pytest.fixture
def keeper(at_server, opened):
    made = DraftKeeper(at_server, opened)
    yield made
    made._timer.stop()
    made.deleteLater()


def note_of(context: Context, neighbour) -> str | None:
    return assessments.open_draft(context, *neighbour)[0].draft.note


def goes(qtbot, line: Connection, server: Server, keeper: DraftKeeper) -> None:
    server.mode = "away"
    keeper.do(actions.SetNote("typed as it went"))
    with qtbot.waitSignal(keeper.kept_here):
        keeper.save()
    qtbot.waitUntil(lambda: line.away)


def test_entries_are_kept_on_the_disk_and_written_when_it_is_back(
    qtbot, bridge, line, server, keeper, context, neighbour, folder
) -> None:
    goes(qtbot, line, server, keeper)
    keeper.do(actions.SetNote("typed while away"))
    with qtbot.waitSignal(keeper.kept_here):
        keeper.save()
    settle(qtbot, bridge)
    (kept,) = drafts_in(folder).waiting("a1")
    assert kept.draft.note == "typed while away" and note_of(context, neighbour) is None
    server.mode = "there"
    with qtbot.waitSignal(keeper.saved):
        line.try_now()
    settle(qtbot, bridge)
    assert note_of(context, neighbour) == "typed while away"
    assert drafts_in(folder).waiting("a1") == () and not list(folder.rglob("*.away"))


def test_nothing_is_signed_while_it_is_away_and_the_reason_is_said(qtbot, bridge, line, server, keeper, opened) -> None:
    keeper.do(actions.SetNote("x"))
    goes(qtbot, line, server, keeper)
    with qtbot.waitSignal(keeper.sign_failed) as told:
        keeper.sign()
    settle(qtbot, bridge)
    assert isinstance(told.args[0], NotAllowed) and told.args[0].text.params["since"] == "16:00"
    server.mode = "there"
    with qtbot.waitSignal(keeper.saved):
        line.try_now()


def test_a_signature_whose_answer_was_lost_is_told_once_it_is_known(
    qtbot, bridge, line, server, at_server, context, neighbour, folder
) -> None:
    opened = assessments.open_draft(context, *neighbour)[0]
    keeper = DraftKeeper(at_server, replace(opened, draft=charted(opened.draft)))
    server.mode = "mute"
    with qtbot.waitSignal(keeper.sign_failed) as told:
        keeper.sign()
    assert isinstance(told.args[0], Unsure)
    qtbot.waitUntil(lambda: line.away)
    server.mode = "there"
    with qtbot.waitSignal(keeper.signed):
        line.try_now()
    settle(qtbot, bridge)
    assert len(chart(context, neighbour[0]).case.lesions[0].assessments) == 1
    assert drafts_in(folder).waiting("a1") == ()
    keeper.deleteLater()


def test_a_signature_that_never_arrived_is_said_not_to_be_one(qtbot, bridge, line, server, at_server, opened) -> None:
    keeper = DraftKeeper(at_server, replace(opened, draft=charted(opened.draft)))
    server.mode = "away"
    with qtbot.waitSignal(keeper.sign_failed) as told:
        keeper.sign()
    assert isinstance(told.args[0], Unreachable) and not isinstance(told.args[0], Unsure)
    keeper._unsure = True
    server.mode = "there"
    with qtbot.waitSignal(keeper.sign_failed) as again:
        line.try_now() if line.away else keeper._server_is_back()
    assert again.args[0].text.key == "error.clinic.was_not_signed"
    settle(qtbot, bridge)
    keeper.deleteLater()


def test_a_discarding_that_fails_is_not_called_done(qtbot, bridge, server, keeper, context, neighbour) -> None:
    heard: list[str] = []
    keeper.discarded.connect(lambda: heard.append("discarded"))
    server.mode = "away"
    with qtbot.waitSignal(keeper.save_failed):
        keeper.discard()
    assert heard == []
    server.mode = "there"
    with qtbot.waitSignal(keeper.discarded):
        keeper.discard()
    settle(qtbot, bridge)
    assert chart(context, neighbour[0]).drafts == ()


def test_after_a_restart_what_was_kept_is_taken_up_and_both_are_shown(
    qtbot, bridge, line, at_server, context, opened, neighbour, folder
) -> None:
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    theirs = reduce(reduce(opened.draft, actions.SetNote("dry")), actions.SetPain("rest", 4))
    assessments.autosave(other, opened.draft_id, theirs, opened.version)
    mine = reduce(opened.draft, actions.SetNote("wet"))
    kept = AwayDraft(
        draft_id=opened.draft_id, account_id="a1", name="RN Li", kept_at=context.now(), base=opened.draft, draft=mine
    )
    line.drafts.keep(kept, line.drafts.number())
    place = AssessmentPlace(at_server)
    qtbot.addWidget(place)
    place.resize(1190, 760)
    place.show()
    place.open(BeginAssessment(*neighbour))
    settle(qtbot, bridge, lambda: place.findChildren(TwoVersions))
    (sheet,) = place.findChildren(TwoVersions)
    words = "\n".join(each.text() for each in sheet.findChildren(QLabel))
    assert "Dr Osei" in words and "wet" in words and "dry" in words
    assert note_of(context, neighbour) == "dry"
    qtbot.keyClick(sheet.lines[0].buttons()[0], "1")
    with qtbot.waitSignal(place.view.keeper.saved):
        sheet.save.click()
    settle(qtbot, bridge)
    kept_now = assessments.open_draft(context, *neighbour)[0].draft
    assert (kept_now.note, kept_now.pain.rest) == ("wet", 4)
    assert place.view.keeper.draft == kept_now
    assert drafts_in(folder).waiting("a1") == ()


def test_both_can_be_looked_at_again_after_going_back(qtbot, bridge, workplace, context, opened, neighbour) -> None:
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    place = AssessmentPlace(workplace)
    qtbot.addWidget(place)
    place.resize(1190, 760)
    place.show()
    place.open(BeginAssessment(*neighbour))
    settle(qtbot, bridge, lambda: place.view is not None)
    assessments.autosave(other, opened.draft_id, reduce(opened.draft, actions.SetNote("dry")), opened.version)
    view = place.view
    view.keeper.do(actions.SetNote("wet"))
    view.keeper.save()
    settle(qtbot, bridge, lambda: place.findChildren(TwoVersions))
    place.findChildren(TwoVersions)[0].leave()
    assert view.keeper.draft.note == "wet" and "Show both" in [
        push.text() for push in view.notice.findChildren(QPushButton)
    ]
    view.keeper.show_both()
    sheet = next(each for each in place.findChildren(TwoVersions) if not each.isHidden())
    sheet._all_theirs()
    with qtbot.waitSignal(view.keeper.saved):
        sheet.save.click()
    settle(qtbot, bridge)
    assert view.keeper.draft.note == "dry" == note_of(context, neighbour)


def test_answers_of_another_workstation_come_into_the_form(
    qtbot, bridge, workplace, context, opened, neighbour
) -> None:
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    keeper = DraftKeeper(workplace, opened)
    assessments.autosave(other, opened.draft_id, reduce(opened.draft, actions.SetPain("rest", 4)), opened.version)
    keeper.do(actions.SetNote("wet"))
    told = []
    bridge.changed.connect(told.append)
    with qtbot.waitSignal(keeper.merged):
        keeper.save()
    assert keeper.draft.pain.rest == 4 and keeper.draft.note == "wet" and told[0].beside is not None
    keeper.do(actions.SetPain("rest", 5))
    with qtbot.waitSignal(keeper.saved):
        keeper.save()
    settle(qtbot, bridge)
    assert assessments.open_draft(context, *neighbour)[0].draft.pain.rest == 5
    keeper.deleteLater()


def test_what_was_kept_of_a_draft_that_another_signed_is_taken_into_the_next_one(
    qtbot, bridge, line, at_server, context, opened, neighbour, folder
) -> None:
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    mine = reduce(opened.draft, actions.SetNote("wet"))
    kept = AwayDraft(
        draft_id=opened.draft_id, account_id="a1", name="RN Li", kept_at=context.now(), base=opened.draft, draft=mine
    )
    line.drafts.keep(kept, line.drafts.number())
    assessments.sign(other, opened.draft_id, charted(opened.draft), opened.version)
    place = AssessmentPlace(at_server)
    qtbot.addWidget(place)
    place.show()
    place.open(BeginAssessment(*neighbour))
    settle(qtbot, bridge, lambda: place.view is not None)
    settle(qtbot, bridge)
    assert place.view.keeper.draft_id != opened.draft_id and place.view.keeper.draft.note == "wet"
    assert note_of(context, neighbour) == "wet" and not list(folder.rglob("*.away"))


def test_a_photograph_of_another_workstation_comes_onto_the_bench(
    qtbot, bridge, place, context, neighbour, photograph, settled
) -> None:
    other = replace(context, actor=Actor("a2", "Dr Osei", "nurse"))
    place.open(BeginAssessment(*neighbour))
    settled()
    view = place.view
    taken = take_in(other, photograph.read_bytes(), "IMG_0413.jpg")
    theirs = assessments.open_draft(other, *neighbour)[0]
    with_one = charted(theirs.draft, taken)
    assessments.autosave(other, theirs.draft_id, with_one, theirs.version)
    view.keeper.do(actions.SetNote("wet"))
    view.keeper.save()
    settle(qtbot, bridge, lambda: place.view is not view)
    settled()
    assert [entry.sha256 for entry in place.view.keeper.draft.photographs] == [taken.sha256]
    assert place.view.keeper.draft.note == "wet" and place.view.bench.stations.current is not None
    assert place.view.keeper.parent() is place.view
