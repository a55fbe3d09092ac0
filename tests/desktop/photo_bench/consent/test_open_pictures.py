"""A picture that is open when it is withdrawn goes at once: from the bench, the comparison and the printed preview."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.clinic.changes import Changes
from core.clinic.commands.consent import record_consent, withdraw
from core.clinic.context import Context
from core.clinic.views.reports import issued
from core.store.store import Store
from desktop.photo_bench.compare.place import ComparePlace
from desktop.photo_bench.place import AssessmentPlace
from desktop.printing.place import PrintingPlace
from desktop.widgets.empty import Empty
from desktop.widgets.requests import BeginAssessment, ComparePhotographs, OpenReport, PrintHandover
from desktop.widgets.workplace import Workplace
from tests.core.clinic.photographed import photographed, picture, said
from tests.desktop.photo_bench.hands import view_of

Settled = Callable[[], None]


@pytest.fixture(scope="module")
def shared_store() -> Iterator[Store]:
    """A store of its own: what is withdrawn here is hidden in all of it."""
    store = Store.temporary()
    yield store
    store.close()


@pytest.fixture
def shots(context: Context, mei: str, thigh: str, request: pytest.FixtureRequest) -> list[str]:
    """Three signed photographs, newest last."""
    seed = 9000 * (1 + request.node.session.items.index(request.node))
    return [photographed(context, mei, thigh, seed + number) for number in range(3)]


@pytest.fixture
def comparing(workplace: Workplace, qtbot: QtBot, settled: Settled) -> Iterator[ComparePlace]:
    made = ComparePlace(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    yield made
    made.leave()
    settled()


@pytest.fixture
def printing(workplace: Workplace, qtbot: QtBot, settled: Settled) -> Iterator[PrintingPlace]:
    made = PrintingPlace(workplace)
    qtbot.addWidget(made)
    made.resize(1190, 690)
    made.show()
    yield made
    made.leave()
    settled()


def withdrawn_elsewhere(workplace: Workplace, patient: str, sha256s: list[str] | None) -> None:
    """Another workstation withdraws, and this one hears of it."""
    context = workplace.context
    _, changes = withdraw(context, patient, sha256s, said(context, "care"), "no more")
    workplace.bridge.changed.emit(replace(changes, elsewhere=True))


def test_the_bench_lets_go_of_the_photograph_that_is_worked_on(
    place: AssessmentPlace, workplace: Workplace, mei: str, thigh: str, settled: Settled, tmp_path: Path
) -> None:
    file = tmp_path / "IMG.jpg"
    file.write_bytes(picture(990_001))
    place.open(BeginAssessment(mei, thigh))
    settled()
    view_of(place).bench.add_paths([file])
    settled()
    keeper = view_of(place).keeper
    keeper.save()
    settled()
    (photograph,) = keeper.draft.photographs
    assert view_of(place).bench.stations.current is not None
    withdrawn_elsewhere(workplace, mei, [photograph.sha256])
    settled()
    bench = view_of(place).bench
    assert bench.stations.current is None and bench.stations.station(photograph.sha256) is None
    assert "withdrawn" in bench.notice.sentence
    assert view_of(place).keeper is keeper, "what was charted goes on"


def test_the_bench_lets_go_of_an_earlier_photograph(
    place: AssessmentPlace, workplace: Workplace, mei: str, thigh: str, shots: list[str], settled: Settled
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    assert set(shots) <= set(view_of(place).photographs)
    withdrawn_elsewhere(workplace, mei, [shots[1]])
    settled()
    assert shots[1] not in view_of(place).photographs and shots[0] in view_of(place).photographs


def test_nobody_at_the_bench_is_disturbed_by_a_consent(
    place: AssessmentPlace, workplace: Workplace, mei: str, thigh: str, shots: list[str], settled: Settled
) -> None:
    place.open(BeginAssessment(mei, thigh))
    settled()
    view, context = view_of(place), workplace.context
    workplace.bridge.changed.emit(record_consent(context, mei, shots, said(context, "teaching")))
    settled()
    assert place.view is view


@pytest.mark.parametrize("covered", [False, True])
def test_a_comparison_lets_go_of_it_under_the_cover_of_a_lock_too(
    comparing: ComparePlace,
    workplace: Workplace,
    mei: str,
    thigh: str,
    shots: list[str],
    settled: Settled,
    covered: bool,
) -> None:
    comparing.open(ComparePhotographs(mei, thigh))
    settled()
    assert comparing.view is not None
    comparing.setVisible(not covered)
    withdrawn_elsewhere(workplace, mei, shots[1:])
    settled()
    assert comparing.view is None and comparing.findChild(Empty) is not None


def test_a_preview_is_made_again_without_it(
    printing: PrintingPlace, workplace: Workplace, mei: str, shots: list[str], settled: Settled
) -> None:
    printing.open(PrintHandover((mei,)))
    settled()
    before = printing.pdf
    shown: list[Changes] = []
    workplace.bridge.changed.connect(shown.append)
    workplace.bridge.changed.connect(lambda _changes: shown.append(printing.pdf))
    withdrawn_elsewhere(workplace, mei, shots)
    assert shown[-1] is None, "the pages are gone before the new ones are made"
    settled()
    assert printing.pdf is not None and printing.pdf != before


def test_a_report_that_left_before_is_shown_no_more(
    printing: PrintingPlace, workplace: Workplace, mei: str, shots: list[str], settled: Settled, tmp_path: Path
) -> None:
    printing.open(PrintHandover((mei,)))
    settled()
    printing.save_to(tmp_path / "handover.pdf")
    settled()
    (line,) = issued(workplace.context, [mei])
    printing.open(OpenReport(mei, line.report_id))
    settled()
    assert printing.pdf is not None
    withdrawn_elsewhere(workplace, mei, shots)
    settled()
    assert printing.pdf is None
    assert "withdrawn" in printing.notice.sentence
