"""The line to the server breaks in every way we could think of: each answer that is given is true."""

import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from core.charting import actions
from core.charting.reducing import reduce
from core.clinic.away import AwayDraft, AwayDrafts, ask_server, away_drafts, write_back
from core.clinic.commands import assessments
from core.clinic.context import Actor, Context
from core.clinic.views.chart import chart
from core.clinic.views.drafts import draft_fate
from core.errors import Conflict, StoreError, Unreachable, Unsure
from core.store import patience
from core.store.away import AwayFiles
from core.store.store import Store
from tests.proxy import Proxy
from tests.wards import admit, charted

pytestmark = pytest.mark.postgres


@pytest.fixture
def line(postgres_url: str) -> Iterator[Proxy]:
    with Proxy(postgres_url) as proxy:
        yield proxy


@pytest.fixture
def here(line: Proxy) -> Iterator[Context]:
    store = Store.open_postgres(line.url)
    yield Context(Actor("a1", "RN Li", "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")
    line.mode = "pass"
    store.close()


@pytest.fixture
def there(postgres_url: str) -> Iterator[Context]:
    store = Store.open_postgres(postgres_url)
    yield Context(Actor("a2", "Dr Osei", "nurse"), lambda: datetime.now(UTC), store, ZoneInfo("UTC"), "Ward 7")
    store.close()


def settings(context: Context) -> int:
    with context.store.read() as session:
        return session.scalar(text("SELECT count(*) FROM camera_profile"))


def write(context: Context, name: str) -> None:
    with context.store.write() as session:
        session.execute(
            text("INSERT INTO camera_profile (id, version, key, profile) VALUES (:name, 1, :name, '{}')"),
            {"name": name},
        )


def test_a_line_that_is_cut_is_told_and_serves_again_when_it_is_back(line, here, there) -> None:
    write(here, "before")
    line.mode = "cut"
    line.cut()
    for work in (lambda: write(here, "x"), lambda: settings(here), lambda: ask_server(here)):
        with pytest.raises(Unreachable):
            work()
    line.mode = "pass"
    ask_server(here)
    assert settings(there) == 1
    write(here, "after")
    assert settings(there) == 2


def test_a_commit_that_the_server_never_heard_of_is_not_called_refused(line, here, there) -> None:
    line.mode = "deaf"
    with pytest.raises(Unsure):
        write(here, "unheard")
    assert settings(there) == 0


def test_a_commit_whose_answer_was_lost_is_not_called_failed(line, here, there) -> None:
    line.mode = "mute"
    with pytest.raises(Unsure):
        write(here, "unanswered")
    assert settings(there) == 1


def test_a_break_before_the_commit_is_known_to_have_written_nothing(line, here, there) -> None:
    with pytest.raises(Unreachable) as told, here.store.write() as session:
        session.execute(text("SELECT 1"))
        line.cut()
        session.execute(text("SELECT 1"))
    assert not isinstance(told.value, Unsure)
    assert settings(there) == 0


def test_a_half_closed_line_is_given_up(line, here) -> None:
    settings(here)
    with pytest.raises(Unreachable), here.store.read() as session:
        session.execute(text("SELECT 1"))
        line.half_close()
        session.execute(text("SELECT 1"))


def test_a_line_with_nobody_behind_it_is_given_up(line, here, there, monkeypatch) -> None:
    settings(here)
    monkeypatch.setattr(patience, "SILENCE_S", 0.3)
    line.mode = "silent"
    with pytest.raises(Unreachable):
        settings(here)
    line.mode = "pass"
    write(here, "again")
    assert settings(there) == 1


def test_a_slow_line_is_only_slow(line, here, monkeypatch) -> None:
    monkeypatch.setattr(patience, "SILENCE_S", 5.0)
    line.delay_s = 0.05
    write(here, "slow")
    assert settings(here) == 1


def test_a_signature_whose_answer_was_lost_is_found_out_about(line, here, there) -> None:
    patient, lesion = admit(here)
    opened, _ = assessments.open_draft(here, patient, lesion)
    line.mode = "mute"
    with pytest.raises(Unsure):
        assessments.sign(here, opened.draft_id, charted(opened.draft), opened.version)
    fate = draft_fate(here, opened.draft_id, patient, lesion)
    assert (fate.state, fate.by) == ("signed", "RN Li")
    assert len(chart(there, patient).case.lesions[0].assessments) == 1
    second, _ = assessments.open_draft(here, patient, lesion)
    line.mode = "deaf"
    with pytest.raises(Unsure):
        assessments.sign(here, second.draft_id, charted(second.draft), second.version)
    line.mode = "pass"
    assert draft_fate(here, second.draft_id, patient, lesion).state == "waiting"
    assert there.store.verify() == []


def test_entries_outlive_a_line_that_breaks_anywhere(line, here, there, tmp_path) -> None:
    """A nurse types 60 notes; the line breaks after so many bytes as chance says, and at each of the server's ears."""
    charting_through_breaks(line, here, there, AwayFiles(tmp_path, bytes(32), "server"), rounds=60, seed=6)


@pytest.mark.long
def test_entries_outlive_a_thousand_breaks(line, here, there, tmp_path) -> None:
    for seed in range(20):
        charting_through_breaks(line, here, there, AwayFiles(tmp_path, bytes(32), "server"), rounds=100, seed=seed)


def charting_through_breaks(
    line: Proxy, here: Context, there: Context, files: AwayFiles, *, rounds: int, seed: int
) -> None:
    chance = random.Random(seed)
    line.mode = "pass"
    patient, lesion = admit(here, f"CUA-{seed}", f"Patient {seed}")
    opened, _ = assessments.open_draft(here, patient, lesion)
    drafts, base, entered, broken = AwayDrafts(files), opened.draft, opened.draft, 0
    for number in range(rounds):
        entered = reduce(entered, actions.SetNote(f"note {number}"))
        away_draft = AwayDraft(
            draft_id=opened.draft_id,
            account_id="a1",
            name="RN Li",
            kept_at=here.now(),
            base=base,
            draft=entered,
        )
        drafts.keep(away_draft, drafts.number())
        line.mode = chance.choice(["pass", "pass", "deaf", "mute", "cut"])
        line.cut_after = line.carried + chance.randrange(4_000) if chance.random() < 0.5 else None
        try:
            done, _ = write_back(here, drafts)
        except Unreachable:
            broken += 1
            line.mode, line.cut_after = "pass", None
            if chance.random() < 0.5:
                drafts = AwayDrafts(files)  # the program was ended, and started again
            done, _ = write_back(here, drafts)
        assert (done.waiting, drafts.waiting("a1")) == ((), ())
        line.mode, line.cut_after = "pass", None
        kept, _ = assessments.open_draft(there, patient, lesion)
        assert kept.draft.note == f"note {number}", "what was said to be saved is there"
        base = kept.draft
    assert broken > rounds / 5
    assert there.store.verify() == []


def test_the_drafts_of_a_server_are_known_by_the_server_and_not_by_who_connects(here, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("core.clinic.away.safe_keyring", lambda: None)
    drafts = away_drafts(here, tmp_path)
    assert drafts is not None and drafts.in_memory
    monkeypatch.setattr("core.clinic.away.workstation_key", lambda _ring: bytes(32))
    kept = away_drafts(here, tmp_path)
    assert kept is not None and not kept.in_memory
    assert here.store.server is not None and "calcitrack@" not in here.store.server


def test_two_workstations_write_one_draft_and_nobody_is_overwritten(here, there) -> None:
    """Each saves its own answers eleven times, at the same time."""
    patient, lesion = admit(here)
    opened, _ = assessments.open_draft(here, patient, lesion)

    def chart_pain(context: Context, which: str, told: list[Exception]) -> None:
        base = opened.draft
        try:
            for score in range(11):
                mine = reduce(base, actions.SetPain(which, score))
                base = assessments.save_beside(context, opened.draft_id, mine, base)[0].draft
        except (Conflict, StoreError) as error:
            told.append(error)

    told: list[Exception] = []
    both = [
        threading.Thread(target=chart_pain, args=(context, which, told))
        for context, which in ((here, "rest"), (there, "dressing_change"))
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    kept, _ = assessments.open_draft(replace(here), patient, lesion)
    assert told == [] and (kept.draft.pain.rest, kept.draft.pain.dressing_change) == (10, 10)
