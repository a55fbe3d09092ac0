"""Whoever comes back within a shift goes on where they were: place, view, filters, patient, draft and window."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core.case.lesion import Lesion
from core.clinic import opening
from core.clinic.commands import lesions
from desktop.administration.sign_in import SignIn
from desktop.shell.coming_back import A_SHIFT, Left, address_of, read_left, without_patient
from desktop.shell.program import Program
from desktop.shell.shell import Shell
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    BeginAssessment,
    ComparePhotographs,
    EditPatient,
    OpenConsent,
    OpenFindings,
    OpenPatient,
    OpenPlace,
    PrintHandover,
)
from tests.desktop.shell.signed_in import GOOD, OTHER, Clock, make_clinic, make_program, settled


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def patient_id(folder: Path, clock: Clock) -> str:
    return make_clinic(folder, clock)


class Starts:
    """The program, started again and again on one store with one file of preferences."""

    def __init__(self, app, qtbot, folder: Path, clock: Clock) -> None:
        self._app, self._qtbot, self._folder, self._clock = app, qtbot, folder, clock
        self.program: Program | None = None

    def sign_in(self, account: str, passphrase: str) -> Shell:
        self.end()
        self.program = program = make_program(self._app, self._folder.parent, self._clock)
        program.start(str(self._folder), demo=False)
        page = program.window.page
        assert isinstance(page, SignIn)
        page.account.line.setText(account)
        page.passphrase.line.setText(passphrase)
        page.sign_in()
        self._qtbot.waitUntil(lambda: isinstance(program.window.page, Shell), timeout=20_000)
        self.settle()
        assert program.shell is not None
        return program.shell

    def settle(self) -> None:
        settled(self.program, self._qtbot)
        shell = self.program.shell
        if shell is not None:
            shell.patient.big_name.hide()

    def end(self) -> None:
        if self.program is not None:
            self.program.window.close()
            self.program.close()
            self.program.window.deleteLater()
            self.program.deleteLater()
            self.program = None


@pytest.fixture
def starts(dressed, qtbot, folder: Path, clock: Clock, patient_id: str) -> Iterator[Starts]:
    made = Starts(dressed, qtbot, folder, clock)
    yield made
    made.end()


def test_the_chart_is_open_again_at_its_view_and_back_leads_to_the_worklist(starts: Starts, patient_id: str) -> None:
    starts.sign_in("li", OTHER).go(OpenPatient(patient_id, "pain"))
    starts.settle()
    shell = starts.sign_in("li", OTHER)
    assert shell.history.here == OpenPatient(patient_id, "pain")
    assert shell.patient.banner.shown is not None and shell.patient.banner.shown.patient_id == patient_id
    shell.back()
    assert shell.history.here == OpenPlace("worklist")


def test_nothing_about_the_patient_is_in_the_preferences(starts: Starts, patient_id: str, folder: Path) -> None:
    starts.sign_in("li", OTHER).go(OpenPatient(patient_id, "timeline"))
    starts.settle()
    starts.end()
    kept = (folder.parent / "window.ini").read_text()
    assert "timeline" in kept
    for telling in (patient_id, "ZHANG", "CUA-001"):
        assert telling not in kept


def test_a_draft_is_taken_up_where_it_was_left(starts: Starts, patient_id: str, folder: Path, clock: Clock) -> None:
    context = opening.open_store(folder, "li", OTHER, clock)
    lesion = Lesion(id="", site="thigh", side="left", region="proximal", onset=context.today())
    lesion_id, _ = lesions.add_lesion(context, patient_id, lesion)
    opening.close(context)
    starts.sign_in("li", OTHER).go(BeginAssessment(patient_id, lesion_id))
    starts.settle()
    assert starts.sign_in("li", OTHER).history.here == BeginAssessment(patient_id, lesion_id)


def test_place_filter_open_patient_and_window_come_back(starts: Starts, patient_id: str) -> None:
    shell = starts.sign_in("li", OTHER)
    starts.program.window.resize(1111, 777)
    shell.go(OpenPatient(patient_id))
    starts.settle()
    shell.go(OpenPlace("worklist", "recent"))
    shell.go(OpenPlace("tasks"))
    shell.place.filters.whose.buttons()[1].click()
    starts.settle()
    shell = starts.sign_in("li", OTHER)
    assert shell.history.here == OpenPlace("tasks")
    assert shell.place.filters.asked() == (None, False, "mine")
    assert shell.patient.patient_id == patient_id and shell.patient.banner.isVisible()
    assert (starts.program.window.width(), starts.program.window.height()) == (1111, 777)


def test_everybody_comes_back_to_their_own_place(starts: Starts, patient_id: str) -> None:
    starts.sign_in("li", OTHER).go(OpenPatient(patient_id, "pain"))
    starts.settle()
    shell = starts.sign_in("admin", GOOD)
    assert shell.history.here == OpenPlace("worklist") and shell.patient.patient_id is None
    shell.go(OpenPlace("settings"))
    assert starts.sign_in("li", OTHER).history.here == OpenPatient(patient_id, "pain")
    assert starts.sign_in("admin", GOOD).history.here == OpenPlace("settings")


def test_the_next_day_begins_with_the_worklist(starts: Starts, patient_id: str, clock: Clock) -> None:
    starts.sign_in("li", OTHER).go(OpenPatient(patient_id))
    starts.settle()
    starts.end()
    clock.now += A_SHIFT + timedelta(minutes=1)
    shell = starts.sign_in("li", OTHER)
    assert shell.history.here == OpenPlace("worklist") and shell.patient.patient_id is None


def test_the_patient_is_noted_as_seen_each_time(starts: Starts, patient_id: str) -> None:
    from core.clinic.views.recent import recent_patients

    starts.sign_in("li", OTHER).go(OpenPatient(patient_id))
    starts.settle()
    shell = starts.sign_in("li", OTHER)
    assert [one.patient_id for one in recent_patients(shell.workplace.context)] == [patient_id]
    with shell.workplace.context.store.read() as session:
        from sqlalchemy import select

        from core.record.audit import AuditRow

        assert list(session.scalars(select(AuditRow.action))).count("patient.read") == 2


@pytest.mark.parametrize(
    ("request_", "kept"),
    [
        (OpenPlace("review", "table"), ("review", "table")),
        (OpenPatient("p", "guidance/diagnosis"), ("chart", "guidance/diagnosis")),
        (BeginAssessment("p", "l"), ("assessment", None)),
        (PrintHandover(("p",), "transfer"), ("printing", "transfer")),
        (PrintHandover(("p", "q")), ("worklist", None)),
        (ComparePhotographs("p", "l", "blink"), ("compare", "blink")),
        (OpenConsent("p"), ("consent", None)),
        (OpenFindings("p"), ("findings", None)),
        (AddPain("p"), ("chart", None)),
        (EditPatient("p"), ("chart", None)),
        (AddPatient(), ("worklist", None)),
        (None, ("worklist", None)),
    ],
)
def test_every_address_has_a_place_to_come_back_to(request_, kept, clock: Clock) -> None:
    assert without_patient(request_) == kept
    left = Left(*kept, True, clock())
    assert read_left(left.written()) == left
    back = address_of(left, None)
    assert isinstance(back, OpenPlace)  # of nobody's chart


@pytest.mark.parametrize("kept", ["", "null", "{", "[]", '["chart", null, true, "yesterday"]', '["a"]'])
def test_what_another_version_kept_is_passed_over(kept: str) -> None:
    assert read_left(kept) is None
